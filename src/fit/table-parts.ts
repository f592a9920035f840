import type { ComparisonBlock, GapsBlock } from '../block.ts';
import { itemsOf, sliceBlock } from '../compose/slice.ts';
import type { Locale } from '../locale.ts';
import type { TableList, TableSize } from '../measurement.ts';
import { mostWithNotes } from '../render/gaps-view.ts';

/** A table that may go over the end of a page. */
export type LongTable = ComparisonBlock | GapsBlock;

/** How a table is spread over pages. */
export interface Parting {
  /** Index of the first row of each part; the first is 0. */
  readonly starts: readonly number[];
  /** Whether the first part moves to the next page to stay whole. */
  readonly kept: boolean;
}

/** A table that is left as it is. */
export const undivided: Parting = { starts: [0], kept: false };

/** Returns the height of the rows `from` (inclusive) to `to` (exclusive) with caption, heads, and the notes they need. */
export type HeightOf = (from: number, to: number) => number;

/** Returns how many rows of a table there are and how high parts of it are; null if the page shows other rows. */
export function heightsOf(table: LongTable, size: TableSize, locale: Locale): HeightOf | null {
  const count = itemsOf(table);
  if (size.rows.length !== count) return null;
  const rows = Array.from({ length: count }, (_, index) => entriesOf(sliceBlock(table, index, index + 1, locale)));
  const whole = entriesOf(table);
  const lists = size.lists.map((list) => {
    const entries = whole[list.name] ?? [];
    const needs = rows.map((row) => (row[list.name] ?? []).flat());
    return listHeights(list, entries, needs);
  });
  return (from, to) => {
    const shown = size.rows.slice(from, to);
    const repeated = shown[0]?.opens === false ? shown[0].group : 0;
    const body = shown.reduce((sum, row) => sum + row.height + (row.opens ? row.group : 0), repeated);
    return size.head + body + size.foot + lists.reduce((sum, heightOf) => sum + heightOf(from, to), 0);
  };
}

/** What stands in the lists under a table, entry by entry; an entry is made of one or more things that have a key. */
type Entries = Readonly<Record<string, readonly (readonly string[])[]>>;

function entriesOf(block: ReturnType<typeof sliceBlock>): Entries {
  if (block.kind === 'gaps') return gapEntriesOf(block);
  if (block.kind !== 'comparison') return {};
  const { gaps, coded, external, scales, notes, sources, definitions } = block.table;
  const symbols = [...gaps, ...(coded ? ['coded'] : []), ...(external ? ['external'] : [])];
  return {
    legend: [...symbols, ...scales.map(({ label }) => `scale ${label.text}`), 'summary'].map((key) => [key]),
    notes: notes.map(({ text }) => [text.text]),
    sources: sources.map(({ source, locators }) => [source, ...locators].map((locator) => `${source} ${locator}`)),
    definitions: definitions.map(({ label, text }) => [`${label.text} ${text.text}`]),
  };
}

/** What stands under a gap report: its symbols with that of a value, and notes where cells are too narrow for them. */
function gapEntriesOf({ reasons, rows, cities }: GapsBlock): Entries {
  const notes = new Set(rows.flatMap(({ cells }) => cells.flatMap(({ note }) => note?.text ?? [])));
  return {
    legend: [...reasons, 'present'].map((key) => [key]),
    notes: cities.length <= mostWithNotes ? [] : [...notes].map((text) => [text]),
  };
}

/** Returns how high a list is for some rows: its share of the whole, and a line for columns that do not come out even. */
function listHeights(list: TableList, entries: Entries[string], needs: readonly (readonly string[])[]): HeightOf {
  const all = list.entries.reduce((sum, entry) => sum + entry, 0);
  // Of a list with other entries than the table nothing is known: it may stand whole under each part.
  if (list.entries.length !== entries.length || all === 0) return () => list.height;
  const shares = new Map(
    entries.flatMap((keys, index) => keys.map((key) => [key, (list.entries[index] ?? 0) / all / keys.length] as const)),
  );
  return (from, to) => {
    const needed = new Set(needs.slice(from, to).flat());
    const share = [...needed].reduce((sum, key) => sum + (shares.get(key) ?? 0), 0);
    return share === 0 ? 0 : Math.min(list.height, list.height * share + list.lineHeight);
  };
}

/** A table starts on a page only if so many rows, or all, have room there. */
const fewestRows = 2;

/** A table may leave this share of a page empty if that saves a part. */
const largestHole = 1 / 3;

/** Where a table may start: so far below the top of a page that holds so much, with headings of that height above it. */
export interface Start {
  readonly top: number;
  readonly room: number;
  readonly lead: number;
}

/**
 * Returns the parts of a table of `count` rows: as few as the pages allow, with as few lone rows as possible, the first
 * ones as full as possible. A row that is taller than a page is a part of its own, and the next part follows it.
 */
export function partTable(count: number, heightOf: HeightOf, { top, room, lead }: Start): Parting {
  const left = room - top;
  if (heightOf(0, count) <= left) return undivided;
  // How the rows from each one on are best put onto pages of their own.
  const packings = new Map<number, Packing>([[count, { starts: [], lone: 0 }]]);
  const pack = (from: number, space: number): Packing => {
    let best: Packing | null = null;
    for (let to = from + 1; to <= count && (to === from + 1 || heightOf(from, to) <= space); to++) {
      const height = heightOf(from, to);
      const below = height > room && to < count ? room - ((room - space + height) % room) : 0;
      const rest = below > 0 && heightOf(to, to + 1) <= below ? pack(to, below) : packings.get(to);
      if (rest === undefined) continue;
      const packing = { starts: [from, ...rest.starts], lone: rest.lone + (to === from + 1 ? 1 : 0) };
      if (best === null || compare(packing, best) <= 0) best = packing;
    }
    return best ?? { starts: [from], lone: 0 };
  };
  for (let from = count - 1; from > 0; from--) packings.set(from, pack(from, room));
  const moved = pack(0, room - lead);
  const canStart = heightOf(0, Math.min(fewestRows, count)) <= left || heightOf(0, 1) > room;
  const here = canStart ? pack(0, left) : null;
  const isMoved = here === null || (moved.starts.length < here.starts.length && left + lead <= room * largestHole);
  return { starts: (isMoved ? moved : here).starts, kept: isMoved };
}

/** Parts of some rows, and how many of these have one row only. */
interface Packing {
  readonly starts: readonly number[];
  readonly lone: number;
}

function compare(a: Packing, b: Packing): number {
  return a.starts.length - b.starts.length || a.lone - b.lone;
}
