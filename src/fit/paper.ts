import type { Block } from '../block.ts';
import { itemsOf, sliceBlock } from '../compose/slice.ts';
import type { Locale } from '../locale.ts';
import type { TableBreaks, TablePlace, TableSize } from '../measurement.ts';
import type { Paper, Part } from '../publication.ts';
import { type HeightOf, heightsOf, type LongTable, type Parting, partTable, undivided } from './table-parts.ts';

/** What the browser says of a paper's tables; of each part of one, in document order. */
export interface PaperPrint {
  /** Where they stand when the paper is printed and they break like that. */
  readonly draft: (paper: Paper, breaks: readonly TableBreaks[]) => Promise<readonly TablePlace[]>;
  /** How large they are in the last draft. */
  readonly sizes: () => Promise<readonly TableSize[]>;
}

/** A first draft says where tables start, a second one where that led; the rest is for papers with many of them. */
const mostDrafts = 5;

/** What may be left of a page by a part whose table goes on, before it is worth to fill it again. */
const smallHole = 1 / 4;

/** By how much more than measured a part is thought to be high, and again each time that it did not fit, in CSS px. */
const line = 16;

/**
 * Returns the paper with every table that goes over the end of a page in parts, each of which fits on a page with the
 * notes of its rows. A row that does not fit on a page stays a part of its own. The last draft is of that paper.
 */
export async function fitPaper(paper: Paper, locale: Locale, print: PaperPrint): Promise<Paper> {
  const tables = paper.parts.flatMap(tablesIn);
  const first = await print.draft(
    paper,
    tables.map((table) => (isReport(table) ? 'nowhere' : 'rows')),
  );
  if (first.length !== tables.length || first.every(isWhole)) return paper;
  const sizes = await print.sizes();
  let fittings: readonly Fitting[] = tables.flatMap((table, index) => {
    const [size, place] = [sizes[index], first[index]];
    if (size === undefined || place === undefined) return [];
    return [
      {
        table,
        size,
        room: place.room,
        heightOf: heightsOf(table, size, locale),
        parting: { ...undivided, kept: isReport(table) },
        caution: line,
      },
    ];
  });
  let places: readonly (readonly TablePlace[])[] = first.map((place) => [place]);
  let shown = paper;
  for (let draft = 1; draft < mostDrafts; draft++) {
    const next = partAll(fittings, places);
    if (next.every((fitting, index) => fitting === fittings[index])) return shown;
    fittings = next;
    shown = withParts(paper, fittings, locale);
    places = gather(await print.draft(shown, fittings.flatMap(breaksOf)), fittings);
  }
  // What has not come to rest moves to where it fits.
  await print.draft(
    shown,
    fittings.flatMap((fitting) => breaksOf({ ...fitting, parting: { ...fitting.parting, kept: true } })),
  );
  return shown;
}

/** Gap reports are short and many in a row: each stays whole unless it is taller than a page. */
function isReport(table: LongTable): boolean {
  return table.kind === 'gaps';
}

/** A table on its way to its pages. */
interface Fitting {
  readonly table: LongTable;
  readonly size: TableSize;
  /** How much its pages hold. */
  readonly room: number;
  /** Null for a table that the page shows with other rows: it stays as it is. */
  readonly heightOf: HeightOf | null;
  readonly parting: Parting;
  /** By how much more than measured its parts are thought to be high. */
  readonly caution: number;
}

/** Returns the tables with their parts according to the draft; those that need no change are the same objects. */
function partAll(fittings: readonly Fitting[], places: readonly (readonly TablePlace[])[]): readonly Fitting[] {
  // Where the table before will end, once it is no more where the draft had it.
  let end: number | null = null;
  return fittings.map((fitting, index) => {
    const drafted = places[index] ?? [];
    const { distance } = fitting.size;
    const top = end === null || distance === null ? null : end + distance;
    const next = partOne(fitting, drafted, top);
    end = next === fitting && top === null ? null : endOf(next, top ?? drafted[0]?.top ?? 0);
    return next;
  });
}

