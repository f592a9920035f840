import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberParts, splitSlides } from '../../src/compose/split.ts';
import type { Locale } from '../../src/locale.ts';
import type { SlideMeasurement } from '../../src/measurement.ts';
import type { Slide } from '../../src/publication.ts';
import { localeOf } from '../locales.ts';
import { blockWith, divisible, piecesOf, slideWith, wholeBlock } from './pieces.ts';

const de = localeOf('de');

describe('splitSlides', () => {
  const sizes = fc.record({
    heights: fc.array(fc.integer({ min: 10, max: 60 }), { minLength: 2, maxLength: 10 }),
    around: fc.integer({ min: 0, max: 100 }),
    height: fc.integer({ min: 120, max: 300 }),
  });

  test.each(divisible)('loses nothing of a block of the kind %s', (kind) => {
    fc.assert(
      fc.property(sizes, ({ heights, around, height }) => {
        const slide = slideWith([blockWith(kind, heights.length)]);
        const measurement = measure(slide, heights, around, height);
        const parts = splitSlide(slide, measurement, de);
        expect(parts.flatMap(({ blocks }) => blocks.flatMap(piecesOf))).toEqual(slide.blocks.flatMap(piecesOf));
        if (measurement.overflow === 0) expect(parts).toEqual([slide]);
        else expect(parts.length).toBeGreaterThan(1);
        for (const part of parts) expect(part).toMatchObject({ headline: slide.headline, origin: slide.origin });
      }),
      { numRuns: 20 },
    );
  });

  test('counts pieces through all blocks, and keeps what has none with the first part', () => {
    const blocks = [blockWith('prose', 2), wholeBlock('scope'), blockWith('statements', 5)];
    const slide = slideWith(blocks);
    const parts = splitSlide(slide, measure(slide, [50, 50, 50, 50, 50, 50, 50], 20, 200), de);
    expect(parts.flatMap((part) => part.blocks.flatMap(piecesOf))).toEqual(blocks.flatMap(piecesOf));
    expect(parts.map((part) => part.blocks.map(({ kind }) => kind))).toEqual([
      ['prose', 'scope', 'statements'],
      ['statements'],
      ['statements'],
    ]);
  });

  test('cites on each part what that part shows, and keeps the notes with the first', () => {
    const slide = slideWith([blockWith('findings', 6)]);
    const parts = splitSlide(slide, measure(slide, [50, 50, 50, 50, 50, 50], 0, 160), de);
    expect(parts.map(({ sources }) => sources.map(({ source }) => source))).toEqual([
      ['quelle-0', 'quelle-1', 'quelle-2'],
      ['quelle-3', 'quelle-4', 'quelle-5'],
    ]);
    expect(parts.map(({ notes }) => notes)).toEqual([slide.notes, []]);
  });

  test('halves what stands side by side', () => {
    const slide = slideWith([blockWith('claims', 5)]);
    const items = [0, 1, 2, 3, 4].map((item) => ({ item, top: 0, bottom: 400 }));
    const parts = splitSlide(slide, { ...measure(slide, [400], 0, 300), slots: [slotOf(items, 300)] }, de);
    expect(parts.map(({ blocks }) => blocks.flatMap(piecesOf).length)).toEqual([3, 2]);
  });

  test.each([
    [12, 2, [6, 6]],
    [12, 3, [6, 6]],
    [12, 1, [3, 3, 3, 3]],
    [7, 2, [4, 3]],
    [4, 1, [2, 2]],
  ])('spreads %i cards in lines of three evenly where %i lines have room', (count, lines, counts) => {
    const slide = slideWith([blockWith('claims', count)]);
    const items = Array.from({ length: count }, (_, item) => ({
      item,
      top: Math.floor(item / 3) * 100,
      bottom: Math.floor(item / 3) * 100 + 100,
    }));
    const parts = splitSlide(
      slide,
      { ...measure(slide, [], 0, 300), overflow: 9, slots: [slotOf(items, lines * 100)] },
      de,
    );
    expect(parts.map(({ blocks }) => blocks.flatMap(piecesOf).length)).toEqual(counts);
    expect(parts.flatMap(({ blocks }) => blocks.flatMap(piecesOf))).toEqual(slide.blocks.flatMap(piecesOf));
  });

  test.each([
    [60, 200, [20, 20, 20]],
    [24, 200, [12, 12]],
  ])('spreads %i entries in two columns, one after the other, evenly', (count, height, counts) => {
    const slide = slideWith([blockWith('contents', count)]);
    const items = Array.from({ length: count }, (_, item) => {
      const top = (item % (count / 2)) * 20;
      return { item, top, bottom: top + 20 };
    });
    const parts = splitSlide(slide, { ...measure(slide, [], 0, 300), overflow: 9, slots: [slotOf(items, height)] }, de);
    expect(parts.map(({ blocks }) => blocks.flatMap(piecesOf).length)).toEqual(counts);
  });

  test('makes room for a card that is too tall beside two others by giving each slide fewer', () => {
    const slide = slideWith([blockWith('claims', 9)]);
    const items = Array.from({ length: 9 }, (_, item) => {
      const line = Math.floor(item / 3);
      return { item, top: line * 300 + (line === 2 ? 200 : 0), bottom: line * 300 + (line === 0 ? 300 : 500) };
    });
    // A line of 500 px fits where its cards are half as wide again: two side by side.
    const parts = splitSlide(slide, { ...measure(slide, [], 0, 300), overflow: 9, slots: [slotOf(items, 400)] }, de);
    expect(parts.map(({ blocks }) => blocks.flatMap(piecesOf).length)).toEqual([2, 2, 2, 2, 1]);
  });

  test('breaks between groups rather than within one', () => {
    const slide = slideWith([blockWith('findings', 7)]);
    const parts = splitSlide(slide, measure(slide, [50, 50, 50, 50, 50, 50, 50], 0, 270), de);
    expect(parts.map(({ blocks }) => blocks.flatMap(piecesOf))).toEqual([
      ['similar findings 0', 'similar findings 1', 'similar findings 2'],
      ['different findings 3', 'different findings 4', 'different findings 5', 'why findings 6'],
    ]);
  });

  test('expects below each part of a table what its own rows need, not what the whole has', () => {
    const block = blockWith('comparison', 12);
    if (block.kind !== 'comparison') throw new Error('This is no comparison');
    const rows = block.table.rows.map((row, index) => ({ ...row, notes: [`n${index}`] }));
    const notes = rows.map((_, index) => ({
      letter: `n${index}`,
      text: { text: `${index} `.repeat(99), markup: 'plain' as const, language: 'de' },
    }));
    const slide = slideWith([{ ...block, table: { ...block.table, rows, notes, scales: [] } }]);
    const whole = measure(
      slide,
      rows.map(() => 40),
      0,
      400,
    );
    const [slot] = whole.slots;
    // 480 px of rows and as much below them: 80 px for each row.
    const slots = slot === undefined ? [] : [{ ...slot, contentHeight: 960, overflow: 560 }];
    const parts = splitSlide(slide, { ...whole, overflow: 560, slots }, de);
    expect(parts.map(({ blocks }) => blocks.flatMap(piecesOf).length)).toEqual([4, 4, 4]);
  });

  test.each([
    [
      [60, 60, 60, 60, 60, 60],
      [60, 60, 60, 60, 60, 60],
      [3, 3],
    ],
    [
      [20, 20, 20, 20, 20, 20],
      [60, 60, 60, 60, 60, 60],
      [3, 3],
    ],
    [
      [60, 60, 60, 60, 60, 60],
      [60, 60, 60, 60],
      [2, 2],
    ],
    [
      [60, 60, 60, 60, 60, 60],
      [20, 20, 20],
      [2, 1],
    ],
  ])('parts pieces as tall as %j and %j alike in two languages', (first, second, counts) => {
    const [german, english] = [first, second].map((heights) => {
      const slide = slideWith([blockWith('prose', heights.length)]);
      return { slide, measurement: measure(slide, heights, 0, 200), locale: de };
    });
    if (german === undefined || english === undefined) throw new Error('There are two languages');
    const [inGerman = [], inEnglish = []] = splitSlides([german, english]);
    const countOf = ({ blocks }: Slide) => blocks.flatMap(piecesOf).length;
    expect(inGerman.map(countOf)).toEqual([3, 3]);
    expect(inEnglish.map(countOf)).toEqual(counts);
  });

  test('halves the columns of a table whose only row is too tall', () => {
    const slide = slideWith([blockWith('comparison', 1)]);
    const parts = splitSlide(slide, measure(slide, [500], 40, 300), de);
    const cities = parts.map(({ blocks: [block] }) =>
      block?.kind === 'comparison' ? block.table.cities.map(({ id }) => id) : [],
    );
    expect(cities).toEqual([['seehafen'], ['neuburg']]);
    expect(parts.flatMap(({ blocks }) => blocks.flatMap(piecesOf))).toEqual(
      [1, 2].flatMap(() => slide.blocks.flatMap(piecesOf)),
    );
    expect(parts.map(({ notes }) => notes)).toEqual([slide.notes, []]);
    for (const part of parts) expect(splitSlide(part, measure(part, [500], 40, 300), de)).toEqual([part]);
  });

  test.each([
    ['fits', measure(slideWith([]), [10, 10], 0, 100)],
    ['has one piece', measure(slideWith([]), [500], 0, 100)],
    ['has no pieces', measure(slideWith([]), [], 500, 100)],
    ['is too full outside its pieces', { ...measure(slideWith([]), [10, 10], 0, 100), overflow: 9 }],
  ])('leaves a slide that %s', (_, measurement) => {
    const slide = slideWith([blockWith('prose', 2)]);
    expect(splitSlide(slide, measurement, de)).toEqual([slide]);
  });
});

