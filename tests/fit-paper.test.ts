import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../src/block.ts';
import { composePaper } from '../src/compose/paper.ts';
import { itemsOf, sliceBlock } from '../src/compose/slice.ts';
import { fitPaper, type PaperPrint } from '../src/fit/paper.ts';
import { type HeightOf, heightsOf, type LongTable, partTable } from '../src/fit/table-parts.ts';
import type { TableBreaks, TableList, TablePlace, TableSize } from '../src/measurement.ts';
import type { Paper } from '../src/publication.ts';
import { blockWith, piecesOf } from './compose/pieces.ts';
import { localeOf } from './locales.ts';
import { contextOf, planOf, small } from './workshop.ts';

const de = localeOf('de');

/** What every page holds, and what is above the rows of every table and below all that belongs to them. */
const room = 900;
const head = 50;
const foot = 10;

describe('the parts of a table', () => {
  const sum =
    (heights: readonly number[]): HeightOf =>
    (from, to) =>
      head + heights.slice(from, to).reduce((total, height) => total + height, 0);
  const rows = fc.array(fc.integer({ min: 10, max: 750 }), { minLength: 1, maxLength: 60 });
  const start = fc.record({ top: fc.integer({ min: 0, max: room }), lead: fc.integer({ min: 0, max: 100 }) });

  test('fit their pages and are as few as possible', () => {
    fc.assert(
      fc.property(rows, start, (heights, { top, lead }) => {
        const heightOf = sum(heights);
        const { starts, kept } = partTable(heights.length, heightOf, { top, room, lead });
        expect(starts[0]).toBe(0);
        const ends = [...starts.slice(1), heights.length];
        const first = kept ? room - lead : room - top;
        for (const [index, from] of starts.entries()) {
          const to = ends[index] ?? 0;
          expect(to).toBeGreaterThan(from);
          expect(heightOf(from, to)).toBeLessThanOrEqual(index === 0 ? first : room);
        }
        // Filling page after page cannot do with fewer.
        let [parts, from] = [1, 0];
        for (let to = 1; to <= heights.length; to++) {
          if (heightOf(from, to) <= (from === 0 ? first : room)) continue;
          from = to - 1;
          parts += 1;
        }
        expect(starts).toHaveLength(parts);
      }),
    );
  });

  test('are full pages, but no row is alone if that can be', () => {
    const tenRows = sum(Array.from({ length: 19 }, () => 85));
    expect(partTable(19, tenRows, { top: 50, room, lead: 0 })).toEqual({ starts: [0, 9], kept: false });
    const eleven = sum(Array.from({ length: 11 }, () => 85));
    expect(partTable(11, eleven, { top: 0, room, lead: 0 })).toEqual({ starts: [0, 9], kept: false });
  });

  test('start on the next page where two rows have no room, or where that saves a part and leaves little empty', () => {
    const eight = sum(Array.from({ length: 8 }, () => 100));
    expect(partTable(8, eight, { top: 700, room, lead: 30 })).toEqual({ starts: [0], kept: true });
    expect(partTable(8, eight, { top: 500, room, lead: 30 })).toEqual({ starts: [0, 3], kept: false });
    const twenty = sum(Array.from({ length: 20 }, () => 100));
    expect(partTable(20, twenty, { top: 700, room, lead: 30 })).toEqual({ starts: [0, 8, 16], kept: true });
  });

  test('are single rows where these are taller than a page; the next ones stand below, as far as there is room', () => {
    const tall = sum([2000, 100, 100, 300, 300, 1000]);
    // The first ends 550 px below the top of a page, the others need 250, 650 and more than any page.
    expect(partTable(6, tall, { top: 300, room, lead: 0 })).toEqual({ starts: [0, 1, 3, 5], kept: false });
    expect(partTable(2, sum([1000, 400]), { top: 300, room, lead: 0 })).toEqual({ starts: [0, 1], kept: false });
  });

  test('that are not needed are not made', () => {
    expect(partTable(3, sum([100, 100, 100]), { top: 550, room, lead: 0 })).toEqual({ starts: [0], kept: false });
  });
});

