import type { Block } from '../block.ts';
import type { Comparison } from '../comparison.ts';
import type { City, OutlinePart } from '../model.ts';
import type { Paper, Part } from '../publication.ts';
import { isShown } from '../row-view.ts';
import { plain } from '../wording.ts';
import { citiesBlock, imprintBlock, placeOfPlan } from './blocks.ts';
import { countGroups } from './comparison-block.ts';
import type { Context } from './context.ts';
import { findCase, partWord } from './context.ts';
import { claimEntry } from './key-findings.ts';
import { keyRows } from './key-rows.ts';
import { frameOf } from './paper.ts';
import type { Plan } from './plan.ts';
import { composeTable } from './table.ts';
import { labelWidth } from './table-layout.ts';

/** Beyond this many columns a city is shown alone; the whole comparison is in the papers. */
const mostColumns = 5;

/** Returns how many rows per theme a brief of that plan can show at most: the most attributes of any theme, or key ones. */
export function briefDepth({ themes, view }: Plan): number {
  const keyOnly = view === null || view === 'key';
  return Math.max(1, ...themes.map(({ attributes }) => attributes.filter(({ key }) => key || !keyOnly).length));
}

/**
 * Returns the two-page paper of that plan: the city in short, what its cases claim, and one table with at most
 * `depth` key attributes of each theme, other cities beside it. The depth 0 is one attribute of each theme for the brief's
 * own city alone. The table says how many attributes it leaves out.
 */
export function composeBrief(plan: Plan, depth: number, context: Context): Paper {
  const place = placeOfPlan(plan);
  const { title, subtitle, cities } = plan;
  const part = (word: OutlinePart, blocks: readonly (Block | null)[]): readonly Part[] => {
    const present = blocks.filter((block) => block !== null);
    if (present.length === 0) return [];
    return [
      {
        id: word,
        level: 1,
        title: partWord(word, word === 'comparison' ? columnsOf(plan, depth, context) : cities, context),
        blocks: present,
        parts: [],
        ...place,
      },
    ];
  };
  const makers: { readonly [K in OutlinePart]?: () => readonly Part[] } = {
    title: () => [
      {
        id: 'cover',
        level: 1,
        title,
        blocks: [{ kind: 'title', title, subtitle, cities, ...place }],
        parts: [],
        ...place,
      },
    ],
    profiles: () => part('profiles', [citiesBlock(cities, context)]),
    'key-findings': () => part('key-findings', [claims(plan, context)]),
    comparison: () => part('comparison', [keyTable(plan, depth, context)]),
    imprint: () => part('imprint', [imprintBlock(plan.origin, context)]),
  };
  return { ...frameOf(plan, context), kind: 'brief', parts: plan.outline.flatMap((item) => makers[item]?.() ?? []) };
}

function claims(plan: Plan, context: Context): Block | null {
  const findings = plan.themes.flatMap((theme) =>
    plan.cities.flatMap((city) => {
      const item = findCase(context, city, theme);
      return item?.title ? [claimEntry(plain(item.title, context.locale.language), null, item.origin)] : [];
    }),
  );
  if (findings.length === 0) return null;
  return { kind: 'findings', groups: [{ kind: null, findings }], ...placeOfPlan(plan) };
}

/** The first key rows of each theme in one table, grouped by theme; the brief's city first if others fit beside it. */
function keyTable(plan: Plan, depth: number, context: Context): Block | null {
  const cities = columnsOf(plan, depth, context);
  const comparisons = plan.themes.map((theme) => context.compare(theme, cities));
  const asked = plan.view ?? 'key';
  // Where no row is what the view asks for, as where a city stands alone, the key rows are shown.
  const view = comparisons.some(({ rows }) => rows.some((row) => isShown(row, asked))) ? asked : 'key';
  const rows = keyRows(comparisons, Math.max(1, depth), view);
  const [first] = comparisons;
  if (first === undefined || rows.length === 0) return null;
  const title = partWord('comparison', cities, context);
  const comparison: Comparison = { ...first, title, rows };
  const isWhole = view !== 'all' && keyRows(comparisons, Number.POSITIVE_INFINITY, view).length === rows.length;
  const total = comparisons.reduce((sum, item) => sum + item.rows.length, 0);
  return {
    kind: 'comparison',
    comparison,
    cases: cities.length,
    title,
    table: { ...composeTable(comparison, rows, 'columns', context.locale), definitions: [] },
    // What the depth of the brief leaves out is a selection, whichever rows the view shows.
    hidden: total === rows.length ? null : { view: isWhole ? view : 'key', count: total - rows.length },
    order: null,
    rowGroups: countGroups(rows),
    continued: false,
    landscape: false,
    labelWidth: labelWidth({ rows, cities }, { setting: 'paper', landscape: false }, context.locale),
    number: null,
    focus: cities.length > 1 ? (plan.focus ?? plan.cities[0]?.id ?? null) : null,
    ...placeOfPlan(plan),
  };
}

function columnsOf(plan: Plan, depth: number, context: Context): readonly City[] {
  if (depth === 0) return plan.cities;
  const others = context.study.cities.filter((city) => !plan.cities.includes(city));
  return plan.cities.length + others.length <= mostColumns ? [...plan.cities, ...others] : plan.cities;
}
