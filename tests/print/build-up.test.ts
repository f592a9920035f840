import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeDeck } from '../../src/compose/deck.ts';
import type { BuildUp, Study } from '../../src/model.ts';
import { launchBrowser } from '../../src/print/launch.ts';
import { renderDeck, renderPrintDecks, renderSlides } from '../../src/render/deck.ts';
import { loadReveal } from '../../src/render/reveal.ts';
import { withFolder } from '../load/temporary.ts';
import { wide } from '../wide.ts';
import { contextOf, pageOf, planOf, small } from '../workshop.ts';
import { anyBrowser, launchPrinter, sandbox } from './printing.ts';

const reveal = await loadReveal();

/** A deck for the screen and for print, built up in that way. */
function deckOf(study: Study, build: BuildUp | null): { readonly screen: string; readonly print: string } {
  const plan = planOf(study, 'de', study === small ? 'vortrag' : 'overview', 'deck');
  const deck = { ...composeDeck(plan, contextOf(study, 'de')), build };
  const page = pageOf('decks', study, 'de');
  const slides = renderSlides(deck, page);
  return {
    screen: renderDeck(deck, slides, page, reveal).toHTML(),
    print: renderPrintDecks([{ deck, slides, page }]).toHTML(),
  };
}

/** What is seen of the present slide: its id, how many steps it has shown, and where each of its elements stands. */
interface View {
  readonly id: string;
  readonly shown: number;
  readonly text: string;
  readonly places: readonly string[];
}

const look = `(() => {
  const slide = Reveal.getCurrentSlide();
  const steps = [...slide.querySelectorAll('.fragment.visible')].map((part) => part.dataset.fragmentIndex);
  const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
  return {
    id: slide.id,
    shown: new Set(steps).size,
    text: slide.innerText,
    places: [...slide.querySelectorAll('.slide-body *')].map((part) => place(part.getBoundingClientRect())),
  };
})()`;

describe.each([
  ['cities', 'small', small],
  ['rows', 'small', small],
  ['cities', 'cities as rows', wide(7, ['share', 'year', 'boolean'])],
  ['rows', 'cities as rows', wide(7, ['share', 'year', 'boolean'])],
] as const)('a deck built up by %s: %s', (build, _, study) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(await anyBrowser(), sandbox);
  });
  afterAll(() => browser.close());

  async function open(root: string, file: string): Promise<Page> {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 720 });
    await page.goto(pathToFileURL(join(root, file)).href);
    await page.waitForFunction('Reveal.isReady()');
    // How far the talk has come is counted in steps, too.
    await page.addStyleTag({ content: '.reveal .progress { visibility: hidden !important }' });
    return page;
  }

  function photograph(page: Page): Promise<Uint8Array> {
    return page.screenshot({ optimizeForSpeed: true });
  }

  test('shows one after the other by the arrow key, moves nothing, and ends as it is without', async () => {
    const files = { 'whole.html': deckOf(study, null).screen, 'built.html': deckOf(study, build).screen };
    await withFolder(files, async (root) => {
      const [whole, built] = [await open(root, 'whole.html'), await open(root, 'built.html')];
      const stepped = (await built.evaluate(
        'Reveal.getSlides().flatMap((slide, index) => (slide.querySelector(".fragment") === null ? [] : [index]))',
      )) as readonly number[];
      expect(stepped.length).toBeGreaterThan(0);
      for (const index of stepped) {
        for (const page of [whole, built]) await page.evaluate(`Reveal.slide(${index})`);
        const end = (await whole.evaluate(look)) as View;
        let now = (await built.evaluate(look)) as View;
        expect([now.id, now.shown, now.places]).toEqual([end.id, 0, end.places]);
        while (await built.evaluate('Reveal.availableFragments().next')) {
          await built.keyboard.press('ArrowRight');
          const next = (await built.evaluate(look)) as View;
          expect([next.id, next.shown, next.places]).toEqual([end.id, now.shown + 1, end.places]);
          expect(next.text.length).toBeGreaterThan(now.text.length);
          now = next;
        }
        expect(now.shown).toBeGreaterThan(0);
        expect(now.text).toBe(end.text);
        const [expected, actual] = [await photograph(whole), await photograph(built)];
        expect([now.id, Buffer.compare(expected, actual)]).toEqual([now.id, 0]);
      }
    });
  });
});

test('a deck that is built up is printed as it is without', async () => {
  await using printer = await launchPrinter({ tabs: 1 });
  const print = (build: BuildUp | null): Promise<Uint8Array> =>
    printer.open('deck', deckOf(small, build).print, async (document) => {
      const { pdf } = await document.print({ contents: false, date: small.asOf });
      return pdf;
    });
  const whole = await print(null);
  for (const build of ['cities', 'rows'] as const) expect(Buffer.compare(whole, await print(build))).toBe(0);
});
