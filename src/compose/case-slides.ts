import type { Wording } from '../comparison.ts';
import type { Audience, Body, Case, City, Section, Theme } from '../model.ts';
import type { ProseBlock, Slide } from '../publication.ts';
import { fixed, plain } from '../wording.ts';
import { claimsBlock, placeOfCase, placeOfTheme, proseBlock, questionBlock } from './blocks.ts';
import type { Context } from './context.ts';
import { findCase, fixedWord, splitProse } from './context.ts';
import { slideOf } from './slides.ts';

/**
 * Returns the slide that opens a theme: the claims of all cities, or of the one city with its summary. Its headline is
 * the theme's question, unless the deck is about this theme alone and has asked it before.
 */
export function claimSlides(theme: Theme, cities: readonly City[], asked: boolean, context: Context): readonly Slide[] {
  const [city] = cities;
  const item = city === undefined ? undefined : findCase(context, city, theme);
  if (cities.length === 1 && item !== undefined) return singleClaim(item, theme, context);
  const { language } = context.locale;
  return slideOf({
    id: `${theme.id}-claim`,
    headline: asked ? fixedWord('part.claims', context) : plain(theme.question ?? theme.title, language),
    eyebrow: asked || theme.question !== null ? plain(theme.title, language) : null,
    blocks: [claimsBlock(theme, cities, context)],
    notes: [proseBlock(theme.description, 'text', placeOfTheme(theme), context)],
    place: placeOfTheme(theme),
  });
}

function singleClaim(item: Case, theme: Theme, context: Context): readonly Slide[] {
  const { language } = context.locale;
  const place = placeOfCase(item);
  const gap = item.gap === null ? null : fixedWord(`gap.${item.gap}.meaning`, context);
  return slideOf({
    id: `${theme.id}-${item.city}-claim`,
    layout: 'statement',
    headline: item.title === null ? (gap ?? plain(theme.title, language)) : plain(item.title, language),
    eyebrow: plain(theme.title, language),
    blocks: [proseBlock(item.summary, 'lead', place, context) ?? questionBlock(theme, 'lead', place, context)],
    notes: [proseBlock(item.notes, 'text', place, context)],
    place,
  });
}

/** Returns one slide per section of each city's case; the case's own notes go to its first slide. */
export function caseSlides(theme: Theme, cities: readonly City[], context: Context): readonly Slide[] {
  return cities.flatMap((city) => {
    const item = findCase(context, city, theme);
    const body = item === undefined ? undefined : bodyOf(item, context);
    if (item === undefined || body === undefined) return [];
    const caseNotes = cities.length === 1 ? null : proseBlock(item.notes, 'text', placeOfCase(item), context);
    return body.sections.flatMap((section, index) =>
      slideOf({
        id: `${theme.id}-${city.id}-${index + 1}`,
        headline: sectionTitle(section, item, body, context),
        eyebrow: eyebrowOf(city, theme, context),
        blocks: [passages(section, ['all', 'deck'], body, item)],
        notes: [index === 0 ? caseNotes : null, passages(section, ['notes'], body, item)],
        place: { ...placeOfCase(item), origin: section.origin },
      }),
    );
  });
}

/** Returns the body in the context's language, else in the study's first; undefined without any. */
export function bodyOf(item: Case, context: Context): Body | undefined {
  return item.bodies.find((body) => body.language === context.locale.language) ?? item.bodies[0];
}

/** Returns the passages of a section that those audiences see, or null if there is none. */
export function passages(section: Section, audiences: readonly Audience[], body: Body, item: Case): ProseBlock | null {
  const paragraphs = section.passages
    .filter((passage) => audiences.includes(passage.audience))
    .flatMap(({ markdown, origin }) => splitProse({ markdown, origin, language: body.language }));
  if (paragraphs.length === 0) return null;
  return { kind: 'prose', role: 'text', paragraphs, city: item.city, theme: item.theme, origin: section.origin };
}

/** Returns the heading of a section; what precedes the first heading is headed by the case's claim. */
export function sectionTitle(section: Section, item: Case, body: Body, context: Context): Wording {
  if (section.title !== '') return { text: section.title, markup: 'markdown', language: body.language };
  const { language } = context.locale;
  return item.title === null ? fixedWord('part.case', context) : plain(item.title, language);
}

/** Returns "City · Theme" for the small line above a headline. */
export function eyebrowOf(city: City, theme: Theme, context: Context): Wording {
  const { language } = context.locale;
  return fixed(`${plain(city.shortName, language).text} · ${plain(theme.title, language).text}`, language);
}
