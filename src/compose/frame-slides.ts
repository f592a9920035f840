import type { Block, FindingsBlock, ScopeBlock } from '../block.ts';
import { valuesOf } from '../cells.ts';
import type { OutlinePart } from '../model.ts';
import type { Slide, SlideRank } from '../publication.ts';
import { shortReferences, sortSources } from '../short-reference.ts';
import { withProfile } from '../themes.ts';
import { plain } from '../wording.ts';
import { citiesBlock, imprintBlock, placeOfPlan, placeOfTheme, proseBlock } from './blocks.ts';
import { agendaSlide, type ThemeSlides } from './chapters.ts';
import { groupCities, groupId } from './city-groups.ts';
import { comparisonBlock } from './comparison-block.ts';
import { comparisonSlides } from './comparison-slides.ts';
import { contactSlide } from './contact.ts';
import type { Context } from './context.ts';
import { fixedWord, partWord } from './context.ts';
import { displaySlides } from './displays.ts';
import { coverageBlock } from './gaps.ts';
import { glossaryBlock } from './glossary.ts';
import { keyFindingsBlock } from './key-findings.ts';
import { numberSlides } from './numbers.ts';
import type { Plan } from './plan.ts';
import { slideOf } from './slides.ts';
import { takeAwaySlides } from './take-aways.ts';
import { asEvidence, gapSlides } from './theme-slides.ts';

/** Returns the slides of a part that stands around the themes: title, agenda, profiles and so on. */
export function frameSlides(
  part: OutlinePart,
  plan: Plan,
  themes: readonly ThemeSlides[],
  context: Context,
): readonly Slide[] {
  switch (part) {
    case 'title':
      return titleSlide(plan);
    case 'agenda':
    case 'contents':
      return agendaSlide(plan, themes, context);
    case 'question':
      return questionSlide(plan, context);
    case 'profiles':
      return profileSlides(plan, context);
    case 'numbers':
      return numberSlides(plan, context);
    case 'take-aways':
      return takeAwaySlides(plan, context);
    case 'contact':
      return contactSlide(plan, context);
    case 'gaps':
      return [
        ...coverageSlides(plan, context),
        // The whole list of gaps stands in the paper of an overview; its slide would be a wall.
        ...(plan.themes.length === 1 ? plan.themes.flatMap((theme) => gapSlides(theme, plan, context)) : []),
      ];
    case 'key-findings':
      return wholeSlide('key-findings', 'detail', [withoutTargets(keyFindingsBlock(plan, context))], plan, context);
    case 'meta-matrix':
    case 'case-order':
    case 'truth-table':
      return displaySlides(part, plan, context);
    case 'imprint':
      return wholeSlide('imprint', 'backup', [imprintBlock(plan.origin, context)], plan, context);
    default:
      return [];
  }
}

/** Returns the slide of a part about the whole publication. */
function wholeSlide(
  part: OutlinePart,
  rank: SlideRank,
  blocks: readonly (Block | null)[],
  plan: Plan,
  context: Context,
): readonly Slide[] {
  const place = placeOfPlan(plan);
  return slideOf({ id: part, rank, headline: partWord(part, plan.cities, context), blocks, place });
}

/** What a key finding leads to is a chapter of a paper. */
function withoutTargets(block: FindingsBlock | null): FindingsBlock | null {
  if (block === null) return null;
  const groups = block.groups.map((group) => ({
    ...group,
    findings: group.findings.map((finding) => ({ ...finding, target: null })),
  }));
  return { ...block, groups };
}

function titleSlide(plan: Plan): readonly Slide[] {
  const place = placeOfPlan(plan);
  const { title, subtitle, cities } = plan;
  return slideOf({
    id: 'title',
    layout: 'title',
    rank: 'frame',
    headline: title,
    blocks: [{ kind: 'title', title, subtitle, cities, ...place }],
    place,
  });
}

function questionSlide(plan: Plan, context: Context): readonly Slide[] {
  const [only] = plan.themes;
  const theme = plan.themes.length === 1 && only !== undefined ? only : context.study.profile;
  if (theme === null || theme.question === null) return [];
  const place = placeOfTheme(theme);
  return slideOf({
    id: 'question',
    layout: 'statement',
    rank: 'claim',
    headline: plain(theme.question, context.locale.language),
    eyebrow: fixedWord('part.question', context),
    blocks: [scopeBlock(plan, context)],
    notes: [proseBlock(theme.description, 'text', place, context)],
    place,
  });
}

/** The size of what is compared: an audience should know how much, and how little, stands behind a claim. */
function scopeBlock(plan: Plan, context: Context): ScopeBlock {
  const cells = withProfile(context.study, plan.themes).flatMap((theme) =>
    context.compare(theme, plan.cities).rows.flatMap((row) => row.cells),
  );
  const values = valuesOf(cells).length;
  const entry = (key: string, count: number) => ({
    number: new Intl.NumberFormat(context.locale.intl).format(count),
    label: fixedWord(`scope.${key}`, context, { count }),
  });
  return {
    kind: 'scope',
    numbers: [
      entry('cities', plan.cities.length),
      entry('themes', plan.themes.length),
      entry('values', values),
      entry('gaps', cells.length - values),
    ],
    city: null,
    theme: null,
    origin: context.study.origin,
  };
}

function profileSlides(plan: Plan, context: Context): readonly Slide[] {
  const { profile } = context.study;
  if (profile === null) return [];
  const place = placeOfTheme(profile);
  return [
    ...slideOf({
      id: 'profile-cities',
      rank: 'evidence',
      headline: partWord('cities', plan.cities, context),
      blocks: [citiesBlock(plan.cities, context)],
      place,
    }),
    ...comparisonSlides(
      {
        id: 'profile-comparison',
        headline: plain(profile.title, context.locale.language),
        eyebrow: partWord('profiles', plan.cities, context),
        place,
      },
      comparisonBlock(profile, plan.cities, { view: plan.view ?? 'key', number: null, focus: plan.focus }, context),
      context,
    ).map(asEvidence),
  ];
}

function coverageSlides(plan: Plan, context: Context): readonly Slide[] {
  const themes = withProfile(context.study, plan.themes);
  return groupCities(plan.cities).flatMap((group) =>
    slideOf({
      id: groupId('coverage', group),
      rank: 'evidence',
      headline: fixedWord('part.coverage', context),
      eyebrow: fixedWord('part.gaps', context),
      blocks: [coverageBlock(themes, group.cities, context)],
      place: { city: null, theme: null, origin: context.study.origin },
    }),
  );
}

/** Returns the slide of the terms that those slides use. */
export function glossarySlides(slides: readonly Slide[], plan: Plan, context: Context): readonly Slide[] {
  return wholeSlide('glossary', 'backup', [glossaryBlock(slides, plan, context)], plan, context);
}

/** Returns the slide of everything that those slides cite, in alphabetical order also where it will be parted. */
export function sourceSlides(slides: readonly Slide[], plan: Plan, context: Context): readonly Slide[] {
  const { locale, study } = context;
  const cited = [...new Set(slides.flatMap((slide) => slide.sources.map((reference) => reference.source)))];
  const sources = sortSources(cited, shortReferences([...study.sources.values()], locale), locale);
  const block: Block = { kind: 'sources', sources, ...placeOfPlan(plan) };
  return wholeSlide('sources', 'backup', [sources.length === 0 ? null : block], plan, context);
}
