/** A deck in the window of somebody's browser, opened from disk. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, KeyInput, Page } from 'puppeteer-core';
import { ruler } from '../slide-check.ts';
import { type Looking, prepareLooking, type Seen } from './looking.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Width and height in CSS px. */
export type Size = readonly [width: number, height: number];

/** A deck in a window. */
export class DeckWindow implements AsyncDisposable {
  readonly page: Page;
  /** What the page said, what failed in it, and what it asked for besides itself. */
  readonly complaints: string[] = [];

  private constructor(page: Page, address: string) {
    this.page = page;
    page.on('console', (message) => void this.complaints.push(message.text()));
    page.on('pageerror', (error) => void this.complaints.push(String(error)));
    page.on('request', (request) => {
      const [asked = ''] = request.url().split(/[?#]/);
      if (asked !== address && !asked.startsWith('data:')) this.complaints.push(`asks for ${asked}`);
    });
  }

  /** Opens the file; `query` is what follows its name in the address. */
  static async open(browser: Browser, address: string, [width, height]: Size, query = ''): Promise<DeckWindow> {
    const page = await browser.newPage();
    const deck = new DeckWindow(page, address);
    await page.setViewport({ width, height });
    await page.goto(address + query);
    await page.evaluate('document.fonts.ready');
    return deck;
  }

  /** Opens the file and prepares what slides are asked. */
  static async present(browser: Browser, address: string, size: Size): Promise<DeckWindow> {
    const deck = await DeckWindow.open(browser, address, size);
    await deck.page.waitForSelector('.reveal.ready');
    await deck.equip();
    return deck;
  }

  /** Makes it possible to ask. */
  async equip(): Promise<void> {
    await this.page.evaluate(axe);
    await this.page.evaluate(`(() => { ${ruler()}\n ${prepareLooking}\n prepareLooking(seeSlide); })()`);
  }

  /** Makes the window of that size, and lets the page draw itself anew. */
  async resize([width, height]: Size): Promise<void> {
    await this.page.setViewport({ width, height });
    await this.page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  }

  async ask<Question extends keyof Looking>(question: Question): Promise<Awaited<ReturnType<Looking[Question]>>> {
    return (await this.page.evaluate(`looking.${question}()`)) as Awaited<ReturnType<Looking[Question]>>;
  }

  press(key: KeyInput): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** Walks from where the deck is to its end as a person does with one key; `see` is asked in every state. */
  async walk(see: () => Promise<Seen>): Promise<readonly Seen[]> {
    const seen: Seen[] = [];
    for (let next = await see(); next.place !== seen.at(-1)?.place; next = await see()) {
      seen.push(next);
      await this.press('ArrowRight');
    }
    return seen;
  }

  /** Has axe-core look at the slide as it is shown, and visits with one key all that the keyboard reaches. */
  async examine(): Promise<Seen> {
    const { place, faults } = await this.ask('measure');
    const found = await this.ask('audit');
    const stops = await this.ask('startTour');
    for (let stop = 0; stop <= stops; stop++) await this.press('Tab');
    return { place, faults: [...faults, ...found, ...(await this.ask('endTour'))] };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page.close();
  }
}
