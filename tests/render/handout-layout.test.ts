import { describe, expect, test } from 'vitest';
import { layOutEntries } from '../../src/render/handout-layout.ts';

/** Notes of one line each. */
function lines(count: number): readonly number[] {
  return Array.from({ length: count }, () => 1);
}

/** The number of entries that begin on each sheet, where it says so itself. */
function startsOf(entries: readonly (readonly number[])[]): readonly number[] {
  return layOutEntries(entries).flatMap(({ startsSheet }, index) => (startsSheet ? [index] : []));
}

describe('notes', () => {
  test('stand beside their slide as long as a third of a sheet has room', () => {
    const layouts = [0, 1, 10, 15].map((count) => layOutEntries([[], [], [], lines(count)]).at(-1));
    expect(layouts.map((layout) => [layout?.beside, layout?.height])).toEqual(
      [0, 1, 10, 15].map((count) => [count, 85]),
    );
  });

  test('go on below it where that is shorter', () => {
    const [entry] = layOutEntries([lines(60)]);
    expect(entry?.beside).toBeGreaterThanOrEqual(12);
    expect(entry?.beside).toBeLessThan(60 / 2);
    expect(layOutEntries([[40, 1, 1]])[0]?.beside).toBe(0);
  });
});

describe('entries', () => {
  test('stand three on a sheet', () => {
    expect(startsOf(Array.from({ length: 8 }, () => lines(3)))).toEqual([3, 6]);
  });

  test('start a sheet where the last one has no room, and are whole', () => {
    const layouts = layOutEntries([lines(45), lines(30), lines(3)]);
    expect(layouts.map(({ startsSheet, torn }) => [startsSheet, torn])).toEqual([
      [false, false],
      [false, false],
      [true, false],
    ]);
  });

  test('are torn where more than a third of the sheet would stay empty, or where a sheet is too small', () => {
    const layouts = layOutEntries([lines(3), lines(150), lines(3), lines(300)]);
    expect(layouts.map(({ startsSheet, torn }) => [startsSheet, torn])).toEqual([
      [false, false],
      [false, true],
      [false, false],
      [true, true],
    ]);
  });
});
