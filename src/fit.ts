import { numberParts, splitSlide } from './compose/split.ts';
import type { Checked, Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostic.ts';
import type { Locale } from './locale.ts';
import type { SlideMeasurement } from './measurement.ts';
import { parseOrigin } from './place.ts';
import type { Deck, Slide } from './publication.ts';

/** A first round splits, a second one corrects what notes and repeated heads changed; the rest is for hard cases. */
const mostSplits = 5;

/**
 * Returns the deck with every slide that is too full split into parts that fit. What cannot be split, or still does not
 * fit as a part of its own, is reported as `slide-overflow` at its place in the study.
 */
export async function fitDeck(
  deck: Deck,
  locale: Locale,
  measure: (slides: readonly Slide[]) => Promise<readonly SlideMeasurement[]>,
): Promise<Checked<Deck>> {
  let groups: readonly (readonly Slide[])[] = deck.slides.map((slide) => [slide]);
  let open = deck.slides;
  const overflowing = new Map<string, { readonly slide: Slide; readonly measurement: SlideMeasurement }>();
  for (let round = 0; round <= mostSplits && open.length > 0; round++) {
    const measurements = new Map((await measure(open)).map((item) => [item.slide, item]));
    const changed = new Set<string>();
    groups = groups.map((group) => {
      const parts = group.flatMap((slide) => {
        const measurement = measurements.get(slide.id);
        if (measurement === undefined || measurement.overflow <= 0) return [slide];
        const split = round < mostSplits ? splitSlide(slide, measurement, locale) : [slide];
        if (split.length === 1) overflowing.set(slide.id, { slide, measurement });
        return split;
      });
      if (parts.length === group.length) return group;
      const numbered = numberParts(parts);
      for (const part of numbered) changed.add(part.id);
      return numbered;
    });
    for (const id of changed) overflowing.delete(id);
    open = groups.flat().filter((slide) => changed.has(slide.id));
  }
  return {
    value: { ...deck, slides: groups.flat() },
    diagnostics: [...overflowing.values()].map(({ slide, measurement }) => overflow(deck, slide, measurement)),
  };
}

/** Steps of larger type that are tried, the largest first. */
const steps = [3, 2, 1] as const;

/** Larger type may fill a slide's place up to this share; full to the edge looks crammed. */
const fullest = 0.96;

/**
 * Returns by how many steps the type of each slide may be larger than normal, by its id: what stands alone on a wall
 * should be read from the last row. The parts of one slide are of one size. Slides of normal size are left out.
 */
export async function enlargeSlides(
  deck: Deck,
  measure: (sizes: ReadonlyMap<string, number>) => Promise<readonly SlideMeasurement[]>,
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  let open = wholes(deck.slides.filter((slide) => slide.layout !== 'title'));
  for (const step of steps) {
    if (open.length === 0) break;
    const slides = open.flat();
    const measurements = await measure(new Map(slides.map(({ id }) => [id, step])));
    const roomy = new Set(measurements.filter(isRoomy).map(({ slide }) => slide));
    const fitting = open.filter((parts) => parts.every(({ id }) => roomy.has(id)));
    for (const { id } of fitting.flat()) sizes.set(id, step);
    open = open.filter((parts) => !fitting.includes(parts));
  }
  return sizes;
}

/** Returns the slides gathered by the slide that they are parts of. */
function wholes(slides: readonly Slide[]): readonly (readonly Slide[])[] {
  const groups: Slide[][] = [];
  for (const slide of slides) {
    if (slide.part === null || slide.part.number === 1) groups.push([slide]);
    else groups.at(-1)?.push(slide);
  }
  return groups;
}

function isRoomy({ overflow: excess, slots }: SlideMeasurement): boolean {
  return excess <= 0 && slots.every((slot) => slot.contentHeight <= slot.height * fullest);
}

function overflow(deck: Deck, slide: Slide, { overflow: excess, worst }: SlideMeasurement): Diagnostic {
  const what = worst === null || worst.text === '' ? 'Its content' : `\`${worst.text.trim()}\``;
  const message =
    `The slide \`${slide.id}\` of \`${deck.id}\` (${deck.language}) is too full: ` +
    `${what} reaches ${Math.ceil(excess)} px beyond its place and cannot be split.`;
  return diagnose('slide-overflow', parseOrigin(worst?.origin ?? null) ?? slide.origin, message, {
    hint: 'Shorten this text, or split it into several entries or paragraphs.',
  });
}
