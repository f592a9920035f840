import { describe, expect, test } from 'vitest';
import type { AgreementBlock } from '../../src/block.ts';
import { agreementBlock } from '../../src/compose/agreement.ts';
import { composeDeck } from '../../src/compose/deck.ts';
import { composePaper } from '../../src/compose/paper.ts';
import { planPublications } from '../../src/compose/plan.ts';
import type { RowView, Study } from '../../src/model.ts';
import type { Part } from '../../src/publication.ts';
import { load } from '../load/temporary.ts';
import { contextOf, deckContent, paperContent, planOf, withAutomatic } from '../workshop.ts';

const options =
  'options: { low: { de: gering, en: low }, mid: { de: mittel, en: medium }, high: { de: hoch, en: high } }';
const types = {
  flag: 'type: boolean',
  level: `type: scale, ${options}`,
  place: `type: choice, ${options}`,
  name: 'type: text',
  number: 'type: number',
  year: 'type: year, key: false',
  other: 'type: number, definition-differs: Anders.',
};
const cityIds = ['aue', 'burg', 'celle', 'dom'];

/** A study of one theme: what each city says of each attribute, written as in a case file; empty where it says nothing. */
async function studyOf(rows: Readonly<Record<string, readonly string[]>>, theme = ''): Promise<Study> {
  const [first = []] = Object.values(rows);
  const used = Array.from({ length: first.length }, (_, index) => cityIds[index] ?? `stadt-${index}`);
  const cases = used.map((city, index) => {
    const values = Object.entries(rows).flatMap(([id, cells]) => (cells[index] ? [`  ${id}: ${cells[index]}\n`] : []));
    return [`cases/${city}/amt.md`, `---\ntitle: Fall ${city}\nattributes:\n${values.join('')}---\n`];
  });
  const { value } = await load({
    'casedeck.yaml': `title: Probe\nlanguages: [de, en]\ncities: [${used.join()}]\n`,
    'cases/_sources.yaml': '[{ id: q, type: report }]\n',
    'cases/_themes/amt.yaml': `title: Amt\n${theme}attributes:\n${Object.keys(rows)
      .map((id) => `  ${id}: { label: ${id}, ${types[id as keyof typeof types]} }\n`)
      .join('')}`,
    ...Object.fromEntries(used.map((city) => [`cases/${city}/city.yaml`, `name: ${city}\n`])),
    ...Object.fromEntries(cases),
  });
  return value;
}

function blockOf(study: Study, language = 'de', view: RowView = 'all'): AgreementBlock | null {
  const [theme] = study.themes;
  if (theme === undefined) throw new Error('There is no theme');
  return agreementBlock(theme, study.cities, view, contextOf(study, language));
}

/** Each group as its kind, its heading and its entries. */
function told(block: AgreementBlock | null): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    (block?.groups ?? []).map(({ kind, heading, entries }) => [
      `${kind}: ${heading.text}`,
      entries.map(({ label, text }) => (text === null ? label.text : `${label.text}: ${text.text}`)),
    ]),
  );
}

/** What is told of one row of those cells. */
async function toldOf(attribute: keyof typeof types, cells: readonly string[], language = 'de'): Promise<string> {
  const [[group = '', [entry = ''] = []] = []] = Object.entries(
    told(blockOf(await studyOf({ [attribute]: cells }), language)),
  );
  return `${group.split(':')[0]} | ${entry}`;
}

