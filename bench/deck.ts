/**
 * Measures fitting and printing a deck of about 150 slides in one language: the overview of the shipped study and
 * all that its first city says, one after the other. Every step is timed apart; beside it stands what Chromium alone
 * needs for the finished slides: to load them, to lay them out once, to print them. All are taken in turn in one
 * process, the first rounds not counted, so that ratios hold on a noisy machine.
 */
import { homedir } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { composeDeck } from '../src/compose/deck.ts';
import { openWorkshops, prepare } from '../src/prepare.ts';
import { findBrowser, requireBrowser } from '../src/print/browser.ts';
import { Printer } from '../src/print/printer.ts';
import { type DeckInShop, fitInPage, openDecks, printFromPage } from '../src/produce/fitted-decks.ts';
import { productionsOf } from '../src/produce/publication.ts';
import { renderPrintDecks } from '../src/render/deck.ts';
import { deckFloorOf } from './floor.ts';

const study = fileURLToPath(new URL('..', import.meta.url));
const ids = ['overview', 'city-schwerin'];
const rounds = 9;
const uncounted = 2;
const sandbox = process.getuid?.() !== 0;
const { signal } = new AbortController();
const browser = requireBrowser(
  await findBrowser({ variables: process.env, platform: process.platform, home: homedir() }),
);

/** What each step of one round took, in ms, in the order of the steps. */
type Times = Map<string, number>;

await using printer = await Printer.launch(browser, { tabs: 1, sandbox, signal });
await using floor = await deckFloorOf(browser, sandbox);
const preparation = await prepare(study, ['de']);

const all: Times[] = [];
let pages = 0;
for (let round = 0; round < rounds; round++) {
  const times: Times = new Map();
  const html = await measureOurs(times);
  for (const [name, ms] of await floor.measure(html)) times.set(`Chromium: ${name}`, ms);
  if (round >= uncounted) all.push(times);
}
print();

/** Returns the finished slides as the page in which they are printed. */
async function measureOurs(times: Times): Promise<string> {
  const timed = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await work();
    times.set(name, (times.get(name) ?? 0) + performance.now() - started);
    return result;
  };
  const draft = await timed('compose', composeDraft);
  const started = performance.now();
  return openDecks([draft], printer, async (page) => {
    times.set('render the drafts, load styles and fonts', performance.now() - started);
    const document = new Proxy(page.document, {
      get(target, name) {
        const work: unknown = Reflect.get(target, name);
        if (typeof work !== 'function') return work;
        return (...values: unknown[]) => timed(`  ${String(name)}`, () => work.apply(target, values));
      },
    });
    const [fitted] = await timed('fit', () => fitInPage([draft], { ...page, document }));
    if (fitted === undefined) throw new Error('There is no deck');
    pages = (await timed('print', () => printFromPage('deck', fitted, page))).pages;
    return renderPrintDecks([{ ...fitted, page: fitted.shop.renderers.decks }]).toHTML();
  });
}

/** Returns the slides of several decks one after the other. */
async function composeDraft(): Promise<DeckInShop> {
  const shops = await openWorkshops(preparation, {
    formats: new Set(['pdf']),
    printer: () => Promise.resolve(printer),
    write: () => Promise.resolve(),
    report: ({ code, message }) => console.error(`${code}: ${message}`),
  });
  const decks = productionsOf(shops)
    .filter(({ id, kind }) => kind === 'deck' && ids.includes(id))
    .flatMap(({ editions }) => editions)
    .map(({ plan, shop }) => ({ deck: composeDeck(plan, shop.context), locale: shop.context.locale, shop }));
  const [first] = decks;
  if (first === undefined) throw new Error(`There is no deck ${ids.join(' or ')}`);
  const slides = decks.flatMap(({ deck }) => deck.slides.map((slide) => ({ ...slide, id: `${deck.id}-${slide.id}` })));
  return { ...first, deck: { ...first.deck, slides } };
}

function print(): void {
  console.log(`fitting and printing ${pages} slides, medians of ${all.length} rounds`);
  for (const name of all[0]?.keys() ?? []) {
    const perHundred = (median(name) / pages) * 100;
    const ms = `${median(name).toFixed(0).padStart(6)} ms ${perHundred.toFixed(0).padStart(6)} ms for 100`;
    console.log(`${name.padEnd(42)} ${ms}`);
  }
  console.log(
    `fit / Chromium's loading and layout: ${(median('fit') / median('Chromium: load and lay out')).toFixed(2)}`,
  );
  console.log(`print / Chromium's print: ${(median('print') / median('Chromium: print')).toFixed(2)}`);
}

function median(name: string): number {
  const sorted = all.map((times) => times.get(name) ?? 0).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
