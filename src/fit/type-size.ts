import type { SlideMeasurement } from '../measurement.ts';
import type { Deck } from '../publication.ts';
import type { FittedDecks } from './deck.ts';

/** How much taller content becomes by each step at least, with the sizes in `slide.css`: no larger step may fit. */
const growth = [1, 1.03, 1.08, 1.13, 1.2, 1.28, 1.38, 1.5] as const;

/** Larger type may fill a slide's place up to this share; full to the edge looks crammed. */
const fullest = 0.97;

/** A slide with its parts on the way to its size: the largest step known to fit, and the largest that may. */
interface Trial {
  readonly ids: readonly string[];
  readonly fits: number;
  readonly most: number;
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
  const sizes = new Map<string, number>();
  const likely = new Map<string, number>();
  for (const measured of measurements) {
    likely.set(measured.slide, Math.min(largestStep(measured), likely.get(measured.slide) ?? growth.length));
  }
  let open = wholesOf(decks)
    .map((ids) => ({ ids, fits: 0, most: Math.min(...ids.map((id) => likely.get(id) ?? 0)) }))
    .filter(isOpen);
  // The largest step is the right one for most slides; for the others half of what is left is ruled out each time.
  for (let stepOf = ({ most }: Trial): number => most; open.length > 0; stepOf = middle) {
    // What is decided keeps its size: only what is tried has to be laid out again.
    for (const trial of open) for (const id of trial.ids) sizes.set(id, stepOf(trial));
    const tried = open.flatMap(({ ids }) => ids);
    const crammed = new Set((await measure(sizes, tried)).filter((slide) => !isRoomy(slide)).map(({ slide }) => slide));
    const narrowed = open.map((trial) => {
      const step = stepOf(trial);
      return trial.ids.some((id) => crammed.has(id)) ? { ...trial, most: step - 1 } : { ...trial, fits: step };
    });
    for (const { ids, fits } of narrowed) for (const id of ids) sizes.set(id, fits);
    open = narrowed.filter(isOpen);
  }
  return new Map([...sizes].filter(([, step]) => step > 0));
}

function isOpen({ fits, most }: Trial): boolean {
  return fits < most;
}

function middle({ fits, most }: Trial): number {
  return Math.ceil((fits + most) / 2);
}

function largestStep({ overflow: excess, slots }: SlideMeasurement): number {
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
