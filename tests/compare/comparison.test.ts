import { describe, expect, test } from 'vitest';
import { compareTheme } from '../../src/compare/comparison.ts';
import type { Cell, Row } from '../../src/comparison.ts';
import type { Study, Theme } from '../../src/model.ts';
import { load } from '../load/temporary.ts';
import { localeOf } from '../locales.ts';

const choice = 'type: choice, options: { mayor: { de: "Oberbürgermeister*in", en: "mayor" }, social: Sozialdezernat }';
const scale =
  'type: scale, options: { a: { de: gering, en: low }, b: { de: mittel, en: medium }, c: { de: hoch, en: high } }';

/** What is written in a study, attribute and value, and what is shown of it in German and in English. */
const shown: readonly (readonly [attribute: string, value: string, german: string, english: string])[] = [
  ['type: text', 'Sozialdezernat', 'Sozialdezernat', 'Sozialdezernat'],
  ['type: text', '{ de: "Amt, *seit 2015*", en: "office" }', 'Amt, seit 2015', 'office'],
  ['type: text', '{ value: Amt, since: 2015-09 }', 'Amt, seit September 2015', 'Amt, since September 2015'],
  ['type: text', '{ de: "Akteur*innen", en: "actors" }', 'Akteur*innen', 'actors'],
  [
    'type: text',
    '{ de: "S. 22, z. B. rund 10 %, Tabelle 1", en: "p. 22, about 10% in Table 1" }',
    'S.\u00a022, z.\u00a0B. rund\u00a010\u00a0%, Tabelle\u00a01',
    'p.\u00a022, about\u00a010% in Table\u00a01',
  ],
  ['type: text', '"Amt [@q, S. 3] im Rathaus [@q]."', 'Amt im Rathaus.', 'Amt im Rathaus.'],
  ['type: text', '{ value: "C:\\\\", since: 2015 }', 'C:\\, seit 2015', 'C:\\, since 2015'],
  ['type: list', '[A, { de: B, en: C }]', 'A; B', 'A; C'],
  ['type: list', '[Akteur*innen]', 'Akteur*innen', 'Akteur*innen'],
  [
    'type: list',
    '{ value: [{ de: Ämter, en: offices }, { de: Träger, en: providers }], qualifier: about, since: 2015 }',
    'rund Ämter; Träger, seit 2015',
    'about offices; providers, since 2015',
  ],
  ['type: number', '9.9', '9,9', '9.9'],
  ['type: number', '1234567', '1.234.567', '1,234,567'],
  ['type: number', '1234.50', '1.234,50', '1,234.50'],
  ['type: number', '0', '0', '0'],
  ['type: number', '1.5e-3', '0,0015', '0.0015'],
  ['type: number', '1.50e3', '1.500', '1,500'],
  ['type: number', '{ value: 70, qualifier: about }', 'rund\u00a070', 'about\u00a070'],
  ['type: number', '{ value: 70, qualifier: almost }', 'fast\u00a070', 'almost\u00a070'],
  ['type: number', '{ value: 70, qualifier: over }', 'über\u00a070', 'over\u00a070'],
  ['type: number', '{ value: 70, qualifier: under }', 'unter\u00a070', 'under\u00a070'],
  ['type: number, unit: "%"', '9.9', '9,9\u00a0%', '9.9%'],
  ['type: number, unit: "%", decimals: 1', '10', '10,0\u00a0%', '10.0%'],
  ['type: number, unit: "%", decimals: 0', '{ value: 9.9, qualifier: about }', 'rund\u00a010\u00a0%', 'about\u00a010%'],
  ['type: number, unit: EUR', '800000', '800.000\u00a0€', '€800,000'],
  ['type: number, unit: EUR', '3000000', '3\u00a0Mio.\u00a0€', '€3m'],
  ['type: number, unit: EUR', '1200000', '1,2\u00a0Mio.\u00a0€', '€1.2m'],
  ['type: number, unit: EUR', '1234567', '1.234.567\u00a0€', '€1,234,567'],
  ['type: number, unit: EUR', '12.50', '12,50\u00a0€', '€12.50'],
  ['type: number, unit: EUR', '3000000000', '3\u00a0Mrd.\u00a0€', '€3bn'],
  ['type: number, unit: EUR', '1500000000', '1,5\u00a0Mrd.\u00a0€', '€1.5bn'],
  ['type: number, unit: EUR', '1234500000', '1.234.500.000\u00a0€', '€1,234,500,000'],
  ['type: number, unit: EUR', '-2500000', '-2,5\u00a0Mio.\u00a0€', '-€2.5m'],
  ['type: number, unit: "%", decimals: 0', '-0.4', '0\u00a0%', '0%'],
  ['type: number, unit: CHF', '5000', '5.000\u00a0CHF', 'CHF\u00a05,000'],
  ['type: number, unit: ha', '12.5', '12,5\u00a0ha', '12.5\u00a0ha'],
  ['type: year', '2003', '2003', '2003'],
  ['type: year', '{ value: 2003, qualifier: at-latest }', 'spätestens 2003', '2003 at the latest'],
  ['type: year', '{ value: 2003, qualifier: at-earliest }', 'frühestens 2003', '2003 at the earliest'],
  ['type: date', '2015', '2015', '2015'],
  ['type: date', '2015-09', 'September 2015', 'September 2015'],
  ['type: date', '2015-09-01', '1.\u00a0September 2015', '1\u00a0September 2015'],
  ['type: date', '{ value: 2015-03, qualifier: at-latest }', 'spätestens März 2015', 'March 2015 at the latest'],
  ['type: period', '2016/2019', '2016–2019', '2016–2019'],
  ['type: period', '2016/..', 'seit 2016', 'since 2016'],
  ['type: period', '../2019', 'bis 2019', 'until 2019'],
  ['type: period', '2013/2014', '2013–2014', '2013–2014'],
  ['type: period', '2015/2015', '2015', '2015'],
  ['type: period', '2015-09/2016-01', 'September 2015 – Januar 2016', 'September 2015 – January 2016'],
  ['type: boolean', 'true', 'ja', 'yes'],
  ['type: boolean', 'false', 'nein', 'no'],
  ['type: boolean', '{ value: true, since: 2015-09 }', 'ja, seit September 2015', 'yes, since September 2015'],
  [
    'type: boolean',
    '{ value: true, since: 2015-09-21 }',
    'ja, seit 21.\u00a0September 2015',
    'yes, since 21\u00a0September 2015',
  ],
  [choice, 'mayor', 'Oberbürgermeister*in', 'mayor'],
  [choice, '{ value: mayor, since: 2016 }', 'Oberbürgermeister*in, seit 2016', 'mayor, since 2016'],
  [choice, 'social', 'Sozialdezernat', 'Sozialdezernat'],
  [scale, 'a', '○\u00a0gering', '○\u00a0low'],
  [scale, 'b', '◐\u00a0mittel', '◐\u00a0medium'],
  [scale, '{ value: c, qualifier: almost }', 'fast ●\u00a0hoch', 'almost ●\u00a0high'],
  ['type: change, unit: "%"', '{ from: 10, to: 30 }', '10\u00a0% → 30\u00a0%', '10% → 30%'],
  ['type: change', '{ from: 51.5, to: 60 }', '51,5 → 60', '51.5 → 60'],
  [
    'type: change, unit: EUR',
    '{ value: { from: 1000, to: 2500000 }, qualifier: over }',
    'über\u00a01.000\u00a0€ → 2,5\u00a0Mio.\u00a0€',
    'over\u00a0€1,000 → €2.5m',
  ],
  ['type: series, of: boolean', '{ "2018": false, "2011": true }', '2011: ja → 2018: nein', '2011: yes → 2018: no'],
  [
    `type: series, of: ${scale.slice(6)}`,
    '{ "2011": a, "2018-05": c }',
    '2011: ○\u00a0gering → Mai 2018: ●\u00a0hoch',
    '2011: ○\u00a0low → May 2018: ●\u00a0high',
  ],
  [
    'type: series, of: text',
    '{ "2011": { de: "*ja*", en: "*yes*" }, "2018": { de: nein, en: no } }',
    '2011: ja → 2018: nein',
    '2011: yes → 2018: no',
  ],
  ['type: series, of: list', '{ "2011": [a, b], "2018": [c] }', '2011: a; b → 2018: c', '2011: a; b → 2018: c'],
  [
    'type: series, of: number, unit: "%"',
    '{ "2011": 4, "2018": 10.5 }',
    '2011: 4\u00a0% → 2018: 10,5\u00a0%',
    '2011: 4% → 2018: 10.5%',
  ],
  [
    'type: number, unit: "%"',
    '{ value: 9.9, alternatives: [{ value: 8.4 }, { value: 8, qualifier: about }] }',
    '9,9\u00a0% (auch: 8,4\u00a0%; rund\u00a08\u00a0%)',
    '9.9% (also: 8.4%; about\u00a08%)',
  ],
  ['type: list', '{ value: [A, B], alternatives: [{ value: [A, "*C*"] }] }', 'A; B (auch: A; C)', 'A; B (also: A; C)'],
  ['type: year', '{ gap: not-available }', 'k.\u00a0A.', 'n.a.'],
  ['type: text', '{ gap: not-studied }', 'n.\u00a0u.', 'n.s.'],
  ['type: boolean', '{ gap: not-applicable }', 'n.\u00a0z.', 'n.appl.'],
  ['type: number', '{ gap: not-comparable }', 'n.\u00a0vgl.', 'n.comp.'],
  [choice, '{ gap: withheld }', 'n.\u00a0v.', 'n.publ.'],
];

