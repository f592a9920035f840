import type { ComparisonBlock } from '../block.ts';
import type { Row, Wording } from '../comparison.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import type { NumberedSource, Reference, Table, TableCell, TableRow } from '../table.ts';
import type { StudyView } from './study-view.ts';
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
  return {
    ...block,
    table: {
      ...table,
      sources: viewSources(table.sources),
    },
    columns: viewColumns(table.cities, locale.language, focus),
    sections: marks === 'all' ? sectionsOf(table, focus, locale) : withoutOnlyGroup(sectionsOf(table, focus, locale)),
    legend: viewLegend(table, locale),
    summary: summaryOf(table, locale, study),
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

/** Rows under one sub-heading, as a table body. */
interface RowSection {
  readonly group: Wording | null;
  readonly span: number;
  readonly rows: object[];
}

/** On a slide a sub-heading over everything says nothing. */
function withoutOnlyGroup(sections: readonly RowSection[]): readonly RowSection[] {
  return sections.length === 1 ? sections.map((section) => ({ ...section, group: null })) : sections;
}

function sectionsOf(table: Table, focus: string | null, locale: Locale): readonly RowSection[] {
  const sections: RowSection[] = [];
  for (const row of table.rows) {
    const open = sections.at(-1);
    const view = viewRow(row, focus, locale);
    if (open === undefined || row.group !== null)
      sections.push({ group: row.group, span: table.cities.length + 1, rows: [view] });
    else open.rows.push(view);
  }
  return sections;
}

function viewRow({ row, notes, cells }: TableRow, focus: string | null, locale: Locale): object {
  return {
    row,
    notes,
    aside: asideOf(row, locale),
    cells: cells.map((cell) => viewCell(cell, row.theme, row.attribute.type, focus)),
  };
}

/** What stands behind the label: the unit and the reference date of the row. */
function asideOf({ unit, asOf }: Row, locale: Locale): string {
  const parts = [
    ...(unit === null ? [] : [word(locale, 'table.unit', { unit })]),
    ...(asOf === null ? [] : [word(locale, 'table.as-of', { date: asOf })]),
  ];
  return parts.join('; ');
}

function viewCell({ cell, sources, notes }: TableCell, theme: string, type: string, focus: string | null): object {
  const { content } = cell;
  const classes = [
    content.kind === 'gap' ? 'gap' : `type-${type}`,
    ...(cell.display.items.length > 1 ? ['is-list'] : []),
    ...(cell.city === focus ? ['focus'] : []),
  ];
  return {
    cell,
    theme,
    className: classes.join(' '),
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

/** The line that every table carries: how many cities, as of when. */
function summaryOf(table: Table, locale: Locale, study: StudyView): string {
  const cases = word(locale, 'table.cases', { count: table.cities.length });
  return study.asOf === null ? `${cases}.` : `${cases}, ${word(locale, 'table.as-of', { date: study.asOf })}.`;
}
