import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Study } from '../src/model.ts';
import type { Printer } from '../src/print/printer.ts';
import { producePaper } from '../src/produce/paper.ts';
import { type Files, load } from './load/temporary.ts';
import { launchPrinter, type ReadBack, readBack } from './print/printing.ts';
import { attributeOf, findAll, parseHtml, textOf } from './reading.ts';
import { contextOf, pageOf, planOf } from './workshop.ts';

const rows = Array.from({ length: 200 }, (_, index) => index + 1);
const cities = ['aue', 'burg'];
/** Rows of a group, and of one source. */
const groupSize = 30;
const groupOf = (row: number): string => `Gruppe ${Math.ceil(row / groupSize)}`;
const sourceOf = (row: number): string => `akte-${Math.ceil(row / 9)}`;
const hasNote = (row: number): boolean => row % 4 === 0;

/** A theme of 200 rows in groups; every value has a source, every fourth a note. Aue lacks every fifth value. */
const files: Files = {
  'casedeck.yaml': `title: Probe
languages: [de]
asOf: 2023-04
publications:
  - { id: lang, kind: paper, title: Lang, themes: [lage], outline: [title, contents, question, comparison, gaps, sources] }
`,
  'cases/_themes/lage.yaml': `title: Lage
question: Wie ist die Lage?
attributes:
${rows.map((row) => `  m-${row}: { label: "Zeile ${row} der Tabelle", type: text, group: ${groupOf(row)} }`).join('\n')}
`,
  'cases/_sources.yaml': [...new Set(rows.map(sourceOf))]
    .map(
      (id) =>
        `- { id: ${id}, type: report, title: "Titel ${id}", author: [{ literal: "${id}" }], issued: { date-parts: [[2020]] } }`,
    )
    .join('\n'),
  ...Object.fromEntries(
    cities.flatMap((city) => [
      [`cases/${city}/city.yaml`, `name: ${city}\n`],
      [
        `cases/${city}/lage.md`,
        `---\ntitle: Fall ${city}\nattributes:\n${rows.map((row) => writtenOf(city, row)).join('\n')}\n---\n`,
      ],
    ]),
  ),
};

function writtenOf(city: string, row: number): string {
  if (city === 'aue' && row % 5 === 0) return `  m-${row}: { gap: not-studied }`;
  const note = hasNote(row)
    ? `, note: "Anmerkung ${row} zu ${city}, die etwas länger ist als eine Zeile in zwei Spalten."`
    : '';
  const words = 'Wort '.repeat((row * 7) % 40);
  return `  m-${row}: { value: "${words}[${row} ${city}]", source: "${sourceOf(row)}, S. ${row}"${note} }`;
}

let study: Study;
let printer: Printer;
let html: string;
let pdfs: readonly Buffer[];
let read: ReadBack;

beforeAll(async () => {
  ({ value: study } = await load(files));
  printer = await launchPrinter();
  const [first, second] = await Promise.all([produce(), produce()]);
  html = first.html;
  pdfs = [first.pdf, second.pdf];
  read = await readBack(first.pdf);
}, 60_000);
afterAll(() => printer[Symbol.asyncDispose]());

async function produce(): Promise<{ readonly html: string; readonly pdf: Buffer }> {
  const renderer = pageOf('papers', study, 'de');
  const written = new Map<string, Buffer>();
  await producePaper(planOf(study, 'de', 'lang', 'paper'), {
    context: contextOf(study, 'de'),
    formats: new Set(['html', 'pdf']),
    renderers: { decks: renderer, papers: renderer, tables: renderer },
    reveal: { script: '', notes: '', css: '' },
    printer: async () => printer,
    write: async ({ format }, content) => {
      written.set(format, Buffer.from(content));
    },
    report: ({ message }) => {
      throw new Error(message);
    },
  });
  return { html: String(written.get('html')), pdf: written.get('pdf') ?? Buffer.of() };
}

/** The pages with rows of the comparison. */
const tablePages = (): ReadBack['pages'] => read.pages.filter(({ text }) => /Tabelle \d/.test(text));

/** The rows of the comparison that a page has, in order. */
const rowsOn = ({ text }: ReadBack['pages'][number]): readonly number[] =>
  [...text.matchAll(/Zeile (\d+) der Tabelle/g)].map(([, row]) => Number(row)).filter((row) => hasCells(text, row));
const hasCells = (text: string, row: number): boolean => text.includes(`[${row} burg]`);

