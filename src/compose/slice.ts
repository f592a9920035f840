import type { ActorsBlock, Block, ComparisonBlock, GapsBlock, MetaMatrixBlock, NumbersBlock } from '../block.ts';
import type { Locale } from '../locale.ts';
import { composeTable, selectFrom } from './table.ts';

type BlockOf<K extends Block['kind']> = Extract<Block, { readonly kind: K }>;

/** How a kind of block is parted: into pieces that are counted from 0 and never parted themselves. */
interface Slicing<B> {
  readonly count: (block: B) => number;
  /** Returns the block with its pieces `from` (inclusive) to `to` (exclusive); what stands around them is repeated. */
  readonly slice: (block: B, from: number, to: number, locale: Locale) => B;
}

/** Null for a kind that stays whole. */
const slicings: { readonly [K in Block['kind']]: Slicing<BlockOf<K>> | null } = {
  title: null,
  scope: null,
  imprint: null,
  figure: null,
  contents: list('entries'),
  prose: list('paragraphs'),
  cities: list('cities'),
  claims: list('claims'),
  'take-aways': list('entries'),
  contact: list('people'),
  numbers: {
    count: (block) => block.table.cities.length,
    slice: (block, from, to, locale) => sliceTable(block, 'cities', from, to, locale),
  },
  timeline: list('rows'),
  statements: list('statements'),
  recommendations: list('recommendations'),
  coverage: list('rows'),
  gaps: { count: (block) => block.rows.length, slice: sliceRows },
  'meta-matrix': { count: (block) => block.rows.length, slice: sliceRows },
  'truth-table': list('rows'),
  sources: list('sources'),
  glossary: list('terms'),
  comparison: {
    count: (block) => countTable(block, piecesOf(block)),
    slice: (block, from, to, locale) => sliceTable(block, piecesOf(block), from, to, locale),
  },
  actors: { count: (block) => block.relations.length + block.actors.length, slice: sliceActors },
  findings: {
    count: (block) => block.groups.reduce((sum, group) => sum + group.findings.length, 0),
    slice: (block, from, to) => ({ ...block, groups: sliceGroups(block.groups, 'findings', from, to) }),
  },
  agreement: {
    count: (block) => block.groups.reduce((sum, group) => sum + group.entries.length, 0),
    slice: (block, from, to) => ({ ...block, groups: sliceGroups(block.groups, 'entries', from, to) }),
  },
};

/** Returns how many pieces of the block may go to different slides; 0 for a block that stays whole. */
export function itemsOf(block: Block): number {
  return slicingOf(block)?.count(block) ?? 0;
}

/** Returns the block with its pieces `from` (inclusive) to `to` (exclusive) only; what stands around them is repeated. */
export function sliceBlock(block: Block, from: number, to: number, locale: Locale): Block {
  return slicingOf(block)?.slice(block, from, to, locale) ?? block;
}

/** The compiler cannot see that a block's kind and its slicing belong together; `slicings` above says so. */
function slicingOf(block: Block): Slicing<Block> | null {
  return slicings[block.kind] as Slicing<Block> | null;
}

/** The slicing of a block whose pieces are the entries of one list. */
function list<K extends string, B extends { readonly [P in K]: readonly unknown[] }>(key: K): Slicing<B> {
  return {
    count: (block) => block[key].length,
    slice: (block, from, to) => ({ ...block, [key]: block[key].slice(from, to) }),
  };
}

/** What stands side by side where its pieces stand one below the other. */
export function acrossOf({ table }: ComparisonBlock): 'attributes' | 'cities' {
  return table.citiesAs === 'columns' ? 'cities' : 'attributes';
}

function piecesOf({ table }: ComparisonBlock): 'attributes' | 'cities' {
  return table.citiesAs === 'columns' ? 'attributes' : 'cities';
}

function countTable({ table }: ComparisonBlock, what: 'attributes' | 'cities'): number {
  return what === 'cities' ? table.cities.length : table.rows.length;
}

/** Returns a table with some of its cities or attributes; its sources and notes are numbered anew. */
export function sliceTable<B extends ComparisonBlock | NumbersBlock>(
  block: B,
  what: 'attributes' | 'cities',
  from: number,
  to: number,
  locale: Locale,
): B {
  const { cities, rows, citiesAs, definitions } = block.table;
  const own = rows.map(({ row }) => row);
  const part = selectFrom(
    block.comparison,
    what === 'attributes' ? own.slice(from, to) : own,
    what === 'cities' ? cities.slice(from, to) : cities,
  );
  const table = composeTable(part, part.rows, citiesAs, locale);
  // A brief has no room for definitions, and so have its parts.
  return { ...block, comparison: part, table: { ...table, ...(definitions.length === 0 ? { definitions } : {}) } };
}

function sliceRows<B extends GapsBlock | MetaMatrixBlock>(block: B, from: number, to: number): B {
  return withReasons({ ...block, rows: block.rows.slice(from, to) });
}

/** Returns the block with those reasons in its legend that occur in it. */
export function withReasons<B extends GapsBlock | MetaMatrixBlock>(block: B): B {
  const occurring = new Set(block.rows.flatMap((row) => row.cells.map(({ reason }) => reason)));
  return { ...block, reasons: block.reasons.filter((reason) => occurring.has(reason)) };
}

/** Who the actors are stands behind their relations. */
function sliceActors(block: ActorsBlock, from: number, to: number): ActorsBlock {
  const { length } = block.relations;
  return {
    ...block,
    relations: block.relations.slice(from, to),
    actors: block.actors.slice(Math.max(from - length, 0), Math.max(to - length, 0)),
  };
}

/** Entries are counted through all groups; a group that goes on repeats its heading. */
function sliceGroups<K extends string, G extends { readonly [P in K]: readonly unknown[] }>(
  groups: readonly G[],
  key: K,
  from: number,
  to: number,
): readonly G[] {
  let offset = 0;
  return groups.flatMap((group) => {
    const start = offset;
    offset += group[key].length;
    const entries = group[key].slice(Math.max(from - start, 0), Math.max(to - start, 0));
    return entries.length === 0 ? [] : [{ ...group, [key]: entries }];
  });
}
