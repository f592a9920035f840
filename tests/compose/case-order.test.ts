import { describe, expect, test } from 'vitest';
import type { ComparisonBlock } from '../../src/block.ts';
import { caseOrderBlocks } from '../../src/compose/case-order.ts';
import { composeDeck } from '../../src/compose/deck.ts';
import { composePaper } from '../../src/compose/paper.ts';
import type { Plan } from '../../src/compose/plan.ts';
import type { Study } from '../../src/model.ts';
import { load } from '../load/temporary.ts';
import { contextOf, pageOf, planOf, small } from '../workshop.ts';

const attributes = `title: Amt
attributes:
  share: { label: Anteil, type: number, unit: "%" }
  level: { label: Stufe, type: scale, options: { low: gering, high: hoch } }
  since: { label: Seit, type: year, key: false }
  other: { label: Anderes, type: number, definition-differs: Verschieden gezählt. }
  note: { label: Notiz, type: text }
`;

/** A study in which each city has those values of the theme "amt", in the order of their names. */
async function studyOf(values: Readonly<Record<string, string>>): Promise<Study> {
  const cities = Object.entries(values).flatMap(([id, text]) => [
    [`cases/${id}/city.yaml`, `name: ${id}\n`],
    [`cases/${id}/amt.md`, `---\nattributes: { ${text} }\n---\n`],
  ]);
  return (await load({ 'cases/_themes/amt.yaml': attributes, ...Object.fromEntries(cities) })).value;
}

function blocksOf(study: Study, attribute: string, change: Partial<Plan> = {}): readonly ComparisonBlock[] {
  const orderBy = { theme: 'amt', attribute, origin: study.origin };
  const plan = { ...planOf(study, 'de', 'overview', 'deck'), orderBy, ...change };
  return caseOrderBlocks(plan, { most: 10, setting: 'slide', number: () => null }, contextOf(study, 'de'));
}

const orderOf = (blocks: readonly ComparisonBlock[]): readonly string[] =>
  blocks.flatMap(({ comparison }) => comparison.cities.map(({ id }) => id));
const rowsOf = (blocks: readonly ComparisonBlock[]): readonly (string | undefined)[] =>
  blocks[0]?.table.rows.map(({ row }) => row.attribute.id) ?? [];

const coded = (value: string | number): string => `{ value: ${value}, coded: true }`;

describe('cities are ordered from low to high, which the table says (rule 2)', async () => {
  const study = await studyOf({
    aue: `share: ${coded(20)}, level: ${coded('high')}, since: ${coded(2001)}`,
    burg: `share: { gap: withheld }, level: ${coded('low')}, since: ${coded(1999)}`,
    cham: `share: ${coded(3)}, level: ${coded('high')}, since: ${coded(2010)}`,
    dorf: `level: ${coded('low')}`,
    emden: `share: ${coded(20)}, level: ${coded('low')}, since: ${coded(2005)}`,
  });

  test('by a number; equal values and gaps keep the usual order, gaps at the end', () => {
    const blocks = blocksOf(study, 'share');
    expect(orderOf(blocks)).toEqual(['cham', 'aue', 'emden', 'burg', 'dorf']);
    expect(blocks[0]?.title.text).toBe('Städte geordnet nach „Anteil“');
    expect(blocks[0]?.order?.text).toBe('Städte geordnet nach: Anteil (aufsteigend); ohne Wert am Ende: burg, dorf.');
  });

  test('by the levels of a scale', () => {
    const blocks = blocksOf(study, 'level');
    expect(orderOf(blocks)).toEqual(['burg', 'dorf', 'emden', 'aue', 'cham']);
    expect(blocks[0]?.order?.text).toBe('Städte geordnet nach: Stufe (aufsteigend).');
  });

  test('by years', () => {
    expect(orderOf(blocksOf(study, 'since'))).toEqual(['burg', 'aue', 'emden', 'cham', 'dorf']);
  });

  test('the row that orders comes first, no row twice; the table says how many are left out (rule 13)', () => {
    const blocks = blocksOf(study, 'level');
    expect(rowsOf(blocks)).toEqual(['level', 'share', 'other', 'note']);
    expect(blocks[0]?.table.rows.map(({ group }) => group?.text)).toEqual([
      'Geordnet nach',
      'Amt',
      undefined,
      undefined,
    ]);
    expect(blocks[0]?.hidden).toEqual({ view: 'key', count: 1 });
  });

  test('cells stand under their city, without rank numbers (rule 18)', () => {
    const [block] = blocksOf(study, 'share');
    expect(block?.table.rows[0]?.cells.map(({ cell }) => cell.city)).toEqual(orderOf(blocksOf(study, 'share')));
    expect(block?.table.rows[0]?.cells.map(({ cell }) => cell.plain)).toEqual([
      ...['3\u00a0%', '20\u00a0%', '20\u00a0%', 'n.\u00a0v.', 'k.\u00a0A.'],
    ]);
  });
});

