import type { ComparisonBlock } from '../block.ts';
import type { Row } from '../comparison.ts';
import type { Locale } from '../locale.ts';
import type { City, RowView, Theme } from '../model.ts';
import { hiddenRows, selectRows } from '../row-view.ts';
import { placeOfTheme } from './blocks.ts';
import { groupId, groupTitle } from './city-groups.ts';
import type { Context } from './context.ts';
import { composeTable, selectFrom } from './table.ts';
import type { TableCounter } from './table-counter.ts';
import {
  chooseLayout,
  commonLayout,
  labelWidth,
  type Setting,
  type TableLayout,
  usualLabelWidth,
} from './table-layout.ts';

/** How a comparison is shown in one place. */
export interface TableView {
  readonly view: RowView;
  /** Whether the rows are shown that the view leaves out; default: false. */
  readonly rest?: boolean;
  readonly number: number | null;
  readonly focus: string | null;
}

/** Returns the comparison of a theme across those cities as one table, or null where it would have no rows. */
export function comparisonBlock(
  theme: Theme,
  cities: readonly City[],
  { view, rest = false, number, focus }: TableView,
  context: Context,
): ComparisonBlock | null {
  const comparison = context.compare(theme, cities);
  const { rows, hidden } = rest
    ? { rows: hiddenRows(comparison.rows, view), hidden: null }
    : selectRows(comparison.rows, view);
  if (rows.length === 0 || cities.length === 0) return null;
  return {
    kind: 'comparison',
    comparison,
    cases: cities.length,
    title: comparison.title,
    table: composeTable(comparison, rows, 'columns', context.locale),
    hidden,
    order: null,
    rowGroups: countGroups(rows),
    continued: false,
    landscape: false,
    labelWidth: usualLabelWidth(cities.length),
    number,
    focus,
    ...placeOfTheme(theme),
  };
}

/** Returns into how many groups sub-headings put those rows; rows without one are a group too. */
export function countGroups(rows: readonly Row[]): number {
  return rows.filter(({ group }, index) => index === 0 || group?.text !== rows[index - 1]?.group?.text).length;
}

/**
 * Returns the comparison of a theme as the tables of a paper, each with a number of its own; none for a theme without
 * attributes.
 */
export function comparisonBlocks(
  theme: Theme,
  cities: readonly City[],
  view: Omit<TableView, 'number'>,
  tables: TableCounter,
  context: Context,
): readonly ComparisonBlock[] {
  const whole = comparisonBlock(theme, cities, { ...view, number: null }, context);
  if (whole === null) return [];
  return layOut(whole, 'paper', context.locale).map((block) => ({ ...block, number: tables.next() }));
}

/**
 * Returns the block as it is laid out in that setting: cities as columns or as rows, in as many tables as their widths ask
 * for. Each has the notes and sources of its own cells, and its number behind its title if there are several.
 */
export function layOut(block: ComparisonBlock, setting: Setting, locale: Locale): readonly ComparisonBlock[] {
  return arrange(block, layoutOf(block, setting, locale), setting, locale);
}

/** Returns the block as it is laid out on slides: alike in all languages that are made together. */
export function layOutSlides(block: ComparisonBlock, context: Context): readonly ComparisonBlock[] {
  const { theme, cities } = block.comparison;
  const shown = new Set(block.table.rows.map(({ row }) => row.attribute.id));
  const others = context.others.map(({ compare, locale }) => {
    const comparison = compare(theme, cities);
    const rows = comparison.rows.filter(({ attribute }) => shown.has(attribute.id));
    return chooseLayout(comparison, rows, 'slide', locale);
  });
  const own = layoutOf(block, 'slide', context.locale);
  return arrange(block, commonLayout(own, others), 'slide', context.locale);
}

function layoutOf({ comparison, table }: ComparisonBlock, setting: Setting, locale: Locale): TableLayout {
  return chooseLayout(
    comparison,
    table.rows.map(({ row }) => row),
    setting,
    locale,
  );
}

function arrange(
  block: ComparisonBlock,
  { parts, citiesAs, landscape }: TableLayout,
  setting: Setting,
  locale: Locale,
): readonly ComparisonBlock[] {
  return parts.map((part, index) => {
    const comparison = selectFrom(block.comparison, part.rows, part.cities);
    const table = composeTable(comparison, comparison.rows, citiesAs, locale);
    const title = groupTitle(block.title, { number: index + 1, of: parts.length });
    const width = labelWidth(comparison, { setting, landscape }, locale);
    return { ...block, comparison, title, table, landscape, labelWidth: width };
  });
}

/** Returns the id of the slide with the block of that index among those that `layOut` made of one. */
export function layoutId(id: string, { table }: ComparisonBlock, index: number): string {
  return groupId(id, { number: index + 1 }, table.citiesAs === 'columns' ? 'cities' : 'attributes');
}
