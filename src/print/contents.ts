import type { PdfFacts } from './pdf.ts';
import { readPdf } from './pdf.ts';
import type { Tab } from './tab.ts';

/** Where each element starts that a table of contents names, by the element's id; null for one that does not exist. */
type PageNumbers = Readonly<Record<string, number | null>>;

/**
 * Returns the PDF of a document whose `[data-page-of="<id>"]` elements say on which page the element of that id starts,
 * or "?" where no link leads to such an element. The numbers come from a draft in which nothing is painted, which may be
 * known already; they are compared with the final PDF, and the print is repeated in the rare case that filling them in
 * moved something.
 */
export async function printWithContents(tab: Tab, draft: PdfFacts | null): Promise<Uint8Array> {
  const ids = (await tab.evaluate('reading the contents of', `(${readContents})()`)) as readonly string[];
  let numbers = look(ids, draft ?? readPdf(await tab.pdf('draft')));
  for (let attempt = 0; attempt < 3; attempt++) {
    await tab.evaluate('filling the contents of', `(${fillContents})(${JSON.stringify(numbers)})`);
    const pdf = await tab.pdf('final');
    const actual = look(ids, readPdf(pdf));
    if (ids.every((id) => numbers[id] === actual[id])) return pdf;
    numbers = actual;
  }
  throw new Error('The page numbers of the contents do not come to rest: they need a fixed width');
}

function look(ids: readonly string[], { placeOf }: PdfFacts): PageNumbers {
  return Object.fromEntries(ids.map((id) => [id, placeOf.get(id)?.page ?? null]));
}

/** Runs in the page: returns the ids, and hides everything, which takes no part in the layout but in the time. */
function readContents(): readonly string[] {
  document.documentElement.style.visibility = 'hidden';
  return [...document.querySelectorAll('[data-page-of]')].map((entry) => entry.getAttribute('data-page-of') ?? '');
}

/** Runs in the page. */
function fillContents(numbers: PageNumbers): void {
  document.documentElement.style.visibility = '';
  for (const entry of document.querySelectorAll('[data-page-of]')) {
    entry.textContent = String(numbers[entry.getAttribute('data-page-of') ?? ''] ?? '?');
  }
}
