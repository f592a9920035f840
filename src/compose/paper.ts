import type { Wording } from '../comparison.ts';
import type { Theme } from '../model.ts';
import type { Block, ContentsEntry, FindingEntry, Paper, Part } from '../publication.ts';
import { plain } from '../wording.ts';
import { citiesBlock, findingEntry, findingsBlock, placeOfTheme, proseBlock } from './blocks.ts';
import { sourcesOf } from './citations.ts';
import { comparisonBlock } from './comparison-block.ts';
import type { Context } from './context.ts';
import { findCase, partWord } from './context.ts';
import { isDraft } from './deck.ts';
import { coverageBlock, gapsBlock } from './gaps.ts';
import { glossaryBlock } from './glossary.ts';
import type { Plan } from './plan.ts';
import { TableCounter } from './table-counter.ts';
import { themeParts } from './theme-parts.ts';

/**
 * Returns the paper of that plan. Parts without content are left out. Several themes are one chapter each; a single
 * theme is spread over the chapters of its paper.
 */
export function composePaper(plan: Plan, context: Context): Paper {
  const tables = new TableCounter();
  const question = part('question', 'question', questionBlocks(plan, context), [], plan, context);
  const profiles = part('profiles', 'profiles', profileBlocks(plan, tables, context), [], plan, context);
  const themes = themeChapters(plan, tables, context);
  const gaps = part('gaps', 'gaps', gapBlocks(plan, context), [], plan, context);
  const content = [...question, ...profiles, ...themes, ...gaps];
  const glossary = part('glossary', 'glossary', [glossaryBlock([...content], plan, context)], [], plan, context);
  const sources = part('sources', 'sources', [sourcesBlock([...content, ...glossary], plan)], [], plan, context);
  const keyFindings = part('key-findings', 'key-findings', [keyFindingsBlock(plan, context)], [], plan, context);
  const imprint = part('imprint', 'imprint', [{ kind: 'imprint', ...placeOfPlan(plan) }], [], plan, context);
  const body = [...keyFindings, ...content, ...glossary, ...sources, ...imprint];
  return { ...frameOf(plan, context), kind: 'paper', parts: [...coverOf(plan), ...withContents(body, plan, context)] };
}

/** Returns the fields that papers and briefs share. */
export function frameOf(plan: Plan, context: Context): Omit<Paper, 'kind' | 'parts'> {
  const { id, title, subtitle, cities, themes, focus, origin } = plan;
  const { language } = context.locale;
  return { id, language, title, subtitle, cities, themes, focus, draft: isDraft(plan, context), origin };
}

/** Returns the place of what belongs to the whole publication. */
export function placeOfPlan(plan: Plan): { city: null; theme: null; origin: Plan['origin'] } {
  return { city: null, theme: null, origin: plan.origin };
}

/** Returns the chapter of that outline part as a list of one, or of none without content or place in the outline. */
function part(
  id: string,
  word: Plan['outline'][number],
  blocks: readonly (Block | null)[],
  parts: readonly Part[],
  plan: Plan,
  context: Context,
): readonly Part[] {
  const present = blocks.filter((block) => block !== null);
  if (!plan.outline.includes(word) || (present.length === 0 && parts.length === 0)) return [];
  return [
    {
      id,
      level: 1,
      title: partWord(word, plan.cities, context),
      blocks: present,
      parts,
      ...placeOfPlan(plan),
    },
  ];
}

function coverOf(plan: Plan): readonly Part[] {
  if (!plan.outline.includes('title')) return [];
  const { title, subtitle, cities } = plan;
  const place = placeOfPlan(plan);
  return [
    {
      id: 'cover',
      level: 1,
      title,
      blocks: [{ kind: 'title', title, subtitle, cities, ...place }],
      parts: [],
      ...place,
    },
  ];
}

/** Puts the contents after the key findings, which stand before everything else. */
function withContents(body: readonly Part[], plan: Plan, context: Context): readonly Part[] {
  const entries = body
    .filter((chapter) => chapter.id !== 'key-findings')
    .flatMap((chapter): readonly ContentsEntry[] => [
      { title: chapter.title, target: chapter.id, level: 1 },
      // With one theme the second level is the sections of cases: too fine for a page of contents.
      ...(plan.themes.length === 1 ? [] : chapter.parts).map((child) => ({
        title: child.title,
        target: child.id,
        level: 2 as const,
      })),
    ]);
  const block: Block = { kind: 'contents', entries, ...placeOfPlan(plan) };
  const contents = part('contents', 'contents', [block], [], plan, context);
  const first = body[0]?.id === 'key-findings' ? 1 : 0;
  return [...body.slice(0, first), ...contents, ...body.slice(first)];
}

function questionBlocks(plan: Plan, context: Context): readonly (Block | null)[] {
  const [only] = plan.themes;
  const theme = plan.themes.length === 1 && only !== undefined ? only : context.study.profile;
  if (theme === null) return [];
  const place = placeOfTheme(theme);
  return [
    proseBlock(theme.question, 'question', place, context),
    proseBlock(theme.description, 'text', place, context),
  ];
}

function profileBlocks(plan: Plan, tables: TableCounter, context: Context): readonly (Block | null)[] {
  const { profile } = context.study;
  if (profile === null) return [citiesBlock(plan.cities, context)];
  const keyOnly = plan.themes.length === 1;
  const view = { keyOnly, number: tables.next(), focus: plan.focus };
  return [
    citiesBlock(plan.cities, context),
    comparisonBlock(profile, plan.cities, view, context),
    plan.cities.length > 1 ? findingsBlock(profile.findings, placeOfTheme(profile), context) : null,
  ];
}

function themeChapters(plan: Plan, tables: TableCounter, context: Context): readonly Part[] {
  if (plan.themes.length === 1) return plan.themes.flatMap((theme) => themeParts(theme, 1, plan, tables, context));
  return plan.themes.map((theme) => ({
    id: theme.id,
    level: 1,
    title: plain(theme.title, context.locale.language),
    blocks: [
      proseBlock(theme.question, 'question', placeOfTheme(theme), context),
      proseBlock(theme.description, 'text', placeOfTheme(theme), context),
    ].filter((block) => block !== null),
    parts: themeParts(theme, 2, plan, tables, context),
    ...placeOfTheme(theme),
  }));
}

function gapBlocks(plan: Plan, context: Context): readonly (Block | null)[] {
  if (plan.cities.length === 0) return [];
  const themes = [...(context.study.profile === null ? [] : [context.study.profile]), ...plan.themes];
  return [
    coverageBlock(themes, plan.cities, context),
    ...themes.map((theme) => gapsBlock(theme, plan.cities, context)),
  ];
}

function sourcesBlock(parts: readonly Part[], plan: Plan): Block | null {
  const sources = sourcesOf(parts);
  return sources.length === 0 ? null : { kind: 'sources', sources, ...placeOfPlan(plan) };
}

/** One sentence per theme, or per kind of finding where the paper has one theme only; each leads to its chapter. */
function keyFindingsBlock(plan: Plan, context: Context): Block | null {
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
