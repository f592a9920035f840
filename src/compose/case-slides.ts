import type { Wording } from '../comparison.ts';
import type { Case, City, Theme } from '../model.ts';
import type { Slide } from '../publication.ts';
import { fixed, plain } from '../wording.ts';
import { claimsBlock, placeOfCase, placeOfTheme, proseBlock, questionBlock } from './blocks.ts';
import { bodyOf, passages, sectionTitle } from './case-body.ts';
import type { Context } from './context.ts';
import { findCase, findCity, fixedWord } from './context.ts';
import { inPieces } from './long-prose.ts';
import type { Plan } from './plan.ts';
import { slideOf } from './slides.ts';

/**
 * Returns the slide that opens a theme: the claims of all cities, or of the one city with its summary. Its headline is
 * the theme's question, unless the deck is about this theme alone and has asked it before.
 */
export function claimSlides(theme: Theme, plan: Plan, context: Context): readonly Slide[] {
  const { cities, outline } = plan;
  const cases = cities.flatMap((city) => findCase(context, city, theme) ?? []);
  const [only] = cases;
  if (cities.length === 1 && only !== undefined) return caseClaim(only, theme, context);
  const { language } = context.locale;
  const asked = plan.themes.length === 1 && outline.includes('question');
  // Where cases have slides of their own, their notes are there.
  const notes = [
    proseBlock(theme.description, 'text', placeOfTheme(theme), context),
    ...(outline.includes('case') ? [] : cases.map((item) => caseNotes(item, context))),
  ];
  const block = claimsBlock(theme, cities, context);
  const isSilent = block.claims.every(({ claim, gap }) => claim.text === '' && gap === null);
  if (isSilent && theme.question === null && notes.every((note) => note === null)) return [];
  return slideOf({
    id: `${theme.id}-claim`,
    headline: asked ? fixedWord('part.claims', context) : plain(theme.question ?? theme.title, language),
    eyebrow: asked || theme.question !== null ? plain(theme.title, language) : null,
    blocks: [block],
    notes,
    place: placeOfTheme(theme),
  });
}

/**
 * Returns the slides of each city's case: its claim with its summary, then one per section. A deck about one city has
 * shown the claim already, at the beginning of the theme.
 */
export function caseSlides(theme: Theme, cities: readonly City[], context: Context): readonly Slide[] {
  return cities.flatMap((city) => {
    const item = findCase(context, city, theme);
    if (item === undefined) return [];
    const sections = sectionSlides(item, city, theme, context);
    return cities.length === 1 ? sections : [...caseClaim(item, theme, context), ...sections];
  });
}

function caseClaim(item: Case, theme: Theme, context: Context): readonly Slide[] {
  const { language } = context.locale;
  const place = placeOfCase(item);
  const gap = item.gap === null ? null : fixedWord(`gap.${item.gap}.meaning`, context);
  const city = findCity(context, item.city);
  return slideOf({
    id: `${theme.id}-${item.city}-claim`,
    layout: 'statement',
    headline: item.title === null ? (gap ?? plain(theme.title, language)) : plain(item.title, language),
    eyebrow: city === undefined ? plain(theme.title, language) : eyebrowOf(city, theme, context),
    blocks: [proseBlock(item.summary, 'lead', place, context) ?? questionBlock(theme, 'lead', place, context)],
    notes: [caseNotes(item, context)],
    place,
  });
}

function caseNotes(item: Case, context: Context): ReturnType<typeof proseBlock> {
  return proseBlock(item.notes, 'text', placeOfCase(item), context);
}

function sectionSlides(item: Case, city: City, theme: Theme, context: Context): readonly Slide[] {
  const body = bodyOf(item, context);
  if (body === undefined) return [];
  return body.sections.flatMap((section, index) =>
    slideOf({
      id: `${theme.id}-${city.id}-${index + 1}`,
      headline: sectionTitle(section, item, body, context),
      eyebrow: eyebrowOf(city, theme, context),
      blocks: [inPieces(passages(section, ['all', 'deck'], body, item))],
      notes: [passages(section, ['notes'], body, item)],
      place: { ...placeOfCase(item), origin: section.origin },
    }),
  );
}

/** Returns "City · Theme" for the small line above a headline. */
export function eyebrowOf(city: City, theme: Theme, context: Context): Wording {
  const { language } = context.locale;
  return fixed(`${plain(city.shortName, language).text} · ${plain(theme.title, language).text}`, language);
}
