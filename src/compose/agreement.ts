import type { AgreementBlock, AgreementEntry, AgreementKind } from '../block.ts';
import { valuesOf } from '../cells.ts';
import type { Row, Wording } from '../comparison.ts';
import { word } from '../locale.ts';
import type { City, Datum, RowView, Theme } from '../model.ts';
import { selectRows } from '../row-view.ts';
import { fixed, plain, withoutMarkup } from '../wording.ts';
import { placeOfTheme } from './blocks.ts';
import type { Context } from './context.ts';
import { fixedWord } from './context.ts';
import type { Plan } from './plan.ts';

const kinds: readonly AgreementKind[] = ['equal', 'different', 'incomplete', 'not-comparable'];

/** A common value longer than this many characters is not told again: the table has it. */
const longestValue = 60;

/** Returns what stands beside the comparison of a theme in that plan, or null; `usual` is the view of the plan's kind. */
export function agreementOf(theme: Theme, plan: Plan, usual: RowView, context: Context): AgreementBlock | null {
  if (!plan.outline.includes('comparison')) return null;
  return agreementBlock(theme, plan.cities, plan.view ?? usual, context);
}

/**
 * Returns what can be computed of a theme's rows where nobody has interpreted them, or null: for a theme with findings, for
 * fewer than two cities, without rows. All rows are told of, but only key rows where the table beside it shows only these.
 * Nothing is said of values across a mismatch.
 */
export function agreementBlock(
  theme: Theme,
  cities: readonly City[],
  view: RowView,
  context: Context,
): AgreementBlock | null {
  if (cities.length < 2 || theme.findings.length > 0) return null;
  const { rows } = selectRows(context.compare(theme, cities).rows, view === 'key' ? 'key' : 'all');
  const groups = kinds.map((kind) => ({
    kind,
    heading: fixedWord(`agreement.${kind}`, context, { cities: inCities(cities.length, cities.length, context) }),
    entries: gather(rows.filter((row) => kindOf(row) === kind).map((row) => entryOf(row, kind, context))),
  }));
  const present = groups.filter(({ entries }) => entries.length > 0);
  return present.length === 0 ? null : { kind: 'agreement', groups: present, ...placeOfTheme(theme) };
}

function kindOf({ agreement, complete, mismatches }: Row): AgreementKind {
  if (mismatches.length > 0) return 'not-comparable';
  if (!complete) return 'incomplete';
  return agreement === 'equal' ? 'equal' : 'different';
}

function entryOf(row: Row, kind: AgreementKind, context: Context): AgreementEntry {
  const values = valuesOf(row.cells);
  return {
    label: row.label,
    text: withDispute(textOf(row, kind, context), row, context),
    coded: values.some(({ coded }) => coded),
    external: values.some(({ external }) => external),
    origin: row.attribute.origin,
  };
}

/** Neighbours of one text are told in one line; what only has its label comes last. */
function gather(entries: readonly AgreementEntry[]): readonly AgreementEntry[] {
  const texts = [...new Set(entries.flatMap(({ text }) => text?.text ?? []))];
  return [
    ...texts.flatMap((text) => entries.filter((entry) => entry.text?.text === text)),
    ...entries.filter(({ text }) => text === null),
  ];
}

function textOf(row: Row, kind: AgreementKind, context: Context): Wording | null {
  switch (kind) {
    case 'equal':
      return commonValue(row, context);
    case 'different':
      return spreadText(row, context);
    case 'incomplete':
      return knownText(row, context);
    case 'not-comparable':
      return fixedWord(`agreement.differs.${row.mismatches.join('-and-')}`, context);
  }
}

/** What all values of the row say; null where it is too long to say it twice. */
function commonValue(row: Row, context: Context): Wording | null {
  const [only, ...others] = sharesOf(row, context);
  const cell = row.cells.find(({ content }) => content.kind === 'value');
  if (cell === undefined) return null;
  const { items, plain: text } = cell.display;
  if (text.length > longestValue) return null;
  // The symbol of a level needs the legend of its table, unless more is said of it.
  const isBare = cell.content.kind === 'value' && cell.content.qualifier === null && cell.content.since === null;
  if (only !== undefined && others.length === 0 && isBare) return fixed(only.label, context.locale.language);
  const [first] = items;
  return first === undefined ? null : { ...first, text: items.map((item) => item.text).join('; ') };
}

