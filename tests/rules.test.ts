/** The rules of a good comparison table, each shown on what a reader gets: pages, papers and decks of one small study. */
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Study, Theme } from '../src/model.ts';
import { launchBrowser } from '../src/print/launch.ts';
import { renderCsv, renderJson } from '../src/render/data.ts';
import { buildRecorded } from './building.ts';
import { load, withFolder } from './load/temporary.ts';
import { anyBrowser, type ReadBack, readBack, sandbox } from './print/printing.ts';
import {
  cellsOf,
  citiesIn,
  explainedIn,
  headOf,
  marksOf,
  notesIn,
  type Printed,
  printedIn,
  rowsIn,
  shownIn,
} from './printed.ts';
import { attributeOf, findAll, findOne, parseHtml, squeeze, textOf } from './reading.ts';
import { inCsv } from './shown.ts';
import { contextOf, deckContent, paperContent, tableHtml } from './workshop.ts';

const files = {
  'casedeck.yaml':
    'title: Probe\nlanguages: [de, en]\nasOf: 2023-04\ncities: [celle, aue, burg]\nthemes: [wohnen, amt]\n',
  'cases/_sources.yaml': `
- { id: bericht, type: report, author: [{ literal: Stadt Aue }], issued: { date-parts: [[2019]] }, title: Bericht }
- { id: studie, type: report, author: [{ literal: Stadt Burg }], issued: { date-parts: [[2020]] }, title: Studie }
- { id: presse, type: report, author: [{ literal: Stadt Celle }], issued: { date-parts: [[2021]] }, title: Presse }
`,
  'cases/_themes/wohnen.yaml': `
title: { de: Wohnen, en: Housing }
attributes:
  vacancy: { label: { de: Leerstand, en: Vacancy }, type: number, unit: "%", decimals: 1, group: { de: Bestand, en: Stock }, direction: higher }
  share: { label: Anteil, type: number, unit: "%", group: { de: Bestand, en: Stock }, definition-differs: Nur Quartier in Burg. }
  flats: { label: Wohnungen, type: number, group: { de: Bestand, en: Stock }, description: Kommunale Wohnungen. }
  budget: { label: Mittel, type: number, unit: EUR, group: { de: Politik, en: Politics } }
  quota: { label: Quote, type: boolean, group: { de: Politik, en: Politics } }
  council: { label: Beirat, type: boolean, group: { de: Politik, en: Politics } }
  intensity: { label: Gewicht, type: scale, options: { low: { de: gering, en: low }, mid: { de: mittel, en: medium }, high: { de: hoch, en: high } } }
  head: { label: Leitung, type: choice, options: { ob: Oberbürgermeister*in, dez: Dezernat } }
  formats: { label: Formate, type: list }
  founded: { label: Gegründet, type: year, key: false }
  decided: { label: Beschluss, type: date }
  phase: { label: Phase, type: period }
`,
  'cases/_themes/amt.yaml': `
title: Amt
attributes:
  unit: { label: Stelle, type: text }
`,
  'cases/celle/city.yaml': 'name: Celle\n',
  'cases/aue/city.yaml': 'name: Aue\n',
  'cases/burg/city.yaml': 'name: Burg\n',
  'cases/aue/wohnen.md': `---
attributes:
  vacancy: { value: 9.9, asOf: 2019, source: "bericht, S. 4", alternatives: [{ value: 8.4, asOf: 2017, source: studie, note: Ältere Zählung. }] }
  share: { value: 12, source: bericht }
  flats: { value: 0, source: presse }
  budget: { value: 1200000, source: "bericht, S. 7" }
  quota: { value: true, since: 2015-09, source: bericht }
  council: { value: false, source: bericht }
  intensity: { value: high, coded: true }
  head: { value: ob, source: bericht }
  formats: { value: ["Bürger*innenrat", Runder Tisch], source: bericht }
  founded: { value: 2003, source: bericht }
  decided: { value: 2015-09, source: bericht }
  phase: { value: 2016/2019, source: bericht }
---
`,
  'cases/burg/wohnen.md': `---
attributes:
  vacancy: { value: 10, qualifier: about, asOf: 2019, source: studie }
  share: { value: 15, source: studie, external: true }
  flats: { value: 1250, source: studie, note: Ohne Ortsteile. }
  budget: { gap: withheld, note: Auf Wunsch. }
  quota: { value: false, source: studie }
  council: { gap: not-applicable }
  intensity: { value: low, coded: true }
  head: { value: dez, source: studie }
  formats: { value: [Beirat], source: studie }
  decided: { value: 2016, source: studie }
  phase: { value: 2016/.., source: studie }
---
`,
  'cases/celle/wohnen.md': `---
attributes:
  vacancy: { value: 3.4, asOf: 2017, source: presse }
  share: { gap: not-comparable }
  flats: { gap: not-studied }
  budget: { value: 800000, source: presse }
  quota: { gap: not-studied }
  intensity: { gap: not-available }
  head: { value: ob, source: presse }
  formats: { value: [Beirat, Forum, Messe], source: presse }
  phase: { value: 2013/2014, source: presse }
---
`,
  'cases/aue/amt.md': '---\nattributes:\n  unit: { value: Fachstelle, source: bericht }\n---\n',
  'cases/burg/amt.md': '---\nattributes:\n  unit: { value: Fachstelle, source: studie }\n---\n',
  'cases/celle/amt.md': '---\nattributes:\n  unit: { value: Stabsstelle, source: presse }\n---\n',
};

