import { expect, test } from 'vitest';
import { type Coverage, type CoverageGap, formatCoverage, formatGaps } from '../src/coverage.ts';
import { surveyStudy } from '../src/survey.ts';
import { localeOf } from './locales.ts';
import { small } from './workshop.ts';

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
  gaps: [],
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
  for (const item of [coverage, decomposed, { themes: [], cities: [], counts: [], gaps: [] }]) {
    const lengths = formatCoverage(item)
      .split('\n')
      .slice(0, -1)
      .map((line) => line.normalize('NFC').length);
    expect(new Set(lengths).size).toBe(1);
  }
});

const gap: CoverageGap = {
  ...{ theme: 'a', attribute: 'rent', label: 'Kaltmiete', city: 'x', reason: 'not-available', note: null },
  ...{ written: true, origin: { file: 'cases/x/a.md', line: 4, column: 9 } },
};

test('the gap report has a line per attribute with reasons, cities, places and notes', () => {
  const gaps = [
    { ...gap, note: 'Anfrage läuft' },
    { ...gap, city: 'y', reason: 'withheld' as const, written: false },
    { ...gap, attribute: 'quota', label: 'Quote' },
    { ...gap, attribute: 'quota', label: 'Quote', city: 'y', written: false },
  ];
  expect(formatGaps({ ...coverage, gaps }).split('\n')).toEqual([
    'Öffentlichkeit',
    '  a/rent  Kaltmiete: not-available Ü (cases/x/a.md:4:9, Anfrage läuft); withheld Halle (Saale)',
    '  a/quota  Quote: not-available Ü (cases/x/a.md:4:9), Halle (Saale)',
    '',
  ]);
  expect(formatGaps(coverage)).toBe('');
});

test('a city that says nothing on a theme stands there once, unless one of its gaps says why', () => {
  const silent = ['rent', 'quota'].map((attribute) => ({ ...gap, attribute, city: 'y', written: false }));
  const counts = [{ theme: 'a', city: 'y', values: 0, gaps: 2 }];
  expect(formatGaps({ ...coverage, counts, gaps: silent })).toBe(
    'Öffentlichkeit\n  a/*  all attributes: not-available Halle (Saale)\n',
  );
  const [first = gap, ...others] = silent;
  const lines = formatGaps({ ...coverage, counts, gaps: [{ ...first, written: true }, ...others] }).split('\n');
  expect(lines).toHaveLength(4);
});

test('every attribute and city is either a value or in the gap report, with its reason, note and place', () => {
  const { themes, cities, counts, gaps } = surveyStudy(small, localeOf('de'));
  for (const { theme, city, gaps: expected } of counts) {
    expect(gaps.filter((item) => item.theme === theme && item.city === city)).toHaveLength(expected);
  }
  expect(counts).toHaveLength(themes.length * cities.length);
  expect(gaps.find(({ attribute, city }) => attribute === 'quota' && city === 'neuburg')).toMatchObject({
    ...{ theme: 'wohnen', label: 'Quote für Sozialwohnungen', reason: 'withheld', written: true },
    ...{ note: 'Beschluss noch nicht öffentlich.', origin: { file: 'cases/neuburg/wohnen.md', line: 5 } },
  });
  const untold = gaps.filter(({ theme, city }) => theme === 'wohnen' && city === 'seehafen');
  expect(untold.map(({ reason, written }) => [reason, written])).toEqual(untold.map(() => ['not-studied', false]));
});
