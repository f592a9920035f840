/** What a reader can click in the PDF of a deck, and what its file is made of. */
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A bookmark, and the number of the page that it leads to, from 1. */
export interface Bookmark {
  readonly title: string;
  readonly page: number;
}

/** What a PDF leads to. */
export interface Clickable {
  readonly bookmarks: readonly Bookmark[];
  /** Page by page where its links lead: an address, or a page as "page 7". Each once. */
  readonly links: readonly (readonly string[])[];
}

interface OutlineEntry {
  readonly title: string;
  readonly dest: unknown;
  readonly items: readonly OutlineEntry[];
}

/** Returns what pdf.js finds to click. */
export async function readClickable(pdf: Uint8Array): Promise<Clickable> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const entries = ((await document.getOutline()) ?? []).flatMap(withInner);
  const bookmarks = [];
  for (const { title, dest } of entries) bookmarks.push({ title, page: await pageOf(document, dest) });
  const links = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const targets = new Set<string>();
    for (const { subtype, url, dest } of await page.getAnnotations()) {
      if (subtype === 'Link') targets.add(url ?? `page ${await pageOf(document, dest)}`);
    }
    links.push([...targets]);
  }
  await task.destroy();
  return { bookmarks, links };
}

function withInner(entry: OutlineEntry): readonly OutlineEntry[] {
  return [entry, ...entry.items.flatMap(withInner)];
}

/** The number of the page of a destination, which may be named; 0 where there is none. */
async function pageOf(document: PDFDocumentProxy, destination: unknown): Promise<number> {
  const found = typeof destination === 'string' ? await document.getDestination(destination) : destination;
  return Array.isArray(found) && found[0] !== undefined ? (await document.getPageIndex(found[0])) + 1 : 0;
}

/** Returns the fonts that a PDF names without bringing them along, and those that are only drawings of letters. */
export function strayFonts(pdf: Uint8Array): readonly string[] {
  const objects = Buffer.from(pdf)
    .toString('latin1')
    .split(/\bendobj\b/);
  return objects.filter((object) => {
    const isDescriptor = /\/Type\s*\/FontDescriptor\b/.test(object);
    return (isDescriptor && !/\/FontFile[23]?\s/.test(object)) || /\/Subtype\s*\/Type3\b/.test(object);
  });
}

/** Returns the text as it is compared, wherever its lines end; the fonts have one shape for both apostrophes. */
export function joined(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u00ad-]/gu, '')
    .replaceAll('\u02bc', '’');
}