describe('a table that goes over the end of a page', () => {
  test('has every row exactly once, in order, with all its cells', () => {
    expect(tablePages().length).toBeGreaterThan(10);
    expect(tablePages().flatMap(rowsOn)).toEqual(rows);
    for (const city of cities) {
      const shown = read.pages.flatMap(({ text }) => [...text.matchAll(new RegExp(`\\[(\\d+) ${city}\\]`, 'g'))]);
      const expected = rows.filter((row) => city !== 'aue' || row % 5 !== 0);
      expect(shown.map(([, row]) => Number(row))).toEqual(expected);
    }
  });

  test('rule 16: repeats caption, heads and the label of the group, and says from the second part on that it goes on', () => {
    const captions = tablePages().map(({ text }) =>
      /Tabelle 1\. Lage( \(Fortsetzung\))?\nMerkmal aue burg\nGruppe \d/.exec(text),
    );
    expect(captions.length).toBeGreaterThan(10);
    expect(captions.map((caption) => caption?.[1] !== undefined)).toEqual(captions.map((_, index) => index > 0));
    for (const page of tablePages()) {
      const groups = [...page.text.matchAll(/^Gruppe \d$/gm)].map(([group]) => group);
      expect(groups).toEqual([...new Set(rowsOn(page).map(groupOf))]);
    }
  });

  test('rule 11: has the notes and sources of its rows, and only these, on the page of the rows', () => {
    for (const page of tablePages()) {
      const onPage = rowsOn(page);
      const notes = [...page.text.matchAll(/Anmerkung (\d+) zu (\w+)/g)].map(([, row, city]) => `${row} ${city}`);
      const noted = onPage.filter(hasNote).flatMap((row) => cities.map((city) => [city, row] as const));
      expect(notes).toEqual(
        noted.filter(([city, row]) => city !== 'aue' || row % 5 !== 0).map(([city, row]) => `${row} ${city}`),
      );
      const listed = page.text.slice(page.text.indexOf('Quellen:')).replaceAll('-\n', '-');
      expect([...listed.matchAll(/S\. (\d+)/g)].map(([, row]) => Number(row))).toEqual(onPage);
      expect([...listed.matchAll(/akte-\d+/g)].map(([id]) => id)).toEqual([...new Set(onPage.map(sourceOf))]);
    }
  });

  test('explains each mark on its page, numbered anew', () => {
    for (const { runs } of tablePages()) {
      const legend = runs.find(({ text }) => text.includes('2 Städte'))?.y ?? 0;
      const marks = runs.filter(({ text, size }) => size < 7 && text.trim() !== '');
      const used = marks.filter(({ y }) => y > legend).flatMap(({ text }) => text.trim().split(','));
      const explained = marks.filter(({ y }) => y < legend).map(({ text }) => text.trim());
      expect(new Set(explained).size).toBe(explained.length);
      expect([...new Set(used)].sort()).toEqual(explained.toSorted());
      expect(explained).toContain('1');
      expect(explained).toContain('a');
    }
  });

  test('rule 4: has the legend of a part where that part needs it', () => {
    for (const page of tablePages()) {
      const needed = rowsOn(page).some((row) => row % 5 === 0);
      expect(page.text.includes('nicht untersucht. 2 Städte')).toBe(needed);
    }
  });

  test('fills its pages', () => {
    const inner = tablePages().slice(0, -1);
    for (const { runs } of inner) {
      // Above the page number and what stands beside it.
      const lowest = Math.min(...runs.map(({ y }) => y).filter((y) => y > 62));
      expect(lowest).toBeLessThan(200);
    }
  });

  test('the gap report goes on in the same way', () => {
    const pages = read.pages.filter(({ text }) => text.includes('Wert vorhanden'));
    const captions = pages.map(({ text }) => /^Lage( \(Fortsetzung\))?\nMerkmal aue burg$/m.exec(text));
    expect(captions.map((caption) => caption?.[1] !== undefined)).toEqual([false, true]);
    const shown = pages.flatMap(({ text }) => [
      ...text.slice(text.lastIndexOf('Merkmal aue')).matchAll(/Zeile (\d+) der/g),
    ]);
    expect(shown.map(([, row]) => Number(row))).toEqual(rows.filter((row) => row % 5 === 0));
  });

  test('leaves the page numbers of the contents right', () => {
    const entries = [...(read.pages[1]?.text ?? '').matchAll(/^(\p{L}[\p{L} ]+) (\d+)$/gmu)];
    expect(entries.map(([, title]) => title)).toEqual([
      'Fragestellung',
      'Vergleich',
      'Datenlage und Lücken',
      'Quellen',
    ]);
    for (const [, title, page] of entries) {
      const found = read.pages.findIndex(({ text }, index) => index > 1 && text.split('\n').includes(title ?? ''));
      expect([title, found + 1]).toEqual([title, Number(page)]);
    }
  });

  test('comes out the same twice', () => {
    expect(pdfs[0]?.equals(pdfs[1] ?? Buffer.of())).toBe(true);
  });

  test('stays whole on screen', () => {
    const tables = findAll(parseHtml(html), 'table', { class: 'comparison' });
    expect(
      tables.map((table) => findAll(table, 'tr').filter((row) => attributeOf(row, 'data-attribute')).length),
    ).toEqual([200]);
    expect(tables.map(textOf).join('')).not.toContain('Fortsetzung');
  });
});
