import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenly, partition, rangesOf, spread, stacked } from '../../src/compose/spread.ts';

describe('spread', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 9 });

  test.each([
    [[10, 10, 10], 30, [3]],
    [[10, 10, 10, 10], 30, [2, 2]],
    [[10, 10, 10, 10, 10, 10, 10], 30, [2, 2, 3]],
    [[25, 5, 5, 5], 30, [2, 2]],
    [[10, 10, 10, 28], 30, [3, 1]],
    [[50, 10, 10, 10], 30, [1, 3]],
    [[10, 50, 10], 30, [1, 1, 1]],
    [[10], 5, [1]],
    [[10, 10], 0, [1, 1]],
  ])('%j into %i', (items, room, counts) => {
    expect(spread(items, room).toSorted()).toEqual(counts.toSorted());
    expect(spread(items, room)).toHaveLength(counts.length);
  });

  test('keeps every item, in the fewest parts that fit, with the fewest lone items', () => {
    fc.assert(
      fc.property(heights, fc.integer({ min: 1, max: 90 }), (items, room) => {
        const counts = spread(items, room);
        expect(counts.every((count) => count > 0)).toBe(true);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(items.length);
        const fitting = compositions(items.length).filter((way) => fits(way, items, room));
        const fewest = Math.min(...fitting.map((way) => way.length));
        const equal = fitting.filter((way) => way.length === fewest);
        expect(fits(counts, items, room)).toBe(true);
        expect(counts).toHaveLength(fewest);
        expect(loneIn(counts)).toBe(Math.min(...equal.map(loneIn)));
      }),
    );
  });

  test('is even where items are alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 2, max: 12 }), (count, room) => {
        const counts = spread(
          Array.from({ length: count }, () => 1),
          room,
        );
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('pieces in groups', () => {
  /** Twelve pieces of 10 px; groups begin where it says. */
  const partsOf = (starts: readonly number[], room: number) =>
    partition({
      count: 12,
      heightOf: stacked(Array.from({ length: 12 }, () => 10)),
      room,
      disturbance: (from) => (starts.includes(from) ? 0 : 1),
    });

  test('are parted where a group begins, if the parts then are not too different', () => {
    expect(partsOf([0, 7], 80)).toEqual([7, 5]);
    expect(partsOf([0, 10], 110)).toEqual([6, 6]);
  });

  test('never need more parts for it', () => {
    expect(partsOf([0, 3, 6], 60)).toEqual([6, 6]);
    expect(partsOf([0, 5, 10], 60)).toHaveLength(2);
  });
});

test('ranges begin where the last one ends', () => {
  expect(rangesOf([2, 3])).toEqual([
    { from: 0, to: 2 },
    { from: 2, to: 5 },
  ]);
  expect(evenly(7, 3)).toEqual([3, 2, 2]);
});

/** Returns all ways to put so many items into parts. */
function compositions(count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return Array.from({ length: count }, (_, index) => index + 1).flatMap((first) =>
    compositions(count - first).map((rest) => [first, ...rest]),
  );
}

function fits(counts: readonly number[], heights: readonly number[], room: number): boolean {
  let start = 0;
  return counts.every((count) => {
    const part = heights.slice(start, start + count);
    start += count;
    return count === 1 || part.reduce((sum, height) => sum + height, 0) <= room;
  });
}

function loneIn(counts: readonly number[]): number {
  return counts.filter((count) => count === 1).length;
}
