import type { OutlinePart, Theme } from '../model.ts';
import type { Deck, ScopeBlock, Slide } from '../publication.ts';
import { plain } from '../wording.ts';
import { citiesBlock, placeOfTheme, proseBlock } from './blocks.ts';
import { claimSlides } from './case-slides.ts';
import { groupCities, groupId } from './city-groups.ts';
import { comparisonBlock } from './comparison-block.ts';
import type { Context } from './context.ts';
import { findCase, fixedWord, partWord } from './context.ts';
import { coverageBlock } from './gaps.ts';
import type { Plan } from './plan.ts';
import { slideOf } from './slides.ts';
import { gapSlides, isThemePart, themeSlides } from './theme-slides.ts';

/**
 * Returns the deck of that plan, not yet fitted to its slides. Parts that concern one theme are gathered theme by theme
 * where the first of them stands in the outline, each theme opening with its claim.
 */
export function composeDeck(plan: Plan, context: Context): Deck {
  const themes = plan.themes.map((theme) => ({ theme, slides: slidesOfTheme(theme, plan, context) }));
  const firstThemePart = plan.outline.find(isThemePart);
  const body = plan.outline.flatMap((part) => {
    if (isThemePart(part)) return part === firstThemePart ? themes.flatMap(({ slides }) => slides) : [];
    return frameSlides(part, plan, themes, context);
  });
  const slides = plan.outline.includes('sources') ? [...body, ...sourceSlides(body, plan, context)] : body;
  return {
    kind: 'deck',
    id: plan.id,
    language: context.locale.language,
    title: plan.title,
    subtitle: plan.subtitle,
    cities: plan.cities,
    themes: plan.themes,
    focus: plan.focus,
    draft: isDraft(plan, context),
    minutes: plan.minutes,
    slides,
    origin: plan.origin,
  };
}

/** Returns whether a case of the plan is still a draft. */
export function isDraft(plan: Plan, context: Context): boolean {
  return plan.cities.some((city) => plan.themes.some((theme) => findCase(context, city, theme)?.status === 'draft'));
}

function slidesOfTheme(theme: Theme, plan: Plan, context: Context): readonly Slide[] {
  const parts = plan.outline.filter(isThemePart);
  if (parts.length === 0) return [];
  return [...claimSlides(theme, plan, context), ...parts.flatMap((part) => themeSlides(part, theme, plan, context))];
}

function frameSlides(
  part: OutlinePart,
  plan: Plan,
  themes: readonly { readonly theme: Theme; readonly slides: readonly Slide[] }[],
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
    case 'gaps':
      return [
        ...coverageSlides(plan, context),
        // The whole list of gaps stands in the paper of an overview; its slide would be a wall.
        ...(plan.themes.length === 1 ? plan.themes.flatMap((theme) => gapSlides(theme, plan, context)) : []),
      ];
    default:
      // Sources come last of all; key findings, glossary and imprint are parts of papers.
      return [];
  }
}

function titleSlide(plan: Plan): readonly Slide[] {
  const place = { city: null, theme: null, origin: plan.origin };
  const { title, subtitle, cities } = plan;
  return slideOf({
    id: 'title',
    layout: 'title',
    headline: title,
    blocks: [{ kind: 'title', title, subtitle, cities, ...place }],
    place,
  });
}

function agendaSlide(
  plan: Plan,
  themes: readonly { readonly theme: Theme; readonly slides: readonly Slide[] }[],
  context: Context,
): readonly Slide[] {
  const { language } = context.locale;
  const entries = themes.flatMap(({ theme, slides }) => {
    const [first] = slides;
    return first === undefined ? [] : [{ title: plain(theme.title, language), target: first.id, level: 1 as const }];
  });
  if (entries.length < 2) return [];
  const place = { city: null, theme: null, origin: plan.origin };
  return slideOf({
    id: 'agenda',
    headline: fixedWord('part.agenda', context),
    blocks: [{ kind: 'contents', entries, ...place }],
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
    headline: plain(theme.question, context.locale.language),
    eyebrow: fixedWord('part.question', context),
    blocks: [scopeBlock(plan, context)],
    notes: [proseBlock(theme.description, 'text', place, context)],
    place,
  });
}

/** The size of what is compared: an audience should know how much, and how little, stands behind a claim. */
function scopeBlock(plan: Plan, context: Context): ScopeBlock {
  const profile = context.study.profile === null ? [] : [context.study.profile];
  const contents = [...profile, ...plan.themes].flatMap((theme) =>
    context.compare(theme, plan.cities).rows.flatMap((row) => row.cells.map((cell) => cell.content.kind)),
  );
  const values = contents.filter((kind) => kind === 'value').length;
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
      entry('gaps', contents.length - values),
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
      headline: partWord('cities', plan.cities, context),
      blocks: [citiesBlock(plan.cities, context)],
      place,
    }),
    ...groupCities(plan.cities).flatMap((group) =>
      slideOf({
        id: groupId('profile-comparison', group),
        headline: plain(profile.title, context.locale.language),
        eyebrow: partWord('profiles', plan.cities, context),
        blocks: [comparisonBlock(profile, group.cities, { keyOnly: true, number: null, focus: plan.focus }, context)],
        place,
      }),
    ),
  ];
}

function coverageSlides(plan: Plan, context: Context): readonly Slide[] {
  const themes = [...(context.study.profile === null ? [] : [context.study.profile]), ...plan.themes];
  return groupCities(plan.cities).flatMap((group) =>
    slideOf({
      id: groupId('coverage', group),
      headline: fixedWord('part.coverage', context),
      eyebrow: fixedWord('part.gaps', context),
      blocks: [coverageBlock(themes, group.cities, context)],
      place: { city: null, theme: null, origin: context.study.origin },
    }),
  );
}

/** Returns the slide of everything that the other slides cite. */
function sourceSlides(slides: readonly Slide[], plan: Plan, context: Context): readonly Slide[] {
  const sources = [...new Set(slides.flatMap((slide) => slide.sources.map((reference) => reference.source)))];
  const place = { city: null, theme: null, origin: plan.origin };
  return slideOf({
    id: 'sources',
    headline: fixedWord('part.sources', context),
    blocks: [sources.length === 0 ? null : { kind: 'sources', sources, ...place }],
    place,
  });
}