const gaps = ['not-available', 'not-studied', 'not-applicable', 'not-comparable', 'withheld'];

const study = await read(files);
const [housing, office] = study.themes as readonly [Theme, Theme];

const page = printedIn('page', tableHtml(study, 'de', housing));
const paper = printedIn('paper', paperContent(study, 'de', 'overview'));
const deck = printedIn('deck', deckContent(study, 'de', 'overview'));
const english = printedIn('English page', tableHtml(study, 'en', housing));
const everywhere = [...page, ...paper, ...deck, ...english];
const [first] = page;

describe('the tables of this study', () => {
  test('are on the page, in the paper and in the deck', () => {
    expect([page, paper, deck].map((tables) => tables.length)).toEqual([1, 2, 2]);
  });
});

describe('rule 1: cities are columns, attributes rows, up to six cities', () => {
  const ids = Array.from({ length: 9 }, (_, index) => `stadt-${index}`);
  const studyWith = (value: string, cities: readonly string[]): Promise<Study> =>
    read({
      'casedeck.yaml': 'title: Probe\nlanguages: [de]\n',
      'cases/_themes/x.yaml': 'title: X\nattributes:\n  a: { label: A, type: text }\n  b: { label: B, type: year }\n',
      ...Object.fromEntries(
        cities.flatMap((city) => [
          [`cases/${city}/city.yaml`, `name: ${city}\n`],
          [
            `cases/${city}/x.md`,
            `---\nattributes:\n  a: { value: ${value}, coded: true }\n  b: { value: 2000, coded: true }\n---\n`,
          ],
        ]),
      ),
    });

  test.each([
    ['six cities are the columns of one table', 'kurz', ids.slice(0, 6), 1, true],
    ['more are the rows of one table where attributes are short', 'kurz', ids, 1, false],
    ['or the columns of several tables where they are long', 'Sehr lange Antworten. '.repeat(9), ids, 2, true],
  ])('%s', async (_, value, cities, count, areColumns) => {
    const wide = await studyWith(value, cities);
    const results = [
      printedIn('page', tableHtml(wide, 'de', wide.themes[0] as Theme)),
      printedIn('paper', paperContent(wide, 'de', 'overview')),
      printedIn('deck', deckContent(wide, 'de', 'overview')),
    ];
    for (const tables of results) {
      expect(tables.length).toBeGreaterThanOrEqual(count);
      for (const { table } of tables) {
        const columns = citiesIn(findOne(table, 'thead'));
        expect(columns.length > 0).toBe(areColumns);
        expect(columns.length).toBeLessThanOrEqual(6);
      }
      const shown = tables.flatMap(({ table }) =>
        ['a', 'b'].flatMap((attribute) =>
          cellsOf(table, attribute).map((cell) => `${attribute} ${attributeOf(cell, 'data-city')}`),
        ),
      );
      expect(shown.toSorted()).toEqual(['a', 'b'].flatMap((attribute) => cities.map((city) => `${attribute} ${city}`)));
    }
  });
});

