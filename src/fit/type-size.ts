import type { SlideMeasurement } from '../measurement.ts';
import type { Deck } from '../publication.ts';
import type { FittedDecks } from './deck.ts';

/** How much taller content becomes by each step at least; a slide starts with the largest step that may fit. */
const growth = [1, 1.1, 1.2, 1.32] as const;

/** Larger type may fill a slide's place up to this share; full to the edge looks crammed. */
const fullest = 0.96;

/**
 * Returns by how many steps the type of each slide may be larger than normal, by its id: what stands alone on a wall
 * should be read from the last row. The parts of one slide are of one size, in all languages. Slides of normal size are
 * left out. `measure` returns the measurements of the slides that it is given sizes for.
 */
export async function enlargeSlides(
  { value: decks, measurements }: Pick<FittedDecks, 'value' | 'measurements'>,
  measure: (sizes: ReadonlyMap<string, number>) => Promise<readonly SlideMeasurement[]>,
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  const likely = new Map<string, number>();
  for (const measured of measurements) {
    likely.set(measured.slide, Math.min(likelyStep(measured), likely.get(measured.slide) ?? growth.length));
  }
  let open = wholesOf(decks)
    .map((ids) => ({ ids, step: Math.min(...ids.map((id) => likely.get(id) ?? 0)) }))
    .filter(({ step }) => step > 0);
  while (open.length > 0) {
    const tried = new Map(open.flatMap(({ ids, step }) => ids.map((id) => [id, step] as const)));
    const crammed = new Set((await measure(tried)).filter((measured) => !isRoomy(measured)).map(({ slide }) => slide));
    const fits = ({ ids }: (typeof open)[number]) => ids.every((id) => !crammed.has(id));
    for (const { ids, step } of open.filter(fits)) for (const id of ids) sizes.set(id, step);
    open = open
      .filter((whole) => !fits(whole))
      .map(({ ids, step }) => ({ ids, step: step - 1 }))
      .filter(({ step }) => step > 0);
  }
  return sizes;
}

function likelyStep({ overflow: excess, slots }: SlideMeasurement): number {
  if (excess > 0) return 0;
  return growth.findLastIndex((factor) => slots.every((slot) => slot.contentHeight * factor <= slot.height * fullest));
}

/** Returns the ids of slides, gathered by the slide that they are parts of; titles have one size only. */
function wholesOf(decks: readonly Deck[]): readonly (readonly string[])[] {
  const groups = new Map<string, Set<string>>();
  for (const { slides } of decks) {
    let whole = '';
    for (const { id, layout, part } of slides) {
      if (part === null || part.number === 1) whole = id;
      if (layout !== 'title') groups.set(whole, (groups.get(whole) ?? new Set()).add(id));
    }
  }
  return [...groups.values()].map((ids) => [...ids]);
}

function isRoomy({ overflow: excess, slots }: SlideMeasurement): boolean {
  return excess <= 0 && slots.every((slot) => slot.contentHeight <= slot.height * fullest);
}
