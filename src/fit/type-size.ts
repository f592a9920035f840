import { groupBy } from '../grouping.ts';
import type { SlideMeasurement } from '../measurement.ts';
import type { Deck } from '../publication.ts';
import type { FittedDecks } from './deck.ts';

/** How much taller content becomes by each step at least, with the sizes in `slide.css`: no larger step may fit. */
const leastGrowth = [1, 1.03, 1.08, 1.13, 1.2, 1.28, 1.38, 1.5] as const;

/** How much taller most content becomes, as its lines break earlier: what is tried first. */
const usualGrowth = [1, 1.05, 1.13, 1.25, 1.4, 1.6, 1.85, 2.15] as const;

/** How much taller content becomes at least by one step more, whatever its size. */
const leastOfOneStep = 1.03;

/** Larger type may fill a slide's place up to this share; full to the edge looks crammed. */
const fullest = 0.97;

/** A slide with its parts on the way to its size: the largest step known to fit, the largest that may, the next to try. */
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
  const sizes = new Map<string, number>();
  const normal = groupBy(measurements, ({ slide }) => slide);
  let open = wholesOf(decks)
    .map((ids) => startTrial(ids, measurementsOf(ids, normal)))
    .filter(isOpen);
  while (open.length > 0) {
    // What is decided keeps its size: only what is tried has to be laid out again.
    for (const { ids, step } of open) for (const id of ids) sizes.set(id, step);
    const ids = open.flatMap((trial) => trial.ids);
    const tried = groupBy(await measure(sizes, ids), ({ slide }) => slide);
    const narrowed = open.map((trial) => narrow(trial, measurementsOf(trial.ids, tried)));
    for (const { ids, fits } of narrowed) for (const id of ids) sizes.set(id, fits);
    open = narrowed.filter(isOpen);
  }
  return new Map([...sizes].filter(([, step]) => step > 0));
}

function startTrial(ids: readonly string[], measured: readonly SlideMeasurement[]): Trial {
  const fullness = fullnessOf(measured);
  const most = isRoomy(measured) ? largestStep(fullness, leastGrowth) : 0;
  return { ids, fits: 0, most, step: nextStep(0, most, fullness) };
}

/** Returns what is left to try when a step has been measured. */
function narrow({ ids, fits, most, step }: Trial, measured: readonly SlideMeasurement[]): Trial {
  const fullness = fullnessOf(measured);
  const normal = fullness / (usualGrowth[step] ?? 1);
  if (!isRoomy(measured)) return { ids, fits, most: step - 1, step: nextStep(fits, step - 1, normal) };
  const end = fullness * leastOfOneStep > fullest ? step : most;
  return { ids, fits: step, most: end, step: nextStep(step, end, normal) };
}

/** Returns the step that most probably is the largest of those left; `fullness` is what it would be at normal size. */
function nextStep(fits: number, most: number, fullness: number): number {
  return Math.min(most, Math.max(fits + 1, largestStep(fullness, usualGrowth)));
}

function largestStep(fullness: number, growth: readonly number[]): number {
  return growth.findLastIndex((factor) => fullness * factor <= fullest);
}

function isOpen({ fits, most }: Trial): boolean {
  return fits < most;
}

function measurementsOf(
  ids: readonly string[],
  measured: ReadonlyMap<string, readonly SlideMeasurement[]>,
): readonly SlideMeasurement[] {
  return ids.flatMap((id) => measured.get(id) ?? []);
}

/** Returns the share of its place that the fullest slot takes. */
function fullnessOf(measured: readonly SlideMeasurement[]): number {
  return Math.max(0, ...measured.flatMap(({ slots }) => slots.map((slot) => slot.contentHeight / slot.height)));
}

function isRoomy(measured: readonly SlideMeasurement[]): boolean {
  return measured.every(({ overflow: excess }) => excess <= 0) && fullnessOf(measured) <= fullest;
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
