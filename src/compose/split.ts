import type { Locale } from '../locale.ts';
import type { SlideMeasurement, SlotMeasurement } from '../measurement.ts';
import type { Block, Slide } from '../publication.ts';
import { itemsOf, sliceBlock } from './slice.ts';
import { citedBy } from './slides.ts';

/**
 * Returns the slide in as many parts as its content needs, in order: every item is in exactly one part. A slide that
 * fits, or that has nothing to part, is returned as it is; the caller finds it still too full when it measures again.
 */
export function splitSlide(slide: Slide, measurement: SlideMeasurement, locale: Locale): readonly Slide[] {
  const slot = measurement.slots.find((candidate) => candidate.overflow > 0 && candidate.items.length > 1);
  if (measurement.overflow <= 0 || slot === undefined) return [slide];
  const counts = isOneLine(slot) ? halves(slot.items.length) : spread(heightsOf(slot), roomOf(slot));
  if (counts.length < 2) return [slide];
  const starts = counts.map((_, index) => counts.slice(0, index).reduce((sum, count) => sum + count, 0));
  return starts.map((start, index) => partOf(slide, start, start + (counts[index] ?? 0), locale));
}

/** Returns the slides with "part n of m" set for those that came from one slide, and with ids of their own. */
export function numberParts(parts: readonly Slide[]): readonly Slide[] {
  if (parts.length < 2) return parts;
  return parts.map((slide, index) => ({
    ...slide,
    id: index === 0 ? slide.id : `${slide.id}-part-${index + 1}`,
    part: { number: index + 1, of: parts.length },
  }));
}

function partOf(slide: Slide, from: number, to: number, locale: Locale): Slide {
  const blocks = sliceBlocks(slide.blocks, from, to, locale);
  return { ...slide, blocks, sources: citedBy(blocks), notes: from === 0 ? slide.notes : [] };
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

/** Items side by side get more width, and so less height, when there are fewer of them. */
function isOneLine({ items }: SlotMeasurement): boolean {
  return items.every((item) => item.top === items[0]?.top);
}

function halves(count: number): readonly number[] {
  return [Math.ceil(count / 2), Math.floor(count / 2)];
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

/**
 * Returns how many items each part gets: the fewest parts that the room allows, filled as evenly as possible, so that
 * no part is left with a lone row. An item taller than the room gets a part of its own.
 */
export function spread(heights: readonly number[], room: number): readonly number[] {
  const parts = fill(heights, room).length;
  const tallest = Math.max(...heights);
  let low = Math.max(tallest, heights.reduce((sum, height) => sum + height, 0) / parts);
  let high = Math.max(tallest, room);
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (fill(heights, middle).length <= parts) high = middle;
    else low = middle;
  }
  return fill(heights, high);
}

function fill(heights: readonly number[], room: number): readonly number[] {
  const counts: number[] = [];
  let left = 0;
  for (const height of heights) {
    const open = counts.at(-1);
    if (open === undefined || height > left) {
      counts.push(1);
      left = room - height;
    } else {
      counts[counts.length - 1] = open + 1;
      left -= height;
    }
  }
  return counts;
}
