import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Printer } from '../../src/print/printer.ts';
import { deck, page, paper } from './documents.ts';
import { launchPrinter, readBack } from './printing.ts';

let printer: Printer;
beforeAll(async () => {
  printer = await launchPrinter();
});
afterAll(() => printer[Symbol.asyncDispose]());

const april = { year: 2023, month: 4, day: null };

describe('a paper', () => {
  it('has pages, text, title, language, outline, tags and its date', async () => {
    const { pdf, pages, fallbacks, blocked } = await printer.print({
      name: 'paper',
      html: paper(3),
      contents: true,
      date: april,
    });
    const read = await readBack(pdf);
    expect(read.pages).toHaveLength(pages);
    expect(read).toMatchObject({
      title: 'Prüfung „ÄÖÜ“',
      language: 'de',
      tagged: true,
      date: "D:20230401000000+00'00'",
    });
    expect(read.outline).toEqual(['Bericht']);
    expect(read.pages[1]?.text).toContain('Die Zuständigkeit für Integration liegt in den drei Städten');
    for (const { width, height } of read.pages) {
      expect(width).toBeCloseTo(595, 0);
      expect(height).toBeCloseTo(842, 0);
    }
    expect([fallbacks, blocked]).toEqual([[], []]);
  });

  it('embeds its fonts', async () => {
    const { pdf } = await printer.print({
      name: 'fonts',
      html: page('<p>fett <b>ja</b></p>'),
      contents: false,
      date: null,
    });
    const text = Buffer.from(pdf).toString('latin1');
    const fonts = new Set([...text.matchAll(/\/FontName \/([A-Z]{6}\+\S+)/g)].map(([, name]) => name));
    expect(fonts.size).toBe(2);
    expect(text.match(/\/FontFile2? \d+ 0 R/g)).toHaveLength(2);
  });

  it('names in its contents the page on which each chapter starts', async () => {
    const { pdf } = await printer.print({ name: 'contents', html: paper(5), contents: true, date: null });
    const { pages } = await readBack(pdf);
    for (const chapter of [1, 2, 3, 4, 5]) {
      const start = pages.findIndex(({ text }, index) => index > 0 && text.startsWith(`Kapitel ${chapter}`)) + 1;
      expect(pages[0]?.text).toMatch(new RegExp(`Kapitel ${chapter} ${start}\\b`));
    }
  });

  it('shows a question mark where the contents lead nowhere', async () => {
    const html = page('<h1 id="da">x</h1><p><a href="#weg">weg</a> [<span data-page-of="weg">000</span>]</p>');
    const { pdf } = await printer.print({ name: 'lost', html, contents: true, date: null });
    expect((await readBack(pdf)).pages[0]?.text).toContain('[?]');
  });

  it('finds elements whose ids are not ASCII', async () => {
    const html = page(
      '<a href="#größe-№1">x</a> [<span data-page-of="größe-№1"></span>]<h2 id="größe-№1" style="break-before:page">x</h2>',
    );
    const { pdf } = await printer.print({ name: 'ids', html, contents: true, date: null });
    expect((await readBack(pdf)).pages[0]?.text).toContain('[2]');
  });

  it('prints again when the numbers themselves move a chapter', async () => {
    const css =
      'h2 { break-before: page } .wide { display: block; height: 400mm; width: 1px; overflow: hidden } span:empty { display: none }';
    const html = page('<a href="#a">x</a><span class="wide" data-page-of="a"></span><h2 id="a">x</h2>', css);
    const { pdf } = await printer.print({ name: 'moving', html, contents: true, date: null });
    const { pages } = await readBack(pdf);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages[0]?.text).toContain(String(pages.length));
  });
});

describe('a deck', () => {
  it('has one page a slide', async () => {
    const html = deck({ eins: '<p>Größe</p>', zwei: '<p>Maß</p>' });
    const { pdf, pages } = await printer.print({ name: 'deck', html, contents: false, date: null });
    const read = await readBack(pdf);
    expect(pages).toBe(2);
    expect(read.pages.map(({ text }) => /Größe|Maß/.exec(text)?.[0])).toEqual(['Größe', 'Maß']);
    expect(read.pages.map(({ width, height }) => [width, height])).toEqual([
      [960, 540],
      [960, 540],
    ]);
  });
});

describe('the bytes', () => {
  it('are the same in any tab, after any document, and in another browser', async () => {
    const job = { name: 'same', html: paper(3), contents: true, date: april };
    await using other = await launchPrinter({ tabs: 1 });
    const prints = await Promise.all([
      printer.print(job),
      printer.print({ ...job, name: 'between', html: paper(2) }),
      printer.print(job),
      printer.print({ ...job, name: 'deck', html: deck({ a: 'x' }), contents: false }),
      printer.print(job),
      other.print(job),
    ]);
    const same = [0, 2, 4, 5].map((index) => Buffer.from(prints[index]?.pdf ?? []).toString('latin1'));
    for (const bytes of same) expect(bytes === same[0]).toBe(true);
  });

  it('carry no date if none is given', async () => {
    const { pdf } = await printer.print({ name: 'undated', html: page('x'), contents: false, date: null });
    expect((await readBack(pdf)).date).toBeNull();
  });
});
