import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TableBreaks, TablePlace, TableSize } from '../../src/measurement.ts';
import type { LoadedDocument } from '../../src/print/loaded-document.ts';
import type { Printer } from '../../src/print/printer.ts';
import { page } from './documents.ts';
import { launchPrinter } from './printing.ts';

let printer: Printer;
beforeAll(async () => {
  printer = await launchPrinter({ tabs: 1 });
});
afterAll(() => printer[Symbol.asyncDispose]());

const mm = 96 / 25.4;

/** A table of that many rows of 20 mm, with a caption of 5 mm, a head of 10 mm, and a note of 10 mm. */
function table(rows: number, style = ''): string {
  const row = '<tr><th scope="row">Zeile</th></tr>';
  return `<div class="block" data-block="gaps" style="${style}"><table><caption>Titel</caption>
<thead><tr><th scope="col">Kopf</th></tr></thead>
<tbody><tr class="group"><th scope="rowgroup">Gruppe</th></tr>${row.repeat(rows)}</tbody></table>
<div class="apparatus"><p class="notes"><span class="note">a</span> <span class="note">bb</span></p></div></div>`;
}

const css = `@page { size: A4; margin: 30mm 20mm 17mm 40mm }
@page turned { size: A4 landscape; margin: 10mm }
body, p { margin: 0 } table { border-spacing: 0; width: 100% } th, caption { padding: 0; line-height: 1 }
h2 { margin: 0; height: 15mm; break-after: avoid }
caption { height: 5mm } thead th { height: 10mm } tbody th { height: 20mm } .group th { height: 8mm }
tr { break-inside: avoid } .notes { height: 10mm; line-height: 5mm } .text { height: 100mm }
[data-block] { break-inside: avoid }`;

async function look<T>(body: string, use: (document: LoadedDocument) => Promise<T>): Promise<T> {
  return printer.open('tables', page(`<main>${body}</main>`, css), use);
}

/** In mm, rounded: page, top, last page, bottom, room. */
function inMm({ page: first, top, lastPage, bottom, room }: TablePlace): readonly number[] {
  return [first, Math.round(top / mm), lastPage, Math.round(bottom / mm), Math.round(room / mm)];
}

it('says where each table starts and ends within what its page holds', async () => {
  const body = `${table(2)}<div class="text"></div>${table(5)}<section>${table(1, 'page: turned')}</section>${table(1)}`;
  const places = await look(body, (document) => document.draftTables([]));
  expect(places.map(inMm)).toEqual([
    [1, 0, 1, 73, 250],
    // Its last row is on the next page, with the head again.
    [1, 173, 2, expect.any(Number), 250],
    [3, 0, 3, 53, 190],
    [4, 0, 4, 53, 250],
  ]);
});

it('finds the end of a table that turns its page from within its block', async () => {
  const turned = table(3)
    .replace('<table>', '<div style="page: turned"><table>')
    .replace(/<\/div>$/, '</div></div>');
  const places = await look(`${table(1)}${turned}${table(1)}`, (document) => document.draftTables([]));
  expect(places.map(inMm)).toEqual([
    [1, 0, 1, 53, 250],
    [2, 0, 2, 93, 190],
    [3, 0, 3, 53, 250],
  ]);
});

it('moves a table that is to stay whole, and no other', async () => {
  const body = `<div class="text"></div><div class="text"></div>${table(1)}${table(11)}`;
  const pagesOf = (breaks: readonly TableBreaks[]) =>
    look(body, async (document) =>
      (await document.draftTables(breaks)).map(({ page: at, lastPage }) => [at, lastPage]),
    );
  expect(await pagesOf([])).toEqual([
    [1, 2],
    [2, 3],
  ]);
  expect(await pagesOf(['nowhere', 'rows'])).toEqual([
    [2, 2],
    [2, 3],
  ]);
});

it('measures tables with the width and the parts that they have in print', async () => {
  const wide = '<h2>Über allem</h2><section><h2>Über der Tabelle</h2>';
  const body = `<p>x</p>${wide}${table(3)}</section><div class="text"></div>${table(2)}${table(1, 'page: turned')}`;
  const [first, second, third] = await look(body, async (document) => {
    await document.draftTables([]);
    return document.measureTables();
  });
  const millimetres = ({ distance, lead, head, foot, rows, lists }: TableSize) => ({
    distance: distance === null ? null : Math.round(distance / mm),
    lead: Math.round(lead / mm),
    head: Math.round(head / mm),
    foot: Math.round(foot / mm),
    rows: rows.map(({ height, group, opens }) => [Math.round(height / mm), Math.round(group / mm), opens]),
    lists: lists.map(({ name, height, lineHeight }) => [name, Math.round(height / mm), Math.round(lineHeight / mm)]),
  });
  const lists = [['notes', 10, 5]];
  expect(first && millimetres(first)).toEqual({
    ...{ distance: null, lead: 30, head: 15, foot: 0, lists },
    rows: [
      [20, 8, true],
      [20, 8, false],
      [20, 8, false],
    ],
  });
  expect(second && millimetres(second)).toMatchObject({ distance: 100, lead: 0 });
  expect(third && millimetres(third)).toMatchObject({ distance: null, lead: 0 });
  const [a = 0, b = 0] = first?.lists[0]?.entries ?? [];
  expect(b).toBeGreaterThan(a * 1.5);
});

it('lays text out in the lines of the page for which it is measured', async () => {
  const words = 'Wort '.repeat(200);
  const long = (style: string) => table(1, style).replace('Zeile', words);
  const body = `${long('')}<p>${words}</p>${table(1)}${long('page: turned')}`;
  const [first, second, third] = await look(body, async (document) => {
    await document.draftTables([]);
    return document.measureTables();
  });
  const [upright = 0, turned = 0] = [first, third].map((size) => size?.rows[0]?.height);
  // 150 mm and 277 mm.
  expect(upright / turned).toBeGreaterThan(1.5);
  expect(upright / turned).toBeLessThan(2.2);
  expect(second?.distance).toBeGreaterThan(turned * 1.5);
});

it('leaves no trace in what is printed', async () => {
  const body = `<p><a href="#ziel">x</a></p>${table(9)}<h2 id="ziel">Ziel</h2>`;
  const options = { contents: false, date: null };
  const plain = await look(body, (document) => document.print(options));
  const drafted = await look(body, async (document) => {
    await document.draftTables(['nowhere']);
    await document.measureTables();
    await document.replaceMain(body);
    await document.draftTables([]);
    return document.print(options);
  });
  expect(Buffer.from(drafted.pdf).equals(Buffer.from(plain.pdf))).toBe(true);
});
