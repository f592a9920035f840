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
