import type { SlideMeasurement, TableBreaks, TablePlace, TableSize } from '../measurement.ts';
import type { PartialDate } from '../model.ts';
import { printWithContents } from './contents.ts';
import { type FontFallback, findFallbacks } from './fonts.ts';
import { measureSlides } from './measure.ts';
import { countPages, readPdf, stampPdf } from './pdf.ts';
import { type ShownDeck, ShownDecks } from './shown-decks.ts';
import type { Tab } from './tab.ts';
import { type Draft, draftTables, measureTables } from './tables.ts';

/** How a document is printed. */
export interface PrintOptions {
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
 * A document that stands in a tab of the browser. Style sheets and fonts are loaded once, which is most of the work; its
 * content may be replaced and looked at as often as needed before it is printed.
 */
export class LoadedDocument {
  readonly #tab: Tab;
  readonly #decks: ShownDecks;
  /** The last draft, as long as the document is as it was then. */
  #draft: Draft | null = null;

  constructor(tab: Tab) {
    this.#tab = tab;
    this.#decks = new ShownDecks(tab);
  }

  /** Replaces what stands in `<main>`; everything around it, fonts included, stays. */
  async replaceMain(markup: string): Promise<void> {
    this.#draft = null;
    this.#decks.forget();
    await this.#tab.evaluate('replacing the content of', `(${replaceMain})(${JSON.stringify(markup)})`);
    await this.#tab.settle();
    await this.#tab.evaluate('showing', `(${showMain})()`);
  }

  /** Gives the document another language and title, where its content is replaced by that of another publication. */
  async describe(language: string, title: string): Promise<void> {
    await this.#tab.evaluate('naming', `(${describe})(${JSON.stringify(language)}, ${JSON.stringify(title)})`);
  }

  /** Shows those decks and no others in `<main>`; only what has changed since then is laid out again. */
  async showDecks(decks: readonly ShownDeck[]): Promise<void> {
    await this.#decks.show(decks);
  }

  /** Gives each slide the class `size-<n>`, n by its id and 0 without one. */
  async sizeSlides(sizes: ReadonlyMap<string, number>): Promise<void> {
    await this.#tab.evaluate('resizing', `(${sizeSlides})(${JSON.stringify([...sizes])})`);
  }

  /** Returns the measurements of a deck's slides; see `measureSlides`. */
  measureSlides(ids: readonly string[] | null = null): Promise<readonly SlideMeasurement[]> {
    return measureSlides(this.#tab, ids);
  }

  /** Prints a draft and returns where the tables of a paper stand in it; see `draftTables`. */
  async draftTables(breaks: readonly TableBreaks[]): Promise<readonly TablePlace[]> {
    this.#draft = await draftTables(this.#tab, breaks);
    return this.#draft.places;
  }

  /** Returns how large the tables of the last draft are; see `measureTables`. */
  async measureTables(): Promise<readonly TableSize[]> {
    if (this.#draft === null) throw new Error('Tables are measured on the pages of a draft');
    return measureTables(this.#tab, this.#draft);
  }

  /** Returns how many pages the document would have in print. */
  async countPages(): Promise<number> {
    return countPages(await this.#tab.pdf('draft'));
  }

  /**
   * Returns the document as tagged PDF with an outline, its page size as its CSS says. Whatever is printed after it needs
   * new content.
   */
  async print({ contents, date }: PrintOptions): Promise<Printed> {
    const tab = this.#tab;
    // Looking for fonts changes the content.
    this.#decks.forget();
    const pdf = contents ? await printWithContents(tab, this.#draft?.facts ?? null) : await tab.pdf('final');
    stampPdf(pdf, date);
    const fallbacks = await findFallbacks(tab, pdf);
    return { pdf, pages: readPdf(pdf).pages, fallbacks, blocked: tab.blocked() };
  }
}

/** Runs in the page. */
function sizeSlides(sizes: readonly (readonly [string, number])[]): void {
  const byId = new Map(sizes);
  for (const slide of document.querySelectorAll('section[data-slide]')) {
    const size = byId.get(slide.getAttribute('data-slide') ?? '') ?? 0;
    const classes = slide.className.replace(/\bsize-\d+/, `size-${size}`);
    if (classes !== slide.className) slide.className = classes;
  }
}

/** Runs in the page: new content stays out of the layout until its fonts and images are there. */
function replaceMain(markup: string): void {
  const main = document.querySelector('main');
  if (main === null) throw new Error('The document has no main element');
  main.style.display = 'none';
  main.innerHTML = markup;
}

/** Runs in the page. */
function describe(language: string, title: string): void {
  document.documentElement.lang = language;
  document.title = title;
}

/** Runs in the page. */
function showMain(): void {
  document.querySelector('main')?.style.removeProperty('display');
}