describe('numberParts', () => {
  const named = (...ids: readonly string[]) => ids.map((id) => slideWith([], id));

  test('leaves a slide alone', () => {
    const parts = named('folie');
    expect(numberParts(parts)).toEqual(parts);
  });

  test('counts the parts and keeps the first id', () => {
    const parts = numberParts(named('folie', 'folie', 'folie'));
    expect(parts.map(({ id }) => id)).toEqual(['folie', 'folie-part-2', 'folie-part-3']);
    expect(parts.map(({ part }) => part)).toEqual([1, 2, 3].map((number) => ({ number, of: 3 })));
  });

  test('names parts of parts like parts', () => {
    const [first, second] = numberParts(named('folie', 'folie'));
    const again = numberParts([first, second, second].filter((part) => part !== undefined));
    expect(again).toEqual(numberParts(named('folie', 'folie', 'folie')));
  });
});

/** What a browser would measure of a slide whose pieces stand one below the other. */
function measure(slide: Slide, heights: readonly number[], around: number, height: number): SlideMeasurement {
  const items = heights.map((own, item) => {
    const top = around + heights.slice(0, item).reduce((sum, other) => sum + other, 0);
    return { item, top, bottom: top + own };
  });
  const slot = slotOf(items, height, around);
  return { slide: slide.id, language: 'de', overflow: slot.overflow, slots: [slot], worst: null, smallestFont: 20 };
}

function slotOf(
  items: SlideMeasurement['slots'][number]['items'],
  height: number,
  around = 0,
): SlideMeasurement['slots'][number] {
  const contentHeight = Math.max(around, ...items.map(({ bottom }) => bottom));
  return { name: 'body', width: 1000, height, contentHeight, overflow: Math.max(0, contentHeight - height), items };
}

function splitSlide(slide: Slide, measurement: SlideMeasurement, locale: Locale): readonly Slide[] {
  return splitSlides([{ slide, measurement, locale }]).flat();
}