/** "ja in zwei, nein in einer von drei Städten"; null for types whose values cannot be counted. */
function spreadText(row: Row, context: Context): Wording | null {
  const of = row.cells.length;
  const shares = sharesOf(row, context);
  const [first, second] = shares;
  if (first === undefined) return null;
  if (second === undefined) {
    const value = word(context.locale, 'agreement.everywhere', {
      value: first.label,
      cities: inCities(of, of, context),
    });
    return fixedWord('agreement.details', context, { value });
  }
  if (of === 2) return fixedWord('agreement.two', context, { first: first.label, second: second.label });
  return fixedWord('agreement.spread', context, { shares: listShares(shares, context), of: countWord(of, context) });
}

/** "belegt in zwei von drei Städten: ja in einer, nein in einer". */
function knownText(row: Row, context: Context): Wording {
  const known = valuesOf(row.cells).length;
  if (known === 0) return fixedWord('agreement.nowhere', context);
  const cities = inCities(known, row.cells.length, context);
  const value = knownValue(row, context);
  return value === null
    ? fixedWord('agreement.known', context, { cities })
    : fixedWord('agreement.known-as', context, { cities, value });
}

function knownValue(row: Row, context: Context): string | null {
  const shares = sharesOf(row, context);
  const [first, ...others] = shares;
  if (others.length > 0) return listShares(shares, context);
  if (row.agreement === 'different') {
    return first === undefined ? null : word(context.locale, 'agreement.details', { value: first.label });
  }
  if (row.agreement === 'open' && first === undefined) return null;
  const common = commonValue(row, context);
  return common === null ? null : withoutMarkup(common);
}

/** A statement about values that other sources dispute says so. */
function withDispute(text: Wording | null, row: Row, context: Context): Wording | null {
  const disputed = row.cells.filter(({ alternatives }) => alternatives.length > 0).length;
  if (disputed === 0) return text;
  const cities = inCities(disputed, row.cells.length, context);
  const dispute = fixedWord('agreement.disputed', context, { cities });
  return text === null ? dispute : { ...text, text: `${text.text}; ${dispute.text}` };
}

/** How many values of a row say one thing. */
interface Share {
  readonly label: string;
  readonly count: number;
}

/** The values of a boolean, choice or scale counted, in the order of its options; nothing for other types. */
function sharesOf(row: Row, context: Context): readonly Share[] {
  const { locale } = context;
  const said = valuesOf(row.cells).map(({ datum }) => categoryOf(datum));
  const { type, options } = row.attribute;
  const categories =
    type === 'boolean'
      ? [
          { id: 'true', label: word(locale, 'value.yes') },
          { id: 'false', label: word(locale, 'value.no') },
        ]
      : options.map(({ id, label }) => ({ id, label: plain(label, locale.language).text }));
  return categories
    .map(({ id, label }) => ({ label, count: said.filter((category) => category === id).length }))
    .filter(({ count }) => count > 0);
}

function categoryOf(datum: Datum): string | null {
  switch (datum.type) {
    case 'boolean':
      return String(datum.holds);
    case 'choice':
      return datum.option;
    case 'scale':
      return datum.level;
    default:
      return null;
  }
}

function listShares(shares: readonly Share[], context: Context): string {
  return shares
    .map(({ label, count }) =>
      word(context.locale, 'agreement.share', { value: label, count: countWord(count, context) }),
    )
    .join(', ');
}

/** "in zwei von drei Städten", "in allen drei Städten", "in beiden Städten". */
function inCities(count: number, of: number, context: Context): string {
  const form = count < of ? 'some' : of === 2 ? 'both' : 'all';
  return word(context.locale, `agreement.cities.${form}`, {
    count: countWord(count, context),
    of: countWord(of, context),
  });
}

/** A number of cities as a word up to twelve, in digits beyond. */
function countWord(count: number, { locale }: Context): string {
  return count <= 12 ? word(locale, `count.${count}`) : count.toLocaleString(locale.intl);
}
