import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readBack } from '../print/printing.ts';
import { deckOf, finished, shownSlide, Viewing } from './opened.ts';

const deck = deckOf('de');
const ids = deck.slides.map(({ id }) => id);
let viewing: Viewing;
let address: string;
beforeAll(async () => {
  viewing = await Viewing.start();
  address = await viewing.write(finished(deck));
});
afterEach(async () => {
  for (const page of await viewing.browser.pages()) await page.close();
  expect(viewing.complaints.splice(0)).toEqual([]);
});
afterAll(() => viewing[Symbol.asyncDispose]());

/** Ids of the slides that are shown, and the width of the page. */
const layout = () => ({
  shown: [...document.querySelectorAll('section.slide')].filter((slide) => slide.checkVisibility()).map(({ id }) => id),
  width: document.documentElement.scrollWidth,
});

test('without scripts all slides stand one below the other', async () => {
  const page = await viewing.open('about:blank', 900, 700);
  await page.setJavaScriptEnabled(false);
  await page.goto(address);
  await page.setJavaScriptEnabled(true);
  const { shown } = await page.evaluate(layout);
  expect(shown).toEqual(ids);
  expect(await page.$$eval('aside.notes > *', (notes) => notes.every((note) => note.checkVisibility()))).toBe(true);
});

test('a key leads to the page to read and back, at the same place', async () => {
  const page = await viewing.present(`${address}#/${ids[3]}`);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('t')]);
  expect(page.url()).toBe(`${address}?reading#${ids[3]}`);
  expect((await page.evaluate(layout)).shown).toEqual(ids);
  const top = await page.$eval(`#${ids[3]}`, (slide) => slide.getBoundingClientRect().top);
  expect(Math.abs(top)).toBeLessThan(60);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('t')]);
  await page.waitForSelector('.reveal.ready');
  expect(await shownSlide(page)).toBe(ids[3]);
});

test('an address of the deck leads to its place on the page', async () => {
  const page = await viewing.open(`${address}?reading#/${ids[4]}-part-2/1`);
  expect(page.url()).toBe(`${address}?reading#${ids[4]}`);
  expect(await page.$eval(`#${ids[4]}`, (slide) => Math.abs(slide.getBoundingClientRect().top) < 60)).toBe(true);
});

test('it flows on a narrow screen, where only tables are wider, which the keyboard scrolls', async () => {
  const page = await viewing.open(`${address}?reading`, 320, 800);
  expect((await page.evaluate(layout)).width).toBe(320);
  const outside = await page.$$eval('main *, header *', (all) =>
    all
      .filter((element) => element.closest('table') === null && element.checkVisibility())
      .filter((element) => element.getBoundingClientRect().right > 321 && element.closest('[tabindex="0"]') === null)
      .map(({ outerHTML }) => outerHTML.slice(0, 80)),
  );
  expect(outside).toEqual([]);
  const unreachable = await page.$$eval('div:has(> table)', (blocks) =>
    blocks
      .filter((block) => block.scrollWidth > block.clientWidth && block.tabIndex !== 0)
      .map(({ outerHTML }) => outerHTML.slice(0, 80)),
  );
  expect(unreachable).toEqual([]);
});

test('it has a main part, one first heading, and a list of what follows that leads there', async () => {
  const page = await viewing.open(`${address}?reading`);
  expect(await page.$$eval('main', (found) => found.length)).toBe(1);
  expect(await page.$$eval('h1', (found) => found.length)).toBe(1);
  const targets = await page.$$eval('.reading-head nav a', (links) => links.map((link) => link.hash.slice(1)));
  expect(targets).toEqual(ids.slice(1));
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Zum Inhalt springen');
  expect(
    await page.$$eval('.slide caption', (captions) =>
      captions.every((caption) => caption.getBoundingClientRect().height > 10),
    ),
  ).toBe(true);
});

test('paper shows all of it with its notes, from the page and from the deck', async () => {
  for (const where of ['?reading', `#/${ids[2]}`]) {
    const page = await viewing.open(address + where);
    const notes = await page.$$eval('aside.notes p', (all) =>
      all.map((note) => (note.textContent ?? '').replace(/\s/g, '')),
    );
    const { pages } = await readBack(await page.pdf({ preferCSSPageSize: true }));
    expect(pages.every(({ width, height }) => Math.round(width) === 595 && Math.round(height) === 842)).toBe(true);
    const text = pages
      .map((sheet) => sheet.text)
      .join('')
      .replace(/\s/g, '');
    expect(notes.length).toBeGreaterThan(3);
    expect(notes.filter((note) => !text.includes(note))).toEqual([]);
    await page.close();
  }
});
