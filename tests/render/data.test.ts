import { describe, expect, test } from 'vitest';
import { renderCsv, renderJson } from '../../src/render/data.ts';
import { load } from '../load/temporary.ts';
import { contextOf } from '../workshop.ts';

const { value: study } = await load({
  'cases/_sources.yaml': '- { id: q, type: report }\n',
  'cases/_themes/amt.yaml': `title: Amt & Co
attributes:
  a: { label: "Mittel, \\"netto\\"", type: number, unit: EUR }
  b: { label: B, type: list }
  c: { label: C, type: series, of: scale, options: { low: gering, high: hoch } }
  d: { label: D, type: change, unit: "%" }
  e: { label: E, type: period }
  f: { label: F, type: boolean }
  g: { label: G, type: choice, options: { x: "Das eine" } }
  h: { label: H, type: date }
  i: { label: I, type: year }
  j: { label: J, type: text }
  k: { label: K, type: scale, options: { low: gering, high: hoch } }
`,
  'cases/aue/city.yaml': 'name: Aue\n',
  'cases/aue/amt.md': `---
attributes:
  a: { value: 1200000, qualifier: about, asOf: 2019-05, source: ["q, S. 3", q], note: "Ohne *Nebenamt* [@q, S. 4].", coded: true, external: true, alternatives: [{ value: 900000, source: q, asOf: 2018, note: Alt. }] }
  b: ["*Eins*", "Zwei, drei"]
  c: { "2018": high, "2011": low }
  d: { from: 10, to: 30.5 }
  e: "2016/.."
  f: false
  g: x
  h: 2015-09-01
  i: 2003
  j: 'Er sagt: "ja" [@q, S. 9]'
  k: high
---
`,
  'cases/burg/city.yaml': 'name: Burg\n',
  'cases/burg/amt.md': '---\nattributes:\n  a: { gap: withheld, note: Geheim., source: q }\n---\n',
});
const [theme] = study.themes;
if (theme === undefined) throw new Error('There is no theme');
const comparison = contextOf(study, 'de').compare(theme, study.cities);

test('a CSV file is RFC 4180 with a byte order mark', () => {
  const [head, first, second, ...others] = renderCsv(comparison).split('\r\n');
  expect(head).toBe('\ufeffattribute,label,unit,aue,burg');
  expect(first).toBe(
    'a,"Mittel, ""netto""",EUR,"rund\u00a01,2\u00a0Mio.\u00a0€ (auch: 900.000\u00a0€ (2018))",n.\u00a0v.',
  );
  expect(second).toBe('b,B,,"Eins; Zwei, drei",k.\u00a0A.');
  expect(others).toContain('j,J,,"Er sagt: ""ja""",k.\u00a0A.');
  expect(others.at(-1)).toBe('');
});

test('a CSV file keeps umlauts, decimal commas and no-break spaces', async () => {
  const { value } = await load({
    'cases/_themes/amt.yaml':
      'title: Amt\nattributes: { p: { label: Größe, type: number, unit: "%" }, t: { label: T, type: text } }\n',
    'cases/aue/city.yaml': 'name: Aue\n',
    'cases/aue/amt.md': '---\nattributes: { p: 9.9, t: "=Äußeres, „rund 10 %“ – Akteur*innen" }\n---\n',
  });
  const [first] = value.themes;
  const bytes = Buffer.from(first ? renderCsv(contextOf(value, 'de').compare(first, value.cities)) : '');
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  expect(text).toContain('p,Größe,%,"9,9\u00a0%"\r\n');
  expect(text).toContain('t,T,,"=Äußeres, „rund\u00a010\u00a0%“ – Akteur*innen"\r\n');
});

describe('a JSON file', () => {
  const data = JSON.parse(renderJson(comparison));
  const cell = (attribute: string, city = 'aue') =>
    data.cells.find((found: Record<string, unknown>) => found['attribute'] === attribute && found['city'] === city);

  test('names the comparison and its attributes', () => {
    expect(data).toMatchObject({ theme: 'amt', language: 'de', title: 'Amt & Co', cities: ['aue', 'burg'] });
    expect(data.attributes[0]).toMatchObject({ id: 'a', label: 'Mittel, "netto"', type: 'number', unit: 'EUR' });
    expect(data.attributes[0].asOf).toBe('2019-05');
    expect(data.attributes[1]).toMatchObject({ id: 'b', label: 'B', type: 'list', unit: null, asOf: null });
    expect(data.cells).toHaveLength(22);
  });

  test.each([
    ['a', 1_200_000],
    ['b', ['Eins', 'Zwei, drei']],
    ['c', { '2011': 'low', '2018': 'high' }],
    ['d', { from: 10, to: 30.5 }],
    ['e', '2016/..'],
    ['f', false],
    ['g', 'x'],
    ['h', '2015-09-01'],
    ['i', 2003],
    ['j', 'Er sagt: "ja"'],
    ['k', 'high'],
  ])('has the value of %s as it is written', (attribute, value) => {
    expect(cell(attribute)).toMatchObject({ value, gap: null });
  });

  test('has all that is known of a value', () => {
    expect(cell('a')).toEqual({
      attribute: 'a',
      city: 'aue',
      type: 'number',
      value: 1_200_000,
      display: 'rund\u00a01,2\u00a0Mio.\u00a0€ (auch: 900.000\u00a0€ (2018))',
      gap: null,
      asOf: '2019-05',
      sources: [
        { id: 'q', locator: 'S. 3' },
        { id: 'q', locator: null },
      ],
      notes: ['Ohne Nebenamt.'],
      alternatives: [
        {
          value: 900_000,
          display: '900.000\u00a0€ (2018)',
          asOf: '2018',
          sources: [{ id: 'q', locator: null }],
          notes: ['Alt.'],
        },
      ],
      coded: true,
      external: true,
      origin: { file: 'cases/aue/amt.md', line: 3, column: 15 },
    });
  });

  test('has what a text cites within it', () => {
    expect(cell('j')).toMatchObject({ display: 'Er sagt: "ja"', sources: [{ id: 'q', locator: 'S. 9' }] });
  });

  test('has a gap with its reason, its note and its place', () => {
    expect(cell('a', 'burg')).toMatchObject({
      value: null,
      display: 'n.\u00a0v.',
      gap: 'withheld',
      asOf: null,
      sources: [{ id: 'q', locator: null }],
      notes: ['Geheim.'],
      alternatives: [],
      origin: { file: 'cases/burg/amt.md', line: 3, column: 13 },
    });
    expect(cell('b', 'burg')).toMatchObject({ value: null, gap: 'not-available' });
  });
});
