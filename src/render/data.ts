/** Comparisons as data: CSV and JSON, as the contract has them. */
import type { Cell, Comparison, Display, Row } from '../comparison.ts';
import { isoDate } from '../dates.ts';
import type { Claim, Datum, Quantity, Text } from '../model.ts';
import type { Reference } from '../table.ts';
import { citedIn, inline, withoutMarkup } from '../wording.ts';

const byteOrderMark = '\ufeff';

/** Returns the comparison as CSV: UTF-8 with BOM, RFC 4180; cells as shown, gaps as their symbol. */
export function renderCsv(comparison: Comparison): string {
  const head = ['attribute', 'label', 'unit', ...comparison.cities.map((city) => city.id)];
  const rows = comparison.rows.map((row) => [
    row.attribute.id,
    row.label.text,
    row.attribute.unit ?? '',
    ...row.cells.map((cell) => cell.plain),
  ]);
  return byteOrderMark + [head, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Returns the comparison as JSON, one cell per attribute and city, row by row. */
export function renderJson(comparison: Comparison): string {
  const data = {
    theme: comparison.theme.id,
    language: comparison.language,
    title: withoutMarkup(comparison.title),
    cities: comparison.cities.map((city) => city.id),
    attributes: comparison.rows.map((row) => ({
      id: row.attribute.id,
      label: row.label.text,
      type: row.attribute.type,
      unit: row.attribute.unit,
      asOf: commonDate(row),
      description: optionalText(row.attribute.description, comparison.language),
      notComparable: row.mismatches,
      definitionDiffers: optionalText(row.attribute.definitionDiffers, comparison.language),
    })),
    cells: comparison.rows.flatMap((row) =>
      row.cells.map((cell) => cellData(cell, row.attribute.type, comparison.language)),
    ),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function cellData(cell: Cell, type: string, language: string): object {
  const { content } = cell;
  const value = content.kind === 'value' ? content : null;
  return {
    attribute: cell.attribute,
    city: cell.city,
    type,
    value: value === null ? null : datumData(value.datum, language),
    display: cell.plain,
    gap: content.kind === 'gap' ? content.reason : null,
    asOf: value?.asOf ? isoDate(value.asOf) : null,
    sources: citedBy(content.sources, cell.display).map(citationData),
    notes: content.note === null ? [] : [withoutMarkup(inline(content.note, language))],
    alternatives:
      value === null ? [] : value.alternatives.map((claim, index) => claimData(claim, cell, index, language)),
    coded: value?.coded ?? false,
    external: value?.external ?? false,
    origin: content.origin,
  };
}

function claimData(claim: Claim, cell: Cell, index: number, language: string): object {
  return {
    value: datumData(claim.datum, language),
    display: cell.alternatives[index]?.plain ?? '',
    asOf: claim.asOf === null ? null : isoDate(claim.asOf),
    sources: citedBy(claim.sources, cell.alternatives[index]).map(citationData),
    notes: claim.note === null ? [] : [withoutMarkup(inline(claim.note, language))],
  };
}

function citationData({ source, locator }: Reference): object {
  return { id: source, locator };
}

/** Returns what a claim cites, each source and locator once: beside its text, then within it. */
export function citedBy(sources: readonly Reference[], display: Display | undefined): readonly Reference[] {
  const all = [...sources, ...(display?.items.flatMap(citedIn) ?? [])].map(({ source, locator }) => ({
    source,
    locator,
  }));
  return [...new Map(all.map((reference) => [JSON.stringify(reference), reference])).values()];
}

/** The reference date that stands in the row's label and therefore in none of its cells that share it. */
function commonDate({ asOf, cells }: Row): string | null {
  if (asOf === null) return null;
  const [common] = cells.flatMap((cell) =>
    cell.content.kind === 'value' && cell.asOf === null && cell.content.asOf !== null ? cell.content.asOf : [],
  );
  return common === undefined ? null : isoDate(common);
}

/** Returns a datum as it is written in a case file; numbers stay numbers. */
function datumData(datum: Datum, language: string): unknown {
  switch (datum.type) {
    case 'text':
      return withoutMarkup(inline(datum.text, language));
    case 'list':
      return datum.items.map((item) => withoutMarkup(inline(item, language)));
    case 'number':
      return datum.quantity.amount;
    case 'year':
      return datum.year;
    case 'date':
      return isoDate(datum.date);
    case 'period':
      return [datum.period.from, datum.period.to].map((end) => (end === null ? '..' : isoDate(end))).join('/');
    case 'boolean':
      return datum.holds;
    case 'choice':
      return datum.option;
    case 'scale':
      return datum.level;
    case 'change':
      return { from: amount(datum.from), to: amount(datum.to) };
    case 'series':
      return Object.fromEntries(datum.steps.map((step) => [isoDate(step.date), datumData(step.datum, language)]));
  }
}

function amount(quantity: Quantity): number {
  return quantity.amount;
}

function optionalText(text: Text | null, language: string): string | null {
  return text === null ? null : withoutMarkup(inline(text, language));
}