describe('a cell', async () => {
  const attributes = shown.map(([attribute], index) => `  x${index}: { label: X, ${attribute} }\n`);
  const values = shown.map(([, value], index) => `  x${index}: ${value}\n`);
  const study = await read({
    'cases/_sources.yaml': '- { id: q, type: report }\n',
    'cases/_themes/amt.yaml': `title: Amt\nattributes:\n${attributes.join('')}`,
    'cases/halle/city.yaml': 'name: Halle\n',
    'cases/halle/amt.md': `---\nattributes:\n${values.join('')}---\n`,
  });
  const [german, english] = ['de', 'en'].map((language) => cellsOf(study, 'amt', language));

  test.each(shown.map((row, index) => [...row, index] as const))('%s: %s', (_, __, inGerman, inEnglish, index) => {
    expect(german?.[index]?.plain).toBe(inGerman);
    expect(english?.[index]?.plain).toBe(inEnglish);
  });

  test('has as many items as a list has entries', () => {
    expect(german?.map((cell) => cell.display.items.length)).toEqual(
      shown.map(([type, , text]) => (type === 'type: list' ? text.split(' (')[0] : '')?.split('; ').length),
    );
  });
});

/** A theme with one row per group of values: city by city, what is written. */
function rowsOf(...rows: readonly (readonly string[])[]): Readonly<Record<string, string>> {
  const cities = ['aue', 'burg', 'celle'];
  const attributes = rows.map((_, index) => `  x${index}: { label: X, type: number, unit: "%" }\n`);
  const files = cities.flatMap((city, column) => {
    const values = rows.map((row, index) => (row[column] ? `  x${index}: ${row[column]}\n` : ''));
    return [
      [`cases/${city}/city.yaml`, `name: ${city}\n`],
      [`cases/${city}/amt.md`, `---\nattributes:\n${values.join('')}---\n`],
    ];
  });
  return { ...Object.fromEntries(files), 'cases/_themes/amt.yaml': `title: Amt\nattributes:\n${attributes.join('')}` };
}

