import { describe, expect, test } from 'vitest';
import { word } from '../../src/locale.ts';
import type { Datum, Gap, Study, Value } from '../../src/model.ts';
import { localeOf } from '../locales.ts';
import { load, problems } from './temporary.ts';

/** A study with one attribute and its value in one case, where the value begins in line 3. */
function study(attribute: string, value: string): Readonly<Record<string, string>> {
  return {
    'cases/_sources.yaml': '- { id: ik-2018, type: report }\n- { id: ik-2022, type: report }\n',
    'cases/_themes/wohnen.yaml': `title: Wohnen\nattributes:\n  x: ${attribute}\n`,
    'cases/halle/city.yaml': 'name: Halle\n',
    'cases/halle/wohnen.md': `---\nattributes:\n  x: ${value}\n---\n`,
  };
}

async function read(attribute: string, value: string): Promise<Value | Gap | undefined> {
  const { value: found, diagnostics } = await load(study(attribute, value));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return firstValue(found);
}

function firstValue(found: Study): Value | Gap | undefined {
  return found.cases[0]?.values.get('x');
}

/** The texts of a datum without their places. */
function plain(datum: Datum): unknown {
  return JSON.parse(
    JSON.stringify(datum, (key, value) => {
      if (key === 'text' || key === 'items') return [value].flat().map((text) => text.translations[0].source);
      return value;
    }),
  );
}

const options = 'options: { low: gering, high: hoch }';
const year = (number: number) => ({ year: number, month: null, day: null });

describe('the short and the long form of', () => {
  test.each([
    ['{ label: X, type: text }', 'Sozialdezernat', { type: 'text', text: ['Sozialdezernat'] }],
    ['{ label: X, type: text }', '{ de: Amt }', { type: 'text', text: ['Amt'] }],
    ['{ label: X, type: list }', '[A, "B"]', { type: 'list', items: ['A', 'B'] }],
    ['{ label: X, type: list }', '[{ de: A }, B]', { type: 'list', items: ['A', 'B'] }],
    ['{ label: X, type: number }', '9.90', { type: 'number', quantity: { amount: 9.9, decimals: 2 } }],
    ['{ label: X, type: number }', '-3', { type: 'number', quantity: { amount: -3, decimals: 0 } }],
    ['{ label: X, type: year }', '2003', { type: 'year', year: 2003 }],
    ['{ label: X, type: year }', '0919', { type: 'year', year: 919 }],
    ['{ label: X, type: date }', '2015', { type: 'date', date: year(2015) }],
    ['{ label: X, type: date }', '2015-09', { type: 'date', date: { year: 2015, month: 9, day: null } }],
    ['{ label: X, type: date }', '2016-02-29', { type: 'date', date: { year: 2016, month: 2, day: 29 } }],
    ['{ label: X, type: period }', '2016/2019', { type: 'period', period: { from: year(2016), to: year(2019) } }],
    ['{ label: X, type: period }', '2016/..', { type: 'period', period: { from: year(2016), to: null } }],
    ['{ label: X, type: period }', '../2019', { type: 'period', period: { from: null, to: year(2019) } }],
    ['{ label: X, type: boolean }', 'false', { type: 'boolean', holds: false }],
    [`{ label: X, type: choice, ${options} }`, 'high', { type: 'choice', option: 'high' }],
    [`{ label: X, type: scale, ${options} }`, 'low', { type: 'scale', level: 'low' }],
    [
      '{ label: X, type: change }',
      '{ from: 10, to: 30.5 }',
      { type: 'change', from: { amount: 10, decimals: 0 }, to: { amount: 30.5, decimals: 1 } },
    ],
    [
      `{ label: X, type: series, of: scale, ${options} }`,
      '{ "2018": high, 2011: low }',
      {
        type: 'series',
        steps: [
          { date: year(2011), datum: { type: 'scale', level: 'low' } },
          { date: year(2018), datum: { type: 'scale', level: 'high' } },
        ],
      },
    ],
  ])('%s: %s', async (attribute, written, datum) => {
    const short = await read(attribute, written);
    expect(short).toMatchObject({ kind: 'value', coded: false, sources: [], origin: { line: 3 } });
    expect(short?.kind === 'value' && plain(short.datum)).toEqual(datum);
    const long = await read(attribute, `{ source: ik-2018, value: ${written}, qualifier: about }`);
    expect(long).toMatchObject({ kind: 'value', qualifier: 'about', sources: [{ source: 'ik-2018', locator: null }] });
    expect(long?.kind === 'value' && plain(long.datum)).toEqual(datum);
  });
});

