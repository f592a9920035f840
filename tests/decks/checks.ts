/** What has to hold for every finished deck of a study, as people open, walk through, read and print it. */
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../src/print/launch.ts';
import { anyBrowser, readBack, sandbox } from '../print/printing.ts';
import { attributeOf, type Element, findAll, findOne, parseHtml, squeeze, textOf } from '../reading.ts';
import { textsOn } from '../slide-check.ts';
import type { FinishedDeck, FinishedDecks } from './finished.ts';
import { joined, readClickable, strayFonts } from './pdf.ts';
import { DeckWindow, type Size } from './window.ts';

/** Landscape and portrait; in both a slide has its own size. */
const orientations: readonly Size[] = [
  [1280, 720],
  [1280, 1707],
];

const windows: readonly Size[] = [
  ...([
    [800, 600],
    [1024, 768],
    [1280, 720],
    [1920, 1080],
    [3840, 2160],
  ] as const),
  ...([
    [720, 1280],
    [390, 844],
  ] as const),
];

/** Checks every deck; `samples` names those that are looked at as closely as possible, e.g. "de/decks/overview". */
export function checkDecks(study: FinishedDecks, samples: readonly string[]): void {
  const { decks, diagnostics } = study;
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(await anyBrowser(), sandbox);
  });
  afterAll(async () => {
    await browser.close();
    await study[Symbol.asyncDispose]();
  });

  test('there is nothing to complain of', () => {
    expect(diagnostics).toEqual([]);
    expect(decks.length).toBeGreaterThan(0);
  });

  test('a deck has the same slides in all languages', () => {
    const same = Map.groupBy(decks, ({ id }) => id);
    for (const editions of same.values()) {
      const [ids, ...others] = editions.map(idsOf);
      expect(others.length).toBeGreaterThan(0);
      for (const other of others) expect(other).toEqual(ids);
    }
  });

  describe.each(decks)('$name', (deck) => {
    // All languages have the same slides and markup: what does not depend on words is looked at in one.
    const isFirst = deck.language === decks[0]?.language;

    test.each(isFirst ? orientations : orientations.slice(0, 1))(
      'is walked through with one key in a window of %i × %i',
      async (...size) => {
        await using shown = await DeckWindow.present(browser, deck.address, size);
        const seen = await shown.walk(() => shown.ask('measure'));
        expect(seen.filter(({ faults }) => faults.length > 0)).toEqual([]);
        expect([...new Set(seen.map(({ place }) => place.split('/')[0]))]).toEqual(idsOf(deck));
        expect(shown.complaints).toEqual([]);
      },
    );

    test.runIf(isFirst)('has nothing that axe-core finds, nor text of little contrast', async () => {
      await using shown = await openPages(deck, browser);
      await shown.equip();
      expect(await shown.ask('audit')).toEqual([]);
      expect(shown.complaints).toEqual([]);
    });

    test('is printed on a page for each slide, with all its text, bookmarks and links', async () => {
      await checkPdf(deck);
    });
  });

  describe.each(decks.filter(({ name }) => samples.includes(name)))('$name, looked at closely,', (deck) => {
    test('has nothing that axe-core finds while it is shown, and the keyboard reaches what is there', async () => {
      await using shown = await DeckWindow.present(browser, deck.address, [1280, 720]);
      for (const id of samplesOf(deck)) {
        await shown.page.goto(`${deck.address}#/${id}`);
        expect(await shown.examine()).toEqual({ place: `${id}/-1`, faults: [] });
      }
    });

    test('shows its slides whole in a window of any size', async () => {
      await using shown = await DeckWindow.present(browser, deck.address, [1280, 720]);
      for (const size of windows) {
        await shown.resize(size);
        for (const id of samplesOf(deck)) {
          await shown.page.goto(`${deck.address}#/${id}`);
          expect({ size, ...(await shown.ask('frame')) }).toEqual({ size, place: `${id}/-1`, faults: [] });
        }
      }
    });

    test('is read as a page', async () => {
      await checkReading(deck, browser);
    });

    test('is printed by the browser that shows it', async () => {
      await using shown = await openPages(deck, browser);
      const { pages } = await readBack(await shown.page.pdf({ preferCSSPageSize: true, printBackground: true }));
      expect(missingIn(pages, deck)).toEqual([]);
    });

    test('has a speaker view that follows', async () => {
      await checkSpeakerView(deck, browser);
    });
  });
}

/** Opens all slides at once, as the browser prints them. */
async function openPages({ address, slides }: FinishedDeck, browser: Browser): Promise<DeckWindow> {
  const shown = await DeckWindow.open(browser, address, [1280, 720], '?print-pdf');
  const isLaidOut = (count: number): boolean => document.querySelectorAll('.pdf-page').length === count;
  await shown.page.waitForFunction(isLaidOut, {}, slides.length);
  await shown.page.waitForFunction(() => document.querySelector('.loading-scroll-mode') === null);
  return shown;
}

