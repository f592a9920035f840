import { homedir } from 'node:os';
import process from 'node:process';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { BrowserChoice } from '../../src/options.ts';
import { findBrowser, requireBrowser } from '../../src/print/browser.ts';
import { Printer, type PrinterOptions } from '../../src/print/printer.ts';

/** Whether these tests may use Chromium's sandbox; it has none for root. */
export const sandbox: boolean = process.getuid?.() !== 0;

/** Returns the browser of this machine; the tests fail without one. */
export async function anyBrowser(): Promise<BrowserChoice> {
  return requireBrowser(await findBrowser({ variables: process.env, platform: process.platform, home: homedir() }));
}

/** Returns a printer of its own. */
export async function launchPrinter(options: Partial<PrinterOptions> = {}): Promise<Printer> {
  return Printer.launch(await anyBrowser(), { tabs: 2, sandbox, signal: new AbortController().signal, ...options });
}

/** What a PDF reader shows of a PDF. */
export interface ReadBack {
  readonly title: string;
  readonly language: string | null;
  readonly pages: readonly {
    readonly text: string;
    readonly width: number;
    readonly height: number;
    /** Runs of text, how far they are above the lower edge of the page, and the size of their type, in points. */
    readonly runs: readonly { readonly text: string; readonly y: number; readonly size: number }[];
  }[];
  readonly outline: readonly string[];
  /** The outline with everything below, in order. */
  readonly bookmarks: readonly string[];
  readonly date: string | null;
  readonly tagged: boolean;
}

/** Returns what pdf.js reads in a PDF. */
export async function readBack(pdf: Uint8Array): Promise<ReadBack> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const info = new Map(Object.entries((await document.getMetadata()).info));
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const lines = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
    const [, , width = 0, height = 0] = page.view;
    const runs = items.flatMap((item) =>
      'str' in item ? [{ text: item.str, y: Number(item.transform[5]), size: item.height }] : [],
    );
    pages.push({ text: lines.join(''), width, height, runs });
  }
  const outline = (await document.getOutline()) ?? [];
  const marks = await document.getMarkInfo();
  const facts = {
    title: text(info.get('Title')) ?? '',
    language: text(info.get('Language')),
    pages,
    outline: outline.map(({ title }) => title),
    bookmarks: outline.flatMap(flatten),
    date: text(info.get('CreationDate')),
    tagged: marks?.Marked === true,
  };
  await task.destroy();
  return facts;
}

interface Bookmark {
  readonly title: string;
  readonly items: readonly Bookmark[];
}

function flatten({ title, items }: Bookmark): readonly string[] {
  return [title, ...items.flatMap(flatten)];
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