describe('rule 2: the order of cities is constant and declared', () => {
  test('heads, cells and data are in the declared order', () => {
    for (const { table } of everywhere) {
      expect(citiesIn(findOne(table, 'thead'))).toEqual(['celle', 'aue', 'burg']);
      for (const row of rowsIn(table)) expect(citiesIn(row)).toEqual(['celle', 'aue', 'burg']);
    }
    const csv = renderCsv(contextOf(study, 'de').compare(housing, study.cities));
    expect(csv.split('\r\n')[0]).toBe('\ufeffattribute,label,unit,celle,aue,burg');
  });

  test('without one it is alphabetical', async () => {
    const { 'casedeck.yaml': config, ...others } = files;
    const undeclared = await read({ ...others, 'casedeck.yaml': config.replace(/cities:.*\n/, '') });
    const [table] = printedIn('page', tableHtml(undeclared, 'de', housing));
    expect(citiesIn(findOne(table.table, 'thead'))).toEqual(['aue', 'burg', 'celle']);
  });
});

describe('rule 2: a case-ordered table says by what its cities are ordered', () => {
  const ordered = async (by: string): Promise<Printed> => {
    const config = `${files['casedeck.yaml']}publications: [{ id: geordnet, kind: paper, outline: [case-order], orderBy: wohnen/${by} }]\n`;
    const [table] = printedIn(
      'paper',
      paperContent(await read({ ...files, 'casedeck.yaml': config }), 'de', 'geordnet'),
    );
    return table;
  };

  test('and who has no value', async () => {
    const { table, below } = await ordered('flats');
    expect(citiesIn(findOne(table, 'thead'))).toEqual(['aue', 'burg', 'celle']);
    expect(textOf(findOne(below, '', { class: 'order' }))).toMatch(/Wohnungen.*Celle/);
  });

  test('and orders by nothing that cannot be compared', async () => {
    for (const by of ['vacancy', 'share']) {
      const { table, below } = await ordered(by);
      expect(citiesIn(findOne(table, 'thead'))).toEqual(['celle', 'aue', 'burg']);
      expect(textOf(findOne(below, '', { class: 'order' }))).toMatch(/nicht nach/);
    }
  });
});

describe('rule 3: rows are grouped, and labels carry unit and reference year', () => {
  test.each(everywhere.filter(({ table }) => cellsOf(table, 'vacancy').length > 0))('in the $where', (printed) => {
    const heads = findAll(printed.table, 'th').filter((head) => attributeOf(head, 'scope')?.startsWith('row'));
    const labels = heads.map((head) => squeeze(textOf(head)).slice(0, -marksOf(head).join().length || undefined));
    const expected = printed.where.startsWith('English')
      ? ['Stock', 'Vacancy (in %; as of 2019)', 'Anteil (in %)', 'Wohnungen', 'Politics', 'Mittel (in €)']
      : ['Bestand', 'Leerstand (in %; Stand 2019)', 'Anteil (in %)', 'Wohnungen', 'Politik', 'Mittel (in €)'];
    expect(labels.slice(0, 6)).toEqual(expected);
  });
});

describe('rule 4: no cell is empty', () => {
  test('and every symbol in one is explained directly below, no other is', () => {
    for (const { table, below } of everywhere) {
      const cells = findAll(table, 'td');
      for (const cell of cells) expect(squeeze(textOf(findOne(cell, '', { class: 'cell-text' })))).toMatch(/\S/);
      const symbols = new Set(findAll(table, '', { class: 'gap-symbol' }).map(textOf));
      const marks = new Set(findAll(table, 'abbr', { class: 'mark' }).map(textOf));
      expect(explainedIn(below)).toEqual(new Set([...symbols, ...marks]));
    }
    expect(explainedIn(first.below)).toEqual(
      new Set(['n.\u00a0vgl.', 'k.\u00a0A.', 'n.\u00a0u.', 'n.\u00a0z.', 'n.\u00a0v.', 'E', 'X']),
    );
  });
});