describe('a row is told of', () => {
  test.each([
    ['flag', ['true', 'true', 'true'], 'equal | flag: ja'],
    ['name', ['Amt', 'Amt', 'Amt'], 'equal | name: Amt'],
    ['level', ['low', 'low'], 'equal | level: gering'],
    ['flag', ['true', 'false', 'true'], 'different | flag: ja in zwei, nein in einer von drei Städten'],
    ['level', ['high', 'low', 'high'], 'different | level: gering in einer, hoch in zwei von drei Städten'],
    ['place', ['high', 'low'], 'different | place: gering in einer, hoch in der anderen Stadt'],
    ['number', ['1', '2', '3'], 'different | number'],
    ['name', ['A', 'B'], 'different | name'],
    ['flag', ['true', '', 'true'], 'incomplete | flag: belegt in zwei von drei Städten: ja'],
    ['flag', ['true', '', 'false'], 'incomplete | flag: belegt in zwei von drei Städten: ja in einer, nein in einer'],
    ['name', ['A', '', 'B'], 'incomplete | name: belegt in zwei von drei Städten'],
    ['name', ['A', '{ gap: withheld }', 'A'], 'incomplete | name: belegt in zwei von drei Städten: A'],
    ['flag', ['', '', 'true'], 'incomplete | flag: belegt in einer von drei Städten: ja'],
    ['flag', ['', '', ''], 'incomplete | flag: in keiner Stadt belegt'],
    ['other', ['1', '1', '1'], 'not-comparable | other: Definitionen verschieden'],
    ['other', ['1', '', '1'], 'not-comparable | other: Definitionen verschieden'],
  ] as const)('%s %j', async (attribute, cells, expected) => {
    expect(await toldOf(attribute, cells)).toBe(expected);
  });

  test('with what its details do', async () => {
    const since = ['{ value: true, since: 2015 }', '{ value: true, since: 2018 }', 'true'];
    expect(await toldOf('flag', since)).toBe('different | flag: ja in allen drei Städten, Einzelheiten verschieden');
    expect(await toldOf('flag', [...since.slice(0, 2), ''])).toBe(
      'incomplete | flag: belegt in zwei von drei Städten: ja, Einzelheiten verschieden',
    );
    expect(await toldOf('flag', ['{ value: true, since: 2015 }', '{ value: true, since: 2015 }'])).toBe(
      'equal | flag: ja, seit 2015',
    );
  });

  test('with why it cannot be compared, and nothing else', async () => {
    const dates = ['{ value: 1, asOf: 2019 }', '{ value: 2, asOf: 2020 }'];
    expect(await toldOf('number', dates)).toBe('not-comparable | number: Bezugszeiten verschieden');
    expect(await toldOf('other', dates)).toBe('not-comparable | other: Definitionen und Bezugszeiten verschieden');
  });

  test('with what other sources say of it', async () => {
    const disputed = '{ value: true, source: q, alternatives: [{ value: false, source: q }] }';
    expect(await toldOf('flag', ['true', disputed, 'true'])).toBe(
      'equal | flag: ja; in einer von drei Städten nennen andere Quellen anderes',
    );
  });

  test('in English', async () => {
    expect(await toldOf('level', ['high', 'low', 'high'], 'en')).toBe(
      'different | level: low in one, high in two of three cities',
    );
    expect(await toldOf('flag', ['true', '', 'true'], 'en')).toBe(
      'incomplete | flag: known in two of three cities: yes',
    );
  });

  test('without a value that is too long to be said twice', async () => {
    const long = 'Wort '.repeat(20).trim();
    expect(await toldOf('name', [long, long])).toBe('equal | name');
  });
});

describe('numbers of cities', () => {
  const heading = async (count: number, language: string): Promise<string | undefined> =>
    blockOf(await studyOf({ flag: Array.from({ length: count }, () => 'true') }), language)?.groups[0]?.heading.text;

  test.each([
    [2, 'Gleich in beiden Städten', 'Equal in both cities'],
    [3, 'Gleich in allen drei Städten', 'Equal in all three cities'],
    [12, 'Gleich in allen zwölf Städten', 'Equal in all twelve cities'],
    [13, 'Gleich in allen 13 Städten', 'Equal in all 13 cities'],
  ])('%i are words up to twelve, never percentages', async (count, german, english) => {
    expect([await heading(count, 'de'), await heading(count, 'en')]).toEqual([german, english]);
  });
});

