import { numberParts, splitSlide } from '../compose/split.ts';
import type { Checked, Diagnostic } from '../diagnostic.ts';
import { diagnose } from '../diagnostic.ts';
import type { Locale } from '../locale.ts';
import type { SlideMeasurement } from '../measurement.ts';
import { parseOrigin } from '../place.ts';
import type { Deck, Slide } from '../publication.ts';

/** A deck that fits, with what was last measured of each slide, by its id. */
export interface FittedDeck extends Checked<Deck> {
  readonly measurements: ReadonlyMap<string, SlideMeasurement>;
}

/** A first round splits, a second one corrects what notes and repeated heads changed; the rest is for hard cases. */
const mostSplits = 5;

/**
 * Returns the deck with every slide that is too full split into parts that fit. What cannot be split, or still does not
 * fit as a part of its own, is reported as `slide-overflow` at its place in the study. `measure` is given all slides as they
 * are now, and the ids of those that have to be measured.
 */
export async function fitDeck(
  deck: Deck,
  locale: Locale,
  measure: (slides: readonly Slide[], ids: readonly string[]) => Promise<readonly SlideMeasurement[]>,
): Promise<FittedDeck> {
  let groups: readonly (readonly Slide[])[] = deck.slides.map((slide) => [slide]);
  let open = deck.slides;
  const measurements = new Map<string, SlideMeasurement>();
  const overflowing = new Map<string, { readonly slide: Slide; readonly measurement: SlideMeasurement }>();
  for (let round = 0; round <= mostSplits && open.length > 0; round++) {
    const asked = new Set(open.map(({ id }) => id));
    for (const measured of await measure(groups.flat(), [...asked])) measurements.set(measured.slide, measured);
    const changed = new Set<string>();
    groups = groups.map((group) => {
      const parts = group.flatMap((slide) => {
        const measurement = asked.has(slide.id) ? measurements.get(slide.id) : undefined;
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
    measurements,
    diagnostics: [...overflowing.values()].map(({ slide, measurement }) => overflow(deck, slide, measurement)),
  };
}

/** How much taller content becomes by each step at least; a slide starts with the largest step that may fit. */
const growth = [1, 1.1, 1.2, 1.32] as const;

/** Larger type may fill a slide's place up to this share; full to the edge looks crammed. */
const fullest = 0.96;

/**
 * Returns by how many steps the type of each slide may be larger than normal, by its id: what stands alone on a wall
 * should be read from the last row. The parts of one slide are of one size. Slides of normal size are left out.
 * `measure` returns the measurements of the slides that it is given sizes for.
 */
export async function enlargeSlides(
  { value: deck, measurements }: Pick<FittedDeck, 'value' | 'measurements'>,
  measure: (sizes: ReadonlyMap<string, number>) => Promise<readonly SlideMeasurement[]>,
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  let open = wholes(deck.slides.filter((slide) => slide.layout !== 'title'))
    .map((slides) => ({ slides, step: Math.min(...slides.map(({ id }) => likelyStep(measurements.get(id)))) }))
    .filter(({ step }) => step > 0);
  while (open.length > 0) {
    const tried = new Map(open.flatMap(({ slides, step }) => slides.map(({ id }) => [id, step] as const)));
    const roomy = new Set((await measure(tried)).filter(isRoomy).map(({ slide }) => slide));
    const fits = ({ slides }: (typeof open)[number]) => slides.every(({ id }) => roomy.has(id));
    for (const { slides, step } of open.filter(fits)) for (const { id } of slides) sizes.set(id, step);
    open = open
      .filter((whole) => !fits(whole))
      .map(({ slides, step }) => ({ slides, step: step - 1 }))
      .filter(({ step }) => step > 0);
  }
  return sizes;
}

function likelyStep(measurement: SlideMeasurement | undefined): number {
  if (measurement === undefined || measurement.overflow > 0) return 0;
  const { slots } = measurement;
  return growth.findLastIndex((factor) => slots.every((slot) => slot.contentHeight * factor <= slot.height * fullest));
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