test.each(['de', 'en'])('rule 5: no, nothing, unknown and not studied never share a symbol (%s)', async (language) => {
  const written = ['false', '0', ...gaps.map((gap) => `{ gap: ${gap} }`)];
  const types = ['boolean', 'number', ...gaps.map(() => 'boolean')];
  const all = await read({
    'cases/_themes/x.yaml': `title: X\nattributes:\n${types.map((type, index) => `  x${index}: { label: X, type: ${type} }\n`).join('')}`,
    'cases/aue/city.yaml': 'name: Aue\n',
    'cases/aue/x.md': `---\nattributes:\n${written.map((value, index) => `  x${index}: ${value}\n`).join('')}---\n`,
  });
  const [table] = printedIn('page', tableHtml(all, language, all.themes[0] as Theme));
  const shown = findAll(table.table, '', { class: 'cell-text' }).map((cell) => squeeze(textOf(cell)));
  expect(shown).toHaveLength(7);
  expect(new Set(shown).size).toBe(7);
});

describe('rule 6: one reference year per row', () => {
  test('another one stands in its cell, and is said to make the row incomparable', () => {
    for (const { table, below } of everywhere) {
      const cells = cellsOf(table, 'vacancy');
      if (cells.length === 0) continue;
      const dated = cells.map((cell) => [
        attributeOf(cell, 'data-city'),
        /\(2017\)/.test(shownIn(cell).replace(/\(also.*|\(auch.*/, '')),
      ]);
      expect(dated).toEqual([
        ['celle', true],
        ['aue', false],
        ['burg', false],
      ]);
      const [letter] = marksOf(headOf(table, 'vacancy'));
      expect(notesIn(below).get(letter ?? '')).toMatch(/Verschiedene Bezugszeiten|Different/);
    }
  });

  test('also where the other year stands in another part of the table', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => `stadt-${index}`);
    const wide = await read({
      'cases/_themes/x.yaml': 'title: X\ncitiesAs: columns\nattributes:\n  a: { label: A, type: number }\n',
      ...Object.fromEntries(
        ids.flatMap((id, index) => [
          [`cases/${id}/city.yaml`, `name: ${id}\n`],
          [
            `cases/${id}/x.md`,
            `---\nattributes:\n  a: { value: 1, asOf: ${index < 4 ? 2019 : 2017}, coded: true }\n---\n`,
          ],
        ]),
      ),
    });
    const parts = printedIn('page', tableHtml(wide, 'de', wide.themes[0] as Theme));
    expect(parts).toHaveLength(2);
    for (const { below } of parts) expect([...notesIn(below).values()].join()).toContain('Verschiedene Bezugszeiten');
  });

  test('a row without other years says nothing', () => {
    expect(marksOf(headOf(first.table, 'flats'))).toEqual([]);
  });
});

describe('rule 7: one definition per row', () => {
  test('another one has a note at the label, in every table', () => {
    for (const { table, below } of everywhere) {
      if (cellsOf(table, 'share').length === 0) continue;
      const [letter] = marksOf(headOf(table, 'share'));
      expect(notesIn(below).get(letter ?? '')).toBe('Nur Quartier in Burg.');
    }
  });

  test('and the row is called neither equal nor different', () => {
    const data = JSON.parse(renderJson(contextOf(study, 'de').compare(housing, study.cities))) as {
      readonly attributes: readonly { readonly id: string; readonly notComparable: readonly string[] }[];
    };
    const mismatches = Object.fromEntries(data.attributes.map(({ id, notComparable }) => [id, notComparable]));
    expect(mismatches).toMatchObject({ share: ['definition'], vacancy: ['reference-date'], flats: [] });
  });
});

