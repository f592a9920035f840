import type { FindingEntry, FindingsBlock } from '../block.ts';
import type { Wording } from '../comparison.ts';
import type { Theme } from '../model.ts';
import { plain } from '../wording.ts';
import { findingEntry, placeOfPlan } from './blocks.ts';
import type { Context } from './context.ts';
import { findCase } from './context.ts';
import type { Plan } from './plan.ts';

/** Returns one sentence per theme, or per kind of finding where the paper has one theme only; each leads to its chapter. */
export function keyFindingsBlock(plan: Plan, context: Context): FindingsBlock | null {
  const [theme] = plan.themes;
  const findings =
    plan.themes.length === 1 && theme !== undefined
      ? keyFindingsOfTheme(theme, context)
      : plan.themes.flatMap((item) => keyFindingOf(item, plan, context));
  if (findings.length === 0) return null;
  return { kind: 'findings', groups: [{ kind: null, findings }], ...placeOfPlan(plan) };
}

function keyFindingsOfTheme(theme: Theme, context: Context): readonly FindingEntry[] {
  const kinds = ['similar', 'different', 'why', 'lesson'] as const;
  return kinds.flatMap((kind) => {
    const finding = theme.findings.find((candidate) => candidate.kind === kind);
    return finding === undefined ? [] : [findingEntry(finding, `${theme.id}-findings`, context)];
  });
}

function keyFindingOf(theme: Theme, plan: Plan, context: Context): readonly FindingEntry[] {
  const [city] = plan.cities;
  const item = city === undefined ? undefined : findCase(context, city, theme);
  if (plan.cities.length === 1 && item?.title) {
    return [claimEntry(plain(item.title, context.locale.language), `${theme.id}-${item.city}`, item.origin)];
  }
  const finding = theme.findings.find((candidate) => candidate.kind === 'different') ?? theme.findings[0];
  return finding === undefined || plan.cities.length === 1 ? [] : [findingEntry(finding, theme.id, context)];
}

/** Returns a case's claim as a key finding. */
export function claimEntry(text: Wording, target: string | null, origin: FindingEntry['origin']): FindingEntry {
  return { text, cities: [], coded: false, sources: [], target, origin };
}
