import type { ComparisonBlock } from '../block.ts';
import type { Cell, Comparison, Row, Wording } from '../comparison.ts';
import type { Attribute, AttributeRef, City } from '../model.ts';
import { plain } from '../wording.ts';
import { attributeRow, themeOf } from './attribute-row.ts';
import { countGroups, layOut } from './comparison-block.ts';
import type { Context } from './context.ts';
import { fixedWord } from './context.ts';
import { keyRows } from './key-rows.ts';
import type { Plan } from './plan.ts';
import { composeTable } from './table.ts';
import { type Setting, usualLabelWidth } from './table-layout.ts';

/** More cities than this are counted instead of named. */
const mostNames = 6;

/** How much of each theme a case-ordered matrix shows, where it stands, and what gives its tables their numbers. */
export interface CaseOrderView {
  /** About how many rows it may have in all; each theme has at least one of them. */
  readonly most: number;
  readonly setting: Setting;
  readonly number: () => number | null;
}

/**
 * Returns the first key rows of each theme with the cities in the order of the plan's `orderBy`, from low to high, in as many
 * tables as their widths ask for; its row comes first. Cities without a value stand at the end. Values that cannot be compared order
 * nothing: then the cities keep their usual order, and the table says why. Empty where there is nothing to order.
 */
export function caseOrderBlocks(
  plan: Plan,
  { most, setting, number }: CaseOrderView,
  context: Context,
): readonly ComparisonBlock[] {
  const { orderBy, themes, focus } = plan;
  const row = orderBy === null ? null : attributeRow(orderBy, plan.cities, context);
  if (orderBy === null || row === null || plan.cities.length < 2) return [];
  const order = orderOf(row, plan.cities, context);
  const comparison = gather(orderBy, order, plan, most, context);
  if (comparison === null) return [];
  const attributes = themes.reduce((sum, theme) => sum + theme.attributes.length, 0);
  const shown = comparison.rows.filter((item) => themes.some(({ id }) => id === item.theme)).length;
  const whole: ComparisonBlock = {
    kind: 'comparison',
    comparison,
    cases: plan.cities.length,
    title: order.title,
    table: composeTable(comparison, comparison.rows, 'columns', context.locale),
    hidden: attributes === shown ? null : { view: 'key', count: attributes - shown },
    order: order.sentence,
    rowGroups: countGroups(comparison.rows),
    continued: false,
    landscape: false,
    labelWidth: usualLabelWidth(plan.cities.length),
    number: null,
    focus,
    city: null,
    theme: null,
    origin: orderBy.origin,
  };
  return layOut(whole, setting, context.locale).map((block) => ({ ...block, number: number() }));
}

/** The ordering row, then the key rows of each theme; no attribute twice. */
function gather(
  orderBy: AttributeRef,
  { cities, heading }: Order,
  plan: Plan,
  most: number,
  context: Context,
): Comparison | null {
  const theme = themeOf(orderBy.theme, context.study);
  const first = attributeRow(orderBy, cities, context);
  if (theme === null || first === null) return null;
  const { language } = context.locale;
  const title = plain(theme.title, language);
  const comparisons = plan.themes.map((item) => {
    const comparison = context.compare(item, cities);
    return { ...comparison, rows: comparison.rows.filter((row) => row.attribute !== first.attribute) };
  });
  const rows = [
    { ...first, group: heading ?? title },
    ...keyRows(comparisons, Math.max(1, Math.floor(most / comparisons.length))),
  ];
  // How a theme's own table is laid out does not matter to rows of all themes.
  return { theme: { ...theme, citiesAs: null }, language, title, cities, rows };
}

interface Order {
  readonly cities: readonly City[];
  readonly title: Wording;
  /** What stands above the row that orders; null if it does not. */
  readonly heading: Wording | null;
  readonly sentence: Wording;
}

function orderOf(row: Row, cities: readonly City[], context: Context): Order {
  const label = row.label.text;
  const ranks = new Map(row.cells.map((cell) => [cell.city, rankOf(cell, row.attribute)]));
  const rank = (city: City): number => ranks.get(city.id) ?? Number.POSITIVE_INFINITY;
  const last = cities.filter((city) => rank(city) === Number.POSITIVE_INFINITY);
  const reasons = last.length === cities.length ? ['no-values' as const] : row.mismatches;
  if (reasons.length > 0) {
    const reason = reasons.map((key) => fixedWord(`order.${key}`, context).text).join('; ');
    const title = fixedWord('order.title-unordered', context);
    return { cities, title, heading: null, sentence: fixedWord('order.unordered', context, { label, reason }) };
  }
  return {
    // Equal ranks keep the usual order; infinities are equal, their difference is not a number.
    cities: cities.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b))),
    title: fixedWord('order.title', context, { label }),
    heading: fixedWord('order.heading', context),
    sentence:
      last.length === 0
        ? fixedWord('order.by', context, { label })
        : fixedWord('order.by-with-gaps', context, { label, cities: namesOf(last, context) }),
  };
}

/** A number that puts a value among the others of its row, null for a gap. */
function rankOf({ content }: Cell, { options }: Attribute): number | null {
  if (content.kind === 'gap') return null;
  const { datum } = content;
  if (datum.type === 'number') return datum.quantity.amount;
  if (datum.type === 'year') return datum.year;
  return datum.type === 'scale' ? options.findIndex((option) => option.id === datum.level) : null;
}

function namesOf(cities: readonly City[], context: Context): string {
  if (cities.length > mostNames) return fixedWord('table.cases', context, { count: cities.length }).text;
  return cities.map((city) => plain(city.shortName, context.locale.language).text).join(', ');
}