describe('rule 8: numbers align on the decimal sign', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(await anyBrowser(), sandbox);
  });
  afterAll(() => browser.close());

  test.each(['columns', 'rows'])('with one precision per row, with cities as %s', async (citiesAs) => {
    const theme = `${files['cases/_themes/wohnen.yaml']}citiesAs: ${citiesAs}\n`;
    const laidOut = await read({ ...files, 'cases/_themes/wohnen.yaml': theme });
    const tab = await browser.newPage();
    await tab.setViewport({ width: 1280, height: 720 });
    await tab.setContent(tableHtml(laidOut, 'de', laidOut.themes[0] as Theme));
    const numbers = await tab.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('td.type-number')].map((cell) => ({
        attribute: cell.dataset['attribute'] ?? '',
        text: cell.querySelector('.cell-text')?.textContent ?? '',
        sign: (cell.querySelector('.whole')?.getBoundingClientRect().right ?? 0) - cell.getBoundingClientRect().left,
      })),
    );
    for (const attribute of ['vacancy', 'share', 'flats']) {
      const [first, ...others] = numbers.filter((number) => number.attribute === attribute);
      expect(first?.sign).toBeGreaterThan(0);
      expect(others.length).toBeGreaterThan(0);
      for (const { sign } of others) expect(Math.abs(sign - (first?.sign ?? 0))).toBeLessThan(0.5);
    }
    const vacancy = numbers.filter(({ attribute }) => attribute === 'vacancy').map(({ text }) => squeeze(text));
    expect(vacancy).toEqual(['3,4 % (2017)', '9,9 % (auch: 8,4 % (2017))', 'rund 10,0 %']);
    const sides = await tab.evaluate(() =>
      [...document.querySelectorAll('td.type-list, td.type-choice')].map((cell) => getComputedStyle(cell).textAlign),
    );
    expect(new Set(sides)).toEqual(new Set(['left']));
    await tab.close();
  });
});

describe('rule 9: cells are keywords as the author wrote them', () => {
  test('lists are lists, and nothing is added to a text', () => {
    const items = cellsOf(first.table, 'formats').map((cell) =>
      findAll(cell, '', { class: 'cell-item' }).map((item) => textOf(item)),
    );
    expect(items).toEqual([['Beirat;', 'Forum;', 'Messe'], ['Bürger*innenrat;', 'Runder Tisch'], []]);
    expect(shownIn(cellsOf(first.table, 'formats')[2])).toBe('Beirat');
    expect(cellsOf(first.table, 'head').map(shownIn)).toEqual([
      'Oberbürgermeister*in',
      'Oberbürgermeister*in',
      'Dezernat',
    ]);
  });
});

describe('rule 10: ordinal values show symbol and word', () => {
  test('with a legend from low to high', () => {
    for (const { where, table, below } of everywhere) {
      const cells = cellsOf(table, 'intensity');
      if (cells.length === 0) continue;
      const [low, mid, high] = where.startsWith('English') ? ['low', 'medium', 'high'] : ['gering', 'mittel', 'hoch'];
      expect(cells.slice(1).map(shownIn)).toEqual([`● ${high}`, `○ ${low}`]);
      expect(squeeze(textOf(below))).toContain(`Gewicht: ○ ${low} · ◐ ${mid} · ● ${high}.`);
    }
  });

  test('codings by the editors are marked, and only they', () => {
    for (const { table, below } of [...page, ...paper, ...deck]) {
      const coded = findAll(table, 'td').filter((cell) =>
        findAll(cell, 'abbr', { class: 'mark' }).some((mark) => textOf(mark) === 'E'),
      );
      expect(new Set(coded.map((cell) => attributeOf(cell, 'data-attribute')))).toEqual(
        new Set(cellsOf(table, 'intensity').length > 0 ? ['intensity'] : []),
      );
      expect(textOf(below).includes('Einschätzung der Redaktion')).toBe(coded.length > 0);
    }
  });
});

describe('rule 11: source marks are numbered per table in reading order', () => {
  test('and explained under their own table', () => {
    for (const { table, below } of [...page, ...paper]) {
      const marks = findAll(table, 'sup', { class: 'marks' }).flatMap((sup) => textOf(sup).split(/[,/]/));
      const numbers = [...new Set(marks.filter((mark) => /^\d+$/.test(mark)))];
      const letters = [...new Set(marks.filter((mark) => /^[a-z]+$/.test(mark)))];
      expect(numbers).toEqual(numbers.map((_, index) => String(index + 1)));
      expect(letters).toEqual(letters.map((_, index) => String.fromCharCode(97 + index)));
      expect([...notesIn(below).keys()].sort()).toEqual([...letters, ...numbers].sort());
    }
  });

  test('one source is listed once with all places', () => {
    const sources = [...notesIn(first.below).values()].filter((note) => note.includes('Stadt Aue'));
    expect(sources).toEqual(['Stadt Aue 2019, S. 4; S. 7;']);
  });
});

