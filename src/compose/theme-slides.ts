import type { StatementsBlock } from '../block.ts';
import type { Wording } from '../comparison.ts';
import { isHeadline } from '../headline.ts';
import type { Case, OutlinePart, Theme } from '../model.ts';
import type { Slide, SlideLayout } from '../publication.ts';
import { inline, plain, withoutMarkup } from '../wording.ts';
import { agreementOf } from './agreement.ts';
import {
  actorsBlock,
  findingsBlock,
  placeOfCase,
  placeOfTheme,
  recommendationsBlock,
  statementsBlock,
} from './blocks.ts';
import { caseSlides, eyebrowOf } from './case-slides.ts';
import { groupId } from './city-groups.ts';
import { comparisonBlock } from './comparison-block.ts';
import { comparisonSlides } from './comparison-slides.ts';
import type { Context } from './context.ts';
import { findCase, findCity, fixedWord, partWord } from './context.ts';
import { gapsBlocks } from './gaps.ts';
import type { Plan } from './plan.ts';
import type { SlideSpec } from './slides.ts';
import { slideOf } from './slides.ts';
import { timelineBlocks } from './timeline.ts';

const themeParts: readonly OutlinePart[] = [
  'comparison',
  'case',
  'timeline',
  'actors',
  'statements',
  'findings',
  'recommendations',
];

/** A part of an outline that is repeated for each theme. */
export type ThemePart = Extract<
  OutlinePart,
  'comparison' | 'case' | 'timeline' | 'actors' | 'statements' | 'findings' | 'recommendations'
>;

/** Returns whether that part is repeated for each theme. */
export function isThemePart(part: OutlinePart): part is ThemePart {
  return themeParts.includes(part);
}

/** Returns the slides of one part of one theme; a part without content has none. */
export function themeSlides(part: ThemePart, theme: Theme, plan: Plan, context: Context): readonly Slide[] {
  const { cities, focus } = plan;
  const cases = cities.flatMap((city) => findCase(context, city, theme) ?? []);
  const place = placeOfTheme(theme);
  const eyebrow = plain(theme.title, context.locale.language);
  const slide = (id: string, headline: Wording, blocks: SlideSpec['blocks'], layout: SlideLayout = 'content') =>
    slideOf({ id: `${theme.id}-${id}`, layout, headline, eyebrow, blocks, place });
  const named = (blocks: SlideSpec['blocks'], layout?: SlideLayout) =>
    slide(part, partWord(part, cities, context), blocks, layout);
  switch (part) {
    case 'comparison':
      return comparisonSlides(
        { id: `${theme.id}-${part}`, headline: comparisonHeadline(theme, plan, context), eyebrow, place },
        comparisonBlock(theme, cities, { view: plan.view ?? 'key', number: null, focus }, context),
        context,
      ).map(asEvidence);
    case 'case':
      return caseSlides(theme, cities, context);
    case 'timeline':
      return timelineBlocks(cases, cities, 'key', place, context).flatMap((block, index) =>
        slide(groupId(part, { number: index + 1 }), partWord(part, cities, context), [block]),
      );
    case 'actors':
      return cases.flatMap((item) => actorSlides(item, theme, context));
    case 'statements':
      return statementSlides(statementsBlock(cases, place, context), named);
    case 'findings': {
      const findings = [findingsBlock(findingsFor(theme, cases, plan), place, context)];
      const computed = agreementOf(theme, plan, 'key', context);
      if (computed === null) return named(findings);
      return [
        ...slide('agreement', fixedWord('part.agreement', context), [computed]),
        ...slide(part, fixedWord('part.case-findings', context), findings),
      ];
    }
    case 'recommendations':
      return named([recommendationsBlock(recommendationsFor(theme, cases), place, context)]);
  }
}

/** So few statements are set as large as a headline. */
const mostLarge = 2;

function statementSlides(
  block: StatementsBlock | null,
  slide: (blocks: SlideSpec['blocks'], layout: SlideLayout) => readonly Slide[],
): readonly Slide[] {
  return slide([block], block !== null && block.statements.length <= mostLarge ? 'statement' : 'content');
}

/** Cross-case findings belong where cities are compared; a single city has its own findings and those that name it. */
export function findingsFor(theme: Theme, cases: readonly Case[], plan: Plan): Theme['findings'] {
  const ids = new Set(plan.cities.map((city) => city.id));
  const cross = theme.findings.filter(
    (finding) => plan.cities.length > 1 || finding.cities.length === 0 || finding.cities.some((id) => ids.has(id)),
  );
  return [...cross, ...cases.flatMap((item) => item.findings)];
}

/** Returns the theme's recommendations and those of its cases, in order. */
function recommendationsFor(theme: Theme, cases: readonly Case[]): Theme['recommendations'] {
  return [...theme.recommendations, ...cases.flatMap((item) => item.recommendations)];
}

/** Returns the slide of a table: what proves a claim is kept before details where time is short. */
export function asEvidence(slide: Slide): Slide {
  return { ...slide, rank: 'evidence' };
}

/** Returns the slides with the gaps of one theme. */
export function gapSlides(theme: Theme, plan: Plan, context: Context): readonly Slide[] {
  return gapsBlocks(theme, plan.cities, context).flatMap((block, index) =>
    slideOf({
      id: groupId(`${theme.id}-gaps`, { number: index + 1 }),
      rank: 'backup',
      headline: fixedWord('part.gaps', context),
      eyebrow: plain(theme.title, context.locale.language),
      blocks: [block],
      place: placeOfTheme(theme),
    }),
  );
}

/** Assertion and evidence: what differs heads the table that shows it, if it is short enough to be a headline. */
function comparisonHeadline(theme: Theme, plan: Plan, context: Context): Wording {
  const { language } = context.locale;
  const difference = theme.findings.find((finding) => finding.kind === 'different');
  if (plan.cities.length > 1 && difference !== undefined) {
    const claim = inline(difference.text, language);
    if (isHeadline(withoutMarkup(claim))) return claim;
  }
  return partWord('comparison', plan.cities, context);
}

function actorSlides(item: Case, theme: Theme, context: Context): readonly Slide[] {
  const city = findCity(context, item.city);
  return slideOf({
    id: `${theme.id}-${item.city}-actors`,
    rank: 'backup',
    headline: fixedWord('part.actors', context),
    eyebrow: city === undefined ? plain(theme.title, context.locale.language) : eyebrowOf(city, theme, context),
    blocks: [actorsBlock(item, context)],
    place: placeOfCase(item),
  });
}
