import type { Block } from '../block.ts';
import type { Locale } from '../locale.ts';
import type { SlideMeasurement, SlotMeasurement } from '../measurement.ts';
import type { Slide } from '../publication.ts';
import { columnsOf, itemsOf, sliceBlock, sliceColumns } from './slice.ts';
import { citedBy } from './slides.ts';

/** A slide with what was measured of it. */
export interface MeasuredSlide {
  readonly slide: Slide;
  readonly measurement: SlideMeasurement;
  readonly locale: Locale;
}

/**
 * Returns a slide in as many parts as its content needs, in order: every item is in exactly one part. A table whose only
 * row is too tall is parted between its columns, which then are wider. A slide that fits, or that has nothing to part, is
 * returned as it is; the caller finds it still too full when it measures again.
 *
 * The slides are the same one in several languages. They are parted alike, so that their links and numbers agree; only
 * where one language has more items than another each is parted on its own.
 */
export function splitSlides(measured: readonly MeasuredSlide[]): readonly (readonly Slide[])[] {
  if (measured.every(({ measurement }) => measurement.overflow <= 0)) return measured.map(({ slide }) => [slide]);
  const name = measured.map(({ measurement }) => fullSlot(measurement)?.name).find((found) => found !== undefined);
  if (name === undefined) return measured.map(({ slide, locale }) => halveColumns(slide, locale));
  const slots = measured.flatMap(({ measurement }) => measurement.slots.find((slot) => slot.name === name) ?? []);
  if (new Set(slots.map(({ items }) => items.length)).size > 1) return measured.flatMap((one) => splitSlides([one]));
  const counts = countsFor(slots);
  if (counts.length < 2) return measured.map(({ slide }) => [slide]);
  return measured.map(({ slide, locale }) => rangesOf(counts).map(({ from, to }) => partOf(slide, from, to, locale)));
}

function fullSlot({ slots }: SlideMeasurement): SlotMeasurement | undefined {
  return slots.find((slot) => slot.overflow > 0 && slot.items.length > 1);
}

/** Returns how many items each part gets; the slots have the same items in several languages. */
function countsFor(slots: readonly SlotMeasurement[]): readonly number[] {
  const count = slots[0]?.items.length ?? 0;
  if (slots.some(isGrid)) return evenly(count, Math.max(...slots.map(partsOf)));
  const heights = slots.map(heightsOf);
  const tallest = Array.from({ length: count }, (_, item) => Math.max(...heights.map((all) => all[item] ?? 0)));
  return spread(tallest, Math.min(...slots.map(roomOf)));
}

/** Returns the slides with "part n of m" set for those that came from one slide, and with ids of their own. */
export function numberParts(parts: readonly Slide[]): readonly Slide[] {
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0) return parts;
  // The first part has kept the id of the whole, also where parts are parted again.
  return parts.map((slide, index) => ({
    ...slide,
    id: index === 0 ? first.id : `${first.id}-part-${index + 1}`,
    part: { number: index + 1, of: parts.length },
  }));
}

function partOf(slide: Slide, from: number, to: number, locale: Locale): Slide {
  return withBlocks(slide, sliceBlocks(slide.blocks, from, to, locale), from === 0);
}

function withBlocks(slide: Slide, blocks: readonly Block[], isFirst: boolean): Slide {
  return { ...slide, blocks, sources: citedBy(blocks), notes: isFirst ? slide.notes : [] };
}

/** Blocks that are not the widest stay with the first half. */
function halveColumns(slide: Slide, locale: Locale): readonly Slide[] {
  const most = Math.max(0, ...slide.blocks.map(columnsOf));
  if (most < 2) return [slide];
  const middle = Math.ceil(most / 2);
  const isWide = (block: Block): boolean => columnsOf(block) === most;
  const first = slide.blocks.map((block) => (isWide(block) ? sliceColumns(block, 0, middle, locale) : block));
  const second = slide.blocks.filter(isWide).map((block) => sliceColumns(block, middle, most, locale));
  return [withBlocks(slide, first, true), withBlocks(slide, second, false)];
}

