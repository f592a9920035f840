import { expect, test } from 'vitest';
import type { ComparisonBlock } from '../../src/block.ts';
import { briefDepth, composeBrief } from '../../src/compose/brief.ts';
import type { Study } from '../../src/model.ts';
import { contextOf, planOf, small, withAutomatic } from '../workshop.ts';

function tableOf(study: Study, depth: number, id = 'brief-neuburg'): ComparisonBlock {
  const brief = composeBrief(planOf(study, 'de', id), depth, contextOf(study, 'de'));
  const blocks = brief.parts.flatMap((part) => part.blocks);
  const table = blocks.find((block): block is ComparisonBlock => block.kind === 'comparison');
  if (table === undefined) throw new Error('There is no table');
  return table;
}

const study = withAutomatic(small);

test('a brief can be as deep as the theme with the most key attributes', () => {
  expect(briefDepth(planOf(study, 'de', 'brief-neuburg'))).toBe(8);
  expect(briefDepth({ ...planOf(study, 'de', 'brief-neuburg'), themes: [] })).toBe(1);
});

test.each([
  [1, ['vacancy', 'office'], 11],
  [2, ['vacancy', 'quota', 'office', 'partners'], 9],
  [3, ['vacancy', 'quota', 'office', 'partners', 'office-since'], 8],
])(
  'with %i rows a theme it shows the first key attributes and says how many there are besides',
  (depth, shown, hidden) => {
    const { table, hidden: left } = tableOf(study, depth);
    expect(table.rows.map(({ row }) => row.attribute.id)).toEqual(shown);
    expect(left?.count ?? 0).toBe(hidden);
    expect(table.rows.flatMap(({ group }) => group?.text ?? [])).toEqual(['Wohnen', 'Arbeit']);
  },
);

test('its city comes first and is highlighted, the others stand beside it', () => {
  const { table, focus } = tableOf(study, 1);
  expect(table.cities.map(({ id }) => id)).toEqual(['neuburg', 'seehafen']);
  expect(focus).toBe('neuburg');
});

test('where there are too many others, it stands alone', () => {
  const [city] = study.cities;
  const others = Array.from({ length: 9 }, (_, index) =>
    city === undefined ? [] : [{ ...city, id: `stadt-${index}` }],
  ).flat();
  const { table, focus } = tableOf({ ...study, cities: [...study.cities, ...others] }, 1);
  expect(table.cities.map(({ id }) => id)).toEqual(['neuburg']);
  expect(focus).toBeNull();
});