describe('rule 12: contradicting sources are all shown, the chosen one first', () => {
  test('with the sources of each', () => {
    const [, cell] = cellsOf(first.table, 'vacancy');
    expect(shownIn(cell)).toBe('9,9 % (auch: 8,4 % (2017))');
    const notes = notesIn(first.below);
    expect(cell && marksOf(cell).map((mark) => notes.get(mark))).toEqual([
      expect.stringMatching(/^Stadt Aue 2019/),
      expect.stringMatching(/^Stadt Burg 2020/),
      'Ältere Zählung.',
    ]);
    expect(cell && findAll(cell, 'sup').map(textOf)).toEqual([expect.stringMatching(/^\d\/\d,[a-z]$/)]);
  });
});

describe('rule 13: a view says how many rows it hides', () => {
  test('the deck shows key rows, and names the number of the others', () => {
    const [table] = deck;
    expect(cellsOf(table.table, 'founded')).toEqual([]);
    expect(textOf(findOne(table.below, '', { class: 'hidden-rows' }))).toMatch(/^Auswahl.*: 1 /);
    expect(cellsOf(first.table, 'founded')).toHaveLength(3);
    expect(findAll(first.below, '', { class: 'hidden-rows' })).toEqual([]);
  });
});

test.each([
  ['differences', ['flats', 'budget', 'quota', 'intensity', 'head', 'formats', 'decided', 'phase'], 4],
  ['complete', ['vacancy', 'head', 'formats', 'phase'], 8],
])('rule 13: the view of %s says how many rows it hides', async (view, shown, count) => {
  const config = `${files['casedeck.yaml']}publications: [{ id: sicht, kind: paper, outline: [comparison], view: ${view} }]\n`;
  const [table] = printedIn('paper', paperContent(await read({ ...files, 'casedeck.yaml': config }), 'de', 'sicht'));
  const { table: printed, below } = table;
  expect(rowsIn(printed).map((row) => attributeOf(row, 'data-attribute'))).toEqual(shown);
  expect(textOf(findOne(below, '', { class: 'hidden-rows' }))).toContain(` ${count} `);
});

describe('rule 14: under each table stand sources, date, number of cases and legend', () => {
  test('in the page and in the paper', () => {
    for (const { below } of [...page, ...paper]) {
      expect(textOf(findOne(below, '', { class: 'summary' }))).toBe('3 Städte, Stand\u00a0April 2023.');
      expect(textOf(findOne(below, '', { class: 'sources' }))).toMatch(/^Quellen: /);
      findOne(below, '', { class: 'legend' });
    }
  });

  test('on a slide, whose source line has the sources', () => {
    for (const { below } of deck)
      expect(textOf(findOne(below, '', { class: 'summary' }))).toContain('3 Städte, Stand\u00a0April 2023.');
    const slides = findAll(parseHtml(deckContent(study, 'de', 'overview')), 'section').filter(
      (slide) => findAll(slide, '', { 'data-block': 'comparison' }).length > 0,
    );
    for (const slide of slides)
      expect(textOf(findOne(slide, '', { class: 'source-line' }))).toMatch(/^Quellen: .*Stadt Celle 2021/);
  });
});

describe('rule 15: titles are numbered and say what the table is about', () => {
  test('in a paper, from 1 without holes', () => {
    const captions = paper.map(({ table }) => squeeze(textOf(findOne(table, 'caption'))));
    expect(captions).toEqual(['Tabelle 1. Wohnen', 'Tabelle 2. Amt']);
  });
});

