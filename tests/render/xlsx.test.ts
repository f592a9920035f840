import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparisonBlock } from '../../src/compose/comparison-block.ts';
import type { Study } from '../../src/model.ts';
import { Bibliography } from '../../src/render/bibliography.ts';
import { type Entry, renderWorkbook, type SheetContent } from '../../src/render/workbook.ts';
import { renderXlsx } from '../../src/render/xlsx.ts';
import { filesOf, generatedStudy } from '../generated.ts';
import { load } from '../load/temporary.ts';
import { type ReadCell, type ReadSheet, readWorkbook } from '../workbook.ts';
import { contextOf } from '../workshop.ts';

const { value: study } = await load({
  'casedeck.yaml': 'title: Probe\nlanguages: [de, en]\n',
  'cases/_sources.yaml': `- { id: q, type: report, title: "Großer Bericht", issued: 2019, URL: "https://example.org/q" }
- { id: r, type: report, citation-label: "Amt 2020", title: "=HYPERLINK()" }
`,
  'cases/_themes/amt.yaml': `title: { de: "Ämter: wer/was? [vorläufig] – seit langem", en: Offices }
attributes:
  share: { label: { de: Anteil, en: Share }, type: number, unit: "%", description: "Gezählt am *Jahresende*." }
  money: { label: Mittel, type: number, unit: EUR }
  depth: { label: Tiefe, type: number, unit: 'Zoll "netto"' }
  since: { label: Seit, type: year }
  day: { label: Tag, type: date }
  month: { label: Monat, type: date }
  has: { label: Hat, type: boolean }
  rank: { label: Rang, type: scale, options: { low: gering, high: hoch } }
  trend: { label: Verlauf, type: change, unit: "%" }
  text: { label: Wort, type: text }
`,
  'cases/aue/city.yaml': 'name: Aue an der Großen Aue\nshortName: Aue\n',
  'cases/aue/amt.md': `---
attributes:
  share: { value: 9.9, qualifier: about, asOf: 2019, source: ["q, S. 3", r], note: "Ohne Nebenamt [@r, S. 4].", coded: true, external: true }
  money: { value: 1200000, asOf: 2019-05, alternatives: [{ value: 900000, source: r, asOf: 2018, note: Alt. }] }
  depth: -1234.5
  since: { value: 2003, qualifier: at-latest }
  day: { value: 2015-09-21, qualifier: at-earliest }
  month: 2015-09
  has: true
  rank: high
  trend: { from: 10, to: 30.5 }
  text: "*Haupt*-Amt_x0041_b [@q, S. 7]"
---
`,
  'cases/burg/city.yaml': 'name: Burg\n',
  'cases/burg/amt.md': `---
attributes:
  share: { value: 12, asOf: 2019 }
  money: { gap: withheld, note: Geheim., source: q }
  depth: { value: -3, qualifier: about }
  day: 1899-12-31
  text: "=1+1"
---
`,
});

async function bytesOf(ofStudy: Study, language: string, id: string): Promise<Uint8Array> {
  const context = contextOf(ofStudy, language);
  const theme = [ofStudy.profile, ...ofStudy.themes].find((item) => item?.id === id);
  const view = { view: 'all', number: null, focus: null } as const;
  const block = theme ? comparisonBlock(theme, ofStudy.cities, view, context) : null;
  if (block === null) throw new Error(`There is no theme ${id}`);
  return renderXlsx(block, context.locale, new Bibliography(ofStudy.sources, context.locale));
}

async function sheetsOf(language: string): Promise<readonly [ReadSheet, ReadSheet, ReadSheet]> {
  const [table, sources, legend, ...others] = await readWorkbook(await bytesOf(study, language, 'amt'), language);
  if (!table || !sources || !legend || others.length > 0) throw new Error('There must be three sheets');
  return [table, sources, legend];
}

const shown = (rows: readonly (readonly ReadCell[])[]): readonly (readonly string[])[] =>
  rows.map((row) => row.map((cell) => cell.shown));

const [table, sources, legend] = await sheetsOf('de');
const [english] = await sheetsOf('en');

function cellOf(sheet: ReadSheet, attribute: string, column: number): ReadCell {
  const cell = sheet.rows.find(([id]) => id?.shown === attribute)?.[column];
  if (cell === undefined) throw new Error(`There is no ${attribute}`);
  return cell;
}

