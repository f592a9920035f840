import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupCities, groupId, groupTitle } from '../../src/compose/city-groups.ts';
import type { City } from '../../src/model.ts';
import { small } from '../workshop.ts';

const [first] = small.cities;
const citiesOf = (count: number): readonly City[] =>
  Array.from({ length: count }, (_, index) => (first === undefined ? [] : [{ ...first, id: `stadt-${index}` }])).flat();

test('every city is in one group, in order, and the groups are few and nearly equal', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 1, max: 9 }), (count, most) => {
      const cities = citiesOf(count);
      const groups = groupCities(cities, most);
      expect(groups.flatMap((group) => group.cities)).toEqual(cities);
      expect(groups).toHaveLength(Math.ceil(count / most));
      const sizes = groups.map((group) => group.cities.length);
      expect(Math.max(...sizes, 0)).toBeLessThanOrEqual(most);
      expect(Math.max(...sizes, 0) - Math.min(...sizes, most)).toBeLessThanOrEqual(1);
      expect(new Set(groups.map((group) => groupId('x', group))).size).toBe(groups.length);
    }),
  );
});

test('only several groups are numbered', () => {
  const title = { text: 'Wohnen', markup: 'plain', language: 'de' } as const;
  expect(groupCities(citiesOf(3)).map((group) => groupTitle(title, group).text)).toEqual(['Wohnen']);
  expect(groupCities(citiesOf(3), 2).map((group) => groupTitle(title, group).text)).toEqual([
    'Wohnen (1/2)',
    'Wohnen (2/2)',
  ]);
});
