import { describe, expect, test } from 'vitest';
import type { TruthTableBlock } from '../../src/block.ts';
import { referencesOf } from '../../src/compose/citations.ts';
import { truthTableBlocks } from '../../src/compose/truth-table.ts';
import type { Study } from '../../src/model.ts';
import { load } from '../load/temporary.ts';
import { contextOf, pageOf, planOf } from '../workshop.ts';

const options = 'options: { low: gering, middle: mittel, high: hoch }';
const theme = `title: Amt
attributes:
  vote: { label: Beschluss, type: boolean }
  way: { label: Weg, type: choice, options: { a: Anfang, b: Bau } }
  level: { label: Stufe, type: scale, ${options} }
  name: { label: Name, type: text }
  fund: { label: Förderung, type: boolean, definition-differs: Verschieden geregelt. }
  rare: { label: Selten, type: boolean }
  minor: { label: Nebensache, type: boolean, key: false }
`;

/** A study in which each city has those values of the theme "amt". */
async function studyOf(values: Readonly<Record<string, string>>): Promise<Study> {
  const cities = Object.entries(values).flatMap(([id, text]) => [
    [`cases/${id}/city.yaml`, `name: ${id}\n`],
    [`cases/${id}/amt.md`, `---\nattributes: { ${text} }\n---\n`],
  ]);
  const sources = '[{ id: a, type: report, title: A }, { id: b, type: report, title: B }]\n';
  const files = { 'cases/_themes/amt.yaml': theme, 'cases/_sources.yaml': sources, ...Object.fromEntries(cities) };
  return (await load(files)).value;
}

const said = (value: boolean | string): string => `{ value: ${value}, source: "a, S. 1" }`;

const study = await studyOf({
  aue: `vote: ${said(false)}, level: ${said('high')}, way: ${said('a')}, fund: ${said(true)}`,
  burg: `vote: ${said(true)}, level: ${said('low')}, way: ${said('a')}, fund: ${said(true)}`,
  cham: `vote: ${said(true)}, level: { gap: withheld }, way: ${said('b')}, fund: ${said(true)}`,
  dorf: `vote: { value: false, source: a, coded: true, alternatives: [{ value: true, source: "b, S. 2" }] }, level: ${said('high')}, way: ${said('b')}`,
  emden: `vote: ${said(true)}, level: ${said('middle')}, way: ${said('b')}, fund: ${said(true)}, rare: ${said(true)}`,
});

function tableOf(from: Study, conditions: readonly string[] | null, most = 16): TruthTableBlock {
  const refs = conditions?.map((attribute) => ({ theme: 'amt', attribute, origin: from.origin })) ?? null;
  const plan = { ...planOf(from, 'de', 'overview', 'paper'), conditions: refs };
  const [block] = truthTableBlocks(plan, { most, number: () => 7 }, contextOf(from, 'de'));
  if (block === undefined) throw new Error('There is no truth table');
  return block;
}

const rowsOf = ({ rows }: TruthTableBlock): readonly string[] =>
  rows.map(({ values, cities }) => [...values.map(({ text }) => text), ...cities.map(({ city }) => city.id)].join(' '));

describe('combinations', () => {
  test('stand in words, the most frequent first, then in the order of the options; the unobserved at the end', () => {
    expect(rowsOf(tableOf(study, ['vote', 'level']))).toEqual([
      'nein ●\u00a0hoch aue dorf',
      'ja ○\u00a0gering burg',
      'ja ◐\u00a0mittel emden',
      'ja ●\u00a0hoch',
      'nein ○\u00a0gering',
      'nein ◐\u00a0mittel',
    ]);
  });

  test('that no city has are counted, and listed only if they are few; nothing is minimised', () => {
    const block = tableOf(study, ['vote', 'level'], 2);
    expect([block.possible, block.unobserved, block.rows.length]).toEqual([6, 3, 3]);
    expect(tableOf(study, ['vote', 'level'], 3).rows).toHaveLength(6);
  });

  test('have each city once, or say what it lacks (rules 4 and 5)', () => {
    const block = tableOf(study, ['vote', 'level', 'rare']);
    const placed = block.rows.flatMap(({ cities }) => cities.map(({ city }) => city.id));
    expect(placed).toEqual(['emden']);
    expect(block.unplaced.map(({ city, missing }) => [city.id, ...missing.map(({ text }) => text)])).toEqual([
      ['aue', 'Selten'],
      ['burg', 'Selten'],
      ['cham', 'Stufe', 'Selten'],
      ['dorf', 'Selten'],
    ]);
  });
});

