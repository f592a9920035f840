import type { ActorsBlock, Block, ComparisonBlock } from '../block.ts';
import type { Locale } from '../locale.ts';
import { composeTable } from './table.ts';

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
  contents: list('entries'),
  prose: list('paragraphs'),
  cities: list('cities'),
  claims: list('claims'),
  timeline: list('rows'),
  statements: list('statements'),
  recommendations: list('recommendations'),
  coverage: list('rows'),
  gaps: list('rows'),
  'meta-matrix': list('rows'),
  'truth-table': list('rows'),
  sources: list('sources'),
  glossary: list('terms'),
  comparison: { count: (block) => block.table.rows.length, slice: sliceComparison },
  actors: { count: (block) => block.relations.length, slice: sliceActors },
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

/** Sources and notes of a table are numbered anew in each part. */
function sliceComparison(block: ComparisonBlock, from: number, to: number, locale: Locale): ComparisonBlock {
  const rows = block.table.rows.slice(from, to).map(({ row }) => row);
  return { ...block, table: composeTable(block.comparison, rows, block.table.citiesAs, locale) };
}

/** Who the actors are stands with the first of their relations. */
function sliceActors(block: ActorsBlock, from: number, to: number): ActorsBlock {
  return { ...block, actors: from === 0 ? block.actors : [], relations: block.relations.slice(from, to) };
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
