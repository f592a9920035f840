import type { TableBreaks, TableList, TablePlace, TableSize } from '../measurement.ts';
import { type PdfFacts, readPdf } from './pdf.ts';
import type { Tab } from './tab.ts';

/** A draft print, in which nothing is painted, with the places of the tables in it. */
export interface Draft {
  readonly facts: PdfFacts;
  readonly places: readonly TablePlace[];
}

/** The margins of the pages on which a table stands. */
interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** A table in the page and the ids of the places at which it starts and ends. */
interface Marked {
  readonly start: string;
  readonly end: string;
  readonly margins: Margins;
}

/**
 * Returns a draft with the places of its tables, in document order. Each breaks as `breaks` says, by index, also in later
 * prints, and between its rows without that: then it starts where the text before it ends.
 */
export async function draftTables(tab: Tab, breaks: readonly TableBreaks[]): Promise<Draft> {
  const marked = (await run(tab, 'marking the tables of', markTables, [breaks])) as readonly Marked[];
  const facts = readPdf(await tab.pdf('draft'));
  await run(tab, 'clearing the tables of', clearTables, []);
  return { facts, places: marked.map((table) => placeOf(table, facts)) };
}

/** Returns the sizes of the tables as that draft has them. */
export async function measureTables(tab: Tab, { facts, places }: Draft): Promise<readonly TableSize[]> {
  const { placeOf } = facts;
  const sheets = places.map((_, index) => placeOf.get(`_table-${index}-start`)?.sheet.width ?? 0);
  return (await run(tab, 'measuring the tables of', measureAll, [sheets])) as readonly TableSize[];
}

function placeOf({ start, end, margins }: Marked, { placeOf }: PdfFacts): TablePlace {
  const from = placeOf.get(start);
  const to = placeOf.get(end);
  if (from === undefined || to === undefined) throw new Error('A table of the draft has no place');
  return {
    page: from.page,
    top: from.top,
    lastPage: to.page,
    bottom: to.top,
    room: from.sheet.height - margins.top - margins.bottom,
  };
}

async function run<A extends readonly unknown[]>(
  tab: Tab,
  phase: string,
  work: (...values: A) => unknown,
  values: A,
): Promise<unknown> {
  const parts = [tablesIn, marginsOf, pageNameOf, isForced, firstOfChain, sizeOf, rowsOf, listOf, heightOf, work];
  const given = values.map((value) => JSON.stringify(value)).join(', ');
  return tab.evaluate(phase, `(() => { ${parts.join('\n')} return ${work.name}(${given}); })()`);
}

// Everything below runs in the page, as the text of these functions: they may use one another and nothing else.

function tablesIn(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('main [data-block="comparison"], main [data-block="gaps"]')];
}

/** Makes the starts and ends of tables targets of links: the PDF then says where they are. */
function markTables(breaks: readonly TableBreaks[]): readonly Marked[] {
  // What is hidden takes part in the layout, but not in the time.
  document.documentElement.style.visibility = 'hidden';
  // Margins are measured without the content, which would be laid out for a page that is not its own.
  const main = document.querySelector('main');
  main?.style.setProperty('display', 'none');
  const links = document.createElement('nav');
  links.id = '_tables';
  links.hidden = true;
  const marked = tablesIn().map((table, index) => {
    const end = document.createElement('div');
    table.id = `_table-${index}-start`;
    end.id = `_table-${index}-end`;
    // What turns the page may be within the block; outside of it the end would be on a page of its own.
    (table.querySelector('table')?.parentElement ?? table).append(end);
    table.style.breakInside = breaks[index] === 'nowhere' ? 'avoid' : 'auto';
    for (const row of breaks[index] === 'anywhere' ? table.querySelectorAll('tr') : []) row.style.breakInside = 'auto';
    for (const { id } of [table, end]) {
      const link = document.createElement('a');
      link.href = `#${id}`;
      links.append(link);
    }
    return { start: table.id, end: end.id, margins: marginsOf(pageNameOf(table)) };
  });
  document.body.append(links);
  main?.style.removeProperty('display');
  return marked;
}

function clearTables(): void {
  document.documentElement.style.visibility = '';
  document.getElementById('_tables')?.remove();
  for (const table of tablesIn()) {
    document.getElementById(table.id.replace(/start$/, 'end'))?.remove();
    table.removeAttribute('id');
  }
}