describe('a reference date', async () => {
  const study = await read(
    rowsOf(
      ['{ value: 1, asOf: 2019 }', '{ value: 2, asOf: 2019 }', '{ value: 3, asOf: 2019 }'],
      ['{ value: 1, asOf: 2019 }', '{ value: 2, asOf: 2018-05 }', '{ value: 3, asOf: 2019 }'],
      ['{ value: 1, asOf: 2019 }', '{ value: 2 }', '{ gap: not-studied }'],
      ['{ value: 1, asOf: 2019 }', '{ gap: not-available }', ''],
      ['{ value: 1 }', '{ value: 2 }', '{ value: 3 }'],
      ['{ gap: withheld }', '', ''],
      ['{ value: 9.9, asOf: 2019, alternatives: [{ value: 8, asOf: 2017 }] }', '{ value: 1 }', '{ value: 2 }'],
    ),
  );
  const rows = compareTheme(study, only(study.themes), study.cities, localeOf('de')).rows;

  test.each([
    ['that all values share stands in the row', 0, '2019', ['1\u00a0%', '2\u00a0%', '3\u00a0%']],
    [
      'that most values share stands in the row, another one in its cell',
      1,
      '2019',
      ['1\u00a0%', '2\u00a0% (Mai 2018)', '3\u00a0%'],
    ],
    ['that one value lacks stands in the others', 2, null, ['1\u00a0% (2019)', '2\u00a0%', 'n.\u00a0u.']],
    ['is not asked of gaps', 3, '2019', ['1\u00a0%', 'k.\u00a0A.', 'k.\u00a0A.']],
    ['that nobody gives is nowhere', 4, null, ['1\u00a0%', '2\u00a0%', '3\u00a0%']],
    ['is nowhere in a row of gaps', 5, null, ['n.\u00a0v.', 'k.\u00a0A.', 'k.\u00a0A.']],
    ['stands before other claims', 6, null, ['9,9\u00a0% (2019) (auch: 8\u00a0% (2017))', '1\u00a0%', '2\u00a0%']],
  ])('%s', (_, index, date, cells) => {
    expect(rows[index]?.asOf).toBe(date);
    expect(rows[index]?.cells.map((cell) => cell.plain)).toEqual(cells);
    const dated = rows[index]?.cells.map((cell) => cell.asOf !== null);
    expect(dated).toEqual(cells.map((cell) => /\((Mai )?20\d\d\)/.test(cell)));
  });

  test('that one city has alone stands in its row', () => {
    const [city] = study.cities;
    const alone = compareTheme(study, only(study.themes), city ? [city] : [], localeOf('de')).rows[1];
    expect(alone?.asOf).toBe('2019');
    expect(alone?.cells.map((cell) => cell.plain)).toEqual(['1\u00a0%']);
  });
});

