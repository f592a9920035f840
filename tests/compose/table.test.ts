import { describe, expect, test } from 'vitest';
import { composeTable } from '../../src/compose/table.ts';
import type { Marks, Table } from '../../src/table.ts';
import { load } from '../load/temporary.ts';
import { contextOf } from '../workshop.ts';

/** A table of the theme in that study, German. */
async function tableOf(
  attributes: string,
  aue: string,
  burg: string,
  citiesAs: Table['citiesAs'] = 'columns',
): Promise<Table> {
  const { value: study } = await load({
    'cases/_sources.yaml': '[{ id: a, type: report }, { id: b, type: report }, { id: c, type: report }]\n',
    'cases/_themes/amt.yaml': `title: Amt\nattributes:\n${attributes}`,
    'cases/aue/city.yaml': 'name: Aue\n',
    'cases/aue/amt.md': `---\nattributes:\n${aue}---\n`,
    'cases/burg/city.yaml': 'name: Burg\n',
    'cases/burg/amt.md': `---\nattributes:\n${burg}---\n`,
  });
  const context = contextOf(study, 'de');
  const [theme] = study.themes;
  if (theme === undefined) throw new Error('There is no theme');
  const comparison = context.compare(theme, study.cities);
  return composeTable(comparison, comparison.rows, citiesAs, context.locale);
}

const years = (count: number): string =>
  Array.from({ length: count }, (_, index) => `  x${index}: { label: X, type: year }\n`).join('');

const marksIn = ({ sources, notes }: Marks): readonly (string | number)[] => [...sources, ...notes];

describe('sources and notes', async () => {
  const table = await tableOf(
    `${years(2)}  x2: { label: X, type: text, definition-differs: Anders. }\n`,
    `  x0: { value: 1, source: ["b, S. 1", a], note: Später. }
  x1: { value: 2003, source: "b, S. 2", note: Anders. }
  x2: { value: "Amt [@c, S. 9]", source: a, alternatives: [{ value: B, source: "b, S. 1", note: Zweifel. }] }
`.replace('value: 1,', 'value: 2001,'),
    '  x0: { value: 2002, source: "a, S. 7", note: Später. }\n  x1: { gap: withheld, note: Geheim., source: c }\n',
  );

  test('are numbered and lettered row by row, each once', () => {
    expect(table.sources.map(({ number, source, locators }) => [number, source, ...locators])).toEqual([
      [1, 'b', 'S. 1', 'S. 2'],
      [2, 'a', 'S. 7'],
      [3, 'c', 'S. 9'],
    ]);
    expect(table.notes.map(({ letter, text }) => `${letter} ${text.text}`)).toEqual([
      'a Später.',
      'b Anders.',
      'c Geheim.',
      'd Zweifel.',
    ]);
  });

  test('mark the cells and labels that they belong to', () => {
    const marks = table.rows.map(({ notes, cells }) => [
      notes.join(),
      ...cells.map(({ claims }) => claims.flatMap(marksIn).join()),
    ]);
    expect(marks).toEqual([
      ['', '1,2,a', '2,a'],
      ['', '1,b', '3,c'],
      ['b', '2,3,1,d', ''],
    ]);
  });
});

describe('where sources contradict each other', async () => {
  const table = await tableOf(
    '  x0: { label: X, type: text }\n',
    '  x0: { value: "A [@b]", source: a, alternatives: [{ value: "B [@c, S. 3]", source: a, note: Zweifel. }] }\n',
    '  x0: { gap: withheld, source: a }\n',
  );

  test('each claim has the marks of its own sources, also of those cited within its text', () => {
    expect(table.sources.map(({ source, locators }) => [source, ...locators])).toEqual([['a'], ['b'], ['c', 'S. 3']]);
    expect(table.rows.flatMap(({ cells }) => cells.map(({ claims }) => claims))).toEqual([
      [
        { sources: [1, 2], notes: [] },
        { sources: [1, 3], notes: ['a'] },
      ],
      [{ sources: [1], notes: [] }],
    ]);
  });
});

describe('of cities as rows, sources and notes', async () => {
  const table = await tableOf(
    '  x0: { label: X, type: year }\n  x1: { label: X, type: text, definition-differs: Anders. }\n',
    '  x0: { value: 2001, source: a, note: Erst. }\n  x1: { value: A, source: b }\n',
    '  x0: { value: 2002, source: c, note: Dann. }\n  x1: { value: B, source: a, note: Erst. }\n',
    'rows',
  );

  test('are numbered and lettered after the labels city by city', () => {
    expect(table.sources.map(({ number, source }) => [number, source])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ]);
    expect(table.notes.map(({ letter, text }) => `${letter} ${text.text}`)).toEqual([
      'a Anders.',
      'b Erst.',
      'c Dann.',
    ]);
  });

  test('mark the cells and labels that they belong to', () => {
    const marks = table.rows.map(({ notes, cells }) => [
      notes.join(),
      ...cells.map(({ cell, claims }) => [cell.city, ...claims.flatMap(marksIn)].join()),
    ]);
    expect(marks).toEqual([
      ['', 'aue,1,b', 'burg,3,c'],
      ['a', 'aue,2', 'burg,1,b'],
    ]);
  });
});

test('notes go on behind z', async () => {
  const notes = Array.from(
    { length: 28 },
    (_, index) => `  x${index}: { value: 2000, coded: true, note: N${index} }\n`,
  );
  const table = await tableOf(years(28), notes.join(''), '');
  expect(table.notes.map(({ letter }) => letter).slice(24)).toEqual(['y', 'z', 'aa', 'ab']);
});

describe('the legend', async () => {
  const table = await tableOf(
    `${years(3)}  s: { label: S, type: scale, options: { low: gering, high: hoch }, description: Wie *viel*. }\n`,
    '  x0: { gap: withheld }\n  x1: { gap: not-studied }\n  x2: { value: 2000, coded: true }\n  s: low\n',
    '  x0: { value: 2000, external: true }\n  x1: 2001\n  x2: 2002\n',
  );

  test('has what occurs, gaps in their fixed order', () => {
    expect(table.gaps).toEqual(['not-available', 'not-studied', 'withheld']);
    expect([table.coded, table.external]).toEqual([true, true]);
  });

  test('explains scales from low to high, and defines attributes', () => {
    expect(table.scales.map(({ levels }) => levels.map(({ symbol, label }) => symbol + label.text))).toEqual([
      ['○gering', '●hoch'],
    ]);
    expect(table.definitions.map(({ label, text }) => `${label.text}: ${text.text}`)).toEqual(['S: Wie *viel*.']);
  });

  test('of a table without any has nothing', async () => {
    const plain = await tableOf(years(1), '  x0: 2000\n', '  x0: 2001\n');
    expect(plain).toMatchObject({ gaps: [], coded: false, external: false, scales: [], notes: [], sources: [] });
  });
});

test('a sub-heading stands above the first row of its group only', async () => {
  const row = (id: string, group: string): string => `  ${id}: { label: X, type: year${group} }\n`;
  const table = await tableOf(
    [row('a', ', group: G'), row('b', ', group: G'), row('c', ', group: H'), row('d', ''), row('e', ', group: H')].join(
      '',
    ),
    '  a: 2000\n',
    '  a: 2000\n',
  );
  expect(table.rows.map(({ group }) => group?.text ?? null)).toEqual(['G', null, 'H', null, 'H']);
});
