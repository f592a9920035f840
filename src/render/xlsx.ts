/** A comparison as a workbook: the table, where each value comes from, and what its symbols mean. */
import type { ComparisonBlock } from '../block.ts';
import type { Cell, Display } from '../comparison.ts';
import { formatDate } from '../dates.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import { plainMarkdown } from '../markdown.ts';
import type { Claim, Text, Value } from '../model.ts';
import type { Table } from '../table.ts';
import { inline, plain, withoutMarkup } from '../wording.ts';
import type { Bibliography } from './bibliography.ts';
import { citedBy } from './data.ts';
import { legendOf } from './legend.ts';
import { typedValue } from './typed-value.ts';
import type { Entry, SheetContent } from './workbook.ts';
import { renderWorkbook } from './workbook.ts';

/** What the sheets of one workbook share. */
interface Words {
  readonly locale: Locale;
  readonly bibliography: Bibliography;
}

/**
 * Returns the comparison as the bytes of an .xlsx file. Numbers, years and days are values with a format that shows them as
 * every other result does; everything else is text, gaps are their symbols.
 */
export function renderXlsx(block: ComparisonBlock, locale: Locale, bibliography: Bibliography): Promise<Uint8Array> {
  const legend = legendSheet(block.table, locale);
  return renderWorkbook([
    tableSheet(block, locale),
    sourcesSheet(block, { locale, bibliography }),
    ...(legend.rows.length === 0 ? [] : [legend]),
  ]);
}

function tableSheet({ comparison }: ComparisonBlock, locale: Locale): SheetContent {
  const { title, cities, rows, language } = comparison;
  return {
    name: withoutMarkup(title),
    head: [
      word(locale, 'workbook.id'),
      word(locale, 'table.attribute'),
      word(locale, 'workbook.unit'),
      word(locale, 'workbook.as-of'),
      ...cities.map((city) => plain(city.shortName, language).text),
    ],
    rows: rows.map((row) => [
      textEntry(row.attribute.id),
      textEntry(row.label.text),
      textEntry(row.unit ?? ''),
      dateEntry(row.asOf ?? ''),
      ...row.cells.map((cell) => ({
        text: cell.plain,
        typed: typedValue(cell, row.attribute, locale),
        look: cell.content.kind === 'gap' ? ('gap' as const) : ('wrapped' as const),
      })),
    ]),
    frozen: 3,
  };
}

/** One row for each source of each claim; for a gap too, which may have a note and sources. */
function sourcesSheet({ comparison }: ComparisonBlock, words: Words): SheetContent {
  const { cities, rows, language } = comparison;
  const { locale } = words;
  const own = ['city', 'claim', 'value', 'source', 'reference', 'locator', 'as-of', 'note', 'mark', 'origin', 'full'];
  return {
    name: word(locale, 'workbook.sources'),
    head: [
      word(locale, 'workbook.id'),
      word(locale, 'table.attribute'),
      ...own.map((key) => word(locale, `workbook.${key}`)),
    ],
    rows: rows.flatMap((row) =>
      row.cells.flatMap((cell, index) => {
        const city = cities[index];
        const place = [
          row.attribute.id,
          row.label.text,
          city === undefined ? '' : plain(city.shortName, language).text,
        ];
        const claims = claimsOf(cell).flatMap((claim) => claimRows(claim, words));
        return claims.map((entries) => [...place.map(textEntry), ...entries]);
      }),
    ),
    frozen: 3,
  };
}

/** What one source says, or that nobody says anything. */
interface ShownClaim extends Pick<Claim, 'sources' | 'note' | 'asOf'>, Pick<Value, 'coded' | 'external' | 'origin'> {
  /** Null for a gap. */
  readonly rank: 'chosen' | 'other' | null;
  readonly display: Display;
}

function claimsOf({ content, display, alternatives }: Cell): readonly ShownClaim[] {
  const unmarked = { coded: false, external: false };
  if (content.kind === 'gap') return [{ ...content, ...unmarked, display, rank: null, asOf: null }];
  const others = content.alternatives.map((claim, index) => ({
    ...{ ...claim, ...unmarked, origin: content.origin },
    display: alternatives[index] ?? display,
    rank: 'other' as const,
  }));
  return [{ ...content, display, rank: 'chosen' }, ...others];
}

function claimRows(claim: ShownClaim, { locale, bibliography }: Words): readonly (readonly Entry[])[] {
  const { display, rank, asOf, note, origin } = claim;
  const marks = (['coded', 'external'] as const).filter((mark) => claim[mark]);
  const cited = citedBy(claim.sources, display);
  return (cited.length === 0 ? [null] : cited).map((reference) => {
    const [source] = reference === null ? [] : bibliography.entries([reference.source]);
    const full = [source?.full, source?.url].filter((part) => typeof part === 'string');
    return [
      textEntry(rank === null ? '' : word(locale, `workbook.${rank}`)),
      { ...textEntry(display.plain), look: rank === null ? 'gap' : 'wrapped' },
      textEntry(reference?.source ?? ''),
      textEntry(source?.short ?? ''),
      textEntry(reference?.locator ?? ''),
      dateEntry(asOf === null ? '' : formatDate(asOf, locale)),
      textEntry(note === null ? '' : noteText(note, { locale, bibliography })),
      textEntry(marks.map((mark) => word(locale, `mark.${mark}.symbol`)).join(', ')),
      textEntry(`${origin.file}:${origin.line}`),
      { ...textEntry(full.join(' ')), look: 'one-line' },
    ];
  });
}

function noteText(note: Text, { locale, bibliography }: Words): string {
  return plainMarkdown(inline(note, locale.language).text, (citations) => {
    const cited = citations.map(({ id, locator }) => bibliography.short(id) + (locator === null ? '' : `, ${locator}`));
    return `(${cited.join('; ')})`;
  });
}

/** Gap symbols, marks, levels of scales, definitions, and notes on whole rows; only what occurs. */
function legendSheet(table: Table, locale: Locale): SheetContent {
  const notes = new Map(table.notes.map(({ letter, text }) => [letter, withoutMarkup(text)]));
  const lines = [
    ...legendOf(table, locale).map(({ symbol, meaning }) => [symbol, meaning, '']),
    ...table.scales.flatMap(({ label, levels }) => levels.map((level) => [level.symbol, level.label.text, label.text])),
    ...table.definitions.map(({ label, text }) => ['', withoutMarkup(text), label.text]),
    ...table.rows.flatMap(({ row, notes: letters }) =>
      letters.map((letter) => ['', notes.get(letter) ?? '', row.label.text]),
    ),
  ];
  return {
    name: word(locale, 'workbook.legend'),
    head: [word(locale, 'workbook.symbol'), word(locale, 'workbook.meaning'), word(locale, 'table.attribute')],
    rows: lines.map((line) => line.map(textEntry)),
    frozen: 0,
  };
}

function textEntry(text: string): Entry {
  return { text, typed: null, look: 'wrapped' };
}

/** Most reference dates are years, hence numbers. */
function dateEntry(text: string): Entry {
  return { ...textEntry(text), typed: /^[12]\d{3}$/.test(text) ? { value: Number(text), format: '0' } : null };
}
