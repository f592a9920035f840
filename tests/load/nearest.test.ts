import { expect, test } from 'vitest';
import { alternatives, nearest, suggest } from '../../src/load/nearest.ts';

test.each([
  ['ofice-since', ['office-since', 'office'], 'office-since'],
  ['hihg', ['low', 'high'], 'high'],
  ['whonen', ['wissen', 'wohnen'], 'wohnen'],
  ['Titel', ['title', 'text'], 'title'],
  ['abc', ['xyz'], null],
  ['a', ['b', 'a1'], 'b'],
  ['', ['title'], null],
  ['wann', [], null],
])('%s means one of %j', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});

test('there is always some advice', () => {
  expect(suggest('hihg', ['high'], 'Other.')).toBe('Did you mean `high`?');
  expect(suggest('x', ['high'], 'Other.')).toBe('Other.');
  expect(alternatives(['a', 'b', 'c'])).toBe('`a`, `b` or `c`');
  expect(alternatives(['a'])).toBe('`a`');
});
