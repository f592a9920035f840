/** Which pieces stand together where there are more of them than one place holds. */

/** What is known of pieces that stand one after the other. */
export interface Pieces {
  readonly count: number;
  /** Height of a part with the pieces `from` (inclusive) to `to` (exclusive); never less with a piece more. */
  readonly heightOf: (from: number, to: number) => number;
  readonly room: number;
  /** How much it disturbs that a part begins with that piece: 0 where a group begins, about 1 to 3 within one. */
  readonly disturbance: (from: number) => number;
}

/** Some pieces put into parts: how many each part has, how many parts have one only, and how good that is to look at. */
interface Filling {
  readonly counts: readonly number[];
  readonly lone: number;
  readonly cost: number;
}

/** A break within a group is as bad as parts that differ by about this share of the room. */
const disturbing = 1 / 4;

/**
 * Returns how many pieces each part gets: the fewest parts that the room allows, with as few lone pieces as possible, and
 * filled evenly, though rather broken between groups than within one. A piece taller than the room gets a part of its own.
 */
export function partition(pieces: Pieces): readonly number[] {
  const { count } = pieces;
  // The best ways to put the first 0, 1, 2, … pieces into the parts so far; null where there is none.
  let best: readonly (Filling | null)[] = Array.from({ length: count + 1 }, (_, end) =>
    end === 0 ? { counts: [], lone: 0, cost: 0 } : null,
  );
  for (let part = 0; part < fewest(pieces); part++) {
    const before = best;
    best = before.map((_, end) => addPart(before, end, pieces));
  }
  return best.at(-1)?.counts ?? [];
}

/** Returns the best filling for the pieces before `end` whose last part is put behind one of the fillings before. */
function addPart(before: readonly (Filling | null)[], end: number, pieces: Pieces): Filling | null {
  const { heightOf, room, disturbance } = pieces;
  let best: Filling | null = null;
  for (let from = end - 1; from >= 0; from--) {
    const count = end - from;
    const height = heightOf(from, end);
    if (count > 1 && height > room) break;
    const rest = before[from] ?? null;
    if (rest === null) continue;
    const lone = rest.lone + (count === 1 ? 1 : 0);
    const cost = rest.cost + height ** 2 + disturbance(from) * (disturbing * room) ** 2;
    if (best !== null && (lone - best.lone || cost - best.cost) >= 0) continue;
    best = { counts: [...rest.counts, count], lone, cost };
  }
  return best;
}

/** Returns how many parts the pieces need at least. */
export function fewest({ count, heightOf, room }: Pick<Pieces, 'count' | 'heightOf' | 'room'>): number {
  let parts = 0;
  let from = 0;
  for (let to = 1; to <= count; to++) {
    if (to - from > 1 && heightOf(from, to) > room) {
      parts += 1;
      from = to - 1;
    }
  }
  return count === 0 ? 0 : parts + 1;
}

/** Returns how many items of those heights each part gets, where nothing but the items needs room. */
export function spread(heights: readonly number[], room: number): readonly number[] {
  return partition({ count: heights.length, heightOf: stacked(heights), room, disturbance: () => 0 });
}

/** Returns the height of items that stand on one another. */
export function stacked(heights: readonly number[]): Pieces['heightOf'] {
  const tops = [0];
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height);
  return (from, to) => (tops[to] ?? 0) - (tops[from] ?? 0);
}

/** Returns how many items each of so many parts gets, as equal as can be. */
export function evenly(count: number, parts: number): readonly number[] {
  const before = (part: number): number => Math.ceil((count * part) / parts);
  return Array.from({ length: parts }, (_, part) => before(part + 1) - before(part));
}

/** Returns where parts of so many items each begin (inclusive) and end (exclusive). */
export function rangesOf(counts: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  let to = 0;
  return counts.map((count) => {
    const from = to;
    to += count;
    return { from, to };
  });
}