describe('the values of a row', () => {
  test.each([
    ['type: text', 'Amt', '"*Amt* [@q, S. 3]"', 'equal'],
    ['type: text', 'Amt', 'Ämter', 'different'],
    ['type: list', '[A, "B [@q]"]', '[A, B]', 'equal'],
    ['type: list', '[A, B]', '[B, A]', 'different'],
    ['type: number', '9.90', '9.9', 'equal'],
    ['type: number', '9.9', '{ value: 9.9, qualifier: about }', 'different'],
    ['type: number', '{ value: 9, asOf: 2019 }', '{ value: 9, asOf: 2018 }', 'not-comparable'],
    ['type: number', '{ value: 9, asOf: 2019 }', '{ gap: not-studied }', 'open'],
    ['type: number, definition-differs: Anders', '9', '9', 'not-comparable'],
    ['type: boolean', 'true', '{ value: true, since: 2015 }', 'different'],
    ['type: series, of: year', '{ "2011": 2000 }', '{ "2012": 2000 }', 'different'],
  ])('of %s, %s and %s, are said to be %s', async (attribute, one, other, agreement) => {
    const study = await read({
      'cases/_sources.yaml': '- { id: q, type: report }\n',
      'cases/_themes/amt.yaml': `title: Amt\nattributes:\n  x: { label: X, ${attribute} }\n`,
      'cases/aue/city.yaml': 'name: Aue\n',
      'cases/aue/amt.md': `---\nattributes:\n  x: ${one}\n---\n`,
      'cases/burg/city.yaml': 'name: Burg\n',
      'cases/burg/amt.md': `---\nattributes:\n  x: ${other}\n---\n`,
    });
    const [row] = compareTheme(study, only(study.themes), study.cities, localeOf('de')).rows;
    expect(row?.agreement).toBe(agreement);
  });
});

