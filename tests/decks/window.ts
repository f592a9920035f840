/** A deck in the window of somebody's browser, opened from disk. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, KeyInput, Page } from 'puppeteer-core';
import { ruler } from '../slide-check.ts';
import { prepareLooking } from './looking.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Width and height in CSS px. */
export type Size = readonly [width: number, height: number];

/** What was seen of one state of a slide. */
export interface Seen {
  /** The slide's id and the step of its build-up, e.g. "netze-comparison/-1". */
  readonly place: string;
  readonly faults: readonly string[];
}

/** A deck in a window. What goes wrong in the page is gathered in `faults`. */
export class DeckWindow implements AsyncDisposable {
  readonly page: Page;
  readonly faults: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => this.faults.push(`says: ${message.text()}`));
    page.on('pageerror', (error) => this.faults.push(`throws: ${error}`));
  }

  /** Opens the file; `query` is what follows its name in the address. */
  static async open(browser: Browser, address: string, [width, height]: Size, query = ''): Promise<DeckWindow> {
    const page = await browser.newPage();
    const deck = new DeckWindow(page);
    page.on('request', (request) => {
      const [asked = ''] = request.url().split(/[?#]/);
      if (asked !== address && !asked.startsWith('data:')) deck.faults.push(`asks for ${asked}`);
    });
    await page.setViewport({ width, height });
    await page.goto(address + query);
    await page.evaluate('document.fonts.ready');
    return deck;
  }

  /** Makes `looking` available: everything that is asked of a slide. */
  async equip(): Promise<void> {
    await this.page.evaluate(axe);
    await this.page.evaluate(`(() => { ${ruler()}\n ${prepareLooking}\n prepareLooking(seeSlide); })()`);
  }

  press(key: KeyInput): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** The id of the slide that is shown. */
  async slide(): Promise<string> {
    return (await this.page.evaluate('Reveal.getCurrentSlide().id')) as string;
  }

  /** Walks from the first slide to the last as a person does with one key; `see` is asked in every state. */
  async walk(see: () => Promise<Seen>): Promise<readonly Seen[]> {
    const seen: Seen[] = [];
    for (let next = await see(); next.place !== seen.at(-1)?.place; next = await see()) {
      seen.push(next);
      await this.press('ArrowRight');
    }
    return seen;
  }

  /** Measures the slide that is shown, which must have its own size. */
  async measure(): Promise<Seen> {
    return (await this.page.evaluate('looking.measure()')) as Seen;
  }

  /** Measures the slide, has axe-core look at it, and visits all that the keyboard reaches. */
  async examine(): Promise<Seen> {
    const { place, faults, stops } = (await this.page.evaluate('looking.examine()')) as Seen & { stops: number };
    for (let stop = 0; stop <= stops; stop++) await this.press('Tab');
    const focused = (await this.page.evaluate('looking.endTour()')) as readonly string[];
    return { place, faults: [...faults, ...focused] };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page.close();
  }
}
