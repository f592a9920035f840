/** Reads and amends the PDFs of Chromium: classic cross-reference table, objects in plain text, streams compressed. */
import type { PartialDate } from '../model.ts';

/** What a PDF says about its pages. */
export interface PdfFacts {
  readonly pages: number;
  /** Where each element that is the target of a link starts, by the element's id. */
  readonly placeOf: ReadonlyMap<string, PagePlace>;
}

/** A place on a printed page; lengths in CSS px. */
export interface PagePlace {
  /** From 1. */
  readonly page: number;
  /** From the top of what the page holds: in destinations Chromium leaves out the margins. */
  readonly top: number;
  readonly sheet: { readonly width: number; readonly height: number };
}

/** Returns the facts of a PDF that Chromium printed; throws for any other. */
export function readPdf(pdf: Uint8Array): PdfFacts {
  const objects = new PdfObjects(toText(pdf));
  const catalog = objects.get(reference(objects.trailer, 'Root'));
  const order = new Map<number, number>();
  numberPages(objects, reference(catalog, 'Pages'), order);
  const placeOf = new Map<string, PagePlace>();
  if (catalog.includes('/Dests ')) {
    const destinations = objects.get(reference(catalog, 'Dests'));
    for (const [, name = '', page, up] of destinations.matchAll(/\/(\S+) \[(\d+) 0 R \/XYZ \S+ (\S+)/g)) {
      const sheet = sheetOf(objects.get(Number(page)));
      const top = sheet.height - Number(up) * pxPerPoint;
      placeOf.set(decodeName(name), { page: order.get(Number(page)) ?? 0, top, sheet });
    }
  }
  return { pages: order.size, placeOf };
}

const pxPerPoint = 96 / 72;

function sheetOf(page: string): PagePlace['sheet'] {
  const [, width, height] = /\/MediaBox \[0 0 (\S+) (\S+)\]/.exec(page) ?? [];
  return { width: Number(width) * pxPerPoint, height: Number(height) * pxPerPoint };
}

/** Returns the number of pages of a PDF that Chromium printed. */
export function countPages(pdf: Uint8Array): number {
  return readPdf(pdf).pages;
}

/** Returns the PostScript names of the fonts that a PDF uses, each once, e.g. "SourceSans3-Bold". */
export function readFontNames(pdf: Uint8Array): readonly string[] {
  const names = [...toText(pdf).matchAll(/\/FontName \/(?:[A-Z]{6}\+)?(\S+)/g)].map(([, name = '']) =>
    unescapeName(name),
  );
  return [...new Set(names)];
}

/**
 * Removes, in place and without changing the length, everything that differs between two prints of one document: the
 * dates become the given one or vanish, and the ids of table cells count from 1.
 */
export function stampPdf(pdf: Uint8Array, date: PartialDate | null): void {
  const text = toText(pdf);
  const objects = new PdfObjects(text);
  const start = objects.offset(reference(objects.trailer, 'Info'));
  const info = text.slice(start, text.indexOf('endobj', start));
  const stamped = info
    .replace(/\/Creator \((?:\\.|[^\\)])*\)/, (entry) => '/Creator (casedeck)'.padEnd(entry.length))
    .replace(/\/(CreationDate|ModDate) \(D:[^)]*\)/g, (entry, key: string) =>
      dateEntry(key, date).padEnd(entry.length),
    );
  if (stamped.length !== info.length) throw new Error('The information of the PDF changed its length');
  overwrite(pdf, start, stamped);
  renumberIds(pdf, text);
}

function dateEntry(key: string, date: PartialDate | null): string {
  if (date === null) return '';
  const digits = [date.year, date.month ?? 1, date.day ?? 1].map((part, index) => pad(part, index === 0 ? 4 : 2));
  return `/${key} (D:${digits.join('')}000000+00'00')`;
}

/** Table cells carry ids that count on from one document to the next in the same tab; their order is kept. */
function renumberIds(pdf: Uint8Array, text: string): void {
  const found = [...text.matchAll(/\(node(\d{8})\)/g)];
  const numbers = [...new Set(found.map(([, digits = '']) => digits))].sort();
  const places = new Map(numbers.map((digits, index) => [digits, index + 1]));
  for (const { 1: digits = '', index } of found) overwrite(pdf, index, `(node${pad(places.get(digits) ?? 0, 8)})`);
}

function numberPages(objects: PdfObjects, node: number, order: Map<number, number>): void {
  const kids = /\/Kids \[([^\]]*)\]/.exec(objects.get(node))?.[1];
  if (kids === undefined) order.set(node, order.size + 1);
  else for (const [, kid] of kids.matchAll(/(\d+) 0 R/g)) numberPages(objects, Number(kid), order);
}

/** The objects of a PDF by number, found through its cross-reference table. */
class PdfObjects {
  readonly trailer: string;
  readonly #text: string;
  /** Where the first entry of the table starts; every entry is 20 bytes long. */
  readonly #table: number;

  constructor(text: string) {
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]);
    const head = /^xref\s+0 \d+\s*?\n/.exec(text.slice(start, start + 32))?.[0];
    if (head === undefined) throw new Error('The PDF has no cross-reference table');
    this.#text = text;
    this.#table = start + head.length;
    this.trailer = text.slice(text.indexOf('trailer', this.#table));
  }

  offset(number: number): number {
    const entry = this.#table + number * 20;
    return Number(this.#text.slice(entry, entry + 10));
  }

  get(number: number): string {
    const start = this.offset(number);
    return this.#text.slice(start, this.#text.indexOf('endobj', start));
  }
}

function reference(dictionary: string, key: string): number {
  const number = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1];
  if (number === undefined) throw new Error(`The PDF has no ${key}`);
  return Number(number);
}

/** Returns the id behind the name of a destination: Chromium percent-encodes it before PDF escapes it. */
function decodeName(name: string): string {
  return decodeURIComponent(unescapeName(name));
}

/** Returns a name without the escapes of PDF, e.g. "a b" for `a#20b`. */
function unescapeName(name: string): string {
  return name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** One character per byte. */
function toText(pdf: Uint8Array): string {
  return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
}

function overwrite(pdf: Uint8Array, offset: number, text: string): void {
  pdf.set(Buffer.from(text, 'latin1'), offset);
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
