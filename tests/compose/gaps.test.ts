import { expect, test } from 'vitest';
import { coverageBlock, gapsBlocks } from '../../src/compose/gaps.ts';
import type { Theme } from '../../src/model.ts';
import { contextOf, small } from '../workshop.ts';

const context = contextOf(small, 'de');

function themeOf(id: string): Theme {
  const found = small.themes.find((theme) => theme.id === id);
  if (found === undefined) throw new Error(`There is no theme ${id}`);
  return found;
}

test('the gap report has every attribute that lacks a value somewhere, with the reason and the note', () => {
  const [block, ...others] = gapsBlocks(themeOf('wohnen'), small.cities, context);
  expect(others).toEqual([]);
  expect(block?.rows.map(({ label, cells }) => [label.text, ...cells.map(({ reason }) => reason)])).toEqual([
    ['Leerstand', 'not-studied', null],
    ['Quote für Sozialwohnungen', 'not-studied', 'withheld'],
  ]);
  expect(block?.rows[1]?.cells[1]?.note?.text).toBe('Beschluss noch *nicht öffentlich*.');
  expect(block?.reasons).toEqual(['not-studied', 'withheld']);
});

test('where nothing is missing there is no report', () => {
  const cities = small.cities.filter(({ id }) => id === 'neuburg');
  expect(gapsBlocks(themeOf('arbeit'), cities, context)).toEqual([]);
  expect(gapsBlocks(themeOf('arbeit'), small.cities, context)).toHaveLength(1);
});

test('values and gaps add up to all attributes', () => {
  const themes = [...(small.profile === null ? [] : [small.profile]), ...small.themes];
  const { rows } = coverageBlock(themes, small.cities, context);
  expect(
    rows.map(({ theme, counts }) => [theme.id, ...counts.map(({ values, attributes }) => `${values}/${attributes}`)]),
  ).toEqual([
    ['profile', '2/2', '2/2'],
    ['wohnen', '0/2', '1/2'],
    ['arbeit', '7/11', '11/11'],
  ]);
  const reported = small.themes
    .flatMap((theme) => gapsBlocks(theme, small.cities, context))
    .flatMap((block) => block.rows);
  const gaps = reported.flatMap(({ cells }) => cells).filter(({ reason }) => reason !== null).length;
  const missing = rows.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count.attributes - count.values, 0);
  expect(gaps).toBe(missing);
});
