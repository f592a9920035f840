import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComparisonBlock } from '../../src/block.ts';
import { attributeColumn, cityColumn } from '../../src/columns.ts';
import { comparisonBlock, layOut } from '../../src/compose/comparison-block.ts';
import { rangesOf } from '../../src/compose/spread.ts';
import { commonLayout, rooms, type Setting, type TableLayout } from '../../src/compose/table-layout.ts';
import type { Study, Theme } from '../../src/model.ts';
import { compound, type Kind, labelled, wide } from '../wide.ts';
import { contextOf } from '../workshop.ts';

const kinds: readonly Kind[] = ['number', 'share', 'boolean', 'year', 'scale', 'list', 'phrase', 'text', 'compound'];
const short: readonly Kind[] = ['number', 'boolean', 'year', 'scale'];

function tablesOf(
  cities: number,
  columns: readonly Kind[],
  setting: Setting,
  citiesAs: Theme['citiesAs'] = null,
): readonly ComparisonBlock[] {
  return layOutAll(wide(cities, columns, citiesAs), setting);
}

function layOutAll(study: Study, setting: Setting): readonly ComparisonBlock[] {
  const context = contextOf(study, 'de');
  const [theme] = study.themes;
  const whole = theme && comparisonBlock(theme, study.cities, { view: 'all', number: null, focus: null }, context);
  if (!whole) throw new Error('There is no comparison');
  return layOut(whole, setting, context.locale);
}

/** E.g. "3 × 4 columns": three tables of at most four cities side by side. */
function shapeOf(tables: readonly ComparisonBlock[]): string {
  const [first] = tables;
  if (first === undefined) return 'nothing';
  const { citiesAs } = first.table;
  const most = Math.max(...tables.map(({ table }) => (citiesAs === 'columns' ? table.cities : table.rows).length));
  return `${tables.length} × ${most} ${citiesAs}${first.landscape ? ', landscape' : ''}`;
}

const cellsOf = (tables: readonly ComparisonBlock[]): readonly string[] =>
  tables.flatMap(({ table }) =>
    table.rows.flatMap(({ cells }) => cells.map(({ cell }) => `${cell.attribute} ${cell.city}`)),
  );

test('every city meets every attribute once, in order, whatever the layout', () => {
  const settings = fc.constantFrom<Setting>('slide', 'paper', 'page');
  const wishes = fc.constantFrom<TableLayout['citiesAs'] | null>('columns', 'rows', null);
  const columns = fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), columns, settings, wishes, (cities, attributes, setting, wish) => {
      const tables = tablesOf(cities, attributes, setting, wish);
      const study = wide(cities, attributes);
      const pairs = attributes.flatMap((kind, row) => study.cities.map(({ id }) => `${kind}-${row} ${id}`));
      expect(cellsOf(tables).toSorted()).toEqual(pairs.toSorted());
      for (const { table, comparison, title } of tables) {
        expect(comparison.cities).toBe(table.cities);
        if (table.citiesAs === 'columns') expect(table.cities.length).toBeLessThanOrEqual(6);
        for (const { cells } of table.rows)
          expect(cells.map(({ cell }) => cell.city)).toEqual(table.cities.map(({ id }) => id));
        expect(title.text.endsWith(`/${tables.length})`)).toBe(tables.length > 1);
      }
      const across = tables[0]?.table.citiesAs === 'columns';
      const shown = tables.flatMap(({ table }) =>
        across ? table.cities.map(({ id }) => id) : table.rows.map(({ row }) => row.attribute.id),
      );
      expect(shown).toEqual(
        across ? study.cities.map(({ id }) => id) : attributes.map((kind, row) => `${kind}-${row}`),
      );
    }),
    { numRuns: 60 },
  );
});

describe('up to six cities', () => {
  test.each([1, 2, 3, 4, 5, 6])('%i are columns', (cities) => {
    for (const setting of ['slide', 'paper', 'page'] as const)
      expect(shapeOf(tablesOf(cities, ['boolean', 'year', 'phrase'], setting))).toBe(`1 × ${cities} columns`);
  });

  test('with long texts are fewer side by side; a paper turns its page', () => {
    expect(shapeOf(tablesOf(6, ['text'], 'slide'))).toBe('2 × 3 columns');
    expect(shapeOf(tablesOf(6, ['text'], 'paper'))).toBe('1 × 6 columns, landscape');
    expect(shapeOf(tablesOf(6, ['essay'], 'paper'))).toBe('2 × 3 columns');
  });

  test('with words that have to break in any case stay three side by side', () => {
    expect(shapeOf(tablesOf(3, ['compound'], 'slide'))).toBe('1 × 3 columns');
    expect(shapeOf(tablesOf(2, ['compound'], 'slide'))).toBe('1 × 2 columns');
  });
});