test('the long form keeps all that is said', async () => {
  const written = `
    value: true
    qualifier: at-latest
    since: 2015-09
    asOf: 2019
    source: ["ik-2018, S. 13f., 20", ik-2022]
    note: Nur *ein* Amt.
    coded: true
    external: true
    alternatives:
      - { value: false, source: ik-2022, note: Später., qualifier: almost }`;
  const value = await read('{ label: X, type: boolean }', written);
  expect(value).toMatchObject({
    kind: 'value',
    datum: { type: 'boolean', holds: true },
    qualifier: 'at-latest',
    since: { year: 2015, month: 9, day: null },
    asOf: { year: 2019, month: null, day: null },
    sources: [
      { source: 'ik-2018', locator: 'S. 13f., 20', origin: { line: 8, column: 15 } },
      { source: 'ik-2022', locator: null, origin: { line: 8, column: 38 } },
    ],
    note: { translations: [{ language: 'de', source: 'Nur *ein* Amt.' }] },
    coded: true,
    external: true,
    alternatives: [{ datum: { type: 'boolean', holds: false }, qualifier: 'almost', sources: [{ source: 'ik-2022' }] }],
    origin: { file: 'cases/halle/wohnen.md', line: 4, column: 12 },
  });
});

test('a gap has a reason, a note and sources', async () => {
  const gap = await read('{ label: X, type: year }', '{ gap: withheld, note: Auf Wunsch., source: ik-2018 }');
  expect(gap).toMatchObject({
    kind: 'gap',
    reason: 'withheld',
    note: { translations: [{ source: 'Auf Wunsch.' }] },
    sources: [{ source: 'ik-2018' }],
    origin: { line: 3, column: 13 },
  });
});

test('an attribute that is not written has no value and is not reported', async () => {
  const files = {
    ...study('{ label: X, type: year }', ''),
    'cases/halle/wohnen.md': '---\nattributes:\n  # x:\n---\n',
  };
  const { value, diagnostics } = await load(files);
  expect(firstValue(value)).toBeUndefined();
  expect(diagnostics).toEqual([]);
});

describe('a wrong value is reported where it stands', () => {
  test.each([
    ['text', '12', '6 value-type'],
    ['text', 'true', '6 value-type'],
    ['text', '[A]', '6 value-type'],
    ['text', '{ fr: Service }', '8 language-unknown'],
    ['text', '{ vaule: Amt }', '8 field-missing', '8 field-unknown'],
    ['text', '', '3 value-empty'],
    ['text', '" "', '7 value-empty'],
    ['text', '"[@ik-2018, S. 3]"', '7 value-empty'],
    ['text', '"&nbsp;"', '7 value-empty'],
    ['list', 'A', '6 value-type'],
    ['list', '[]', '6 value-empty'],
    ['list', '[A, ""]', '10 value-empty'],
    ['list', '[A, "[@ik-2018]"]', '11 value-empty'],
    ['number', '9,9', '6 value-type'],
    ['number', '.inf', '6 value-range'],
    ['number', '1234567890.123456', '6 value-range'],
    ['number', 'about 9', '6 value-type'],
    ['year', '"2003"', '7 value-type'],
    ['year', '203', '6 value-range'],
    ['year', '0', '6 value-range'],
    ['year', '2003-09', '6 value-type'],
    ['date', '30.01.2020', '6 value-type'],
    ['date', '2015-13', '6 date-impossible'],
    ['date', '2015-02-29', '6 date-impossible'],
    ['date', '0000', '6 date-impossible'],
    ['date', '2013/2014', '6 value-type'],
    ['period', '2016', '6 value-type'],
    ['period', '../..', '6 value-type'],
    ['period', '2016/2015', '6 date-order'],
    ['period', '2016-03/2016-02-29', '6 date-order'],
    ['period', '2016/2016-13', '11 date-impossible'],
    ['boolean', 'ja', '6 value-type'],
    ['choice', 'hoch', '6 option-unknown'],
    ['choice', '1', '6 value-type'],
    ['change', '{ from: 1 }', '8 field-missing'],
    ['change', '{ from: 1, too: 2 }', '8 field-missing', '17 field-unknown'],
    ['series', '{ "2011": 1, 2012: x }', '25 value-type'],
    ['series', '{ 2011: 1, heute: 2 }', '17 value-type'],
  ])('%s: %s', async (type, value, ...expected) => {
    const more = { choice: `, ${options}`, series: ', of: number' }[type] ?? '';
    const found = await problems(study(`{ label: X, type: ${type}${more} }`, value));
    const places = expected.map((place) => `cases/halle/wohnen.md:3:${place}`);
    expect(found.filter((problem) => !problem.endsWith('source-missing'))).toEqual(places);
  });
});

