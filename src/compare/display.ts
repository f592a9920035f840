import type { Display, Wording } from '../comparison.ts';
import { dateRank, formatDate, formatPeriod } from '../dates.ts';
import { withLevelSymbol } from '../level.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import type { Attribute, Claim, Datum, Gap, PartialDate, Quantity, Step } from '../model.ts';
import { typeset } from '../typography.ts';
import { fixed, inline, plain, withoutMarkup } from '../wording.ts';
import { formatQuantity, wholeLength } from './numbers.ts';

/** Returns what a reader sees of a claim, with its qualifier and its "since", without reference date and alternatives. */
export function displayClaim(claim: Claim, attribute: Attribute, locale: Locale): Display {
  const bare = displayDatum(claim.datum, attribute, locale);
  const { qualifier, since } = claim;
  const qualified =
    qualifier === null ? bare : frame(bare, word(locale, `qualifier.${qualifier}`, { value: slot }), locale);
  if (since === null) return qualified;
  return frame(qualified, word(locale, 'value.since', { value: slot, date: formatDate(since, locale) }), locale);
}

/** Returns the display with a reference date of its own behind it. */
export function withDate(display: Display, date: PartialDate, locale: Locale): Display {
  return frame(display, word(locale, 'value.as-of', { value: slot, date: formatDate(date, locale) }), locale);
}

/** Stands for a value in the words around it. */
const slot = '\u0000';

/** Returns the symbol of a gap, e.g. "k. A.". */
export function displayGap(gap: Gap, locale: Locale): Display {
  return textDisplay(word(locale, `gap.${gap.reason}.symbol`), locale);
}

function displayDatum(datum: Datum, attribute: Attribute, locale: Locale): Display {
  switch (datum.type) {
    case 'text':
      return listDisplay([inline(datum.text, locale.language)]);
    case 'list':
      return listDisplay(datum.items.map((item) => inline(item, locale.language)));
    case 'number':
      return displayQuantity(datum.quantity, attribute, locale);
    case 'year':
      return textDisplay(String(datum.year), locale);
    case 'date':
      return textDisplay(formatDate(datum.date, locale), locale);
    case 'period':
      return textDisplay(formatPeriod(datum.period, locale), locale);
    case 'boolean':
      return textDisplay(word(locale, datum.holds ? 'value.yes' : 'value.no'), locale);
    case 'choice':
      return listDisplay([optionLabel(datum.option, attribute, locale)]);
    case 'scale':
      return displayLevel(datum.level, attribute, locale);
    case 'change':
      return textDisplay(
        `${formatQuantity(datum.from, attribute, locale)} → ${formatQuantity(datum.to, attribute, locale)}`,
        locale,
      );
    case 'series':
      return displaySeries(datum.steps, attribute, locale);
  }
}

function displayLevel(level: string, attribute: Attribute, locale: Locale): Display {
  const index = attribute.options.findIndex((option) => option.id === level);
  const label = optionLabel(level, attribute, locale);
  return listDisplay([{ ...label, text: withLevelSymbol(label.text, index, attribute.options.length) }]);
}

function displayQuantity(quantity: Quantity, attribute: Attribute, locale: Locale): Display {
  const display = textDisplay(formatQuantity(quantity, attribute, locale), locale);
  return { ...display, decimal: wholeLength(quantity, attribute, locale) };
}

/** Steps stand in time order, each with its date: "2011: ja → 2018: nein". */
function displaySeries(steps: readonly Step[], attribute: Attribute, locale: Locale): Display {
  const shown = [...steps]
    .sort((a, b) => dateRank(a.date) - dateRank(b.date))
    .map((step) => ({ date: formatDate(step.date, locale), display: displayDatum(step.datum, attribute, locale) }));
  const plainText = shown.map(({ date, display }) => `${date}: ${display.plain}`).join(' → ');
  const markup = shown.some(({ display }) => display.items.some((item) => item.markup === 'markdown'));
  if (!markup) return textDisplay(plainText, locale);
  const text = shown.map(({ date, display }) => `${date}: ${display.items.map(closed).join('; ')}`).join(' → ');
  return listDisplay([{ text, markup: 'markdown', language: locale.language }]);
}

function optionLabel(id: string, attribute: Attribute, locale: Locale): Wording {
  const option = attribute.options.find((candidate) => candidate.id === id);
  return option === undefined ? fixed(id, locale.language) : plain(option.label, locale.language);
}

function textDisplay(text: string, locale: Locale): Display {
  return { plain: text, items: [fixed(text, locale.language)], decimal: null };
}

function listDisplay(items: readonly Wording[]): Display {
  return { plain: items.map(withoutMarkup).join('; '), items, decimal: null };
}

/** Puts the words around the slot before the first item and behind the last one. */
function frame(bare: Display, words: string, locale: Locale): Display {
  const [before = '', after = ''] = words.split(slot);
  const last = bare.items.length - 1;
  const items = bare.items.map((item, index) => {
    const text = `${index === 0 ? before : ''}${index === last ? closed(item) + after : item.text}`;
    return { ...item, text: typeset(text, locale.language) };
  });
  const decimal = bare.decimal === null ? null : before.length + bare.decimal;
  return { ...listDisplay(items), decimal };
}

/** A backslash at the end of Markdown would take away the meaning of what is put behind it. */
function closed({ text, markup }: Wording): string {
  const [backslashes = ''] = /\\*$/.exec(text) ?? [];
  return markup === 'markdown' && backslashes.length % 2 === 1 ? `${text}\\` : text;
}