/** Returns the margins of pages of that name, as the style sheets set them. */
function marginsOf(name: string): Margins {
  const margins = { top: '0.4in', right: '0.4in', bottom: '0.4in', left: '0.4in' };
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const pages = rules.filter((rule) => rule instanceof CSSPageRule);
  for (const selector of ['', name]) {
    for (const { style } of pages.filter((rule) => rule.selectorText === selector)) {
      margins.top = style.getPropertyValue('margin-top') || margins.top;
      margins.right = style.getPropertyValue('margin-right') || margins.right;
      margins.bottom = style.getPropertyValue('margin-bottom') || margins.bottom;
      margins.left = style.getPropertyValue('margin-left') || margins.left;
    }
  }
  const probe = document.createElement('div');
  probe.style.position = 'absolute';
  document.body.append(probe);
  const toPx = (length: string): number => {
    probe.style.height = length;
    return probe.getBoundingClientRect().height;
  };
  const { top, right, bottom, left } = margins;
  const lengths = { top: toPx(top), right: toPx(right), bottom: toPx(bottom), left: toPx(left) };
  probe.remove();
  return lengths;
}

/** Returns the name of the pages on which a block or heading stands, "auto" for common ones. */
function pageNameOf(element: Element): string {
  // What turns the page may be within a block.
  for (
    let around: Element | null = element.querySelector('table') ?? element;
    around !== null;
    around = around.parentElement
  ) {
    const name = getComputedStyle(around).getPropertyValue('page');
    if (name !== 'auto' && name !== '') return name;
  }
  return 'auto';
}

function isForced(element: Element): boolean {
  return !['auto', 'avoid', 'avoid-page'].includes(getComputedStyle(element).breakBefore);
}

/** Lays the tables out with the widths that they have in print, measures them, and undoes that. */
function measureAll(sheets: readonly number[]): readonly TableSize[] {
  const tables = tablesIn();
  const names = tables.map(pageNameOf);
  for (const [index, table] of tables.entries()) {
    const { left, right } = marginsOf(names[index] ?? 'auto');
    const width = `${(sheets[index] ?? 0) - left - right}px`;
    table.style.width = width;
    if (names[index] === 'auto') document.body.style.width = width;
  }
  const breaks = [...document.querySelectorAll('main section, main .block')].filter(isForced);
  const runs = tables.map((table) => {
    const before = breaks.filter(
      (place) => place === table || table.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_PRECEDING,
    );
    return before.length;
  });
  const sizes = tables.map((table, index) => {
    const before = tables[index - 1];
    const follows = before !== undefined && runs[index] === runs[index - 1] && names[index] === names[index - 1];
    const distance = follows ? table.getBoundingClientRect().top - before.getBoundingClientRect().bottom : null;
    return { ...sizeOf(table), distance };
  });
  document.body.style.width = '';
  for (const table of tables) table.style.width = '';
  return sizes;
}

function sizeOf(block: Element): Omit<TableSize, 'distance'> {
  const { top, bottom } = block.getBoundingClientRect();
  const rows = rowsOf(block);
  const trs = [...block.querySelectorAll('tbody > tr')];
  const rowsTop = trs[0]?.getBoundingClientRect().top ?? bottom;
  const rowsBottom = trs.at(-1)?.getBoundingClientRect().bottom ?? bottom;
  const lists = [...block.querySelectorAll('.apparatus > p')].map(listOf);
  return {
    lead: top - firstOfChain(block).getBoundingClientRect().top,
    head: rowsTop - top,
    rows,
    foot: bottom - rowsBottom - lists.reduce((sum, list) => sum + list.height, 0),
    lists,
  };
}

/** Returns the first of the headings that stand right above a block and stay with it, or the block. */
function firstOfChain(block: Element): Element {
  const name = pageNameOf(block);
  let first = block;
  for (let element: Element | null = block; element !== null && !isForced(element); ) {
    const before: Element | null = element.previousElementSibling;
    if (before === null) element = element.parentElement?.closest('section') ?? null;
    else if (/^H[1-6]$/.test(before.tagName) && pageNameOf(before) === name) {
      first = before;
      element = before;
    } else break;
  }
  return first;
}

function rowsOf(block: Element): TableSize['rows'] {
  let group = 0;
  let opens = false;
  const rows: { height: number; group: number; opens: boolean }[] = [];
  for (const row of block.querySelectorAll('tbody > tr')) {
    if (row.querySelector('th[scope="rowgroup"]') !== null) {
      group = heightOf(row);
      opens = true;
    } else {
      rows.push({ height: heightOf(row), group, opens });
      opens = false;
    }
  }
  return rows;
}

function listOf(list: Element): TableList {
  // The area that its text covers says how much of the list an entry is, in columns, in lines and as a block.
  const areaOf = (entry: Element): number =>
    [...entry.getClientRects()].reduce((sum, { width, height }) => sum + width * height, 0);
  return {
    name: list.className,
    height: heightOf(list),
    lineHeight: Number.parseFloat(getComputedStyle(list).lineHeight) || 0,
    entries: [...list.querySelectorAll('.legend-entry, .summary, .note')].map(areaOf),
  };
}

function heightOf(element: Element): number {
  return element.getBoundingClientRect().height;
}
