import type { Browser } from 'puppeteer-core';
import { EnvironmentError } from '../error.ts';
import type { SlideMeasurement } from '../measurement.ts';
import type { PartialDate } from '../model.ts';
import type { BrowserChoice } from '../options.ts';
import { printWithContents } from './contents.ts';
import { type FontFallback, findFallbacks } from './fonts.ts';
import { launchBrowser } from './launch.ts';
import { measureSlides } from './measure.ts';
import { readPdf, stampPdf } from './pdf.ts';
import { Tab } from './tab.ts';

/** How a printer works. */
export interface PrinterOptions {
  /** How many documents are worked on at a time. */
  readonly tabs: number;
  readonly sandbox: boolean;
  /** Ends the browser when aborted. */
  readonly signal: AbortSignal;
  /** How long one step of one document may take. Default: 60,000. */
  readonly timeoutMs?: number;
}

/** A document to print; everything it needs is in its HTML. */
export interface PrintJob {
  /** For messages, e.g. "de/papers/overview". */
  readonly name: string;
  readonly html: string;
  /** Whether page numbers are to be filled into `[data-page-of]` elements. */
  readonly contents: boolean;
  /** The date of the PDF; without one it has none. */
  readonly date: PartialDate | null;
}

/** A printed document. */
export interface Printed {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly fallbacks: readonly FontFallback[];
  /** Addresses that the document asked for; no request left the machine. */
  readonly blocked: readonly string[];
}

/**
 * A browser that measures and prints documents, several at a time. Same document, same bytes. Throws EnvironmentError
 * where the browser fails or is too slow; the message says in which step of which document.
 */
export class Printer implements AsyncDisposable {
  /** E.g. "Chrome/156.0.8078.79". */
  readonly version: string;
  readonly #browser: Browser;
  readonly #options: Required<PrinterOptions>;
  readonly #idle: Tab[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #interrupt: () => void;
  #busy = 0;

  private constructor(browser: Browser, version: string, options: Required<PrinterOptions>) {
    this.version = version;
    this.#browser = browser;
    this.#options = options;
    this.#interrupt = () => void this[Symbol.asyncDispose]();
    options.signal.addEventListener('abort', this.#interrupt, { once: true });
  }

  /** Starts the browser. */
  static async launch(choice: BrowserChoice, options: PrinterOptions): Promise<Printer> {
    options.signal.throwIfAborted();
    const browser = await launchBrowser(choice, options.sandbox);
    return new Printer(browser, await browser.version(), { timeoutMs: 60_000, ...options });
  }

  /** Returns the measurements of a deck's slides; see `measureSlides`. */
  async measureSlides(name: string, html: string): Promise<readonly SlideMeasurement[]> {
    return this.#withTab(name, async (tab) => {
      await tab.load(name, html);
      return measureSlides(tab);
    });
  }

  /** Returns the document as tagged PDF with an outline, its page size as its CSS says. */
  async print(job: PrintJob): Promise<Printed> {
    return this.#withTab(job.name, async (tab) => {
      await tab.load(job.name, job.html);
      const pdf = job.contents ? await printWithContents(tab) : await tab.pdf('final');
      stampPdf(pdf, job.date);
      const fallbacks = await findFallbacks(tab, pdf);
      return { pdf, pages: readPdf(pdf).pages, fallbacks, blocked: tab.blocked() };
    });
  }

  /** Ends the browser with all its processes. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#options.signal.removeEventListener('abort', this.#interrupt);
    const killer = setTimeout(() => this.#browser.process()?.kill('SIGKILL'), 5000);
    await this.#browser.close().catch(() => undefined);
    clearTimeout(killer);
  }

  /** Runs work in a tab of its own as soon as one is free; a tab in which something failed is not used again. */
  async #withTab<T>(name: string, work: (tab: Tab) => Promise<T>): Promise<T> {
    const { signal, tabs, timeoutMs } = this.#options;
    while (this.#busy >= tabs) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy++;
    let tab: Tab | undefined;
    try {
      signal.throwIfAborted();
      tab = this.#idle.pop() ?? (await Tab.open(this.#browser, timeoutMs));
      const result = await work(tab);
      this.#idle.push(tab);
      return result;
    } catch (error) {
      tab?.abandon();
      signal.throwIfAborted();
      if (error instanceof EnvironmentError || this.#browser.connected) throw error;
      throw new EnvironmentError(`The browser ended while it worked on ${name}.`, 'Run `casedeck doctor`.', error);
    } finally {
      this.#busy--;
      this.#waiting.shift()?.();
    }
  }
}
