import type { ComparisonBlock } from '../block.ts';
import { letterOf } from '../letter.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import type { NumberedSource, Reference, Table } from '../table.ts';
import { legendOf } from './legend.ts';
import type { StudyView } from './study-view.ts';
import { viewColumns } from './study-view.ts';
import { citiesOf, columnWidths, isLongTextAlone, percent, sectionsOf, withoutOnlyGroup } from './table-sections.ts';

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
  const widths = columnWidths(table, locale);
  const all = sectionsOf(table, widths, focus, locale);
  const alone = isLongTextAlone(table);
  // A part of a table says where it belongs; one sub-heading over everything, or over one text alone, says nothing.
  const sections = marks === 'all' || (block.rowGroups > 1 && !alone) ? all : withoutOnlyGroup(all);
  const grouped = sections.some((section) => section.group !== null);
  return {
    ...block,
    table: {
      ...table,
      sources: viewSources(table.sources),
    },
    columns,
    // A column without a sub-heading reaches over both rows of heads.
    sections: sections.map((section) => ({
      ...section,
      rows: section.rows.map((row) => ({ ...row, tall: grouped && section.group === null })),
    })),
    transposed: table.citiesAs === 'rows' && !alone,
    grouped,
    cities: citiesOf(sections, columns),
    cityWidth: percent(widths[0] ?? 0, widths),
    neededWidth: widths.reduce((sum, width) => sum + width, 0).toFixed(2),
    alone,
    legend: legendOf(table, locale),
    summary: summaryLine(table.cities.length, block.cases, locale, study),
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
  const letters = new Map(notes.map((note, index) => [note.letter, letterOf(index)]));
  return {
    ...table,
    sources: [],
    notes: notes.map((note) => ({ ...note, letter: letters.get(note.letter) ?? note.letter })),
    rows: table.rows.map((row) => ({
      ...row,
      notes: row.notes.map((letter) => letters.get(letter) ?? letter),
      cells: row.cells.map(({ cell }) => ({ cell, claims: [] })),
    })),
  };
}

/** Returns the line that every table carries: how many of all the cities that are compared, as of when. */
export function summaryLine(shown: number, all: number, locale: Locale, study: StudyView): string {
  const cases =
    shown === all
      ? word(locale, 'table.cases', { count: all })
      : word(locale, 'table.cases-shown', { shown, count: all });
  return study.asOf === null ? `${cases}.` : `${cases}, ${word(locale, 'table.as-of', { date: study.asOf })}.`;
}