async function checkPdf({ pdf, slides, language, html, ...deck }: FinishedDeck): Promise<void> {
  const read = await readBack(pdf);
  expect(read.pages.map(({ width, height }) => [width, height])).toEqual(slides.map(() => [960, 540]));
  expect(missingIn(read.pages, { ...deck, pdf, slides, language, html })).toEqual([]);
  expect(read.title).toBe(textOf(findOne(parseHtml(html), 'title')));
  expect([read.language, read.tagged]).toEqual([language, true]);
  expect(strayFonts(pdf)).toEqual([]);
  const { bookmarks, links } = await readClickable(pdf);
  const headlines = slides.map((slide, index) => ({ title: headlineOf(slide), page: index + 1 }));
  expect(bookmarks.map(({ title, page }) => ({ title: squeeze(title), page }))).toEqual(headlines);
  const ids = slides.map((slide) => attributeOf(slide, 'id'));
  expect(links.map((targets) => [...targets].sort())).toEqual(slides.map((slide) => targetsOf(slide, ids)));
}

/** The texts of slides that their pages lack. */
function missingIn(pages: readonly { readonly text: string }[], { slides }: FinishedDeck): readonly string[] {
  if (pages.length !== slides.length) return [`${pages.length} pages for ${slides.length} slides`];
  return slides.flatMap((slide, index) => {
    const printed = joined(pages[index]?.text ?? '');
    return textsOn(slide).filter((text) => !printed.includes(joined(text)));
  });
}

/** Where the links of a slide lead, as `readClickable` says it. */
function targetsOf(slide: Element, ids: readonly (string | null)[]): readonly string[] {
  const sheet = findOne(slide, '', { class: 'slide-sheet' });
  const targets = findAll(sheet, 'a').map((link) => attributeOf(link, 'href') ?? '');
  const pages = targets.map((target) =>
    target.startsWith('#') ? `page ${ids.indexOf(target.slice(1)) + 1}` : new URL(target).href,
  );
  return [...new Set(pages)].sort();
}

async function checkReading(deck: FinishedDeck, browser: Browser): Promise<void> {
  await using shown = await DeckWindow.open(browser, deck.address, [1280, 720], '?reading');
  await shown.equip();
  expect(await shown.ask('audit')).toEqual([]);
  await shown.resize([320, 600]);
  expect(await shown.page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  expect(await shown.ask('unread')).toEqual([]);
  expect(shown.complaints).toEqual([]);
}

async function checkSpeakerView(deck: FinishedDeck, browser: Browser): Promise<void> {
  await using shown = await DeckWindow.present(browser, deck.address, [1280, 720]);
  const opened = new Promise<Page>((resolve) => shown.page.once('popup', (page) => page && resolve(page)));
  await shown.press('s');
  const speaker = await opened;
  const said = async (selector: string): Promise<string> =>
    squeeze(await speaker.$eval(selector, (element) => (element.checkVisibility() ? (element.textContent ?? '') : '')));
  const ids = idsOf(deck);
  for (const [index, slide] of deck.slides.slice(0, 3).entries()) {
    // Two frames of the deck itself: what is shown, and what comes next.
    await expect.poll(() => slidesOf(speaker), { timeout: 20_000 }).toEqual([ids[index], ids[index + 1]]);
    const notes = squeeze(findAll(slide, 'aside').map(textOf).join(' '));
    await expect.poll(() => said('.speaker-controls-notes .value'), { timeout: 20_000 }).toBe(notes);
    await shown.press('ArrowRight');
  }
  const isPaced = attributeOf(findOne(parseHtml(deck.html), 'div', { class: 'reveal' }), 'data-minutes') !== null;
  expect(await speaker.$eval('.pacing', (pacing) => pacing.checkVisibility())).toBe(isPaced);
  await speaker.close();
  expect(shown.complaints).toEqual([]);
}

/** The slides that the frames of a speaker view show. */
async function slidesOf(speaker: Page): Promise<readonly unknown[]> {
  const frames = speaker.frames().filter((frame) => frame !== speaker.mainFrame());
  return Promise.all(frames.map((frame) => frame.evaluate('Reveal.getCurrentSlide().id').catch(() => null)));
}

function idsOf({ slides }: FinishedDeck): readonly string[] {
  return slides.map((slide) => attributeOf(slide, 'id') ?? '');
}

function headlineOf(slide: Element): string {
  const [headline] = [...findAll(slide, 'h1'), ...findAll(slide, 'h2')];
  return headline === undefined ? '' : squeeze(textOf(headline));
}

/** The ids of the slides with most text and most links, and of the first and the last, in their order. */
function samplesOf({ slides }: FinishedDeck): readonly string[] {
  const most = (count: (slide: Element) => number): readonly Element[] =>
    slides.toSorted((a, b) => count(b) - count(a)).slice(0, 2);
  const chosen = new Set([
    ...most((slide) => textsOn(slide).join('').length),
    ...most((slide) => findAll(slide, 'a').length),
    ...[...slides.slice(0, 1), ...slides.slice(-1)],
  ]);
  return slides.filter((slide) => chosen.has(slide)).map((slide) => attributeOf(slide, 'id') ?? '');
}