describe('conditions that are not named', () => {
  test('are key attributes of few options that can be compared and of which little is missing', () => {
    expect(tableOf(study, null).conditions.map(({ attribute }) => attribute.id)).toEqual(['vote', 'way', 'level']);
  });

  test('have together no more than 32 combinations', async () => {
    const many = Array.from({ length: 17 }, (_, index) => `o${index}: O`).join(', ');
    const values = 'x0: { value: true, coded: true }, x1: { value: o1, coded: true }, x2: { value: true, coded: true }';
    const { value } = await load({
      'cases/_themes/amt.yaml': `title: Amt
attributes:
  x0: { label: A, type: boolean }
  x1: { label: B, type: choice, options: { ${many} } }
  x2: { label: C, type: boolean }
`,
      'cases/aue/city.yaml': 'name: Aue\n',
      'cases/aue/amt.md': `---\nattributes: { ${values} }\n---\n`,
      'cases/burg/city.yaml': 'name: Burg\n',
      'cases/burg/amt.md': `---\nattributes: { ${values} }\n---\n`,
    });
    expect(tableOf(value, null).conditions.map(({ attribute }) => attribute.id)).toEqual(['x0', 'x2']);
  });

  test('there may be none, then there is no table', async () => {
    const none = await studyOf({ aue: '', burg: '' });
    const plan = planOf(none, 'de', 'overview', 'paper');
    expect(truthTableBlocks(plan, { most: 16, number: () => null }, contextOf(none, 'de'))).toEqual([]);
  });
});

describe('what a reader has to know stands with the table', () => {
  const block = tableOf(study, ['vote', 'fund']);

  test('a definition that differs (rule 7), and what other sources say (rule 12)', () => {
    expect(block.notes.map(({ letter, text }) => `${letter} ${text.text}`)).toEqual([
      'a Verschieden geregelt.',
      'b Verschiedene Definitionen: nicht vergleichbar.',
    ]);
    expect(block.conditions[1]?.notes).toEqual(['a', 'b']);
    const other = tableOf(study, ['vote']);
    expect(other.notes.map(({ text }) => text.text)).toEqual(['Beschluss: nein, nach anderen Quellen auch ja.']);
    const marked = other.rows.flatMap(({ cities }) => cities.filter(({ notes }) => notes.length > 0));
    expect(marked.map(({ city }) => city.id)).toEqual(['dorf']);
  });

  test('values that hold at different times', async () => {
    const dated = (year: number): string => `vote: { value: true, coded: true, asOf: ${year} }`;
    const { conditions, notes } = tableOf(await studyOf({ aue: dated(2019), burg: dated(2020) }), ['vote']);
    expect(notes.map(({ text }) => text.text)).toEqual(['Verschiedene Bezugszeiten: nicht vergleichbar.']);
    expect(conditions[0]?.notes).toEqual(['a']);
  });

  test('the sources of what is combined, each once (rule 14)', () => {
    expect(tableOf(study, ['vote']).sources.map(({ source, locators }) => [source, ...locators])).toEqual([
      ['a', 'S. 1'],
      ['b', 'S. 2'],
    ]);
    expect(referencesOf(tableOf(study, ['vote'])).map(({ source }) => source)).toEqual(['a', 'b']);
  });

  test('codings are marked, scales and marks explained (rule 10)', () => {
    const html = htmlOf(tableOf(study, ['vote', 'level']));
    expect(html).toMatch(
      /data-attribute="vote"[^>]*>Beschluss<abbr class="mark" title="Einschätzung der Redaktion">E</,
    );
    expect(html).toContain('<i>Stufe:</i> ○&nbsp;gering · ◐&nbsp;mittel · ●&nbsp;hoch');
  });
});

describe('the table', () => {
  test('names what is missing in words, without percentages (rule 18)', () => {
    const html = htmlOf(tableOf(study, ['vote', 'level']));
    expect(html).toContain('Nicht beobachtet: 3 von 6 möglichen Kombinationen (begrenzte Vielfalt).');
    expect(html).toContain('Wegen fehlender Angaben nicht eingeordnet: cham (Stufe).');
    expect(html).toContain('5 Städte.');
    expect(html).not.toContain('%');
    expect(htmlOf(tableOf(study, ['vote']))).toContain('Alle 2 möglichen Kombinationen kommen vor.');
  });

  test('has a caption, and heads with their scope (rules 15 and 17)', () => {
    const html = htmlOf(tableOf(study, ['vote', 'level']));
    expect(html).toContain('Tabelle\u00a07.</span> Kombinationen von: Beschluss, Stufe');
    expect(html.match(/<th scope="col"/g)).toHaveLength(4);
    expect(html.match(/<th scope="row">/g)).toHaveLength(12);
    expect(html).toMatch(/<tr class="unobserved"[^>]*>.*<td class="count">0<\/td><td>nicht beobachtet<\/td>/);
    expect(html).toContain('<td class="count">2</td><td><span data-city="aue">aue</span>, <span data-city="dorf">dorf');
  });
});

function htmlOf(block: TruthTableBlock): string {
  return pageOf('papers', study, 'de').block(block).toHTML();
}