describe('the block', async () => {
  const rows = {
    flag: ['true', 'true', 'true'],
    number: ['1', '2', '3'],
    level: ['{ value: low, coded: true }', 'high', 'high'],
    name: ['A', 'B', 'C'],
    place: ['', 'low', 'low'],
    year: ['{ value: 1999, external: true }', '2000', ''],
    other: ['1', '2', '3'],
  };
  const study = await studyOf(rows);

  test('has each row in one group, those of which the same is said beside each other', () => {
    expect(told(blockOf(study))).toEqual({
      'equal: Gleich in allen drei Städten': ['flag: ja'],
      'different: Verschieden': ['level: gering in einer, hoch in zwei von drei Städten', 'number', 'name'],
      'incomplete: Unvollständig': [
        'place: belegt in zwei von drei Städten: gering',
        'year: belegt in zwei von drei Städten',
      ],
      'not-comparable: Nicht vergleichbar': ['other: Definitionen verschieden'],
    });
  });

  test('tells of key rows only where the table shows only these', () => {
    const labels = (view: RowView) =>
      blockOf(study, 'de', view)?.groups.flatMap(({ entries }) => entries.map(({ label }) => label.text));
    expect(labels('key')?.toSorted()).toEqual(
      Object.keys(rows)
        .filter((id) => id !== 'year')
        .toSorted(),
    );
    for (const view of ['all', 'differences', 'complete'] as const) {
      expect(labels(view)?.toSorted()).toEqual(Object.keys(rows).toSorted());
    }
  });

  test('marks what rests on codings and on outside knowledge', () => {
    const entries = blockOf(study)?.groups.flatMap((group) => group.entries) ?? [];
    expect(entries.filter(({ coded }) => coded).map(({ label }) => label.text)).toEqual(['level']);
    expect(entries.filter(({ external }) => external).map(({ label }) => label.text)).toEqual(['year']);
    for (const html of [deckContent(study, 'de', 'theme-amt'), paperContent(study, 'de', 'theme-amt')]) {
      const block = html.slice(html.indexOf('data-block="agreement"'));
      expect(block).toContain('Berechnet aus den Werten der Tabelle, nicht gedeutet. <b>E</b>');
    }
  });

  test('stands behind the table that it is computed from', () => {
    const deck = composeDeck(planOf(withAutomatic(study), 'de', 'overview', 'deck'), contextOf(study, 'de'));
    const ids = deck.slides.map(({ id }) => id);
    expect(ids[ids.indexOf('amt-comparison') + 1]).toBe('amt-agreement');
    const paper = composePaper(planOf(withAutomatic(study), 'de', 'theme-amt', 'paper'), contextOf(study, 'de'));
    const parts = paper.parts.map(({ id }: Part) => id);
    expect(parts[parts.indexOf('amt-comparison') + 1]).toBe('amt-agreement');
    expect(paper.parts.find(({ id }) => id === 'amt-agreement')?.title.text).toBe('Aus der Tabelle berechnet');
  });

  test('or what people have found stands there in every publication about several cities', () => {
    const plans = planPublications(withAutomatic(study), 'de').filter(
      ({ kind, cities }) => kind !== 'brief' && cities.length > 1,
    );
    expect(plans.length).toBe(4);
    for (const { outline } of plans) expect(outline[outline.indexOf('comparison') + 1]).toBe('findings');
  });

  test('gives way to what people have found', async () => {
    const found = await studyOf(rows, 'findings: [{ kind: similar, text: Alle haben ein Amt. }]\n');
    expect(blockOf(found)).toBeNull();
    const deck = composeDeck(planOf(withAutomatic(found), 'de', 'overview', 'deck'), contextOf(found, 'de'));
    const ids = deck.slides.map(({ id }) => id);
    expect(ids[ids.indexOf('amt-comparison') + 1]).toBe('amt-findings');
    expect(ids).not.toContain('amt-agreement');
  });

  test('needs two cities, rows and a table', async () => {
    expect(blockOf(await studyOf({ flag: ['true'] }))).toBeNull();
    expect(blockOf(await studyOf({}))).toBeNull();
    const plan = planOf(withAutomatic(study), 'de', 'theme-amt', 'deck');
    const deck = composeDeck({ ...plan, outline: ['title', 'findings'] }, contextOf(study, 'de'));
    expect(deck.slides.map(({ id }) => id)).not.toContain('amt-agreement');
  });
});
