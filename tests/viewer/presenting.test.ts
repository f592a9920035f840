import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
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

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');
const said = (page: Page) => page.$eval('.deck-status', (status) => status.textContent);

describe('a link to a slide', () => {
  test.each([
    ['#/arbeit-claim', 'arbeit-claim'],
    ['#arbeit-claim', 'arbeit-claim'],
    ['#/arbeit-claim-part-3', 'arbeit-claim'],
    ['#/arbeit-claim-cities-2-part-4', 'arbeit-claim'],
    ['#/gone', 'title'],
    ['#/arbeit-claim-part-99999999999', 'arbeit-claim'],
    ['#/%E0%A4%A', 'title'],
    ['', 'title'],
  ])('%s leads to %s', async (link, expected) => {
    expect(await shownSlide(await viewing.present(address + link))).toBe(expected);
  });

  test('leads to the part before the one that is gone, also while the deck is open', async () => {
    const [first, ...others] = deck.slides;
    if (first === undefined) throw new Error('The deck is empty');
    const parts = [2, 3, 10].map((number) => ({ ...first, id: `x-part-${number}`, layout: 'content' as const }));
    const page = await viewing.present(
      await viewing.write(finished({ ...deck, slides: [first, ...parts, ...others] })),
    );
    for (const [gone, expected] of [
      ['x-part-4', 'x-part-3'],
      ['x-part-12', 'x-part-10'],
    ] as const) {
      await page.evaluate((id) => {
        location.hash = `#/${id}`;
      }, gone);
      await page.waitForFunction((id) => document.querySelector('section.slide.present')?.id === id, {}, expected);
    }
  });
});

describe('the keyboard', () => {
  test('finds slides by words in any spelling of case and accents, and gives the focus back', async () => {
    const page = await viewing.present(address);
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('viewer_query');
    await page.keyboard.type('STADTE frúh');
    const results = await page.$$eval('.found a', (links) => links.map((link) => link.hash.slice(2)));
    const expected = await page.$$eval('section.slide', (slides) =>
      slides.filter(({ textContent }) => /städte/i.test(textContent ?? '') && /früh/i.test(textContent ?? '')),
    );
    expect(results.length).toBeGreaterThan(0);
    expect(results).toHaveLength(expected.length);
    expect(await page.$eval('#viewer_search [role=status]', (status) => status.textContent)).toBe(
      `Treffer: ${results.length}`,
    );
    await page.keyboard.press('Enter');
    expect(await shownSlide(page)).toBe(results[0]);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });

  test('jumps to a number, and Escape leaves everything as it was', async () => {
    const page = await viewing.present(address);
    await page.keyboard.press('g');
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    expect(await shownSlide(page)).toBe(ids[3]);
    await page.keyboard.down('Control');
    await page.keyboard.down('Shift');
    await page.keyboard.press('F');
    await page.keyboard.up('Shift');
    await page.keyboard.up('Control');
    await page.keyboard.type('qqqq');
    expect(await page.$eval('#viewer_search [role=status]', (status) => status.textContent)).toBe('Nichts gefunden');
    await page.keyboard.press('Escape');
    expect(await page.$$('dialog[open]')).toEqual([]);
    expect(await page.$$('.reveal.overview')).toEqual([]);
    expect(await shownSlide(page)).toBe(ids[3]);
    await page.keyboard.press('ArrowRight');
    expect(await shownSlide(page)).toBe(ids[4]);
  });

  test('is explained in the deck’s language, and turns no slide meanwhile', async () => {
    const page = await viewing.present(address);
    await page.keyboard.press('?');
    const rows = await page.$$eval('.commands li', (items) => items.map((item) => item.innerText));
    expect(rows).toHaveLength(11);
    expect(rows.join()).toContain('Leertaste');
    await page.keyboard.press('ArrowRight');
    expect(await shownSlide(page)).toBe(ids[0]);
    await page.click('.commands [data-do=last]');
    expect(await shownSlide(page)).toBe(ids.at(-1));
  });

  test('shows all slides in rows, of which one is chosen', async () => {
    const page = await viewing.present(address);
    await page.keyboard.press('o');
    const boxes = await page.$$eval('section.slide', (slides) =>
      slides.map((slide) => slide.getBoundingClientRect().toJSON() as DOMRect),
    );
    expect(boxes.every(({ width, right }) => width > 150 && right <= 1280)).toBe(true);
    const perRow = boxes.filter(({ top }) => top === boxes[0]?.top).length;
    expect(perRow).toBeGreaterThan(2);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await shownSlide(page)).toBe(ids[perRow]);
    await page.keyboard.press('o');
    await page.click(`section.slide:nth-child(2)`);
    expect(await shownSlide(page)).toBe(ids[1]);
    expect(await page.$$('.reveal.overview')).toEqual([]);
  });

  test('makes the screen black and says so', async () => {
    const page = await viewing.present(address);
    await page.keyboard.press('b');
    expect(
      await page.$eval('.pause-overlay', (overlay) => [
        getComputedStyle(overlay).backgroundColor,
        overlay.checkVisibility({ visibilityProperty: true }),
      ]),
    ).toEqual(['rgb(0, 0, 0)', true]);
    expect(await said(page)).toBe('Der Bildschirm ist schwarz.');
    await page.keyboard.press('b');
    expect(await page.$$('.reveal.paused')).toEqual([]);
  });

  test('presses the button that has the focus', async () => {
    const page = await viewing.present(`${address}#/${ids[2]}`);
    await page.focus('.navigate-prev');
    await page.keyboard.press('Space');
    expect(await shownSlide(page)).toBe(ids[1]);
  });

  test('never leaves the visible slide and the controls', async () => {
    const page = await viewing.present(`${address}#/${ids[1]}`);
    for (let times = 0; times < 12; times++) {
      await page.keyboard.press('Tab');
      const where = await page.evaluate(() => {
        const element = document.activeElement;
        return element?.closest('section.slide')?.id ?? element?.closest('.deck-controls, .skip, body')?.className;
      });
      expect([ids[1], 'deck-controls only-slides', 'skip only-slides']).toContain(
        where?.startsWith('deck screen') ? ids[1] : where,
      );
    }
  });
});

