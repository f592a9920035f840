import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatOrigin, parseOrigin } from '../src/place.ts';

test('a place can be read back', () => {
  const number = fc.integer({ min: 1, max: 100_000 });
  const file = fc.string({ minLength: 1 }).filter((name) => !name.includes('\n'));
  fc.assert(
    fc.property(fc.record({ file, line: number, column: number }, { noNullPrototype: true }), (origin) => {
      expect(parseOrigin(formatOrigin(origin))).toEqual(origin);
    }),
  );
});

test.each([null, '', 'a.md', 'a.md:1', ':1:2', 'a.md:x:1'])('%j is no place', (text) => {
  expect(parseOrigin(text)).toBeNull();
});
