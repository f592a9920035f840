import { type Browser, type CDPSession, type Page, ProtocolError } from 'puppeteer-core';
import { EnvironmentError } from '../error.ts';
import { type Limits, within } from './deadline.ts';

/**
 * One page of the browser, used for one document after the other. It shows print media on a canvas of 1280 × 720 px, runs
 * no script of a document, and lets no request out. Every step has a deadline.
 */
export class Tab {
  /** PostScript names of the fonts that documents brought along, by a list of their faces; kept by `findFallbacks`. */
  readonly fontsByFaces: Map<string, Set<string>> = new Map();
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #frameId: string;
  readonly #limits: Limits;
  readonly #blocked: Set<string> = new Set();
  #document = 'a new page';

  private constructor(page: Page, session: CDPSession, frameId: string, limits: Limits) {
    this.#page = page;
    this.#session = session;
    this.#frameId = frameId;
    this.#limits = limits;
  }

  /** Opens a page in the browser; the limits are for each of its steps. */
  static async open(browser: Browser, limits: Limits): Promise<Tab> {
    const page = await within(limits, 'opening a page', browser.newPage());
    const crash = new AbortController();
    page.once('error', () => crash.abort());
    const session = await page.createCDPSession();
    const { frameTree } = await session.send('Page.getFrameTree');
    const gone = AbortSignal.any([limits.gone, crash.signal]);
    const tab = new Tab(page, session, frameTree.frame.id, { ...limits, gone });
    await tab.#step('preparing', tab.#prepare());
    return tab;
  }

  /** Shows a document and waits until it is complete with its fonts. The name is for messages. */
  async load(name: string, html: string): Promise<void> {
    this.#document = name;
    this.#blocked.clear();
    const loaded = new Promise((resolve) => this.#session.once('Page.loadEventFired', resolve));
    const shown = this.#session.send('Page.setDocumentContent', { frameId: this.#frameId, html });
    await this.#step('loading', Promise.all([shown, loaded]));
    await this.settle();
  }

  /** Waits until the fonts and images of the document are there; to be called when its content has changed. */
  async settle(): Promise<void> {
    await this.#step('loading the fonts and images of', this.#evaluate(`(${settle})()`));
  }

  /** Returns what an expression yields in the page; promises are awaited. */
  async evaluate(phase: string, expression: string): Promise<unknown> {
    return this.#step(phase, this.#evaluate(expression));
  }

  /** Returns the document as PDF: final with tags and outline, or a fast draft without. */
  async pdf(quality: 'final' | 'draft'): Promise<Uint8Array> {
    const tagged = quality === 'final';
    const { data } = await this.#step(
      'printing',
      this.#session.send('Page.printToPDF', {
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: tagged,
        generateDocumentOutline: tagged,
      }),
    );
    return Buffer.from(data, 'base64');
  }

  /** Returns what `work` asks the browser's protocol. */
  async ask<T>(phase: string, work: (session: CDPSession) => Promise<T>): Promise<T> {
    return this.#step(phase, work(this.#session));
  }

  /** Returns the addresses that the document asked for, in vain; sorted. */
  blocked(): readonly string[] {
    return [...this.#blocked].sort();
  }

  /** Closes the page without waiting for it: it may hang. */
  abandon(): void {
    this.#page.close().catch(() => undefined);
  }

  async #prepare(): Promise<void> {
    const session = this.#session;
    // "Aborted" keeps the document where a navigation fails; every other reason would show an error page instead.
    session.on('Fetch.requestPaused', ({ requestId, request }) => {
      this.#blocked.add(request.url);
      session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => undefined);
    });
    await Promise.all([
      session.send('Page.enable'),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Emulation.setScriptExecutionDisabled', { value: true }),
      session.send('Emulation.setEmulatedMedia', { media: 'print' }),
      session.send('Emulation.setDeviceMetricsOverride', {
        width: 1280,
        height: 720,
        deviceScaleFactor: 1,
        mobile: false,
      }),
    ]);
  }

  async #evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.#session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails === undefined) return result.value;
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }

  /** A page that has crashed may answer before its end is known; what the protocol then says helps nobody. */
  async #step<T>(phase: string, work: Promise<T>): Promise<T> {
    const whole = `${phase} ${this.#document}`;
    try {
      return await within(this.#limits, whole, work);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      throw new EnvironmentError(`The browser failed while ${whole}.`, 'Run `casedeck doctor`.', error);
    }
  }
}

/**
 * Runs in the page, where timers and listeners are dead, but promises work. Faces are loaded even if nothing uses them
 * yet: page margins do, and they are no part of the document.
 */
async function settle(): Promise<void> {
  await Promise.allSettled([...document.fonts].map((face) => face.load()));
  await Promise.allSettled([...document.images].map((image) => image.decode()));
  await document.fonts.ready;
}