describe('rule 16: a table that goes over a page end', () => {
  const count = 90;
  const numbers = Array.from({ length: count }, (_, index) => index + 100);
  let pages: ReadBack['pages'];
  beforeAll(async () => {
    const rows = numbers.map(
      (n) => `  m${n}: { label: Merkmal ${n}, type: text, group: Gruppe ${n < 130 ? 'A' : 'B'} }\n`,
    );
    const values = numbers.map(
      (n) =>
        `  m${n}: { value: "Anfang${n} und noch viel mehr Text bis Ende${n}", coded: true, note: Anmerkung ${n}. }\n`,
    );
    const long = {
      'casedeck.yaml':
        'title: Probe\nlanguages: [de]\npublications: [{ id: lang, kind: paper, outline: [comparison] }]\n',
      'cases/_themes/x.yaml': `title: Thema\nattributes:\n${rows.join('')}`,
      ...Object.fromEntries(
        ['Aue', 'Burg', 'Celle'].flatMap((name) => [
          [`cases/${name.toLowerCase()}/city.yaml`, `name: ${name}\n`],
          [
            `cases/${name.toLowerCase()}/x.md`,
            name === 'Burg' ? `---\nattributes:\n${values.join('')}---\n` : '---\n---\n',
          ],
        ]),
      ),
    };
    const { written } = await withFolder(long, (root) =>
      buildRecorded({ study: root, formats: ['pdf'], only: ['lang'] }),
    );
    const pdf = await readBack(written.get('de/papers/lang.pdf') ?? new Uint8Array());
    pages = pdf.pages
      .map((item) => ({ ...item, text: squeeze(item.text) }))
      .filter(({ text }) => /Merkmal \d/.test(text));
  });

  test('repeats its head and the label of the group, and says that it goes on', () => {
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach(({ text }, index) => {
      expect(text).toMatch(/Tabelle 1/);
      expect(text.includes('(Fortsetzung)')).toBe(index > 0);
      expect(text).toMatch(/Merkmal Aue Burg Celle/);
      const first = Number(/Merkmal (\d+)/.exec(text)?.[1]);
      expect(text.indexOf(`Gruppe ${first < 130 ? 'A' : 'B'}`)).toBeLessThan(text.indexOf(`Merkmal ${first}`));
      expect(text).toContain(`Gruppe ${first < 130 ? 'A' : 'B'}`);
    });
  });

  test('parts no row, and has each once', () => {
    for (const n of numbers) {
      for (const word of [`Merkmal ${n}`, `Anfang${n}`, `Ende${n}`]) {
        const found = pages.map(({ text }) => text.split(word).length - 1);
        expect([word, found.reduce((sum, times) => sum + times, 0)]).toEqual([word, 1]);
      }
      const [page, ...others] = pages.filter(({ text }) => text.includes(`${n}`));
      expect(others).toEqual([]);
      expect(page?.text).toContain(`Ende${n}`);
    }
  });

  test('has the notes of its rows below them on the same page, and the line that every table has (rules 11 and 14)', () => {
    for (const { text } of pages) {
      const rows = [...text.matchAll(/Merkmal (\d+)/g)].map(([, n]) => n);
      const notes = [...text.matchAll(/Anmerkung (\d+)/g)].map(([, n]) => n);
      expect(notes).toEqual(rows);
      expect(text).toMatch(/k\. A\. keine Angabe/);
      expect(text).toContain('3 Städte.');
    }
  });

  test('turns no page without need', () => {
    for (const { width, height } of pages) expect(width).toBeLessThan(height);
  });
});

describe('rule 17: tables are real tables', () => {
  test.each(everywhere)('in the $where', ({ table }) => {
    findOne(table, 'caption');
    for (const head of findAll(table, 'th'))
      expect(attributeOf(head, 'scope')).toMatch(/^(col|row|rowgroup|colgroup)$/);
    for (const cell of [...findAll(table, 'td'), ...findAll(table, 'th', { scope: 'row' })]) {
      expect([attributeOf(cell, 'rowspan'), attributeOf(cell, 'colspan')]).toEqual([null, null]);
    }
    const columns = citiesIn(findOne(table, 'thead'));
    for (const row of rowsIn(table)) {
      expect(findAll(row, 'th', { scope: 'row' })).toHaveLength(1);
      expect(citiesIn(row)).toEqual(columns);
    }
  });
});

