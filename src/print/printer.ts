import type { Browser } from 'puppeteer-core';
import { EnvironmentError } from '../error.ts';
import type { BrowserChoice } from '../options.ts';
import { launchBrowser } from './launch.ts';
import { LoadedDocument, type Printed, type PrintOptions } from './loaded-document.ts';
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
export interface PrintJob extends PrintOptions {
  /** For messages, e.g. "de/papers/overview". */
  readonly name: string;
  readonly html: string;
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
  readonly #gone: AbortController = new AbortController();
  #busy = 0;

  private constructor(browser: Browser, version: string, options: Required<PrinterOptions>) {
    this.version = version;
    this.#browser = browser;
    this.#options = options;
    this.#interrupt = () => void this[Symbol.asyncDispose]();
    browser.once('disconnected', () => this.#gone.abort());
    options.signal.addEventListener('abort', this.#interrupt, { once: true });
  }

  /** Starts the browser. */
  static async launch(choice: BrowserChoice, options: PrinterOptions): Promise<Printer> {
    options.signal.throwIfAborted();
    const browser = await launchBrowser(choice, options.sandbox);
    return new Printer(browser, await browser.version(), { timeoutMs: 60_000, ...options });
  }

  /**
   * Shows a document, everything it needs in its HTML, and does the work on it; its name, e.g. "de/papers/overview", is
   * for messages.
   */
  async open<T>(name: string, html: string, work: (document: LoadedDocument) => Promise<T>): Promise<T> {
    return this.#withTab(name, async (tab) => {
      await tab.load(name, html);
      return work(new LoadedDocument(tab));
    });
  }

  /** Prints a document that is complete as it is. */
  print({ name, html, ...options }: PrintJob): Promise<Printed> {
    return this.open(name, html, (document) => document.print(options));
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
      tab = this.#idle.pop() ?? (await Tab.open(this.#browser, { timeoutMs, gone: this.#gone.signal }));
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
