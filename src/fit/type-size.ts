import type { SlideMeasurement } from '../measurement.ts';
import type { Deck } from '../publication.ts';
import type { FittedDecks } from './deck.ts';

/** How much taller content becomes by each step at least; a slide gets no larger step than may fit. */
const leastGrowth = [1, 1.1, 1.2, 1.32] as const;

/** How much taller most content becomes, as its lines break earlier: what is tried first. */
const usualGrowth = [1, 1.21, 1.42, 1.6] as const;

/** Larger type may fill a slide's place up to this share; full to the edge looks crammed. */
const fullest = 0.96;

/** A slide with its parts on the way to its step: the largest known to fit, the largest that may, and the one to try. */
interface Trial {
  readonly ids: readonly string[];
  readonly fits: number;
  readonly most: number;
  readonly step: number;
}

/**
 * Returns by how many steps the type of each slide may be larger than normal, by its id: what stands alone on a wall
 * should be read from the last row. The parts of one slide are of one size, in all languages. Slides of normal size are
 * left out. `measure` sets all slides in the given sizes and returns the measurements of those with the given ids.
 */
export async function enlargeSlides(
  { value: decks, measurements }: Pick<FittedDecks, 'value' | 'measurements'>,
  measure: (sizes: ReadonlyMap<string, number>, ids: readonly string[]) => Promise<readonly SlideMeasurement[]>,
): Promise<ReadonlyMap<string, number>> {
  const measured = Map.groupBy(measurements, ({ slide }) => slide);
  const sizes = new Map<string, number>();
  let open = wholesOf(decks).flatMap((ids) => {
    const all = ids.flatMap((id) => measured.get(id) ?? []);
    const most = stepFor(all, leastGrowth);
    return most <= 0 ? [] : [{ ids, fits: 0, most, step: Math.max(1, stepFor(all, usualGrowth)) }];
  });
  while (open.length > 0) {
    for (const { ids, step } of open) for (const id of ids) sizes.set(id, step);
    const tried = await measure(
      sizes,
      open.flatMap(({ ids }) => ids),
    );
    const crammed = new Set(tried.filter((slide) => !isRoomy(slide)).map(({ slide }) => slide));
    const next = open.map((trial) =>
      narrow(
        trial,
        trial.ids.some((id) => crammed.has(id)),
      ),
    );
    for (const { ids, fits } of next) for (const id of ids) sizes.set(id, fits);
    open = next.filter(({ fits, most }) => fits < most);
  }
  return new Map([...sizes].filter(([, step]) => step > 0));
}

/** Returns what is left to try when a step was too large, or was not. */
function narrow({ ids, fits, most, step }: Trial, isCrammed: boolean): Trial {
  return isCrammed ? { ids, fits, most: step - 1, step: step - 1 } : { ids, fits: step, most, step: step + 1 };
}

/** Returns the largest step with which all those slides have room if their content grows so. */
function stepFor(measurements: readonly SlideMeasurement[], growth: readonly number[]): number {
  if (measurements.some(({ overflow: excess }) => excess > 0)) return 0;
  const slots = measurements.flatMap((slide) => slide.slots);
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