/** Returns the table with other parts if these do not fit; `top` is where it will start, null if it is as drafted. */
function partOne(fitting: Fitting, drafted: readonly TablePlace[], top: number | null): Fitting {
  const { table, size, room, heightOf, parting } = fitting;
  const [first] = drafted;
  if (heightOf === null || first === undefined) return fitting;
  const count = itemsOf(table);
  const fits = drafted.every((place, index) => isWhole(place) || rowsOf(parting, index, count) === 1);
  const hasHole = drafted.length > 1 && room - first.bottom > room * smallHole;
  if (top === null && fits && !hasHole) return fitting;
  const start = { top: (top ?? first.top) % room, room, lead: size.lead };
  let caution = fits || isUndivided(parting) ? fitting.caution : fitting.caution + line;
  for (; caution < room * smallHole; caution += line) {
    const heights = (from: number, to: number): number => heightOf(from, to) + caution;
    const found = partTable(count, heights, start);
    // What has moved does not tell any more where it would have started.
    const next = { ...found, kept: found.kept || parting.kept };
    if (!isSame(next, parting)) return { ...fitting, parting: next, caution };
    if (fits) break;
  }
  return fitting;
}

/** Returns how far below the top of its last page a table ends that starts at `top`. */
function endOf({ table, size, room, heightOf, parting, caution }: Fitting, top: number): number {
  if (heightOf === null) return top;
  const last = parting.starts.at(-1) ?? 0;
  const height = heightOf(last, itemsOf(table)) + caution;
  if (last > 0) return height % room;
  return ((parting.kept ? size.lead : top) + height) % room;
}

function isWhole({ page, lastPage }: TablePlace): boolean {
  return page === lastPage;
}

function isUndivided({ starts }: Parting): boolean {
  return starts.length === 1;
}

function isSame(a: Parting, b: Parting): boolean {
  return a.kept === b.kept && a.starts.join() === b.starts.join();
}

function rowsOf({ starts }: Parting, part: number, count: number): number {
  return (starts[part + 1] ?? count) - (starts[part] ?? 0);
}

/** Returns the places of each table's parts. */
function gather(places: readonly TablePlace[], fittings: readonly Fitting[]): readonly (readonly TablePlace[])[] {
  let offset = 0;
  return fittings.map(({ parting }) => {
    const start = offset;
    offset += parting.starts.length;
    return places.slice(start, offset);
  });
}

/** Returns where each part of a table may break: only the first one goes on where the text before it ends. */
function breaksOf({ table, room, heightOf, parting }: Fitting): readonly TableBreaks[] {
  return parting.starts.map((start, part) => {
    const isLone = heightOf !== null && rowsOf(parting, part, itemsOf(table)) === 1;
    if (isLone && heightOf(start, start + 1) > room) return 'anywhere';
    return start > 0 || parting.kept ? 'nowhere' : 'rows';
  });
}

function tablesIn(part: Part): readonly LongTable[] {
  return [...part.blocks.filter(isLong), ...part.parts.flatMap(tablesIn)];
}

function isLong(block: Block): block is LongTable {
  return block.kind === 'comparison' || block.kind === 'gaps';
}

function withParts(paper: Paper, fittings: readonly Fitting[], locale: Locale): Paper {
  const parted = new Map<Block, readonly Block[]>(
    fittings.map(({ table, parting }) => [table, partsOf(table, parting, locale)]),
  );
  const inPart = (part: Part): Part => ({
    ...part,
    blocks: part.blocks.flatMap((block) => parted.get(block) ?? [block]),
    parts: part.parts.map(inPart),
  });
  return { ...paper, parts: paper.parts.map(inPart) };
}

function partsOf(table: LongTable, parting: Parting, locale: Locale): readonly Block[] {
  const { starts } = parting;
  if (isUndivided(parting)) return [table];
  return starts.map((from, index) => {
    const part = sliceBlock(table, from, starts[index + 1] ?? itemsOf(table), locale);
    if (part.kind === 'gaps') return { ...part, continued: index > 0 };
    // What the whole table leaves out is said once, at its end.
    const isLast = index === starts.length - 1;
    return part.kind === 'comparison' ? { ...part, continued: index > 0, hidden: isLast ? part.hidden : null } : part;
  });
}
