import type { Block, GapsBlock, MetaMatrixBlock, TimelineBlock } from '../block.ts';
import type { Locale } from '../locale.ts';
import type { City } from '../model.ts';
import { acrossOf, sliceTable, withReasons } from './slice.ts';

/** Blocks with columns that may go to different slides, where a single piece is too tall. */
type Columned = Extract<Block, { readonly kind: 'comparison' | 'meta-matrix' | 'gaps' | 'timeline' }>;

/** So many characters are one line in most columns. */
const shortText = 30;

/** Returns how many columns of a table may go to different slides; 0 for what has none. */
export function columnsOf(block: Block): number {
  return isColumned(block) ? lengthsOf(block).length : 0;
}

/**
 * Returns how many columns the first of two parts gets so that neither becomes taller than it must: the longest text has
 * the fewest beside it, else both have the same number. The blocks are the same one in several languages.
 */
export function cutColumns(blocks: readonly Block[]): number {
  const all = blocks.filter(isColumned).map(lengthsOf);
  const lengths = (all[0] ?? []).map((_, column) => Math.max(...all.map((own) => own[column] ?? 0)));
  const middle = Math.ceil(lengths.length / 2);
  // Half as many columns are twice as wide, and their texts half as tall.
  const tallness = (cut: number): number =>
    Math.max(...[lengths.slice(0, cut), lengths.slice(cut)].map((part) => Math.max(...part) * part.length));
  const cuts = lengths.slice(1).map((_, index) => index + 1);
  const least = Math.min(...cuts.map(tallness));
  const best = cuts.filter((cut) => tallness(cut) === least);
  return best.reduce((a, b) => (Math.abs(b - middle) < Math.abs(a - middle) ? b : a), best[0] ?? 0);
}

/** Returns the block with its columns `from` (inclusive) to `to` (exclusive) only; its pieces are repeated. */
export function sliceColumns(block: Block, from: number, to: number, locale: Locale): Block {
  switch (block.kind) {
    case 'comparison':
      return sliceTable(block, acrossOf(block), from, to, locale);
    case 'gaps':
    case 'meta-matrix':
      return sliceCells(block, from, to);
    case 'timeline':
      return sliceLanes(block, from, to);
    default:
      return block;
  }
}

function isColumned(block: Block): block is Columned {
  return ['comparison', 'meta-matrix', 'gaps', 'timeline'].includes(block.kind);
}

/** The number of characters of the longest text in each column. */
function lengthsOf(block: Columned): readonly number[] {
  switch (block.kind) {
    case 'comparison': {
      const { rows } = block.comparison;
      const byRow = block.table.rows.map(({ cells }) => cells.map(({ cell }) => cell.plain.length));
      const columns = acrossOf(block) === 'cities' ? block.table.cities.length : rows.length;
      return Array.from({ length: columns }, (_, column) =>
        Math.max(
          shortText,
          ...(acrossOf(block) === 'cities' ? byRow.map((row) => row[column] ?? 0) : (byRow[column] ?? [])),
        ),
      );
    }
    case 'meta-matrix':
      return longest(block, (column) => block.rows.map(({ cells }) => cells[column]?.summary?.text));
    case 'gaps':
      return longest(block, (column) => block.rows.map(({ cells }) => cells[column]?.note?.text));
    case 'timeline':
      return longest(block, (column) =>
        block.rows.map(({ lanes }) => lanes[column]?.events.map(({ text }) => text.text).join(' ')),
      );
  }
}

function longest(
  { cities }: { readonly cities: readonly City[] },
  textsIn: (column: number) => readonly (string | undefined)[],
): readonly number[] {
  return cities.map((_, column) => Math.max(shortText, ...textsIn(column).map((text) => text?.length ?? 0)));
}

function sliceCells<B extends GapsBlock | MetaMatrixBlock>(block: B, from: number, to: number): B {
  const rows = block.rows.map((row) => ({ ...row, cells: row.cells.slice(from, to) }));
  return withReasons({ ...block, cities: block.cities.slice(from, to), rows });
}

function sliceLanes(block: TimelineBlock, from: number, to: number): TimelineBlock {
  const rows = block.rows.map((row) => ({ ...row, lanes: row.lanes.slice(from, to) }));
  return { ...block, cities: block.cities.slice(from, to), rows };
}
