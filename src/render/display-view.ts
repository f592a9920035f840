import type { MetaMatrixBlock, TruthTableBlock } from '../block.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import { plain } from '../wording.ts';
import { legendOf } from './legend.ts';
import type { StudyView } from './study-view.ts';
import { viewColumns } from './study-view.ts';
import { summaryLine, viewSources } from './table-view.ts';

/** Returns a meta-matrix as its template sees it, with its legend. */
export function viewMetaMatrix(block: MetaMatrixBlock, locale: Locale, study: StudyView): object {
  const className = (cell: { readonly city: string; readonly reason: string | null }): string =>
    [cell.reason === null ? '' : 'gap', cell.city === block.focus ? 'focus' : ''].join(' ').trim();
  return {
    ...block,
    columns: viewColumns(block.cities, locale.language, block.focus),
    rows: block.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, className: className(cell) })),
    })),
    legend: legendOf({ gaps: block.reasons, coded: false, external: false }, locale),
    table: { scales: [] },
    continued: false,
    summary: summaryLine(block.cities.length, block.cases, locale, study),
  };
}

/** Returns a truth table as its template sees it: cities by name, what is not observed and who is not placed as sentences. */
export function viewTruthTable(block: TruthTableBlock, locale: Locale, study: StudyView): object {
  const { possible, unobserved, conditions, unplaced } = block;
  const names = unplaced.map(({ city, missing }) =>
    word(locale, 'truth.missing', {
      city: plain(city.shortName, locale.language).text,
      labels: missing.map(({ text }) => text).join(', '),
    }),
  );
  const coded = conditions.some((condition) => condition.coded);
  const external = conditions.some((condition) => condition.external);
  return {
    ...block,
    rows: block.rows.map((row) => ({
      ...row,
      className: row.cities.length === 0 ? 'unobserved' : '',
      cities: row.cities.map(({ city, notes }) => ({
        id: city.id,
        name: plain(city.shortName, locale.language),
        marks: notes.join(','),
      })),
    })),
    diversity:
      unobserved === 0
        ? word(locale, 'truth.complete', { possible })
        : word(locale, 'truth.unobserved', { count: unobserved, possible }),
    left: names.length === 0 ? null : word(locale, 'truth.unplaced', { cities: names.join('; ') }),
    sources: viewSources(block.sources),
    legend: legendOf({ gaps: [], coded, external }, locale),
    table: { scales: block.scales },
    continued: false,
    summary: summaryLine(block.cases, block.cases, locale, study),
  };
}
