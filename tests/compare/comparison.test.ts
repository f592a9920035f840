import { expect, test } from 'vitest';
import { compareTheme } from '../../src/compare/comparison.ts';
import { load } from '../load/temporary.ts';
import { localeOf } from '../workshop.ts';

const choice = 'options: { mayor: { de: "Oberbürgermeister*in", en: "mayor" }, social: Sozialdezernat }';
const scale = 'options: { a: { de: gering, en: low }, b: { de: mittel, en: medium }, c: { de: hoch, en: high } }';

/** What is written in a study: attribute and value; what is shown: in German and in English. */
const shown: readonly (readonly [string, string, string, string])[] = [
  ['type: text', 'Sozialdezernat', 'x','x'],
  ['type: text', '{ value: { de: "Amt, *seit 2015*", en: "office" }, since: 2015-09 }', 'x','x'],
  ['type: text', '"S. 22, z. B. rund 10 % und Tabelle 1"', 'x','x'],
  ['type: text', '{ value: { de: "Akteur*innen", en: "actors" } }', 'x','x'],
  ['type: text', '"Amt [@q, S. 3] im Rathaus"', 'x','x'],
  ['type: list', '[A, { de: B, en: C }]', 'x','x'],
  ['type: list', '{ value: [{ de: "Ämter", en: offices }, "Träger"], qualifier: about, since: 2015 }', 'x','x'],
  ['type: number', '9.9', 'x','x'],
  ['type: number', '1234567', 'x','x'],
  ['type: number', '1234.50', 'x','x'],
  ['type: number', '-3', 'x','x'],
  ['type: number, unit: "%"', '9.9', 'x','x'],
  ['type: number, unit: "%", decimals: 1', '10', 'x','x'],
  ['type: number, unit: "%", decimals: 0', '{ value: 9.9, qualifier: about }', 'x','x'],
  ['type: number, unit: EUR', '800000', 'x','x'],
  ['type: number, unit: EUR', '3000000', 'x','x'],
  ['type: number, unit: EUR', '1200000', 'x','x'],
  ['type: number, unit: EUR', '1234567', 'x','x'],
  ['type: number, unit: EUR', '12.50', 'x','x'],
  ['type: number, unit: EUR', '3000000000', 'x','x'],
  ['type: number, unit: CHF', '5000', 'x','x'],
  ['type: number, unit: ha', '12.5', 'x','x'],
  ['type: year', '2003', 'x','x'],
  ['type: year', '{ value: 2003, qualifier: at-latest }', 'x','x'],
  ['type: date', '2015', 'x','x'],
  ['type: date', '2015-09', 'x','x'],
  ['type: date', '2015-09-01', 'x','x'],
  ['type: date', '{ value: 2015-09, qualifier: at-earliest }', 'x','x'],
  ['type: period', '2016/2019', 'x','x'],
  ['type: period', '2016/..', 'x','x'],
  ['type: period', '../2019', 'x','x'],
  ['type: period', '2013/2014', 'x','x'],
  ['type: period', '2015/2015', 'x','x'],
  ['type: period', '2015-09/2016-01', 'x','x'],
  ['type: boolean', 'true', 'x','x'],
  ['type: boolean', 'false', 'x','x'],
  ['type: boolean', '{ value: true, since: 2015-09 }', 'x','x'],
  [`type: choice, ${choice}`, 'mayor', 'x','x'],
  [`type: choice, ${choice}`, '{ value: social, qualifier: at-earliest, since: 2016 }', 'x','x'],
  [`type: scale, ${scale}`, 'a', 'x','x'],
  [`type: scale, ${scale}`, 'b', 'x','x'],
  [`type: scale, ${scale}`, '{ value: c, qualifier: almost }', 'x','x'],
  ['type: change, unit: "%"', '{ from: 10, to: 30 }', 'x','x'],
  ['type: change, unit: EUR', '{ value: { from: 1000, to: 2500000 }, qualifier: over }', 'x','x'],
  ['type: series, of: boolean', '{ "2018": false, "2011": true }', 'x','x'],
  [`type: series, of: scale, ${scale}`, '{ "2011": a, "2018-05": c }', 'x','x'],
  ['type: series, of: text', '{ "2011": "*ja*", "2018": nein }', 'x','x'],
  ['type: series, of: list', '{ "2011": [a, b], "2018": [c] }', 'x','x'],
  ['type: series, of: number, unit: "%"', '{ "2011": 4, "2018": 10.5 }', 'x','x'],
  ['type: number, unit: "%"', '{ value: 9.9, asOf: 2019, alternatives: [{ value: 8.4 }, { value: 8, qualifier: about }] }', 'x','x'],
  ['type: year', '{ gap: not-available }', 'x','x'],
  ['type: year', '{ gap: not-studied }', 'x','x'],
  ['type: year', '{ gap: not-applicable }', 'x','x'],
  ['type: year', '{ gap: not-comparable }', 'x','x'],
  ['type: year', '{ gap: withheld }', 'x','x'],
];
const attributes = shown.map(([attribute], index) => `  x${index}: { label: X, ${attribute} }\n`).join('');
const values = shown.map(([, value], index) => `  x${index}: ${value}\n`).join('');
const { value: study, diagnostics } = await load({
  'casedeck.yaml': 'title: Probe\nlanguages: [de, en]\n',
  'cases/_sources.yaml': '- { id: q, type: report }\n',
  'cases/_themes/amt.yaml': `title: Amt\nattributes:\n${attributes}`,
  'cases/halle/city.yaml': 'name: Halle\n',
  'cases/halle/amt.md': `---\nattributes:\n${values}---\n`,
});
test('x', () => {
  console.log(diagnostics.filter((d) => d.severity === 'error'));
  const [de, en] = ['de', 'en'].map((l) => compareTheme(study, study.themes[0]!, study.cities, localeOf(l)));
  shown.forEach(([a, v], i) => {
    const f = (c: any) => JSON.stringify(c.rows[i].cells[0].plain).replaceAll('\u00a0', '\\u00a0').replaceAll('\u202f', '\\u202f').replace(/^"|"$/g, "'");
    console.log(`  ['${a}', '${v}', ${f(de)}, ${f(en)}],`);
  });
  expect(1).toBe(1);
});
