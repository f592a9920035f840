import type { Theme } from '../model.ts';
import type { Deck, Slide } from '../publication.ts';
import { distinctIds } from '../slug.ts';
import { claimSlides } from './case-slides.ts';
import { backupSlide, chaptersOf, withSections } from './chapters.ts';
import type { Context } from './context.ts';
import { findCase } from './context.ts';
import { frameSlides, glossarySlides, sourceSlides } from './frame-slides.ts';
import type { Plan } from './plan.ts';
import { restSlides } from './rest-slides.ts';
import { isThemePart, themeSlides } from './theme-slides.ts';

/**
 * Returns the deck of that plan, not yet fitted to its slides. Parts that concern one theme are gathered theme by theme
 * where the first of them stands in the outline; several themes are each opened by a slide of their own.
 */
export function composeDeck(plan: Plan, context: Context): Deck {
  const told = plan.themes.map((theme) => ({ theme, slides: slidesOfTheme(theme, plan, context) }));
  const themes = withSections(told, context);
  const firstThemePart = plan.outline.find(isThemePart);
  const content = plan.outline.map((part): readonly Slide[] => {
    if (isThemePart(part)) return part === firstThemePart ? themes.flatMap(({ slides }) => slides) : [];
    return frameSlides(part, plan, themes, context);
  });
  // Glossary and sources speak of the other slides and are made when these are known.
  const behind = plan.minutes === null ? [] : [...restSlides(plan, context), ...backupSlide(plan, context)];
  const shown = [...content.flat(), ...behind];
  const glossary = glossarySlides(shown, plan, context);
  const sources = sourceSlides([...shown, ...glossary], plan, context);
  const slides = plan.outline.flatMap((part, index) => {
    if (part === 'glossary') return glossary;
    return part === 'sources' ? sources : (content[index] ?? []);
  });
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
    build: plan.build,
    chapters: chaptersOf(themes, context),
    slides: withOwnIds([...slides, ...behind]),
    origin: plan.origin,
  };
}

/** The names of a theme and a city together may be that of another theme. */
function withOwnIds(slides: readonly Slide[]): readonly Slide[] {
  const ids = distinctIds(slides.map(({ id }) => id));
  return slides.map((slide, index) => ({ ...slide, id: ids[index] ?? slide.id }));
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
