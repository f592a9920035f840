import type { Block, ContentsEntry } from '../block.ts';
import type { OutlinePart } from '../model.ts';
import type { Paper, Part } from '../publication.ts';
import { withProfile } from '../themes.ts';
import { plain } from '../wording.ts';
import {
  citiesBlock,
  findingsBlock,
  imprintBlock,
  placeOfPlan,
  placeOfTheme,
  proseBlock,
  questionBlock,
} from './blocks.ts';
import { sourcesOf } from './citations.ts';
import { groupCities } from './city-groups.ts';
import { comparisonBlocks } from './comparison-block.ts';
import type { Context } from './context.ts';
import { partWord } from './context.ts';
import { isDraft } from './deck.ts';
import { displayBlocks } from './displays.ts';
import { coverageBlock, gapsBlocks } from './gaps.ts';
import { glossaryBlock } from './glossary.ts';
import { keyFindingsBlock } from './key-findings.ts';
import type { Plan } from './plan.ts';
import { TableCounter } from './table-counter.ts';
import { themeParts } from './theme-parts.ts';
import { findingsFor, isThemePart } from './theme-slides.ts';

/**
 * Returns the paper of that plan, its chapters in the order of the outline. Parts without content are left out. Several
 * themes are one chapter each, where the first part that concerns themes stands; a single theme is spread over chapters.
 */
export function composePaper(plan: Plan, context: Context): Paper {
  const tables = new TableCounter();
  const firstThemePart = plan.outline.find(isThemePart);
  const content = plan.outline.map((part): readonly Part[] => {
    if (isThemePart(part)) return part === firstThemePart ? themeChapters(plan, tables, context) : [];
    return chapter(part, contentBlocks(part, plan, tables, context), plan, context);
  });
  const cited = content.flat();
  // Glossary, sources and contents speak of the other chapters and are made when these are known.
  const glossary = chapter('glossary', [glossaryBlock(cited, plan, context)], plan, context);
  const sources = chapter('sources', [sourcesBlock([...cited, ...glossary], plan)], plan, context);
  const chapters = plan.outline.flatMap((part, index) => {
    if (part === 'glossary') return glossary;
    return part === 'sources' ? sources : (content[index] ?? []);
  });
  const parts = chapters.flatMap((item) =>
    item.id === 'contents' ? chapter('contents', [contentsBlock(chapters, plan)], plan, context) : [item],
  );
  return { ...frameOf(plan, context), kind: 'paper', parts };
}

/** Returns the fields that papers and briefs share. */
export function frameOf(plan: Plan, context: Context): Omit<Paper, 'kind' | 'parts'> {
  const { id, title, subtitle, cities, themes, focus, origin } = plan;
  const { language } = context.locale;
  return { id, language, title, subtitle, cities, themes, focus, draft: isDraft(plan, context), origin };
}

/** Returns the chapter with that content as a list of one, or of none without content. */
function chapter(part: OutlinePart, blocks: readonly (Block | null)[], plan: Plan, context: Context): readonly Part[] {
  const present = blocks.filter((block) => block !== null);
  if (present.length === 0) return [];
  const isCover = part === 'title';
  return [
    {
      id: isCover ? 'cover' : part,
      level: 1,
      title: isCover ? plan.title : partWord(part, plan.cities, context),
      blocks: present,
      parts: [],
      ...placeOfPlan(plan),
    },
  ];
}

/** The blocks of a chapter that does not depend on the other chapters; contents is filled in later. */
function contentBlocks(
  part: OutlinePart,
  plan: Plan,
  tables: TableCounter,
  context: Context,
): readonly (Block | null)[] {
  const { title, subtitle, cities } = plan;
  const place = placeOfPlan(plan);
  switch (part) {
    case 'title':
      return [{ kind: 'title', title, subtitle, cities, ...place }];
    case 'key-findings':
      return [keyFindingsBlock(plan, context)];
    case 'contents':
    case 'agenda':
      return part === 'contents' ? [{ kind: 'contents', entries: [], ...place }] : [];
    case 'question':
      return questionBlocks(plan, context);
    case 'profiles':
      return profileBlocks(plan, tables, context);
    case 'gaps':
      return gapBlocks(plan, context);
    case 'meta-matrix':
    case 'case-order':
    case 'truth-table':
      return displayBlocks(part, plan, tables, context);
    case 'imprint':
      return [imprintBlock(plan.origin, context)];
    default:
      return [];
  }
}

/** Pages lead to a chapter, not numbers. */
const unnumbered = { number: null, current: false } as const;

/** Two levels of headings; what stands before the contents is not in them. */
function contentsBlock(chapters: readonly Part[], plan: Plan): Block {
  const start = chapters.findIndex((item) => item.id === 'contents') + 1;
  const entries = chapters.slice(start).flatMap((item): readonly ContentsEntry[] => [
    { title: item.title, target: item.id, level: 1, ...unnumbered },
    // With one theme the second level is the sections of cases: too fine for a page of contents.
    ...(plan.themes.length === 1 ? [] : item.parts).map((child) => ({
      title: child.title,
      target: child.id,
      level: 2 as const,
      ...unnumbered,
    })),
  ]);
  return { kind: 'contents', entries, ...placeOfPlan(plan) };
}

function questionBlocks(plan: Plan, context: Context): readonly (Block | null)[] {
  const [only] = plan.themes;
  const theme = plan.themes.length === 1 && only !== undefined ? only : context.study.profile;
  if (theme === null) return [];
  const place = placeOfTheme(theme);
  return [questionBlock(theme, 'question', place, context), proseBlock(theme.description, 'text', place, context)];
}

function profileBlocks(plan: Plan, tables: TableCounter, context: Context): readonly (Block | null)[] {
  const { profile } = context.study;
  if (profile === null) return [citiesBlock(plan.cities, context)];
  const view = { view: plan.view ?? (plan.themes.length === 1 ? 'key' : 'all'), focus: plan.focus };
  return [
    citiesBlock(plan.cities, context),
    ...comparisonBlocks(profile, plan.cities, view, tables, context),
    findingsBlock(findingsFor(profile, [], plan), placeOfTheme(profile), context),
  ];
}

function themeChapters(plan: Plan, tables: TableCounter, context: Context): readonly Part[] {
  if (plan.themes.length === 1) return plan.themes.flatMap((theme) => themeParts(theme, 1, plan, tables, context));
  return plan.themes.map((theme) => ({
    id: theme.id,
    level: 1,
    title: plain(theme.title, context.locale.language),
    blocks: [
      questionBlock(theme, 'question', placeOfTheme(theme), context),
      proseBlock(theme.description, 'text', placeOfTheme(theme), context),
    ].filter((block) => block !== null),
    parts: themeParts(theme, 2, plan, tables, context),
    ...placeOfTheme(theme),
  }));
}

function gapBlocks(plan: Plan, context: Context): readonly (Block | null)[] {
  if (plan.cities.length === 0) return [];
  const themes = withProfile(context.study, plan.themes);
  return [
    ...groupCities(plan.cities).map(({ cities }) => coverageBlock(themes, cities, context)),
    ...themes.flatMap((theme) => gapsBlocks(theme, plan.cities, context)),
  ];
}

function sourcesBlock(parts: readonly Part[], plan: Plan): Block | null {
  const sources = sourcesOf(parts);
  return sources.length === 0 ? null : { kind: 'sources', sources, ...placeOfPlan(plan) };
}
