import { columnOf, valuesOf } from '../cells.ts';
import type { Cell, Comparison, Display, Row } from '../comparison.ts';
import { levelSymbol } from '../level.ts';
import type { Locale } from '../locale.ts';
import type { CitiesAs, City, Claim, GapReason } from '../model.ts';
import type { Marks, Scale, Table, TableCell, TableRow } from '../table.ts';
import { citedIn, inline, plain } from '../wording.ts';
import { Apparatus } from './apparatus.ts';
import { labelNotes } from './label-notes.ts';

/**
 * Returns those rows as a table: sources numbered and notes lettered in reading order, and a legend of what really occurs.
 * Cities as columns are read row by row, label first; cities as rows are read after all labels, city by city. Numbering
 * starts anew in each table, so that a part of a table stands on its own.
 */
export function composeTable(comparison: Comparison, rows: readonly Row[], citiesAs: CitiesAs, locale: Locale): Table {
  const apparatus = new Apparatus(locale);
  const compose = citiesAs === 'columns' ? rowByRow : cityByCity;
  const cells = rows.flatMap((row) => row.cells);
  const values = valuesOf(cells);
  return {
    cities: comparison.cities,
    rows: compose(rows, apparatus, locale),
    citiesAs,
    sources: apparatus.sources,
    notes: apparatus.notes,
    gaps: gapOrder.filter((reason) => cells.some(({ content }) => content.kind === 'gap' && content.reason === reason)),
    coded: values.some((value) => value.coded),
    external: values.some((value) => value.external),
    scales: rows.filter(isScale).map((row) => composeScale(row, locale)),
    definitions: rows.flatMap(({ attribute, label }) =>
      attribute.description === null ? [] : [{ label, text: inline(attribute.description, locale.language) }],
    ),
  };
}

/** Returns those rows of the comparison with the cells of those cities only; what is said of a row stays as it is. */
export function selectFrom(comparison: Comparison, rows: readonly Row[], cities: readonly City[]): Comparison {
  const ids = new Set(cities.map(({ id }) => id));
  return {
    ...comparison,
    cities,
    rows: rows.map((row) => ({ ...row, cells: row.cells.filter(({ city }) => ids.has(city)) })),
  };
}

/** The order of gap symbols in every legend. */
export const gapOrder: readonly GapReason[] = [
  'not-available',
  'not-studied',
  'not-applicable',
  'not-comparable',
  'withheld',
];

/** A row of scale levels, or of how they changed. */
function isScale({ attribute }: Row): boolean {
  return attribute.type === 'scale' || attribute.of === 'scale';
}

function rowByRow(rows: readonly Row[], apparatus: Apparatus, locale: Locale): readonly TableRow[] {
  return rows.map((row, index) => ({
    row,
    group: headingAbove(row, rows[index - 1]),
    notes: labelNotes(row, apparatus, locale),
    cells: row.cells.map((cell) => composeCell(cell, apparatus)),
  }));
}

function cityByCity(rows: readonly Row[], apparatus: Apparatus, locale: Locale): readonly TableRow[] {
  const notes = rows.map((row) => labelNotes(row, apparatus, locale));
  const cities = (rows[0]?.cells ?? []).map((_, city) =>
    columnOf(rows, city).map((cell) => composeCell(cell, apparatus)),
  );
  return rows.map((row, index) => ({
    row,
    group: headingAbove(row, rows[index - 1]),
    notes: notes[index] ?? [],
    cells: cities.flatMap((cells) => cells[index] ?? []),
  }));
}

function headingAbove({ group }: Row, previous: Row | undefined): TableRow['group'] {
  return group !== null && group.text !== previous?.group?.text ? group : null;
}

function composeCell(cell: Cell, apparatus: Apparatus): TableCell {
  const { content, display, alternatives } = cell;
  const others = content.kind === 'value' ? content.alternatives : [];
  return {
    cell,
    claims: [
      markClaim(content, display, apparatus),
      ...others.map((claim, index) => markClaim(claim, alternatives[index], apparatus)),
    ],
  };
}

function markClaim(
  { sources, note }: Pick<Claim, 'sources' | 'note'>,
  display: Display | undefined,
  apparatus: Apparatus,
): Marks {
  const citations = [...sources, ...(display?.items.flatMap(citedIn) ?? [])];
  return {
    sources: unique(citations.map((citation) => apparatus.source(citation))),
    notes: note === null ? [] : [apparatus.note(note)],
  };
}

/** Returns the levels of a scale, or of how a scale changed, each with its symbol. */
export function composeScale(row: Row, locale: Locale): Scale {
  const { options } = row.attribute;
  return {
    attribute: row.attribute,
    label: row.label,
    levels: options.map((option, index) => ({
      symbol: levelSymbol(index, options.length),
      label: plain(option.label, locale.language),
    })),
  };
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