describe('where nothing is written', async () => {
  const study = await read({
    'cases/_profile.yaml': 'title: Profil\nattributes:\n  p: { label: P, type: year }\n',
    'cases/_themes/amt.yaml': 'title: Amt\nattributes:\n  a: { label: A, type: year }\n  b: { label: B, type: year }\n',
    'cases/aue/city.yaml': 'name: Aue\n',
    'cases/aue/amt.md': '---\nattributes:\n  b: 2003\n---\n',
    'cases/burg/city.yaml': 'name: Burg\nattributes:\n  p: 1990\n',
    'cases/celle/city.yaml': 'name: Celle\n',
    'cases/celle/amt.md': '---\ngap: not-studied\n---\n',
  });
  const { rows } = compareTheme(study, only(study.themes), study.cities, localeOf('de'));

  test('an attribute, a whole case and a case that is a gap have their reasons', () => {
    expect(reasons(rows)).toEqual([
      ['not-available', 'not-available', 'not-studied'],
      ['value', 'not-available', 'not-studied'],
    ]);
  });

  test('the place is where it would have to be written', () => {
    expect(rows[0]?.cells.map((cell) => cell.content.origin.file)).toEqual([
      'cases/aue/amt.md',
      'cases/burg/city.yaml',
      'cases/celle/amt.md',
    ]);
  });

  test('the profile takes its values from the cities', () => {
    const profile = study.profile ?? only(study.themes);
    const compared = compareTheme(study, profile, study.cities, localeOf('de'));
    expect(reasons(compared.rows)).toEqual([['not-available', 'value', 'not-available']]);
  });
});

describe('labels', async () => {
  const study = await read({
    'cases/_themes/amt.yaml': `title: { de: Amt, en: Office }
attributes:
  a: { label: { de: A, en: B }, type: year, group: { de: G, en: H } }
  b: { label: "Kosten, z. B. Miete", type: number, unit: EUR }
`,
    'cases/aue/city.yaml': 'name: Aue\n',
    'cases/aue/amt.md': '---\n---\n',
  });
  const english = compareTheme(study, only(study.themes), study.cities, localeOf('en'));

  test('are in the language of the result', () => {
    expect(english.title).toEqual({ text: 'Office', markup: 'plain', language: 'en' });
    expect(english.rows[0]).toMatchObject({ label: { text: 'B', language: 'en' }, group: { text: 'H' }, unit: null });
  });

  test('fall back to the first language, and say so', () => {
    const label = { text: 'Kosten, z.\u00a0B. Miete', markup: 'plain', language: 'de' };
    expect(english.rows[1]).toMatchObject({ label, group: null, unit: '€' });
  });
});

async function read(files: Readonly<Record<string, string>>): Promise<Study> {
  const { value, diagnostics } = await load({ 'casedeck.yaml': 'title: Probe\nlanguages: [de, en]\n', ...files });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return value;
}

function cellsOf(study: Study, theme: string, language: string): readonly Cell[] {
  const found = study.themes.filter(({ id }) => id === theme);
  return compareTheme(study, only(found), study.cities, localeOf(language)).rows.flatMap((row) => row.cells);
}

function reasons(rows: readonly Row[]): readonly (readonly string[])[] {
  return rows.map((row) => row.cells.map(({ content }) => (content.kind === 'gap' ? content.reason : 'value')));
}

function only(themes: readonly Theme[]): Theme {
  const [theme] = themes;
  if (theme === undefined) throw new Error('There is no theme');
  return theme;
}
