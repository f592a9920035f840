import type { ComparisonBlock } from '../block.ts';
import type { City, Theme } from '../model.ts';
import { placeOfTheme } from './blocks.ts';
import { groupCities, groupTitle } from './city-groups.ts';
import type { Context } from './context.ts';
import { composeTable } from './table.ts';
import type { TableCounter } from './table-counter.ts';

/** How a comparison is shown in one place. */
export interface TableView {
  readonly keyOnly: boolean;
  readonly number: number | null;
  readonly focus: string | null;
}

/** Returns the comparison of a theme across those cities, or null for a theme without attributes. */
export function comparisonBlock(
  theme: Theme,
  cities: readonly City[],
  view: TableView,
  context: Context,
): ComparisonBlock | null {
  const comparison = context.compare(theme, cities);
  const keyRows = comparison.rows.filter((row) => row.attribute.key);
  // A theme without any key attribute would leave its slide empty, so it shows all.
  const rows = view.keyOnly && keyRows.length > 0 ? keyRows : comparison.rows;
  if (rows.length === 0 || cities.length === 0) return null;
  return {
    kind: 'comparison',
    comparison,
    title: comparison.title,
    table: composeTable(comparison, rows, context.locale),
    hiddenRows: comparison.rows.length - rows.length,
    number: view.number,
    focus: view.focus,
    ...placeOfTheme(theme),
  };
}

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