test('a screen reader reads a deck line by line, and hears the headline of each slide', async () => {
  const page = await viewing.present(address);
  expect(await page.$$('[role=application]')).toEqual([]);
  await page.keyboard.press('ArrowRight');
  const headline = await page.$eval('section.slide.present h2', (heading) =>
    heading.textContent?.replace(/\s+/g, ' ').trim(),
  );
  expect(await said(page)).toBe(headline);
  expect(await page.$$eval('section.slide:not([inert])', (slides) => slides.map(({ id }) => id))).toEqual([ids[1]]);
  const english = await page.$$eval('[aria-label], [placeholder], [title]', (all) =>
    all.filter((element) => element.checkVisibility()).map((element) => element.getAttribute('aria-label') ?? ''),
  );
  expect(english.join()).not.toMatch(/slide|next|previous|help|close/i);
});

describe('a window of', () => {
  test.each([
    [800, 600],
    [1366, 768],
    [3840, 2160],
    [720, 1280],
    [390, 844],
    [844, 390],
  ])('%i × %i shows the whole slide and nothing over its content', async (width, height) => {
    const page = await viewing.present(`${address}#/${ids[2]}`, width, height);
    const { slide, covered, scrolls } = await page.evaluate(() => {
      const shown = document.querySelector('section.slide.present');
      const overlaps = (a: DOMRect, b: DOMRect) =>
        a.width > 0 && b.width > 0 && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      const buttons = [...document.querySelectorAll('.deck-controls button:enabled')].map((button) =>
        button.getBoundingClientRect(),
      );
      const texts = [...(shown?.querySelectorAll('.slide-head, .slide-body, .slide-foot') ?? [])];
      const root = document.documentElement;
      return {
        slide: shown?.getBoundingClientRect().toJSON() as DOMRect,
        covered: texts
          .filter((text) => buttons.some((button) => overlaps(button, text.getBoundingClientRect())))
          .map(({ className }) => className),
        scrolls: root.scrollWidth > root.clientWidth || root.scrollHeight > root.clientHeight,
      };
    });
    expect([slide.left, slide.top].every((edge) => edge > -0.1)).toBe(true);
    expect(slide.right).toBeLessThan(width + 0.1);
    expect(slide.bottom).toBeLessThan(height + 0.1);
    expect(Math.max(slide.width / width, slide.height / height)).toBeCloseTo(1, 2);
    expect(covered).toEqual([]);
    expect(scrolls).toBe(false);
  });
});

test('colours that a reader forces leave cities and progress visible', async () => {
  const page = await viewing.present(`${address}#/${ids[2]}`);
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
  const colours = await page.evaluate(() => {
    const mark = document.querySelector('section.slide .city-mark');
    const bar = document.querySelector('.progress span');
    return [mark && getComputedStyle(mark, '::before').backgroundColor, bar && getComputedStyle(bar).backgroundColor];
  });
  expect(colours).not.toContain('rgb(255, 255, 255)');
  expect(colours).not.toContain('rgba(0, 0, 0, 0)');
});

test('?print-pdf prints a page for each slide, for readers of screens too', async () => {
  const page = await viewing.open(`${address}?print-pdf`);
  await page.waitForFunction((count) => document.querySelectorAll('.pdf-page').length === count, {}, ids.length);
  await page.waitForFunction(() => !document.querySelector('.loading-scroll-mode'));
  const printed = await readBack(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  expect(printed.pages.map(({ width, height }) => [width, height])).toEqual(ids.map(() => [960, 540]));
  expect(printed.pages.every(({ text }) => text.trim() !== '')).toBe(true);
  expect(await page.$$('section.slide:is([aria-hidden], [inert], [hidden])')).toEqual([]);
});

test('a deck is one file of moderate size', () => {
  const html = finished(deck);
  const fonts = [...html.matchAll(/url\(data:font[^)]+\)/g)].reduce((sum, [font]) => sum + font.length, 0);
  expect(fonts).toBeGreaterThan(100_000);
  expect(fonts).toBeLessThan(250_000);
  // What every deck carries; the rest grows with its slides.
  const content = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  expect(html.length - content.length - fonts).toBeLessThan(300_000);
});
