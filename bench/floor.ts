import puppeteer from 'puppeteer-core';
import type { BrowserChoice } from '../src/options.ts';

/** What Chromium needs without casedeck. */
export interface Floor extends AsyncDisposable {
  /** Returns the milliseconds for a fresh page, loading that HTML and printing it tagged with an outline. */
  print(html: string, isDeck: boolean): Promise<number>;
}

/** Starts a browser as a plain script would. */
export async function floorOf(choice: BrowserChoice, sandbox: boolean): Promise<Floor> {
  const browser = await puppeteer.launch({ executablePath: choice.path, args: sandbox ? [] : ['--no-sandbox'] });
  return {
    async print(html, isDeck) {
      // The screen version of a deck carries reveal.js, whose print rules differ; its slides alone are what we print.
      const text = isDeck ? withoutScripts(html) : html;
      const started = performance.now();
      const page = await browser.newPage();
      await page.setContent(text, { waitUntil: 'load' });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
      const ms = performance.now() - started;
      await page.close();
      return ms;
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

function withoutScripts(html: string): string {
  return html.replace(/<script>[\s\S]*?<\/script>/g, '').replace(/<style>[\s\S]*?<\/style>/, '');
}

/** What Chromium needs for the finished slides of a deck. */
export interface DeckFloor extends AsyncDisposable {
  /** Returns the milliseconds for each step with that page, by name. */
  measure(html: string): Promise<ReadonlyMap<string, number>>;
}

/** Starts a browser with one page, as a plain script would that works on one deck after the other. */
export async function deckFloorOf(choice: BrowserChoice, sandbox: boolean): Promise<DeckFloor> {
  const browser = await puppeteer.launch({
    executablePath: choice.path,
    headless: choice.kind === 'headless-shell' ? 'shell' : true,
    args: sandbox ? [] : ['--no-sandbox'],
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 720 });
  await page.emulateMediaType('print');
  const options = { preferCSSPageSize: true, printBackground: true };
  return {
    async measure(html) {
      const times = new Map<string, number>();
      const timed = async (name: string, work: () => Promise<unknown>): Promise<void> => {
        const started = performance.now();
        await work();
        times.set(name, performance.now() - started);
      };
      await timed('load and lay out', async () => {
        await page.setContent(html, { waitUntil: 'load' });
        await page.evaluate(() => document.fonts.ready.then(() => document.body.offsetHeight));
      });
      await timed('print without tags', () => page.pdf({ ...options, tagged: false, outline: false }));
      await timed('print', () => page.pdf({ ...options, tagged: true, outline: true }));
      return times;
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}
