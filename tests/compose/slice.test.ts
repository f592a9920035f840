import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, ComparisonBlock } from '../../src/block.ts';
import { comparisonBlock } from '../../src/compose/comparison-block.ts';
import { itemsOf, sliceBlock } from '../../src/compose/slice.ts';
import { columnsOf, cutColumns, sliceColumns } from '../../src/compose/slice-columns.ts';
import { composeTable } from '../../src/compose/table.ts';
import type { City } from '../../src/model.ts';
import { localeOf } from '../locales.ts';
import { wide } from '../wide.ts';
import { contextOf } from '../workshop.ts';
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
    const claims = cells.flatMap((cell) => cell.claims);
    const marks = new Set(claims.flatMap((claim) => claim.sources));
    expect(sources.map(({ number }) => number)).toEqual([...marks].toSorted((a, b) => a - b));
    expect(sources[0]?.number).toBe(1);
    const letters = new Set([...rows.flatMap((row) => row.notes), ...claims.flatMap((claim) => claim.notes)]);
    expect(notes.map(({ letter }) => letter)).toEqual([...letters].toSorted());
    const reasons = new Set(cells.flatMap(({ cell }) => (cell.content.kind === 'gap' ? [cell.content.reason] : [])));
    expect(new Set(gaps)).toEqual(reasons);
    expect(rows[0]?.group?.text).toBe(rows[0]?.row.group?.text);
  }
});

describe('a table', () => {
  const [theme] = wide(7, ['year', 'number', 'boolean']).themes;
  const columns = blockOf('columns');
  const rows = blockOf('rows');

  function blockOf(citiesAs: 'columns' | 'rows'): ComparisonBlock {
    const context = contextOf(wide(7, ['year', 'number', 'boolean']), 'de');
    const view = { view: 'all' as const, number: null, focus: null };
    const block = theme && comparisonBlock(theme, context.study.cities, view, context);
    if (!block) throw new Error('There is no comparison');
    const own = block.table.rows.map(({ row }) => row);
    return { ...block, table: composeTable(block.comparison, own, citiesAs, context.locale) };
  }

  const cellsOf = (block: Block): readonly string[] =>
    block.kind === 'comparison'
      ? block.table.rows.flatMap((row) => row.cells.map(({ cell }) => `${cell.attribute} ${cell.city}`))
      : [];
  const citiesOf = (block: Block): readonly string[] =>
    block.kind === 'comparison' ? block.table.cities.map(({ id }) => id) : [];

  test('of cities as rows has a city for a piece', () => {
    expect([itemsOf(columns), columnsOf(columns)]).toEqual([3, 7]);
    expect([itemsOf(rows), columnsOf(rows)]).toEqual([7, 3]);
    const parts = [sliceBlock(rows, 0, 4, de), sliceBlock(rows, 4, 7, de)];
    expect(parts.flatMap(citiesOf)).toEqual(citiesOf(rows));
    expect(parts.flatMap(cellsOf).toSorted()).toEqual(cellsOf(rows).toSorted());
  });

  test.each([columns, rows])('may be parted between its columns, each cell once, and numbered anew', (block) => {
    const most = columnsOf(block);
    const parts = [sliceColumns(block, 0, 2, de), sliceColumns(block, 2, most, de)];
    expect(parts.map(itemsOf)).toEqual([itemsOf(block), itemsOf(block)]);
    expect(parts.map(columnsOf)).toEqual([2, most - 2]);
    expect(parts.flatMap(cellsOf).toSorted()).toEqual(cellsOf(block).toSorted());
    for (const part of parts) {
      if (part.kind !== 'comparison') throw new Error('This is no comparison');
      const marks = part.table.rows.flatMap((row) =>
        row.cells.flatMap(({ claims }) => claims.flatMap((claim) => claim.sources)),
      );
      expect(part.table.sources.map(({ number }) => number)).toEqual([...new Set(marks)]);
      expect(part.comparison.cities).toEqual(part.table.cities);
    }
  });

  test('is parted beside its longest text, in the middle where texts are alike', () => {
    expect(cutColumns([columns])).toBe(4);
    expect(cutColumns([rows])).toBe(2);
    const long = (place: number): Block => ({
      ...columns,
      table: {
        ...columns.table,
        rows: columns.table.rows.map((row) => ({
          ...row,
          cells: row.cells.map((own, column) => ({
            ...own,
            cell: { ...own.cell, plain: 'x'.repeat(column === place ? 900 : 9) },
          })),
        })),
      },
    });
    expect(cutColumns([long(0)])).toBe(1);
    expect(cutColumns([long(6)])).toBe(6);
    expect(cutColumns([columns, long(0)])).toBe(1);
  });

  test.each(['timeline', 'gaps', 'meta-matrix'] as const)('of the kind %s has a column for each city', (kind) => {
    const { cities } = columns.table;
    const block = withCities(blockWith(kind, 3), cities);
    expect(columnsOf(block)).toBe(7);
    const parts = [sliceColumns(block, 0, 3, de), sliceColumns(block, 3, 7, de)];
    expect(parts.map(columnsOf)).toEqual([3, 4]);
    expect(parts.map(itemsOf)).toEqual([3, 3]);
    expect(parts.flatMap(cityIdsIn)).toEqual(cityIdsIn(block));
    const reasons = parts.map((part) => (part.kind === 'gaps' || part.kind === 'meta-matrix' ? part.reasons : null));
    expect(reasons).toEqual(kind === 'timeline' ? [null, null] : [['withheld'], ['not-studied']]);
  });

  test('of one column, and what has none, stays whole', () => {
    const block = blockWith('prose', 3);
    expect(columnsOf(block)).toBe(0);
    expect(sliceColumns(block, 0, 1, de)).toBe(block);
  });
});

/** The block across those cities; of the first nothing is told, of the last nobody has asked. */
function withCities(block: Block, cities: readonly City[]): Block {
  const cells = cities.map(({ id }, index) => ({
    ...{ city: id, note: null, summary: null, origin: block.origin },
    reason: index === 0 ? ('withheld' as const) : index === 6 ? ('not-studied' as const) : null,
  }));
  const reasons = ['not-studied', 'withheld'] as const;
  switch (block.kind) {
    case 'timeline':
      return {
        ...block,
        cities,
        rows: block.rows.map((row) => ({ ...row, lanes: cities.map((city) => ({ city, events: [] })) })),
      };
    case 'gaps':
      return { ...block, cities, reasons, rows: block.rows.map((row) => ({ ...row, cells })) };
    case 'meta-matrix':
      return { ...block, cities, reasons, rows: block.rows.map((row) => ({ ...row, cells })) };
    default:
      return block;
  }
}

function cityIdsIn(block: Block): readonly string[] {
  return block.kind === 'timeline' || block.kind === 'gaps' || block.kind === 'meta-matrix'
    ? block.cities.map(({ id }) => id)
    : [];
}

test('who acts is told behind the relations, each once', () => {
  const block = blockWith('actors', 4);
  const names = [sliceBlock(block, 0, 2, de), sliceBlock(block, 2, 4, de)].map((part) =>
    part.kind === 'actors' ? [part.relations.length, part.actors.length] : null,
  );
  expect(names).toEqual([
    [2, 0],
    [1, 1],
  ]);
});