test.each([
  ['{ value: 1, source: ik-2018 }', []],
  ['{ value: 1, coded: true }', []],
  ['{ value: 1, source: [] }', ['15']],
  ['{ value: 1, source: ik-2018, alternatives: [{ value: 2 }] }', ['59']],
  ['{ gap: not-studied }', []],
])('a value and its alternatives have sources, unless they are the editors’ own: %s', async (value, columns) => {
  const expected = columns.map((column) => `cases/halle/wohnen.md:3:${column} source-missing`);
  expect(await problems(study('{ label: X, type: number }', value))).toEqual(expected);
});

test.each([
  ['{ label: X }', ['field-missing']],
  ['{ type: text }', ['field-missing']],
  ['{ label: X, type: txt }', ['value-range']],
  ['{ label: X, type: scale }', ['field-missing']],
  ['{ label: X, type: series }', ['field-missing']],
  ['{ label: X, type: series, of: series }', ['value-range']],
  ['{ label: X, type: year, decimals: 1 }', ['field-conflict']],
  [`{ label: X, type: year, ${options} }`, ['field-conflict']],
  ['{ label: X, type: number, of: year }', ['field-conflict']],
  ['{ label: X, type: series, of: number, unit: "%" }', []],
])('a wrong attribute is reported once, and nothing is said of its values: %s', async (attribute, expected) => {
  const codes = (await problems(study(attribute, '{ gap: withheld }'))).map((problem) => problem.split(' ').at(-1));
  expect(codes).toEqual(expected);
});

describe('what tables print for a gap is no value', () => {
  const reasons = ['not-available', 'not-studied', 'not-applicable', 'not-comparable', 'withheld'] as const;

  test.each(['de', 'en'])('in the words of the language %s', async (language) => {
    for (const reason of reasons) {
      const symbol = word(localeOf(language), `gap.${reason}.symbol`);
      for (const written of [symbol, `{ value: "${symbol.replaceAll(' ', '')}" }`]) {
        const { value, diagnostics } = await load(study('{ label: X, type: text }', written));
        expect(firstValue(value)).toBeUndefined();
        const hints = diagnostics.flatMap(({ code, hint }) => (code === 'value-empty' ? [hint] : []));
        expect(hints).toEqual([`Write \`x: { gap: ${reason} }\`.`]);
      }
    }
  });

  test('also where a number is asked for', async () => {
    expect(await problems(study('{ label: X, type: number }', 'k. A.'))).toEqual([
      'cases/halle/wohnen.md:3:6 value-empty',
    ]);
  });

  test('but may stand in a text', async () => {
    const found = await read('{ label: X, type: text }', 'Amt (Jahr k. A.)');
    expect(found?.kind).toBe('value');
  });
});
