import type { ClaimsBlock, Prose } from '../block.ts';
import type { Wording } from '../comparison.ts';
import { plainMarkdown } from '../markdown.ts';
import type { Case, City, Theme } from '../model.ts';
import type { Slide, SlideRank } from '../publication.ts';
import { distinctIds, slugOf } from '../slug.ts';
import { fixed, plain } from '../wording.ts';
import { claimsBlock, placeOfCase, placeOfTheme, proseBlock, questionBlock } from './blocks.ts';
import { bodyOf, passages, sectionTitle } from './case-body.ts';
import type { Context } from './context.ts';
import { findCase, findCity, fixedWord } from './context.ts';
import { figureOf } from './figure.ts';
import { inPieces } from './long-prose.ts';
import { withSummaries } from './pair.ts';
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
  if (cities.length === 1 && only !== undefined) return caseClaim(only, theme, 'claim', context);
  const { language } = context.locale;
  const asked = plan.themes.length === 1 && outline.includes('question');
  const claims = claimsBlock(theme, cities, context);
  const isPair = cities.length === 2;
  // Where cases have slides of their own, their summaries and notes are there.
  const block = isPair && !outline.includes('case') ? withSummaries(claims, cases, context) : claims;
  const notes = [
    // The slide of the question has told it, if there is one.
    asked && theme.question !== null ? null : proseBlock(theme.description, 'text', placeOfTheme(theme), context),
    ...(outline.includes('case')
      ? []
      : cases.flatMap((item) => [...summaryNotes(item, block, context), caseNotes(item, context)])),
  ];
  const isSilent = block.claims.every(({ claim, gap }) => claim.text === '' && gap === null);
  if (isSilent && theme.question === null && notes.every((note) => note === null)) return [];
  return slideOf({
    id: `${theme.id}-claim`,
    layout: isPair ? 'pair' : 'content',
    rank: 'claim',
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
    return cities.length === 1 ? sections : [...caseClaim(item, theme, 'detail', context), ...sections];
  });
}

function caseClaim(item: Case, theme: Theme, rank: SlideRank, context: Context): readonly Slide[] {
  const { language } = context.locale;
  const place = placeOfCase(item);
  const gap = item.gap === null ? null : fixedWord(`gap.${item.gap}.meaning`, context);
  const city = findCity(context, item.city);
  return slideOf({
    id: `${theme.id}-${item.city}-claim`,
    layout: 'statement',
    rank,
    headline: item.title === null ? (gap ?? plain(theme.title, language)) : plain(item.title, language),
    eyebrow: city === undefined ? plain(theme.title, language) : eyebrowOf(city, theme, context),
    blocks: [
      inPieces(proseBlock(item.summary, 'lead', place, context)) ?? questionBlock(theme, 'lead', place, context),
    ],
    notes: [caseNotes(item, context)],
    place,
  });
}

function caseNotes(item: Case, context: Context): ReturnType<typeof proseBlock> {
  return proseBlock(item.notes, 'text', placeOfCase(item), context);
}

/** Of two cities side by side the speaker has what the slide has no room for. */
function summaryNotes(item: Case, { claims }: ClaimsBlock, context: Context): readonly ReturnType<typeof proseBlock>[] {
  if (claims.length !== 2) return [];
  const shown = claims.find(({ city }) => city.id === item.city)?.summary ?? [];
  const whole = proseBlock(item.summary, 'text', placeOfCase(item), context);
  return textOf(shown) === textOf(whole?.paragraphs ?? []) ? [] : [whole];
}

function textOf(paragraphs: readonly Prose[]): string {
  return paragraphs.map(({ markdown }) => markdown).join('\n');
}

function sectionSlides(item: Case, city: City, theme: Theme, context: Context): readonly Slide[] {
  const body = bodyOf(item, context);
  if (body === undefined) return [];
  const keys = sectionKeys(item.bodies);
  return body.sections.flatMap((section, index) => {
    const shown = passages(section, ['all', 'deck'], body, item);
    const figure = shown === null ? null : figureOf(shown);
    return slideOf({
      id: `${theme.id}-${city.id}-${keys[index] ?? index + 1}`,
      layout: figure === null ? 'content' : 'figure',
      rank: 'backup',
      headline: sectionTitle(section, item, body, context),
      eyebrow: eyebrowOf(city, theme, context),
      blocks: figure ?? [inPieces(shown)],
      notes: [passages(section, ['notes'], body, item)],
      place: { ...placeOfCase(item), origin: section.origin },
    });
  });
}

/** What other slides of a case are called. */
const takenKeys = ['claim', 'actors'];

/**
 * Returns what distinguishes the slides of a case's sections in their ids, in every language the same: the headings in the
 * study's first language. Numbers do where a heading has no letters, or where the languages have different sections.
 */
function sectionKeys(bodies: Case['bodies']): readonly string[] {
  const [first, ...others] = bodies;
  if (first === undefined || others.some(({ sections }) => sections.length !== first.sections.length)) return [];
  const slugs = first.sections.map(({ title }, index) => slugOf(plainMarkdown(title, () => '')) || `${index + 1}`);
  return distinctIds(slugs, takenKeys);
}

/** Returns "City · Theme" for the small line above a headline. */
export function eyebrowOf(city: City, theme: Theme, context: Context): Wording {
  const { language } = context.locale;
  return fixed(`${plain(city.shortName, language).text} · ${plain(theme.title, language).text}`, language);
}
