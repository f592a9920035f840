import { expect, test } from 'vitest';
import { type Coverage, formatCoverage } from '../src/coverage.ts';

const coverage: Coverage = {
  themes: [
    { id: 'a', title: 'Öffentlichkeit' },
    { id: 'b', title: 'B' },
  ],
  cities: [
    { id: 'x', name: 'Ü' },
    { id: 'y', name: 'Halle (Saale)' },
  ],
  counts: [
    { theme: 'a', city: 'x', values: 10, gaps: 2 },
    { theme: 'a', city: 'y', values: 0, gaps: 12 },
    { theme: 'b', city: 'x', values: 1, gaps: 0 },
    { theme: 'b', city: 'y', values: 1, gaps: 0 },
  ],
};

test('coverage is a table with sums', () => {
  const rows = formatCoverage(coverage)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/ {2,}/));
  expect(rows).toEqual([
    ['values + gaps', 'Ü', 'Halle (Saale)'],
    ['Öffentlichkeit', '10 + 2', '0 + 12'],
    ['B', '1 + 0', '1 + 0'],
    ['all themes', '11 + 2', '1 + 12'],
  ]);
});

test('its columns are as wide as their longest entry, letters with marks counted once', () => {
  const decomposed = { ...coverage, themes: [{ id: 'a', title: 'O\u0308' }] };
  for (const item of [coverage, decomposed, { themes: [], cities: [], counts: [] }]) {
    const lengths = formatCoverage(item)
      .split('\n')
      .slice(0, -1)
      .map((line) => line.normalize('NFC').length);
    expect(new Set(lengths).size).toBe(1);
  }
});
