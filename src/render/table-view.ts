import type { ComparisonBlock } from '../block.ts';
import {
  type Alignment,
  alignment,
  asideOf,
  attributeColumn,
  cityColumn,
  columnGap,
  widestColumn,
} from '../columns.ts';
import type { Row, Wording } from '../comparison.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import type { NumberedSource, Reference, Table, TableCell, TableRow } from '../table.ts';
import type { Column, StudyView } from './study-view.ts';
import { viewColumns } from './study-view.ts';

/**
 * Returns a comparison as its templates see it: rows gathered by group, cells with their marks, and the legend. With
 * `marks: 'labels'` only notes on labels are marked, as on slides, whose sources and other notes the speaker has.
 */
export function viewComparison(
  block: ComparisonBlock,
  marks: 'all' | 'labels',
  locale: Locale,
  study: StudyView,
): object {
  const { focus } = block;
  const table = marks === 'all' ? block.table : withLabelNotes(block.table);
  const columns = viewColumns(table.cities, locale.language, focus);
  const all = sectionsOf(table, focus, locale);
  const alone = isLongTextAlone(table);
  const sections = marks === 'all' ? all : withoutOnlyGroup(all);
  return {
    ...block,
    table: {
      ...table,
      sources: viewSources(table.sources),
    },
    columns,
    sections,
    transposed: table.citiesAs === 'rows' && !alone,
    grouped: sections.some((section) => section.group !== null),
    cities: citiesOf(sections, columns),
    cityWidth: percent(columnWidths(table, locale)[0] ?? 0),
    alone,
    legend: viewLegend(table, locale),
    summary: summaryLine(table.cities.length, locale, study),
  };
}

/** Returns a numbered list of sources with the references of each. */
export function viewSources(
  sources: readonly NumberedSource[],
): readonly { readonly number: number; readonly references: readonly Reference[] }[] {
  return sources.map(({ number, source, locators }) => ({
    number,
    references: locators.length === 0 ? [{ source, locator: null }] : locators.map((locator) => ({ source, locator })),
  }));
}

/** Leaves out the marks of cells, and letters the notes of labels anew. */
function withLabelNotes(table: Table): Table {
  const used = new Set(table.rows.flatMap((row) => row.notes));
  const notes = table.notes.filter((note) => used.has(note.letter));
  const letters = new Map(notes.map((note, index) => [note.letter, String.fromCharCode(97 + index)]));
  return {
    ...table,
    sources: [],
    notes: notes.map((note) => ({ ...note, letter: letters.get(note.letter) ?? note.letter })),
    rows: table.rows.map((row) => ({
      ...row,
      notes: row.notes.map((letter) => letters.get(letter) ?? letter),
      cells: row.cells.map((cell) => ({ ...cell, sources: [], notes: [] })),
    })),
  };
}

/** A row as its templates see it, with what aligns its numbers: with those of the run, and in its own column. */
interface RowView {
  readonly row: Row;
  readonly notes: readonly string[];
  readonly aside: string;
  readonly cells: readonly object[];
  readonly align: string;
  /** Of its column in a transposed table, in percent. */
  readonly width: string;
}

/** Rows under one sub-heading: a table body, or the columns of a transposed table. */
interface RowSection {
  readonly group: Wording | null;
  readonly span: number;
  readonly rows: readonly RowView[];
}

/** On a slide a sub-heading over everything says nothing. */
function withoutOnlyGroup(sections: readonly RowSection[]): readonly RowSection[] {
  return sections.length === 1 ? sections.map((section) => ({ ...section, group: null })) : sections;
}

function sectionsOf(table: Table, focus: string | null, locale: Locale): readonly RowSection[] {
  const transposed = table.citiesAs === 'rows';
  const widths = columnWidths(table, locale);
  const groups: { group: Wording | null; first: number; rows: TableRow[] }[] = [];
  table.rows.forEach((row, first) => {
    const open = groups.at(-1);
    if (open === undefined || row.group !== null) groups.push({ group: row.group, first, rows: [row] });
    else open.rows.push(row);
  });
  return groups.map(({ group, first, rows }) => {
    const alignments = transposed ? rows.map(({ row }) => alignment(row.cells)) : alignmentOfRuns(rows);
    return {
      group,
      span: table.cities.length + 1,
      rows: rows.map(({ row, notes, cells }, index) => {
        const align = alignmentStyle(alignments[index] ?? null);
        const own = { row, align: transposed ? align : '', focus };
        return {
          row,
          notes,
          aside: asideOf(row, locale),
          cells: cells.map((cell) => viewCell(cell, own)),
          align: transposed ? '' : align,
          width: percent(widths[first + index + 1] ?? 0),
        };
      }),
    };
  });
}