/** Items are counted through all blocks of a slide; a block without items stays with the first part. */
function sliceBlocks(blocks: readonly Block[], from: number, to: number, locale: Locale): readonly Block[] {
  let offset = 0;
  return blocks.flatMap((block) => {
    const count = itemsOf(block);
    const start = offset;
    offset += count;
    if (count === 0) return from === 0 ? [block] : [];
    const first = Math.max(from - start, 0);
    const last = Math.min(to - start, count);
    if (first >= last) return [];
    return [first === 0 && last === count ? block : sliceBlock(block, first, last, locale)];
  });
}

/** Whether items stand side by side; they then get more width, and so less height, when there are fewer of them. */
function isGrid({ items }: SlotMeasurement): boolean {
  return items.some((item, index) => item.top === items[index + 1]?.top);
}

/** Returns how many parts the lines of a grid need, two at least. */
function partsOf(slot: SlotMeasurement): number {
  const lines = slot.items.filter((item, index) => item.top !== slot.items[index - 1]?.top);
  return Math.max(2, fewest(heightsOf({ ...slot, items: lines }), roomOf(slot)));
}

function evenly(count: number, parts: number): readonly number[] {
  const before = (part: number): number => Math.ceil((count * part) / parts);
  return Array.from({ length: parts }, (_, part) => before(part + 1) - before(part));
}

/** The height of each item with the space before the next one. */
function heightsOf(slot: SlotMeasurement): readonly number[] {
  return slot.items.map((item, index) => (slot.items[index + 1]?.top ?? item.bottom) - item.top);
}

/** What is left for items when everything that is repeated on each part has its place. */
function roomOf(slot: SlotMeasurement): number {
  const first = slot.items[0]?.top ?? 0;
  const last = slot.items.at(-1)?.bottom ?? 0;
  return slot.height - (slot.contentHeight - (last - first));
}

/** Returns where parts of so many items each begin (inclusive) and end (exclusive). */
export function rangesOf(counts: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  let to = 0;
  return counts.map((count) => {
    const from = to;
    to += count;
    return { from, to };
  });
}

/** Some items put into parts: how many each part has, how many parts have one only, and how uneven they are. */
interface Filling {
  readonly counts: readonly number[];
  readonly lone: number;
  readonly unevenness: number;
}

/**
 * Returns how many items each part gets: the fewest parts that the room allows, with as few lone items as possible, and
 * filled as evenly as that allows. An item taller than the room gets a part of its own.
 */
export function spread(heights: readonly number[], room: number): readonly number[] {
  // The best ways to put the first 0, 1, 2, … items into the parts so far; null where there is none.
  let best: readonly (Filling | null)[] = [{ counts: [], lone: 0, unevenness: 0 }, ...heights.map(() => null)];
  for (let part = 0; part < fewest(heights, room); part++) {
    const before = best;
    best = before.map((_, end) => addPart(before, heights.slice(0, end), room));
  }
  return best.at(-1)?.counts ?? [];
}

/** Returns the best filling for all those items whose last part is put behind one of the fillings before. */
function addPart(before: readonly (Filling | null)[], heights: readonly number[], room: number): Filling | null {
  let best: Filling | null = null;
  let height = 0;
  for (let count = 1; count <= heights.length; count++) {
    height += heights.at(-count) ?? 0;
    if (count > 1 && height > room) break;
    const rest = before[heights.length - count] ?? null;
    if (rest === null) continue;
    const lone = rest.lone + (count === 1 ? 1 : 0);
    const unevenness = rest.unevenness + height ** 2;
    if (best !== null && (lone - best.lone || unevenness - best.unevenness) >= 0) continue;
    best = { counts: [...rest.counts, count], lone, unevenness };
  }
  return best;
}

/** Returns how many parts the items need at least. */
function fewest(heights: readonly number[], room: number): number {
  let parts = 0;
  let left = Number.NEGATIVE_INFINITY;
  for (const height of heights) {
    if (height > left) {
      parts += 1;
      left = room;
    }
    left -= height;
  }
  return parts;
}
