import { describe, expect, test } from 'vitest';
import type { MetaMatrixBlock } from '../../src/block.ts';
import { metaMatrixBlocks } from '../../src/compose/meta-matrix.ts';
import type { Files } from '../load/temporary.ts';
import { load } from '../load/temporary.ts';
import { contextOf, pageOf, planOf, small, withAutomatic } from '../workshop.ts';

const theme = 'title: Amt\nattributes:\n  since: { label: Seit, type: year }\n  head: { label: Leitung, type: text }\n';

/** The matrix of a study with one theme and cities whose cases are these files; one without a file has no case. */
async function matrixOf(cases: Readonly<Record<string, string>>): Promise<readonly MetaMatrixBlock[]> {
  const cities = Object.keys(cases).map((id) => [`cases/${id}/city.yaml`, `name: ${id}\n`] as const);
  const written = Object.entries(cases).flatMap(([id, text]) => (text === '' ? [] : [[`cases/${id}/amt.md`, text]]));
  const files: Files = { 'cases/_themes/amt.yaml': theme, ...Object.fromEntries([...cities, ...written]) };
  const { value: study } = await load(files);
  return metaMatrixBlocks(planOf(study, 'de', 'overview', 'deck'), () => null, contextOf(study, 'de'));
}

/** What the cell of that city says. */
const cellOf = ([block]: readonly MetaMatrixBlock[], city: string): readonly (string | null)[] => {
  const cell = block?.rows[0]?.cells.find((candidate) => candidate.city === city);
  return [cell?.summary?.text ?? null, cell?.reason ?? null];
};

describe('a cell', () => {
  test('has the claim of the case, else the first sentence of its summary, else how much is known', async () => {
    const matrix = await matrixOf({
      aue: '---\ntitle: Aue fängt an\nsummary: Anderes.\nattributes: { since: { value: 2001, coded: true } }\n---\n',
      burg: '---\nsummary: |\n  Burg hat z. B. Akteur*innen mit *viel* Geduld. Mehr nicht.\n---\n',
      cham: '---\nattributes: { since: { value: 2001, coded: true } }\n---\n',
      dorf: '---\n---\n## Lage\n\nEin Text.\n',
    });
    expect(cellOf(matrix, 'aue')).toEqual(['Aue fängt an', null]);
    expect(cellOf(matrix, 'burg')).toEqual(['Burg hat z.\u00a0B. Akteur*innen mit *viel* Geduld.', null]);
    expect(cellOf(matrix, 'cham')).toEqual(['1 von 2 Werten', null]);
    expect(cellOf(matrix, 'dorf')).toEqual(['nur im Text', null]);
  });

  test('is never empty (rule 4): a gap says why, and the legend has no other (rule 5)', async () => {
    const matrix = await matrixOf({
      aue: '',
      burg: '---\ngap: not-studied\n---\n',
      cham: '---\ntitle: Cham schweigt\ngap: withheld\n---\n',
      dorf: '---\nattributes: { since: { gap: not-applicable }, head: { gap: not-applicable } }\n---\n',
      emden: '---\nattributes: { since: { gap: not-applicable } }\n---\n',
    });
    expect(cellOf(matrix, 'aue')).toEqual([null, 'not-available']);
    expect(cellOf(matrix, 'burg')).toEqual([null, 'not-studied']);
    expect(cellOf(matrix, 'cham')).toEqual(['Cham schweigt', 'withheld']);
    expect(cellOf(matrix, 'dorf')).toEqual([null, 'not-applicable']);
    expect(cellOf(matrix, 'emden')).toEqual([null, 'not-available']);
    expect(matrix[0]?.reasons).toEqual(['not-available', 'not-studied', 'not-applicable', 'withheld']);
  });
});

test('more than six cities are several tables that have each city once, in order (rules 1 and 2)', async () => {
  const ids = ['aue', 'burg', 'cham', 'dorf', 'emden', 'fulda', 'gera'];
  const matrix = await matrixOf(Object.fromEntries(ids.map((id) => [id, ''])));
  expect(matrix.map(({ cities }) => cities.map(({ id }) => id))).toEqual([ids.slice(0, 4), ids.slice(4)]);
  expect(matrix.map(({ rows }) => rows[0]?.cells.map(({ city }) => city))).toEqual([ids.slice(0, 4), ids.slice(4)]);
  expect(matrix[1]?.title.text).toBe('Fälle nach Stadt und Thema (2/2)');
  expect(matrix.map(({ cases }) => cases)).toEqual([7, 7]);
});

test('is a table whose cells know their city, their theme and their line (rule 17)', () => {
  const plan = { ...planOf(withAutomatic(small), 'de', 'overview', 'deck'), focus: 'neuburg' };
  const [block] = metaMatrixBlocks(plan, () => 3, contextOf(small, 'de'));
  if (block === undefined) throw new Error('There is no matrix');
  const html = pageOf('papers', small, 'de').block(block).toHTML();
  expect(html).toContain('<span class="caption-number">Tabelle\u00a03.</span> Fälle nach Stadt und Thema');
  expect(html).toContain('<th scope="row" data-origin="cases/_themes/wohnen.yaml:1:1">Wohnen</th>');
  expect(html).toContain(
    '<td class="focus" data-city="neuburg" data-theme="wohnen" data-origin="cases/neuburg/wohnen.md:1:1">Neuburg baut wieder</td>',
  );
  expect(html).toMatch(
    /<td class="gap" data-city="seehafen" data-theme="wohnen"[^>]*><abbr class="gap-symbol" title="nicht untersucht">n\.\u00a0u\.</,
  );
  expect(html).toContain('<b>n.\u00a0u.</b>&nbsp;nicht untersucht');
  expect(html).toContain('2 Städte, Stand\u00a0April 2023.');
});
