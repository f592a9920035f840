import { expect, test } from 'vitest';
import { distinctIds, slugOf } from '../src/slug.ts';

test.each([
  ['Große Städte: zwei Wege', 'grosse-staedte-zwei-wege'],
  ['Ökologie & Überblick', 'oekologie-ueberblick'],
  ['A\u0308ngste', 'aengste'],
  ['Łódź, Malmö und Çeşme', 'lodz-malmoe-und-cesme'],
  ['Bewohner*innen – 2015/16', 'bewohner-innen-2015-16'],
  ['都市', ''],
])('%s becomes %s', (text, slug) => {
  expect(slugOf(text)).toBe(slug);
});

test('a long heading ends with a whole word', () => {
  expect(slugOf('Von der Unterkunft in die eigene Wohnung und zum privaten Mietvertrag')).toBe(
    'von-der-unterkunft-in-die-eigene-wohnung-und-zum',
  );
  expect(slugOf('Donaudampfschifffahrtsgesellschaft'.repeat(3))).toHaveLength(48);
});

test('a name that is taken is counted', () => {
  expect(distinctIds(['a', 'b', 'a', 'claim', 'a'], ['claim'])).toEqual(['a', 'b', 'a-2', 'claim-2', 'a-3']);
  expect(distinctIds(['a', 'a', 'a-2'])).toEqual(['a', 'a-2', 'a-2-2']);
});
