/** A deck of the small study as a file that a browser opens from disk. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { composeDeck } from '../../src/compose/deck.ts';
import { launchBrowser } from '../../src/print/launch.ts';
import type { Deck } from '../../src/publication.ts';
import { renderDeck, renderSlides } from '../../src/render/deck.ts';
import { loadReveal } from '../../src/render/reveal.ts';
import { anyBrowser, sandbox } from '../print/printing.ts';
import { contextOf, pageOf, planOf, small } from '../workshop.ts';

const reveal = await loadReveal();

/** That deck as composed. */
export function deckOf(language: string): Deck {
  return composeDeck(planOf(small, language, 'vortrag', 'deck'), contextOf(small, language));
}

/** A deck as one file. */
export function finished(deck: Deck): string {
  const page = pageOf('decks', small, deck.language);
  return renderDeck(deck, renderSlides(deck, page), page, reveal).toHTML();
}

/** A browser, and files that it opens; all of it goes when this is disposed of. */
export class Viewing implements AsyncDisposable {
  readonly browser: Browser;
  /** What pages said to their consoles, and what failed in them. */
  readonly complaints: string[] = [];
  readonly #folder: string;
  #files = 0;

  private constructor(browser: Browser, folder: string) {
    this.browser = browser;
    this.#folder = folder;
  }

  static async start(): Promise<Viewing> {
    const browser = await launchBrowser(await anyBrowser(), sandbox);
    return new Viewing(browser, await mkdtemp(join(tmpdir(), 'casedeck-test-')));
  }

  /** Writes a file and returns its address. */
  async write(html: string): Promise<string> {
    const file = join(this.#folder, `${this.#files++}.html`);
    await writeFile(file, html);
    return pathToFileURL(file).href;
  }

  /** Opens an address in a window of that size. */
  async open(address: string, width = 1280, height = 720): Promise<Page> {
    const page = await this.browser.newPage();
    this.listen(page);
    await page.setViewport({ width, height });
    await page.goto(address);
    return page;
  }

  /** Opens a deck and waits until its slides are shown. */
  async present(address: string, width = 1280, height = 720): Promise<Page> {
    const page = await this.open(address, width, height);
    await page.waitForSelector('.reveal.ready');
    return page;
  }

  listen(page: Page): void {
    page.on('console', (message) => void this.complaints.push(message.text()));
    page.on('pageerror', (error) => void this.complaints.push(String(error)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
    await rm(this.#folder, { recursive: true });
  }
}

/** The id of the slide that is shown. */
export function shownSlide(page: Page): Promise<string> {
  return page.$eval('section.slide.present', ({ id }) => id);
}