describe('the table of a workbook', () => {
  test('has a name that spreadsheets take, a head and names of rows that stay in sight', () => {
    expect(table.name).toBe('Ämter wer was vorläufig – seit');
    expect(shown(table.rows)[0]).toEqual(['Kennung', 'Merkmal', 'Einheit', 'Stand', 'Aue', 'Burg']);
    expect(shown(table.rows)[1]?.slice(0, 4)).toEqual(['share', 'Anteil', '%', '2019']);
    expect(table.frozen).toEqual({ rows: 1, columns: 3 });
    expect(english.name).toBe('Offices');
  });

  test.each([
    ['share', 9.9, 'rund\u00a09,9\u00a0%', 'about\u00a09.9%'],
    ['money', 1_200_000, /^1,2\u00a0Mio\.\u00a0€ .*900\.000\u00a0€/, /^€1\.2m .*€900,000/],
    ['depth', -1234.5, '-1.234,5\u00a0Zoll "netto"', '-1,234.5\u00a0Zoll "netto"'],
    ['since', 2003, 'spätestens 2003', '2003 at the latest'],
    ['day', new Date('2015-09-21'), 'frühestens 21.\u00a0September 2015', '21\u00a0September 2015 at the earliest'],
  ])('has %s as a value to calculate with, which looks as it does everywhere', (attribute, value, german, english_) => {
    expect(cellOf(table, attribute, 4).value).toEqual(value);
    expect(cellOf(table, attribute, 4).shown).toMatch(german);
    expect(cellOf(english, attribute, 4).shown).toMatch(english_);
  });

  test('keeps the sign of a negative number behind the words before it', () => {
    expect(cellOf(table, 'depth', 5)).toMatchObject({ value: -3, shown: 'rund\u00a0-3\u00a0Zoll "netto"' });
  });

  test.each([
    ['month', 'September 2015'],
    ['has', 'ja'],
    ['rank', '●\u00a0hoch'],
    ['trend', '10\u00a0% → 30,5\u00a0%'],
    ['text', 'Haupt-Amt_x0041_b'],
  ])('has %s as a text', (attribute, text) => {
    expect(cellOf(table, attribute, 4)).toMatchObject({ type: 'string', value: text });
  });

  test('names the language of a month first in its format, where programs look for it', () => {
    expect(cellOf(table, 'day', 4).format).toMatch(/^\[\$-407\]"frühestens "d"/);
    expect(cellOf(english, 'day', 4).format).toMatch(/^\[\$-809\]d"/);
  });

  test('has a day that spreadsheets do not know as a text', () => {
    expect(cellOf(table, 'day', 5)).toMatchObject({ type: 'string', value: '31.\u00a0Dezember 1899' });
  });

  test('has the symbols of gaps as texts that look different', () => {
    expect(cellOf(table, 'money', 5)).toMatchObject({ type: 'string', value: 'n.\u00a0v.', italic: true });
    expect(cellOf(table, 'since', 5)).toMatchObject({ type: 'string', value: 'k.\u00a0A.', italic: true });
    expect(cellOf(table, 'has', 4).italic).toBe(false);
  });

  test('has no formula, whatever a text looks like, and none will come of editing it', () => {
    expect(cellOf(table, 'text', 5)).toMatchObject({ type: 'string', value: '=1+1', format: '@' });
    const all = [table, sources, legend].flatMap(({ rows }) => rows.flat());
    expect(all.filter(({ type }) => type === 'formula' || type === 'error')).toEqual([]);
  });
});

describe('the sources of a workbook', () => {
  const [head, ...rows] = shown(sources.rows);
  const rowsOf = (attribute: string, city: string): readonly (readonly string[])[] =>
    rows.filter(([id, , name]) => id === attribute && name === city).map((row) => row.slice(3));

  test('have a row for each source that a claim cites, beside its text and within it', () => {
    expect(sources.name).toBe('Quellen');
    expect(head?.slice(0, 4)).toEqual(['Kennung', 'Merkmal', 'Stadt', 'Angabe']);
    const end = ['2019', 'Ohne Nebenamt (Amt 2020, S.\u00a04).', 'E, X', 'cases/aue/amt.md:3'];
    const full = 'Großer Bericht. 2019. https://example.org/q';
    expect(rowsOf('share', 'Aue')).toEqual([
      ['maßgeblich', 'rund\u00a09,9\u00a0%', 'q', 'Großer Bericht 2019', 'S. 3', ...end, full],
      ['maßgeblich', 'rund\u00a09,9\u00a0%', 'r', 'Amt 2020', '', ...end, '=HYPERLINK().'],
    ]);
    expect(rowsOf('text', 'Aue').map((row) => row.slice(1, 5))).toEqual([
      ['Haupt-Amt_x0041_b', 'q', 'Großer Bericht 2019', 'S. 7'],
    ]);
  });

  test('have a row for what other sources say', () => {
    expect(rowsOf('money', 'Aue').map((row) => [row[0], row[1], row[2], row[5], row[6]])).toEqual([
      ['maßgeblich', '1,2\u00a0Mio.\u00a0€', '', 'Mai 2019', ''],
      ['weitere', '900.000\u00a0€ (2018)', 'r', '2018', 'Alt.'],
    ]);
  });

  test('have a row for each gap, and for a value without a source', () => {
    expect(rowsOf('money', 'Burg')).toEqual([
      ['', 'n.\u00a0v.', 'q', 'Großer Bericht 2019', '', '', 'Geheim.', '', 'cases/burg/amt.md:4', expect.any(String)],
    ]);
    expect(rowsOf('share', 'Burg').map((row) => row.slice(0, 3))).toEqual([['maßgeblich', '12\u00a0%', '']]);
    const places = new Set(rows.map(([attribute, , city]) => `${attribute} ${city}`));
    expect(places.size).toBe(20);
  });
});

test('the legend of a workbook explains what occurs', () => {
  expect(legend.name).toBe('Legende');
  expect(shown(legend.rows)).toEqual([
    ['Zeichen', 'Bedeutung', 'Merkmal'],
    ['k.\u00a0A.', 'keine Angabe', ''],
    ['n.\u00a0v.', 'nicht veröffentlicht', ''],
    ['E', 'Einschätzung der Redaktion', ''],
    ['X', 'nicht aus dem untersuchten Material', ''],
    ['○', 'gering', 'Rang'],
    ['●', 'hoch', 'Rang'],
    ['', 'Gezählt am Jahresende.', 'Anteil'],
  ]);
});

describe('a workbook', () => {
  test('is the same to the byte in every time zone', async () => {
    const before = process.env['TZ'];
    const results: Uint8Array[] = [];
    try {
      for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
        process.env['TZ'] = zone;
        results.push(await bytesOf(study, 'de', 'amt'));
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
    expect(Buffer.from(results[0] ?? []).equals(Buffer.from(results[1] ?? []))).toBe(true);
  });

  const sheetNamed = (name: string, entries: readonly Entry[] = []): SheetContent => ({
    ...{ name, head: ['Kopf'], frozen: 0 },
    rows: entries.map((entry) => [entry]),
  });

  test('has names that differ and that spreadsheets take', async () => {
    const long = `${'a'.repeat(30)}😀`;
    const names = ["'Quellen'", 'quellen', '???', '', long].map((name) => sheetNamed(name));
    const sheets = await readWorkbook(await renderWorkbook(names), 'de');
    expect(sheets.map(({ name }) => name)).toEqual(['Quellen', 'quellen 2', '–', '– 2', 'a'.repeat(30)]);
  });

  test('has columns that are wide enough for their numbers, in which texts are wrapped', async () => {
    const words = 'Wort '.repeat(12);
    const number: Entry = { text: `1 ${words}`, typed: { value: 1, format: `0" ${words}"` }, look: 'wrapped' };
    const text: Entry = { text: words, typed: null, look: 'wrapped' };
    const contents = [sheetNamed('Zahl', [number]), sheetNamed('Wort', [text])];
    const [first, second] = await readWorkbook(await renderWorkbook(contents), 'de');
    expect(first?.widths[0]).toBeGreaterThan(number.text.length);
    expect(second?.widths[0]).toBeLessThan(text.text.length);
  });

  test('has as many number formats as spreadsheets take; what is more is shown as a text', async () => {
    const entries = Array.from({ length: 300 }, (_, value): Entry => {
      return { text: `${value} E${value}`, typed: { value, format: `0" E${value}"` }, look: 'wrapped' };
    });
    const [sheet] = await readWorkbook(await renderWorkbook([sheetNamed('Viele', entries)]), 'de');
    const cells = sheet?.rows.slice(1).map(([cell]) => cell) ?? [];
    expect(cells.map((cell) => cell?.shown)).toEqual(entries.map(({ text }) => text));
    expect(cells.filter((cell) => cell?.type === 'number')).toHaveLength(200);
  });

  test('has texts no longer than spreadsheets take', async () => {
    const entry: Entry = { text: 'a'.repeat(40_000), typed: null, look: 'wrapped' };
    const [sheet] = await readWorkbook(await renderWorkbook([sheetNamed('Lang', [entry])]), 'de');
    expect(sheet?.rows[1]?.[0]?.shown).toBe(`${'a'.repeat(32_766)}…`);
  });

  test('shows every attribute of every city once, as all other results do', async () => {
    for (const generated of fc.sample(generatedStudy, { numRuns: 8, seed: 20_230_401 })) {
      const { value } = await load(filesOf(generated));
      for (const theme of [...(value.profile === null ? [] : [value.profile]), ...value.themes]) {
        for (const language of value.languages) {
          const { rows } = contextOf(value, language).compare(theme, value.cities);
          const [first] = await readWorkbook(await bytesOf(value, language, theme.id), language);
          const cells = first?.rows.slice(1).map(([id, , , , ...row]) => [id?.shown, ...row.map((cell) => cell.shown)]);
          expect(cells).toEqual(rows.map((row) => [row.attribute.id, ...row.cells.map(({ plain }) => plain)]));
        }
      }
    }
  });
});
