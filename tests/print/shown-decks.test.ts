import fc from 'fast-check';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchBrowser } from '../../src/print/launch.ts';
import { LoadedDocument } from '../../src/print/loaded-document.ts';
import { type ShownDeck, ShownDecks } from '../../src/print/shown-decks.ts';
import { Tab } from '../../src/print/tab.ts';
import { page } from './documents.ts';
import { anyBrowser, sandbox } from './printing.ts';

let browser: Browser;
let tab: Tab;
beforeAll(async () => {
  browser = await launchBrowser(await anyBrowser(), sandbox);
  tab = await Tab.open(browser, { timeoutMs: 60_000, gone: new AbortController().signal });
});
afterAll(() => browser.close());

const frame = page(
  '<main><div lang="de"></div><div lang="en"></div></main>',
  '@page { size: 1280px 720px; margin: 0 } section { height: 720px; break-after: page }',
);

let decks: ShownDecks;
beforeEach(async () => {
  await tab.load('deck', frame);
  decks = new ShownDecks(tab);
});

/** How a slide is set: its text, by how many steps its type is larger, and its number. */
interface Look {
  readonly text: string;
  readonly size: number;
  readonly number: number;
}

function slide({ text, size, number }: Look): string {
  return (
    `<section class="slide size-${size}" data-slide="${text}"><h2>${text}</h2>` +
    `<table><tbody><tr><th scope="row">${text}</th><td>1</td></tr></tbody></table><span class="folio">${number}</span></section>`
  );
}

function deck(language: string, texts: readonly string[], size = 0): ShownDeck {
  return { language, slides: texts.map((text, index) => slide({ text, size, number: index + 1 })) };
}

/** Returns the slides in the page, by the language of their deck. */
async function shown(): Promise<unknown> {
  return tab.evaluate(
    'reading',
    `[...document.querySelectorAll('main > [lang]')].map((deck) => ({ language: deck.lang, slides: [...deck.children].map((slide) => slide.outerHTML) }))`,
  );
}

/** Returns the slides that are still marked, after all that were there have been. */
const mark = () => tab.evaluate('marking', `document.querySelectorAll('section').forEach((slide) => slide.marked = 1)`);
const marked = () =>
  tab.evaluate(
    'reading',
    `[...document.querySelectorAll('section')].filter((slide) => slide.marked).map((slide) => slide.dataset.slide)`,
  );

it('are exactly the given ones, whatever was shown before', async () => {
  const text = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const looks = fc.array(fc.record({ text, size: fc.nat(3), number: fc.integer({ min: 1, max: 200 }) }));
  const one = fc.record({ language: fc.constantFrom('de', 'en'), slides: looks.map((all) => all.map(slide)) });
  const some = fc.uniqueArray(one, { selector: ({ language }) => language, minLength: 1 });
  await fc.assert(
    fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 5 }), async (steps) => {
      await tab.load('deck', frame);
      decks = new ShownDecks(tab);
      for (const step of steps) {
        await decks.show(step);
        expect(await shown()).toEqual(step);
      }
    }),
    { numRuns: 30 },
  );
});

it('keep their place in the page when only their number or the size of their type changes', async () => {
  await decks.show([deck('de', ['a', 'b', 'c'])]);
  await mark();
  await decks.show([deck('de', ['neu', 'a', 'c'], 2)]);
  expect(await marked()).toEqual(['a', 'c']);
  expect(await shown()).toEqual([deck('de', ['neu', 'a', 'c'], 2)]);
});

it('come back as they were after another deck was shown', async () => {
  await decks.show([deck('de', ['a']), deck('en', ['b'])]);
  await mark();
  await decks.show([deck('de', ['a'])]);
  expect(await shown()).toEqual([deck('de', ['a'])]);
  await decks.show([deck('en', ['b'])]);
  expect(await shown()).toEqual([deck('en', ['b'])]);
  expect(await marked()).toEqual(['b']);
});

it('are put into the page anew where something else may have changed it', async () => {
  await decks.show([deck('de', ['a'])]);
  await tab.evaluate('changing', `document.querySelector('h2').textContent = 'anders'`);
  decks.forget();
  await decks.show([deck('de', ['a'])]);
  expect(await shown()).toEqual([deck('de', ['a'])]);
});

it('are put into the page anew after looking for the fonts of a print has changed them', async () => {
  const document = new LoadedDocument(tab);
  const foreign = [deck('de', ['Жизнь'])];
  await document.showDecks(foreign);
  const { fallbacks } = await document.print({ contents: false, date: null });
  expect(fallbacks).not.toEqual([]);
  await document.showDecks(foreign);
  expect(await shown()).toEqual(foreign);
});

it('are printed the same, whatever was shown and printed before', async () => {
  const options = { contents: false, date: null };
  const fresh = new LoadedDocument(tab);
  await fresh.showDecks([deck('en', ['x', 'y', 'z'])]);
  const { pdf } = await fresh.print(options);
  await tab.load('deck', frame);
  const used = new LoadedDocument(tab);
  await used.showDecks([deck('de', ['a', 'b']), deck('en', ['y', 'z', 'w'])]);
  await used.sizeSlides(new Map([['y', 2]]));
  await used.showDecks([deck('de', ['b', 'a'])]);
  await used.print(options);
  await used.showDecks([deck('en', ['x', 'y', 'z'])]);
  expect(Buffer.from((await used.print(options)).pdf).equals(Buffer.from(pdf))).toBe(true);
});
