import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemsOf, sliceBlock } from '../../src/compose/slice.ts';
import { localeOf } from '../locales.ts';
import { blockWith, divisible, piecesOf, whole, wholeBlock } from './pieces.ts';

const de = localeOf('de');

describe.each(divisible)('a block of the kind %s', (kind) => {
  test('has as many pieces as there are', () => {
    for (const count of [1, 2, 7]) expect(itemsOf(blockWith(kind, count))).toBe(count);
  });

  test('gives its pieces to its parts in order, each once', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), cuts, (count, inner) => {
        const block = blockWith(kind, count);
        const bounds = [0, ...inner.filter((cut) => cut < count).toSorted((a, b) => a - b), count];
        const parts = bounds.slice(1).map((to, index) => sliceBlock(block, bounds[index] ?? 0, to, de));
        expect(parts.map(itemsOf)).toEqual(bounds.slice(1).map((to, index) => to - (bounds[index] ?? 0)));
        expect(parts.flatMap(piecesOf)).toEqual(piecesOf(block));
        for (const part of parts) expect(part).toMatchObject({ kind, origin: block.origin });
      }),
      { numRuns: 20 },
    );
  });

  test('is all of itself', () => {
    const block = blockWith(kind, 5);
    expect(sliceBlock(block, 0, 5, de)).toEqual(block);
  });
});

test.each(whole)('a block of the kind %s stays whole', (kind) => {
  const block = wholeBlock(kind);
  expect(itemsOf(block)).toBe(0);
  expect(sliceBlock(block, 0, 0, de)).toBe(block);
});

test('a part of a table stands on its own: its notes, sources and legend are those of its rows', () => {
  const block = blockWith('comparison', 11);
  const parts = [0, 4, 8].map((from) => sliceBlock(block, from, Math.min(from + 4, 11), de));
  for (const part of parts) {
    if (part.kind !== 'comparison') throw new Error('This is no comparison');
    const { rows, sources, notes, gaps } = part.table;
    const cells = rows.flatMap((row) => row.cells);
    const marks = new Set(cells.flatMap((cell) => cell.sources));
    expect(sources.map(({ number }) => number)).toEqual([...marks].toSorted((a, b) => a - b));
    expect(sources[0]?.number).toBe(1);
    const letters = new Set([...rows.flatMap((row) => row.notes), ...cells.flatMap((cell) => cell.notes)]);
    expect(notes.map(({ letter }) => letter)).toEqual([...letters].toSorted());
    const reasons = new Set(cells.flatMap(({ cell }) => (cell.content.kind === 'gap' ? [cell.content.reason] : [])));
    expect(new Set(gaps)).toEqual(reasons);
    expect(rows[0]?.group?.text).toBe(rows[0]?.row.group?.text);
  }
});

test('who acts is told once, with the first relations', () => {
  const block = blockWith('actors', 4);
  const actors = [sliceBlock(block, 0, 2, de), sliceBlock(block, 2, 4, de)].map((part) =>
    part.kind === 'actors' ? part.actors.length : null,
  );
  expect(actors).toEqual([1, 0]);
});
