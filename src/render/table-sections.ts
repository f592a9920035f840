/** The rows, columns and cells of a comparison as its templates see them. */
import { columnOf } from '../cells.ts';
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
import type { Marks, Table, TableCell, TableRow } from '../table.ts';
import type { Column } from './study-view.ts';

/** A row as its templates see it, with what aligns its numbers: with those of the run, and in its own column. */
export interface RowView {
  readonly row: Row;
  /** Names the row among all of a publication. */
  readonly key: string;
  readonly notes: readonly string[];
  readonly aside: string;
  readonly cells: readonly object[];
  readonly align: string;
  /** Of its column in a transposed table, in percent. */
  readonly width: string;
}

/** Rows under one sub-heading: a table body, or the columns of a transposed table. */
export interface RowSection {
  readonly group: Wording | null;
  readonly span: number;
  readonly rows: readonly RowView[];
}

/** Returns the sections without the only sub-heading: on a slide one over everything says nothing. */
export function withoutOnlyGroup(sections: readonly RowSection[]): readonly RowSection[] {
  return sections.length === 1 ? sections.map((section) => ({ ...section, group: null })) : sections;
}

/** Returns the rows of a table gathered by sub-heading; `widths` are those of the columns, that of the cities first. */
export function sectionsOf(
  table: Table,
  widths: readonly number[],
  focus: string | null,
  locale: Locale,
): readonly RowSection[] {
  const transposed = table.citiesAs === 'rows';
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
        const key = `${row.theme}/${row.attribute.id}`;
        // The lines of the table bring what they stand for, the cells bring the other.
        const turn = (city: string) => (transposed ? { city: null, row: key } : { city, row: null });
        const own = { row, align: transposed ? align : '', focus, turn };
        return {
          row,
          key,
          notes,
          aside: asideOf(row, locale),
          cells: cells.map((cell) => viewCell(cell, own)),
          align: transposed ? '' : align,
          width: percent(widths[first + index + 1] ?? 0, widths),
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

/** Returns how wide the columns of a transposed table have to be in em with the space behind them, that of the cities first. */
export function columnWidths(table: Table, locale: Locale): readonly number[] {
  if (table.citiesAs === 'columns') return [];
  const columns = table.rows.map(({ row }) => Math.min(attributeColumn(row, locale), widestColumn));
  return [cityColumn(table.cities, locale), ...columns].map((width) => width + columnGap);
}

/** Returns the share of one width of all in percent. */
export function percent(width: number, all: readonly number[]): string {
  return ((100 * width) / all.reduce((sum, other) => sum + other, 0)).toFixed(2);
}

/** Returns the rows of a transposed table: a city each, with its cells in the order of the columns. */
export function citiesOf(
  sections: readonly RowSection[],
  columns: readonly Column[],
): readonly { column: Column; className: string; cells: readonly object[] }[] {
  const rows = sections.flatMap((section) => section.rows);
  return columns.map((column, index) => ({
    column,
    className: column.focus ? 'focus' : '',
    cells: columnOf(rows, index),
  }));
}

/** More characters than this are set in two columns where they have a slide for themselves. */
const longText = 600;

/** Returns whether a long text is all that the table has. */
export function isLongTextAlone({ cities, rows }: Table): boolean {
  const cells = rows.flatMap((row) => row.cells);
  return cities.length === 1 && cells.length === 1 && cells.every(({ cell }) => cell.plain.length > longText);
}

interface CellSurroundings {
  readonly row: Row;
  readonly align: string;
  readonly focus: string | null;
  /** With which city or row a cell of that city is shown where they are built up. */
  readonly turn: (city: string) => { readonly city: string | null; readonly row: string | null };
}

function viewCell({ cell, claims }: TableCell, { row, align, focus, turn }: CellSurroundings): object {
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
    turn: turn(cell.city),
    align: display.decimal === null ? '' : align,
    coded: content.kind === 'value' && content.coded,
    external: content.kind === 'value' && content.external,
    marks: viewMarks(claims),
  };
}

/** "1,a", or where other sources say something else "1,a/2": which source says what. */
function viewMarks(claims: readonly Marks[]): string {
  const marks = claims.map(({ sources, notes }) => [...sources, ...notes].join(','));
  return marks.every((text) => text === '') ? '' : marks.map((text) => text || '–').join('/');
}
