import type { ComparisonBlock } from '../block.ts';
import type { Row } from '../comparison.ts';
import type { City, RowView, Theme } from '../model.ts';
import type { HiddenRows } from '../table.ts';
import { placeOfTheme } from './blocks.ts';
import { groupCities, groupTitle } from './city-groups.ts';
import type { Context } from './context.ts';
import { composeTable } from './table.ts';
import type { TableCounter } from './table-counter.ts';

/** How a comparison is shown in one place. */
export interface TableView {
  readonly view: RowView;
  readonly number: number | null;
  readonly focus: string | null;
}

/** Returns the comparison of a theme across those cities, or null for a theme without attributes. */
export function comparisonBlock(
  theme: Theme,
  cities: readonly City[],
  { view, number, focus }: TableView,
  context: Context,
): ComparisonBlock | null {
  const comparison = context.compare(theme, cities);
  const { rows, hidden } = selectRows(comparison.rows, view);
  if (rows.length === 0 || cities.length === 0) return null;
  return {
    kind: 'comparison',
    comparison,
    title: comparison.title,
    table: composeTable(comparison, rows, 'columns', context.locale),
    hidden,
    order: null,
    continued: false,
    landscape: false,
    number,
    focus,
    ...placeOfTheme(theme),
  };
}

/** Returns the rows that the view shows; all of them where it would show none, so that no table is left empty. */
export function selectRows(
  all: readonly Row[],
  view: RowView,
): { readonly rows: readonly Row[]; readonly hidden: HiddenRows | null } {
  if (view === 'all') return { rows: all, hidden: null };
  const rows = all.filter(shows[view]);
  const count = all.length - rows.length;
  return rows.length === 0 || count === 0 ? { rows: all, hidden: null } : { rows, hidden: { view, count } };
}

const shows: { readonly [V in HiddenRows['view']]: (row: Row) => boolean } = {
  key: (row) => row.attribute.key,
  differences: (row) => row.agreement === 'different',
  complete: (row) => row.complete,
};

/** Returns the comparison as one table per group of cities, each with the attributes repeated and a number of its own. */
export function comparisonBlocks(
  theme: Theme,
  cities: readonly City[],
  view: Omit<TableView, 'number'>,
  tables: TableCounter,
  context: Context,
): readonly ComparisonBlock[] {
  return groupCities(cities).flatMap((group) => {
    const block = comparisonBlock(theme, group.cities, { ...view, number: null }, context);
    return block === null ? [] : [{ ...block, number: tables.next(), title: groupTitle(block.title, group) }];
  });
}
