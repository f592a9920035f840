import { describe, expect, test } from 'vitest';
import { attributeOf, findAll, findOne, parseHtml, squeeze, textOf } from '../reading.ts';
import { type Kind, labelled, wide } from '../wide.ts';
import { contextOf, tableHtml } from '../workshop.ts';

const short: readonly Kind[] = ['number', 'share', 'boolean', 'year', 'scale'];

function pageOf(cities: number, kinds: readonly Kind[]): ReturnType<typeof parseHtml> {
  const study = wide(cities, kinds);
  return parseHtml(study.themes.map((theme) => tableHtml(study, 'de', theme)).join(''));
}

describe('a table of cities as rows', () => {
  const page = pageOf(9, short);
  const table = findOne(page, 'table', { class: 'transposed' });

  test('has a head for each attribute, city and group', () => {
    const heads = (scope: string) => findAll(table, 'th', { scope }).map((head) => squeeze(textOf(head)));
    expect(heads('col')).toEqual([
      'Stadt',
      'Einwohner*innen (in Personen)',
      'Ausländeranteil an der Bevölkerung (in %)',
      'Beirat bestehta,b',
      'Gegründet',
      'Stand der Umsetzung',
    ]);
    expect(heads('row')).toEqual(Array.from({ length: 9 }, (_, city) => `Stadt ${city}`));
    expect(heads('colgroup')).toEqual(['Bevölkerung', 'Verwaltung']);
    const spans = findAll(table, 'th', { scope: 'colgroup' }).map((head) => attributeOf(head, 'colspan'));
    expect(spans).toEqual(['2', '3']);
  });

  test('has each value once, where its city and its attribute meet', () => {
    const study = wide(9, short);
    const [theme] = study.themes;
    if (theme === undefined) throw new Error('There is no theme');
    const { rows } = contextOf(study, 'de').compare(theme, study.cities);
    const lines = findAll(findOne(table, 'tbody'), 'tr').map((line) =>
      findAll(line, 'td').map((cell) => [
        attributeOf(cell, 'data-city'),
        attributeOf(cell, 'data-attribute'),
        findAll(cell, 'span', { class: 'cell-text' }).map(textOf).join(),
      ]),
    );
    const expected = study.cities.map(({ id }, city) =>
      rows.map((row) => [id, row.attribute.id, row.cells[city]?.plain]),
    );
    expect(lines).toEqual(expected);
  });

  test('gives its columns the whole width', () => {
    const widths = findAll(table, 'col').map((column) =>
      Number(/[\d.]+/.exec(attributeOf(column, 'style') ?? '')?.[0]),
    );
    expect(widths).toHaveLength(6);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 1);
  });
});

test('a table of cities as columns has room for the longest word of its labels', () => {
  const styleOf = (label: string) => {
    const study = labelled(wide(6, ['boolean']), label);
    const page = parseHtml(study.themes.map((theme) => tableHtml(study, 'de', theme)).join(''));
    return findAll(page, 'col').map((column) => attributeOf(column, 'style'))[0];
  };
  expect(styleOf('Beirat')).toBe('width:19%');
  expect(styleOf('Gleichstellungsbeauftragtenstelle')).toMatch(/^width:2\d(\.\d)?%$/);
});

test('several tables on a page have their numbers, one has none', () => {
  const captions = (page: ReturnType<typeof parseHtml>) =>
    findAll(page, 'caption').map((caption) => squeeze(textOf(caption)));
  expect(captions(pageOf(12, ['text', 'year']))).toEqual(['Amt (1/3)', 'Amt (2/3)', 'Amt (3/3)']);
  expect(captions(pageOf(3, ['text', 'year']))).toEqual(['Amt']);
});

test('each of several tables says how many of all cities it has (rule 14)', () => {
  const summaries = (page: ReturnType<typeof parseHtml>) =>
    findAll(page, 'span', { class: 'summary' }).map((line) => textOf(line).replaceAll('\u00a0', ' '));
  expect(summaries(pageOf(11, ['text', 'year']))).toEqual([
    '4 von 11 Städten, Stand 1. Januar 2026.',
    '3 von 11 Städten, Stand 1. Januar 2026.',
    '4 von 11 Städten, Stand 1. Januar 2026.',
  ]);
  expect(summaries(pageOf(11, short))).toEqual(['11 Städte, Stand 1. Januar 2026.']);
});
