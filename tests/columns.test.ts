import { expect, test } from 'vitest';
import { longestWordOf } from '../src/columns.ts';
import { wide } from './wide.ts';
import { contextOf } from './workshop.ts';

test('a frame behind a word needs room beside it', () => {
  const study = wide(1, ['compound']);
  const context = contextOf(study, 'de');
  const [theme, city] = [study.themes[0], study.cities[0]];
  const cell = theme && context.compare(theme, study.cities).rows[0]?.cells[0];
  if (!city || cell?.content.kind !== 'value') throw new Error('There is no value');
  const longest = (marks: { coded?: boolean; external?: boolean }) =>
    longestWordOf(city, [{ ...cell, content: { ...cell.content, ...marks } }], context.locale);
  const bare = longest({ coded: false, external: false });
  expect(longest({ coded: true })).toBeGreaterThan(bare + 1);
  expect(longest({ coded: true, external: true }) - bare).toBeCloseTo(2 * (longest({ coded: true }) - bare));
});