describe('the height of a part', () => {
  const table = tableWith('comparison', 12);
  const size = sizeOf(table);
  const heightOf = heightsOf(table, size, de) ?? (() => 0);

  test('is that of its rows with the notes and sources that they need', () => {
    for (let from = 0; from < 12; from++) {
      for (let to = from + 1; to <= 12; to++) {
        expect(heightOf(from, to)).toBeCloseTo(heightWithNotes(sliceBlock(table, from, to, de)));
      }
    }
    expect(heightOf(0, 4)).toBeLessThan(heightOf(4, 12));
  });

  test('has the label of a group above its first row, once', () => {
    const rows = [
      { height: 10, group: 7, opens: true },
      { height: 10, group: 7, opens: false },
      { height: 10, group: 9, opens: true },
    ];
    const grouped = heightsOf(tableWith('gaps', 3), { ...size, rows, lists: [], head: 0, foot: 0 }, de);
    expect([grouped?.(0, 2), grouped?.(1, 2), grouped?.(1, 3), grouped?.(2, 3)]).toEqual([27, 17, 36, 19]);
  });

  test('has all of a list of which the entries are not known', () => {
    const unknown = size.lists.map((list) => ({ ...list, entries: [] }));
    const all = unknown.reduce((sum, { height }) => sum + height, 0);
    const whole = heightsOf(table, { ...size, lists: unknown }, de);
    expect(whole?.(0, 1)).toBeCloseTo(head + foot + all + (size.rows[0]?.height ?? 0));
  });

  test('is not known of a table that shows other rows', () => {
    expect(heightsOf(table, { ...size, rows: size.rows.slice(1) }, de)).toBeNull();
  });
});

