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

test('more levels than circles are numbered, so that no two are alike', () => {
  expect(Array.from({ length: 6 }, (_, index) => levelSymbol(index, 6))).toEqual([
    '1/6',
    '2/6',
    '3/6',
    '4/6',
    '5/6',
    '6/6',
  ]);
});
