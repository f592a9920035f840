import { expect, test } from 'vitest';
import { levelSymbol } from '../src/level.ts';

test.each([
  [1, '●'],
  [2, '○●'],
  [3, '○◐●'],
  [4, '○◔◕●'],
  [5, '○◔◐◕●'],
])('of %i levels the lowest is empty, the highest full, and no two are alike', (of, symbols) => {
  expect(Array.from({ length: of }, (_, index) => levelSymbol(index, of)).join('')).toBe(symbols);
});

test('more levels than symbols still run from empty to full', () => {
  const symbols = Array.from({ length: 9 }, (_, index) => '○◔◐◕●'.indexOf(levelSymbol(index, 9)));
  expect(symbols).toEqual(symbols.toSorted((a, b) => a - b));
  expect([symbols.at(0), symbols.at(-1)]).toEqual([0, 4]);
});