describe('a paper', () => {
  const block = fc.record({
    kind: fc.constantFrom('comparison' as const, 'gaps' as const, 'prose' as const),
    count: fc.integer({ min: 1, max: 40 }),
  });

  test('comes out with all rows in order, each part on one page, whatever it is made of', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 7 }), fc.integer({ min: 0, max: 15 }), async (specs, surprise) => {
        const blocks = specs.map(({ kind, count }) => blockWith(kind, count));
        const print = new FakePrint(surprise);
        const fitted = await fitPaper(paperOf(blocks), de, print);
        expect(tablesOf(fitted).flatMap(piecesOf)).toEqual(tablesOf(paperOf(blocks)).flatMap(piecesOf));
        expect(continuations(fitted)).toEqual(tablesOf(paperOf(blocks)).length);
        const last = print.drafts.at(-1);
        // In the end every part that does not fit moves to the next page.
        const places = await print.draft(
          fitted,
          tablesOf(fitted).map(() => 'nowhere'),
        );
        expect(last).toEqual(places);
        for (const [index, { page, lastPage }] of places.entries()) {
          const table = tablesOf(fitted)[index];
          if (table !== undefined && itemsOf(table) > 1) expect(lastPage).toBe(page);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('without long tables is looked at once and stays as it is', async () => {
    const paper = paperOf([blockWith('comparison', 3), blockWith('prose', 60), blockWith('gaps', 3)]);
    const print = new FakePrint(0);
    expect(await fitPaper(paper, de, print)).toBe(paper);
    expect([print.drafts.length, print.measured]).toEqual([1, 0]);
  });

  test('with long tables is printed as a draft twice: where the second one starts follows from the first', async () => {
    const print = new FakePrint(0);
    const blocks = [blockWith('prose', 3), blockWith('comparison', 60), blockWith('prose', 5), blockWith('gaps', 60)];
    const fitted = await fitPaper(paperOf(blocks), de, print);
    expect(tablesOf(fitted).length).toBeGreaterThan(4);
    expect([print.drafts.length, print.measured]).toEqual([2, 1]);
  });

  test('keeps a gap report whole from the first draft on, and lets a comparison break between its rows', async () => {
    const print = new FakePrint(0);
    const asked: (readonly string[])[] = [];
    const draft: PaperPrint['draft'] = (paper, breaks) => {
      asked.push(breaks);
      return print.draft(paper, breaks);
    };
    await fitPaper(paperOf([blockWith('comparison', 3), blockWith('gaps', 3)]), de, { draft, sizes: print.sizes });
    expect(asked).toEqual([['rows', 'nowhere']]);
  });

  test('says once what a table leaves out, under its last part', async () => {
    const long = { ...tableWith('comparison', 40), hidden: { view: 'key' as const, count: 3 } };
    const fitted = await fitPaper(paperOf([long as LongTable]), de, new FakePrint(0));
    const hidden = tablesOf(fitted).map((table) => table.kind === 'comparison' && table.hidden !== null);
    expect(hidden).toEqual(hidden.map((_, index) => index === hidden.length - 1));
  });

  test('keeps a table of which the page shows other rows', async () => {
    const paper = paperOf([blockWith('comparison', 40)]);
    const print = new FakePrint(0);
    const sizes = async () => (await print.sizes()).map((size) => ({ ...size, rows: [] }));
    expect(await fitPaper(paper, de, { draft: print.draft, sizes })).toBe(paper);
  });
});

/** A browser that knows one format of pages; parts are `surprise` px taller than the whole lets expect. */
class FakePrint implements PaperPrint {
  readonly drafts: (readonly TablePlace[])[] = [];
  measured = 0;
  readonly #surprise: number;
  #paper: Paper | null = null;

  constructor(surprise: number) {
    this.#surprise = surprise;
  }

  readonly draft = async (paper: Paper, breaks: readonly TableBreaks[]): Promise<readonly TablePlace[]> => {
    this.#paper = paper;
    const places: TablePlace[] = [];
    let end = 0;
    const nextPage = (): number => Math.ceil(end / room) * room;
    for (const block of blocksOf(paper)) {
      if (!isTable(block)) {
        end += proseHeight(block);
        continue;
      }
      const whole = heightWithNotes(block) + (isPart(block, paper) ? this.#surprise : 0);
      if (breaks[places.length] === 'nowhere' && (end % room) + whole > room) end = nextPage();
      const start = end;
      end += whole;
      const lastPage = Math.max(1, Math.ceil(end / room));
      const place = { top: start % room, bottom: end - (lastPage - 1) * room, lastPage, room };
      places.push({ page: Math.floor(start / room) + 1, ...place });
    }
    this.drafts.push(places);
    return places;
  };

  readonly sizes = async (): Promise<readonly TableSize[]> => {
    this.measured += 1;
    let distance: number | null = null;
    return blocksOf(this.#paper ?? paperOf([])).flatMap((block) => {
      if (!isTable(block)) {
        if (distance !== null) distance += proseHeight(block);
        return [];
      }
      const size = { ...sizeOf(block), distance };
      distance = 0;
      return [size];
    });
  };
}

function isPart(table: LongTable, paper: Paper): boolean {
  const tables = tablesOf(paper);
  return table.continued || tables[tables.indexOf(table) + 1]?.continued === true;
}

/** How many tables begin. */
function continuations(paper: Paper): number {
  return tablesOf(paper).filter(({ continued }) => !continued).length;
}

function proseHeight(block: Block): number {
  return itemsOf(block) * 30;
}

/** Rows differ in height by their names. */
function rowHeights(table: LongTable): readonly number[] {
  return piecesOf(table).map((piece) => 30 + ([...piece].length % 7) * 10);
}

function heightWithNotes(table: Block): number {
  if (!isTable(table)) return 0;
  const parts = [head, foot, ...rowHeights(table), ...listsOf(table).map(({ height }) => height)];
  return parts.reduce((sum, part) => sum + part, 0);
}

function sizeOf(table: LongTable): TableSize {
  const rows = rowHeights(table).map((height) => ({ height, group: 0, opens: false }));
  return { distance: null, lead: 0, head, rows, foot, lists: listsOf(table) };
}

/** Notes of 12 px; sources of 5 px and as much for each of their locators. */
function listsOf(table: LongTable): readonly TableList[] {
  if (table.kind === 'gaps') return [];
  const { notes, sources } = table.table;
  const list = (name: string, entries: readonly number[]): TableList => {
    return { name, height: entries.reduce((sum, entry) => sum + entry, 0), lineHeight: 0, entries };
  };
  return [
    list(
      'notes',
      notes.map(() => 12),
    ),
    list(
      'sources',
      sources.map(({ locators }) => 5 * (1 + locators.length)),
    ),
  ];
}

function tableWith(kind: 'comparison' | 'gaps', count: number): LongTable {
  const block = blockWith(kind, count);
  if (!isTable(block)) throw new Error('That is no table');
  return block;
}

function isTable(block: Block): block is LongTable {
  return block.kind === 'comparison' || block.kind === 'gaps';
}

function tablesOf(paper: Paper): readonly LongTable[] {
  return blocksOf(paper).filter(isTable);
}

function blocksOf(paper: Paper): readonly Block[] {
  return paper.parts.flatMap((part) => part.blocks);
}

/** A paper with those blocks in one chapter. */
function paperOf(blocks: readonly Block[]): Paper {
  const paper = composePaper(planOf(small, 'de', 'bericht', 'paper'), contextOf(small, 'de'));
  const [part] = paper.parts;
  return { ...paper, parts: part === undefined ? [] : [{ ...part, blocks, parts: [] }] };
}