describe('nothing is ordered across a mismatch, and the table says why (rules 6 and 7)', async () => {
  const dated = (year: number, value: number): string => `share: { value: ${value}, asOf: ${year}, coded: true }`;
  const study = await studyOf({
    aue: `${dated(2019, 9)}, other: ${coded(2)}`,
    burg: `${dated(2022, 3)}, other: ${coded(1)}`,
  });

  test.each([
    ['share', 'die Werte gelten für verschiedene Zeiten'],
    ['other', 'die Städte bestimmen das Merkmal verschieden'],
    ['level', 'keine Stadt hat einen Wert'],
  ])('%s', (attribute, reason) => {
    const blocks = blocksOf(study, attribute);
    expect(orderOf(blocks)).toEqual(['aue', 'burg']);
    expect(blocks[0]?.order?.text).toContain(`: ${reason}.`);
    expect(rowsOf(blocks)[0]).toBe(attribute);
  });

  test('values that are left out of the publication do not matter', () => {
    const cities = study.cities.filter(({ id }) => id === 'burg');
    expect(blocksOf(study, 'share', { cities })).toEqual([]);
    expect(blocksOf({ ...study, cities: [] }, 'share', { cities: [] })).toEqual([]);
  });
});

describe('more cities than columns', () => {
  const ids = ['aue', 'burg', 'cham', 'dorf', 'emden', 'fulda', 'gera', 'halle'];
  const blocksFor = async (note: string): Promise<readonly ComparisonBlock[]> => {
    const value = (index: number): string =>
      `share: { value: ${100 - index}, asOf: 20${index < 4 ? 18 : 22}, coded: true }`;
    const study = await studyOf(
      Object.fromEntries(
        ids.map((id, index) => [id, `level: ${coded('high')}, ${value(index)}, note: ${coded(note)}`]),
      ),
    );
    return blocksOf(study, 'level');
  };

  test('are the rows of one table if every attribute is short', async () => {
    const blocks = await blocksFor('kurz');
    expect(blocks.map(({ table, title }) => [table.citiesAs, title.text])).toEqual([
      ['rows', 'Städte geordnet nach „Stufe“'],
    ]);
    expect(orderOf(blocks)).toEqual(ids);
  });

  test('go on in the order group by group; what is said of a row holds for all of them', async () => {
    const blocks = await blocksFor('lang '.repeat(200));
    expect(blocks.map(({ cases, title }) => [cases, title.text])).toEqual([
      [8, 'Städte geordnet nach „Stufe“ (1/3)'],
      [8, 'Städte geordnet nach „Stufe“ (2/3)'],
      [8, 'Städte geordnet nach „Stufe“ (3/3)'],
    ]);
    expect(orderOf(blocks)).toEqual(ids);
    for (const { comparison } of blocks) {
      expect(comparison.rows.find(({ attribute }) => attribute.id === 'share')?.mismatches).toEqual(['reference-date']);
    }
  });
});

test('as many rows of each theme as there is room for, at least one', () => {
  const orderBy = { theme: 'wohnen', attribute: 'vacancy', origin: small.origin };
  const plan = { ...planOf(small, 'de', 'vortrag'), orderBy };
  const rows = (most: number) =>
    caseOrderBlocks(plan, { most, setting: 'slide', number: () => null }, contextOf(small, 'de')).map(rowsOfBlock);
  expect(rows(0)).toEqual([['vacancy', 'quota', 'office']]);
  expect(rows(5)).toEqual([['vacancy', 'quota', 'office', 'partners']]);
});

const rowsOfBlock = (block: ComparisonBlock): readonly (string | undefined)[] => rowsOf([block]);

describe('in a publication', () => {
  const plan = planOf(small, 'de', 'vortrag');

  test('the displays are slides where the outline has them', () => {
    const { slides } = composeDeck(plan, contextOf(small, 'de'));
    const found = slides.filter(({ id }) => ['meta-matrix', 'case-order', 'truth-table'].includes(id));
    expect(found.map(({ id, blocks }) => [id, ...blocks.map(({ kind }) => kind)])).toEqual([
      ['meta-matrix', 'meta-matrix'],
      ['case-order', 'comparison'],
      ['truth-table', 'truth-table'],
    ]);
  });

  test('and chapters of a paper, whose tables are counted through', () => {
    const outline = ['meta-matrix', 'comparison', 'case-order', 'truth-table'] as const;
    const { parts } = composePaper({ ...plan, kind: 'paper', outline }, contextOf(small, 'de'));
    const blocks = parts.flatMap((part) => [...part.blocks, ...part.parts.flatMap((inner) => inner.blocks)]);
    const numbers = blocks.flatMap((block) => ('number' in block ? [block.number] : []));
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
    expect(parts.map(({ id }) => id)).toEqual(['meta-matrix', 'wohnen', 'arbeit', 'case-order', 'truth-table']);
  });

  test.each(['decks', 'papers'] as const)('the sentence about the order stands under the table in %s', (medium) => {
    const [block] = caseOrderBlocks(plan, { most: 10, setting: 'slide', number: () => null }, contextOf(small, 'de'));
    if (block === undefined) throw new Error('There is no table');
    const html = pageOf(medium, small, 'de').block(block).toHTML();
    expect(html.indexOf('<p class="order">Städte geordnet nach: Leerstand')).toBeGreaterThan(html.indexOf('</table>'));
  });
});
