import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../src/block.ts';
import { comparisonBlock, layOut } from '../src/compose/comparison-block.ts';
import { type FittedDecks, fitDecks } from '../src/fit/deck.ts';
import { enlargeSlides } from '../src/fit/type-size.ts';
import type { Locale } from '../src/locale.ts';
import type { SlideMeasurement } from '../src/measurement.ts';
import type { Deck, Slide } from '../src/publication.ts';
import { blockWith, divisible, piecesOf, slideWith } from './compose/pieces.ts';
import { deckOf } from './decks.ts';
import { localeOf } from './locales.ts';
import { type Kind, wide } from './wide.ts';
import { contextOf } from './workshop.ts';

const de = localeOf('de');

/** The room on every slide, and the height of what is there beside the pieces. */
const height = 300;
const around = 40;

describe('a deck', () => {
  test.each(divisible)(
    'with too many pieces of the kind %s on a slide gets more slides and loses none',
    async (kind) => {
      const deck = deckOf([slideWith([blockWith(kind, 3)], 'kurz'), slideWith([blockWith(kind, 20)], 'lang')]);
      const { value, diagnostics } = await fitDeck(
        deck,
        de,
        measuring(() => 50),
      );
      expect(diagnostics).toEqual([]);
      expect(value.slides.flatMap(piecesOn)).toEqual(deck.slides.flatMap(piecesOn));
      expect(value.slides.map(({ id, part }) => [id, part])).toEqual([
        ['kurz', null],
        ['lang', { number: 1, of: 4 }],
        ['lang-part-2', { number: 2, of: 4 }],
        ['lang-part-3', { number: 3, of: 4 }],
        ['lang-part-4', { number: 4, of: 4 }],
      ]);
    },
  );

  test('of any slides comes out whole and in order, fitting or reported', async () => {
    // A table can be parted between its columns too; see below.
    const kinds = divisible.filter((kind) => kind !== 'comparison');
    const slide = fc.record({ kind: fc.constantFrom(...kinds), count: fc.integer({ min: 1, max: 14 }) });
    const tall = fc.integer({ min: 10, max: 330 });
    await fc.assert(
      fc.asyncProperty(fc.array(slide, { maxLength: 4 }), fc.array(tall, { minLength: 1 }), async (specs, heights) => {
        const deck = deckOf(
          specs.map(({ kind, count }, index) => slideWith([blockWith(kind, count)], `folie-${index}`)),
        );
        const heightOf = (text: string): number => heights[[...text].length % heights.length] ?? 0;
        const { value, diagnostics } = await fitDeck(deck, de, measuring(heightOf));
        expect(value.slides.flatMap(piecesOn)).toEqual(deck.slides.flatMap(piecesOn));
        const ids = value.slides.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const full = (await measuring(heightOf)(value.slides)).filter(({ overflow }) => overflow > 0);
        expect(diagnostics).toHaveLength(full.length);
        for (const { slide: id } of full) {
          expect(value.slides.filter((item) => item.id === id).flatMap(piecesOn)).toHaveLength(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('of tables with rows of any height shows every value once and in order, and fails only for a single one', async () => {
    const kinds: readonly Kind[] = ['year', 'boolean', 'scale', 'phrase', 'essay'];
    const heights = fc.array(fc.integer({ min: 5, max: 420 }), { minLength: 1, maxLength: 9 });
    const columns = fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 9 });
    const wishes = fc.constantFrom('columns' as const, 'rows' as const);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), columns, heights, wishes, async (cities, kept, tall, wish) => {
        const context = contextOf(wide(cities, kept, wish), 'de');
        const [theme] = context.study.themes;
        const block = theme && comparisonBlock(theme, context.study.cities, view, context);
        if (!block) throw new Error('There is no comparison');
        const drafts = layOut(block, 'slide', de).map((part, index) => slideWith([part], `folie-${index}`));
        // A row is as tall as its tallest cell, and cells are half as tall where half as many stand side by side.
        const heightOf = (cells: readonly string[], columns: number): number =>
          (Math.max(...cells.map((cell) => tall[[...cell].length % tall.length] ?? 0)) * columns) / 6;
        const { value, diagnostics } = await fitDeck(deckOf(drafts), de, async (slides) =>
          slides.map((slide) => measureTable(slide, heightOf)),
        );
        const shown = value.slides.flatMap((slide) => rowsOn(slide).flat());
        const all = drafts.flatMap((slide) => rowsOn(slide).flat());
        expect(shown).toEqual(all);
        const full = value.slides.filter((slide) => measureTable(slide, heightOf).overflow > 0);
        expect(diagnostics).toHaveLength(full.length);
        for (const slide of full) expect(rowsOn(slide).flat()).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });

  test('that fits is measured once and stays as it is', async () => {
    const deck = deckOf([slideWith([blockWith('prose', 2)])]);
    const rounds: (readonly string[])[] = [];
    const { value } = await fitDeck(deck, de, (slides) => {
      rounds.push(slides.map(({ id }) => id));
      return measuring(() => 10)(slides);
    });
    expect(value).toEqual(deck);
    expect(rounds).toEqual([['folie']]);
  });

  test('is measured again only where something changed', async () => {
    const deck = deckOf([slideWith([blockWith('prose', 2)], 'kurz'), slideWith([blockWith('prose', 8)], 'lang')]);
    const rounds: (readonly string[])[] = [];
    await fitDeck(deck, de, (slides, ids) => {
      rounds.push(ids);
      return measuring(() => 50)(slides);
    });
    expect(rounds).toEqual([
      ['kurz', 'lang'],
      ['lang', 'lang-part-2'],
    ]);
  });
});

describe('what cannot be split', () => {
  test('is reported once, at the place of the element that is too large', async () => {
    const deck = deckOf([slideWith([blockWith('prose', 1)])]);
    const worst = { origin: 'cases/halle/wohnen.md:31:5', text: 'Langer Text', excess: 20 };
    const measure = async (slides: readonly Slide[]) =>
      (await measuring(() => 500)(slides)).map((item) => ({ ...item, worst }));
    const { value, diagnostics } = await fitDeck(deck, de, measure);
    expect(value.slides).toEqual(deck.slides);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      code: 'slide-overflow',
      severity: 'error',
      origin: { file: 'cases/halle/wohnen.md', line: 31, column: 5 },
    });
    expect(diagnostics[0]?.message).toContain('Langer Text');
  });

  test('is reported at the slide where no element is to blame', async () => {
    const deck = deckOf([slideWith([blockWith('prose', 1)])]);
    const { diagnostics } = await fitDeck(
      deck,
      de,
      measuring(() => 500),
    );
    expect(diagnostics.map(({ origin }) => origin)).toEqual([deck.slides[0]?.origin]);
  });

  test('is reported once though its neighbours are split', async () => {
    const deck = deckOf([slideWith([blockWith('prose', 9)])]);
    const heightOf = (text: string): number => (text === 'Absatz 4' ? 400 : 90);
    const { value, diagnostics } = await fitDeck(deck, de, measuring(heightOf));
    const guilty = value.slides.find((slide) => piecesOn(slide).includes('Absatz 4'));
    expect(guilty && piecesOn(guilty)).toEqual(['Absatz 4']);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message).toContain(`\`${guilty?.id}\``);
  });

  test('is reported, not passed over, when splitting never helps', async () => {
    const deck = deckOf([slideWith([blockWith('claims', 300)])]);
    const items = (slide: Slide) => piecesOn(slide).map((_, item) => ({ item, top: 0, bottom: 400 }));
    const { value, diagnostics } = await fitDeck(deck, de, async (slides) =>
      slides.map((slide) => {
        const slot = { name: 'body', width: 1000, height, contentHeight: 400, overflow: 100, items: items(slide) };
        return { slide: slide.id, language: 'de', overflow: 100, slots: [slot], worst: null, smallestFont: 20 };
      }),
    );
    expect(value.slides.flatMap(piecesOn)).toEqual(deck.slides.flatMap(piecesOn));
    expect(diagnostics).toHaveLength(value.slides.length);
  });
});

describe('larger type', () => {
  /** Each step makes everything a tenth taller. */
  const taller = (slides: readonly Slide[]) => (sizes: ReadonlyMap<string, number>) =>
    Promise.all(
      slides.map(async (slide) => {
        const scale = 1 + (sizes.get(slide.id) ?? 0) / 10;
        const [measured] = await measuring(() => 50 * scale)([slide]);
        return measured === undefined ? [] : [measured];
      }),
    ).then((all) => all.flat());

  const sizesOf = async (...slides: readonly Slide[]) => {
    const measurements = await taller(slides)(new Map());
    return Object.fromEntries(await enlargeSlides({ value: [deckOf(slides)], measurements }, taller(slides)));
  };

  test('is as large as a slide allows, and never more', async () => {
    const slides = [1, 2, 3, 4, 5].map((count) => slideWith([blockWith('prose', count)], `mit-${count}`));
    // 40 px are taken; of 300 px at most 97 % are filled.
    expect(await sizesOf(...slides)).toEqual({ 'mit-1': 7, 'mit-2': 7, 'mit-3': 6, 'mit-4': 2 });
  });

  test('is the largest step that has room, however much content grows by each', async () => {
    const steps = fc.array(fc.integer({ min: 103, max: 140 }), { minLength: 7, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 10, max: 400 }), steps, async (normal, growth) => {
        // Content grows at least as `slide.css` has it grow.
        const least = [1, 1.03, 1.08, 1.13, 1.2, 1.28, 1.38, 1.5];
        const heights = least.map((factor, step) => {
          const grown = growth.slice(0, step).reduce((all, percent) => (all * percent) / 100, normal);
          return Math.max(normal * factor, grown);
        });
        const slide = slideWith([blockWith('prose', 1)], 'a');
        const measure = async (sizes: ReadonlyMap<string, number>) => {
          const tall = (heights[sizes.get('a') ?? 0] ?? 0) - around;
          return measuring(() => tall)([slide]);
        };
        const measurements = await measure(new Map());
        const sizes = await enlargeSlides({ value: [deckOf([slide])], measurements }, measure);
        const largest = heights.findLastIndex((tall) => tall <= height * 0.97);
        expect(sizes.get('a') ?? 0).toBe(Math.max(0, largest));
      }),
    );
  });

  test('is the same on all parts of one slide', async () => {
    const part = (number: number) => ({ number, of: 2 });
    const parts = [
      { ...slideWith([blockWith('prose', 4)], 'a'), part: part(1) },
      { ...slideWith([blockWith('prose', 1)], 'a-part-2'), part: part(2) },
    ];
    expect(await sizesOf(...parts, slideWith([blockWith('prose', 1)], 'b'))).toEqual({ a: 2, 'a-part-2': 2, b: 7 });
  });

  test('is measured only where it is tried, while what is decided keeps its size', async () => {
    const slides = [1, 4].map((count) => slideWith([blockWith('prose', count)], `mit-${count}`));
    const measurements = await taller(slides)(new Map());
    const rounds: unknown[] = [];
    const measure = async (sizes: ReadonlyMap<string, number>, ids: readonly string[]) => {
      rounds.push([Object.fromEntries(sizes), ids]);
      // The second slide grows more than is usual.
      const all = await taller(slides)(new Map([...sizes].map(([id, step]) => [id, id === 'mit-4' ? step * 2 : step])));
      return all.filter(({ slide }) => ids.includes(slide));
    };
    const sizes = await enlargeSlides({ value: [deckOf(slides)], measurements }, measure);
    expect(rounds).toEqual([
      [{ 'mit-1': 7, 'mit-4': 2 }, ['mit-1', 'mit-4']],
      [{ 'mit-1': 7, 'mit-4': 1 }, ['mit-4']],
    ]);
    expect(Object.fromEntries(sizes)).toEqual({ 'mit-1': 7, 'mit-4': 1 });
  });

  test('is not for a slide that is too full, though it may have room below', async () => {
    const slides = [slideWith([blockWith('prose', 1)])];
    const measure = async () => (await measuring(() => 10)(slides)).map((item) => ({ ...item, overflow: 5 }));
    const sizes = await enlargeSlides({ value: [deckOf(slides)], measurements: await measure() }, taller(slides));
    expect(sizes).toEqual(new Map());
  });

  test('is not for the title', async () => {
    expect(await sizesOf({ ...slideWith([blockWith('prose', 1)]), layout: 'title' })).toEqual({});
  });
});