/** Neighbours with one unit are a run; their numbers align with one another. */
function alignmentOfRuns(rows: readonly TableRow[]): readonly (Alignment | null)[] {
  const runs: TableRow[][] = [];
  for (const row of rows) {
    const previous = runs.at(-1)?.at(-1)?.row;
    const joins = previous !== undefined && isNumeric(previous) && isNumeric(row.row) && previous.unit === row.row.unit;
    if (joins) runs.at(-1)?.push(row);
    else runs.push([row]);
  }
  return runs.flatMap((run) => {
    const common = alignment(run.flatMap(({ row }) => row.cells));
    return run.map(() => common);
  });
}

function isNumeric({ cells }: Row): boolean {
  return cells.some(({ display }) => display.decimal !== null);
}

function alignmentStyle(numbers: Alignment | null): string {
  return numbers === null ? '' : `--whole:${numbers.whole}em;--rest:${numbers.rest}em`;
}

/** Returns the shares of the columns of a transposed table in percent, that of the cities first. */
function columnWidths(table: Table, locale: Locale): readonly number[] {
  if (table.citiesAs === 'columns') return [];
  const columns = table.rows.map(({ row }) => Math.min(attributeColumn(row, locale), widestColumn));
  const all = [cityColumn(table.cities, locale), ...columns].map((width) => width + columnGap);
  const sum = all.reduce((total, width) => total + width, 0);
  return all.map((width) => (100 * width) / sum);
}

function percent(share: number): string {
  return share.toFixed(2);
}

/** Returns the rows of a transposed table: a city each, with its cells in the order of the columns. */
function citiesOf(
  sections: readonly RowSection[],
  columns: readonly Column[],
): readonly { column: Column; cells: readonly object[] }[] {
  const rows = sections.flatMap((section) => section.rows);
  return columns.map((column, index) => ({ column, cells: rows.flatMap(({ cells }) => cells[index] ?? []) }));
}

/** More characters than this are set in two columns where they have a slide for themselves. */
const longText = 600;

function isLongTextAlone({ cities, rows }: Table): boolean {
  const cells = rows.flatMap((row) => row.cells);
  return cities.length === 1 && cells.length === 1 && cells.every(({ cell }) => cell.plain.length > longText);
}

function viewCell(
  { cell, sources, notes }: TableCell,
  { row, align, focus }: { readonly row: Row; readonly align: string; readonly focus: string | null },
): object {
  const { content, display } = cell;
  const classes = [
    content.kind === 'gap' ? 'gap' : `type-${row.attribute.type}`,
    ...(display.items.length > 1 ? ['is-list'] : []),
    ...(cell.plain.length > longText ? ['is-long'] : []),
    ...(cell.city === focus ? ['focus'] : []),
  ];
  return {
    cell,
    theme: row.theme,
    className: classes.join(' '),
    align: display.decimal === null ? '' : align,
    coded: content.kind === 'value' && content.coded,
    external: content.kind === 'value' && content.external,
    marks: [...sources, ...notes].join(','),
  };
}

/** Returns the symbols that occur with their meanings: gaps first, then marks. */
function viewLegend(table: Table, locale: Locale): readonly { symbol: string; meaning: string }[] {
  const keys = [
    ...table.gaps.map((reason) => `gap.${reason}`),
    ...(table.coded ? ['mark.coded'] : []),
    ...(table.external ? ['mark.external'] : []),
  ];
  return keys.map((key) => ({ symbol: word(locale, `${key}.symbol`), meaning: word(locale, `${key}.meaning`) }));
}

/** Returns the line that every table carries: how many cities, as of when. */
export function summaryLine(cities: number, locale: Locale, study: StudyView): string {
  const cases = word(locale, 'table.cases', { count: cities });
  return study.asOf === null ? `${cases}.` : `${cases}, ${word(locale, 'table.as-of', { date: study.asOf })}.`;
}