describe('more than six cities', () => {
  test('are rows where every attribute is short', () => {
    for (const setting of ['slide', 'paper', 'page'] as const)
      expect(shapeOf(tablesOf(12, short, setting))).toBe('1 × 4 rows');
  });

  test('turn the page of a paper only where their theme wants rows', () => {
    const many: readonly Kind[] = [...short, 'share', ...short];
    expect(shapeOf(tablesOf(12, many, 'paper', 'rows'))).toBe('1 × 9 rows, landscape');
    expect(shapeOf(tablesOf(12, many, 'paper'))).toMatch(/columns$/);
    expect(shapeOf(tablesOf(12, many, 'slide'))).toMatch(/columns$/);
  });

  test.each([['text'], ['list']] as const)('are columns in groups where one attribute is a %s', (kind) => {
    expect(shapeOf(tablesOf(12, [...short, kind], 'slide'))).toMatch(/columns$/);
  });
});

describe('a theme', () => {
  test('may want columns', () => {
    expect(shapeOf(tablesOf(12, ['boolean', 'year'], 'slide', 'columns'))).toBe('2 × 6 columns');
  });

  test('may want rows, also of few cities', () => {
    expect(shapeOf(tablesOf(3, ['boolean', 'year'], 'slide', 'rows'))).toBe('1 × 2 rows');
  });

  test('that wants rows gets groups of attributes that fit their place', () => {
    const attributes = Array.from({ length: 40 }, (_, index): Kind => kinds[index % kinds.length] ?? 'year');
    for (const setting of ['slide', 'paper', 'page'] as const) {
      const tables = tablesOf(12, attributes, setting, 'rows');
      expect(tables.length).toBeGreaterThan(3);
      for (const { table } of tables) {
        const { locale } = contextOf(wide(1, []), 'de');
        const needed = table.rows.map(({ row }) => Math.min(18, attributeColumn(row, locale)));
        const sum = needed.reduce((total, width) => total + width, cityColumn(table.cities, locale));
        expect(sum).toBeLessThanOrEqual(rooms[setting].upright);
      }
    }
  });
});

describe('the column of labels', () => {
  const widthsOf = (label: string, setting: Setting) =>
    layOutAll(labelled(wide(5, ['year']), label), setting).map(({ labelWidth }) => labelWidth);

  test('is wider where a word of a label needs it', () => {
    expect(widthsOf('Hat einen Beirat', 'paper')).toEqual([19]);
    const [width] = widthsOf('Integrationsbeauftragte*r', 'paper');
    expect(width).toBeGreaterThan(22);
    expect(width).toBeLessThan(24);
    expect(widthsOf('Integrationsbeauftragte*r', 'page')).toEqual([19]);
  });

  test('is as usual where the word would break all the same', () => {
    expect(widthsOf(compound, 'paper')).toEqual([19]);
  });

  test('never costs the cities a word', () => {
    const study = labelled(wide(5, ['boolean']), 'Gleichstellungsbeauftragte*r');
    const cities = study.cities.map((city) => {
      const [first] = city.shortName.translations;
      return {
        ...city,
        shortName: { ...city.shortName, translations: [{ ...first, source: 'Stadthausen' }] as const },
      };
    });
    expect(layOutAll({ ...study, cities }, 'paper').map(({ labelWidth }) => labelWidth)).toEqual([19]);
  });
});

describe('in several languages', () => {
  const { rows = [], cities = [] } = tablesOf(3, short, 'slide')[0]?.comparison ?? {};
  const parted = (citiesAs: TableLayout['citiesAs'], ...counts: readonly number[]): TableLayout => ({
    citiesAs,
    landscape: false,
    parts: rangesOf(counts).map(({ from, to }) => ({ rows: rows.slice(from, to), cities })),
  });
  const countsOf = ({ parts }: TableLayout): readonly number[] => parts.map((part) => part.rows.length);

  test.each([
    [
      [parted('rows', 4), parted('rows', 3, 1)],
      [3, 1],
    ],
    [
      [parted('rows', 3, 1), parted('rows', 2, 2)],
      [3, 1],
    ],
    [
      [parted('rows', 2, 2), parted('rows', 1, 1, 2), parted('rows', 3, 1)],
      [1, 1, 2],
    ],
    [[parted('rows', 2, 2), parted('columns', 4)], [4]],
  ])('tables are parted alike, whichever is asked first', (layouts, expected) => {
    for (const own of layouts) {
      expect(
        countsOf(
          commonLayout(
            own,
            layouts.filter((other) => other !== own),
          ),
        ),
      ).toEqual(expected);
    }
  });
});