describe('rule 18: nothing is ranked, rewarded or averaged', () => {
  test('cells of a row differ in nothing but their text', () => {
    for (const { table } of everywhere) {
      for (const row of rowsIn(table)) {
        const values = findAll(row, 'td').filter((cell) => !attributeOf(cell, 'class')?.includes('gap'));
        const looks = values.map((cell) => [
          attributeOf(cell, 'class')?.replace(/ ?is-list/, ''),
          attributeOf(cell, 'style'),
        ]);
        expect(new Set(looks.map((look) => JSON.stringify(look))).size).toBeLessThanOrEqual(1);
      }
    }
  });

  test('every number in a table is one that somebody wrote', () => {
    const written = new Set([
      '9,9',
      '8,4',
      '12',
      '0',
      '1,2',
      '10,0',
      '15',
      '1.250',
      '3,4',
      '800.000',
      '2003',
      '2013',
      '2014',
      '2015',
      '2016',
      '2017',
      '2019',
    ]);
    for (const { table } of [...page, ...paper, ...deck]) {
      const numbers = findAll(table, '', { class: 'cell-text' }).flatMap(
        (cell) => textOf(cell).match(/\d[\d.,]*\d|\d/g) ?? [],
      );
      expect(numbers.filter((number) => !written.has(number))).toEqual([]);
    }
  });

  test('no result has a word or a sign for it', () => {
    const texts = [
      ...[housing, office].map((theme) => textOf(findOne(parseHtml(tableHtml(study, 'de', theme)), 'body'))),
      textOf(parseHtml(paperContent(study, 'de', 'overview'))),
      textOf(parseHtml(deckContent(study, 'de', 'overview'))),
      textOf(parseHtml(deckContent(study, 'en', 'overview'))),
    ];
    const forbidden =
      /🥇|🥈|🥉|🏆|🔴|🟡|🟢|Ø|Rang|Durchschnitt|Mittelwert|insgesamt|Summe|rank|average|mean\b|total|\d\s?% der Städte/i;
    for (const text of texts) expect(text.match(forbidden)?.[0]).toBeUndefined();
  });
});

describe('rule 19: yes and no are words with their qualifier', () => {
  test('and truth values underneath', () => {
    expect(cellsOf(first.table, 'quota').map(shownIn)).toEqual(['n. u.', 'ja, seit September 2015', 'nein']);
    expect(cellsOf(english[0].table, 'quota').map(shownIn)).toEqual(['n.s.', 'yes, since September 2015', 'no']);
    expect(dataOf('quota')).toEqual([null, true, false]);
  });
});

describe('rule 20: years, ranges and months are typed', () => {
  test('and can be sorted in the data', () => {
    expect(dataOf('founded')).toEqual([null, 2003, null]);
    expect(dataOf('decided')).toEqual([null, '2015-09', '2016']);
    expect(dataOf('phase')).toEqual(['2013/2014', '2016/2019', '2016/..']);
  });

  test('and read as people write them', () => {
    expect(cellsOf(first.table, 'decided').map(shownIn)).toEqual(['k. A.', 'September 2015', '2016']);
    expect(cellsOf(first.table, 'phase').map(shownIn)).toEqual(['2013–2014', '2016–2019', 'seit 2016']);
    const csv = inCsv(renderCsv(contextOf(study, 'de').compare(housing, study.cities)), 'wohnen');
    expect(csv.get('wohnen/phase burg')).toEqual(['seit 2016']);
  });
});

async function read(written: Readonly<Record<string, string>>): Promise<Study> {
  const { value, diagnostics } = await load({ 'casedeck.yaml': 'title: Probe\nlanguages: [de, en]\n', ...written });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return value;
}

/** What the JSON has of an attribute, city by city. */
function dataOf(attribute: string): readonly unknown[] {
  const { cells } = JSON.parse(renderJson(contextOf(study, 'de').compare(housing, study.cities))) as {
    readonly cells: readonly { readonly attribute: string; readonly value: unknown }[];
  };
  return cells.filter((cell) => cell.attribute === attribute).map(({ value }) => value);
}