/** Measures as a browser would if every piece were as tall as `heightOf` its text says. */
function measuring(
  heightOf: (text: string) => number,
): (slides: readonly Slide[]) => Promise<readonly SlideMeasurement[]> {
  return async (slides) =>
    slides.map((slide) => {
      let bottom = around;
      const items = piecesOn(slide).map((text, item) => {
        const top = bottom;
        bottom += heightOf(text);
        return { item, top, bottom };
      });
      const overflow = Math.max(0, bottom - height);
      const slot = { name: 'body', width: 1000, height, contentHeight: bottom, overflow, items };
      return { slide: slide.id, language: 'de', overflow, slots: [slot], worst: null, smallestFont: 20 };
    });
}

const view = { view: 'all' as const, number: null, focus: null };

/** The values of each line of the tables on a slide, e.g. "year-0 stadt-01". */
function rowsOn({ blocks }: Slide): readonly (readonly string[])[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'comparison') return [];
    const { table } = block;
    const rows = table.rows.map(({ cells }) => cells.map(({ cell }) => `${cell.attribute} ${cell.city}`));
    return table.citiesAs === 'columns' ? rows : table.cities.map((_, city) => rows.flatMap((row) => row[city] ?? []));
  });
}

function measureTable(slide: Slide, heightOf: (cells: readonly string[], columns: number) => number): SlideMeasurement {
  let bottom = around;
  const items = rowsOn(slide).map((cells, item) => {
    const top = bottom;
    bottom += heightOf(cells, cells.length);
    return { item, top, bottom };
  });
  const overflow = Math.max(0, bottom - height);
  const slot = { name: 'body', width: 1000, height, contentHeight: bottom, overflow, items };
  return { slide: slide.id, language: 'de', overflow, slots: [slot], worst: null, smallestFont: 20 };
}

function piecesOn({ blocks }: { readonly blocks: readonly Block[] }): readonly string[] {
  return blocks.flatMap(piecesOf);
}

/** Fits a deck in one language. */
async function fitDeck(
  deck: Deck,
  locale: Locale,
  measure: (slides: readonly Slide[], ids: readonly string[]) => Promise<readonly SlideMeasurement[]>,
): Promise<Pick<FittedDecks, 'diagnostics'> & { readonly value: Deck }> {
  const { value, diagnostics } = await fitDecks([{ deck, locale }], (slides, ids) => measure(slides.flat(), ids));
  return { value: value[0] ?? deck, diagnostics };
}
