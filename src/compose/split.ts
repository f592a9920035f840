import type { Block } from '../block.ts';
import type { Locale } from '../locale.ts';
import type { SlideMeasurement, SlotMeasurement } from '../measurement.ts';
import type { Slide } from '../publication.ts';
import { type Footing, footingsOf } from './footing.ts';
import { itemsOf, sliceBlock } from './slice.ts';
import { columnsOf, cutColumns, sliceColumns } from './slice-columns.ts';
import { citedBy } from './slides.ts';
import { evenly, fewest, partition, rangesOf, stacked } from './spread.ts';

/** A slide with what was measured of it. */
export interface MeasuredSlide {
  readonly slide: Slide;
  readonly measurement: SlideMeasurement;
  readonly locale: Locale;
}

/** A slot with what each of its items brings along. */
interface MeasuredSlot {
  readonly slot: SlotMeasurement;
  readonly footings: readonly Footing[];
}

/** About as many characters as stand below every table: how many cases there are, what is left out. */
const always = 60;

/** Height in px of a line below a table: how full its last line is, nobody knows before. */
const smallLine = 22;

/**
 * Returns a slide in as many parts as its content needs, in order: every item is in exactly one part. A table whose only
 * row is too tall is parted between its columns, which then are wider. A slide that fits, or that has nothing to part, is
 * returned as it is; the caller finds it still too full when it measures again.
 *
 * The slides are the same one in several languages. They are parted alike, so that their links and numbers agree; where one
 * language has more items than another, at least into as many parts.
 */
export function splitSlides(measured: readonly MeasuredSlide[]): readonly (readonly Slide[])[] {
  if (measured.every(({ measurement }) => measurement.overflow <= 0)) return measured.map(({ slide }) => [slide]);
  const name = measured.map(({ measurement }) => fullSlot(measurement)?.name).find((found) => found !== undefined);
  if (name === undefined) return partColumns(measured);
  const slots = measured.flatMap(({ slide, measurement, locale }) => {
    const slot = measurement.slots.find((found) => found.name === name);
    return slot === undefined ? [] : [{ slot, footings: footingsOf(slide.blocks, locale) }];
  });
  const isAlike = new Set(slots.map(({ slot }) => slot.items.length)).size === 1;
  const common = isAlike ? countsFor(slots) : null;
  const apart = isAlike ? [] : countsApart(slots);
  return measured.map(({ slide, locale }, language) => {
    const own = common ?? apart[language] ?? [];
    return own.length < 2 ? [slide] : rangesOf(own).map(({ from, to }) => partOf(slide, from, to, locale));
  });
}

/** Returns how many items each part gets in each language, in as many parts as the language needs that needs most. */
function countsApart(slots: readonly MeasuredSlot[]): readonly (readonly number[])[] {
  const own = slots.map((one) => countsFor([one]));
  const parts = Math.max(...own.map((counts) => counts.length));
  return own.map((counts, language) => {
    const items = slots[language]?.slot.items.length ?? 0;
    return counts.length === parts ? counts : evenly(items, Math.min(parts, items));
  });
}

function fullSlot({ slots }: SlideMeasurement): SlotMeasurement | undefined {
  return slots.find((slot) => slot.overflow > 0 && slot.items.length > 1);
}

/** Returns how many items each part gets; the slots have the same items in several languages. */
function countsFor(measured: readonly MeasuredSlot[]): readonly number[] {
  const [first] = measured;
  if (first === undefined) return [];
  const count = first.slot.items.length;
  if (measured.some(isGrid)) {
    return evenly(count, Math.max(...measured.map(({ slot }) => partsOf(slot))));
  }
  const headings = first.footings.map(({ heading }) => heading);
  const heights = measured.map((one) => heightsIn(one));
  const beyond = (from: number, to: number): number =>
    Math.max(...heights.map((heightOf, index) => heightOf(from, to) - (measured[index]?.slot.height ?? 0)));
  const room = first.slot.height;
  return partition({
    count,
    heightOf: (from, to) => room + beyond(from, to),
    room,
    disturbance: (from) => disturbanceAt(from, headings),
  });
}

/** A break within a group is bad, and worse where a single piece is left of the group on one side. */
function disturbanceAt(from: number, headings: readonly (string | null)[]): number {
  const heading = headings[from] ?? null;
  if (from === 0 || heading === null || headings[from - 1] !== heading) return 0;
  const isFirstAlone = from === 1 || headings[from - 2] !== heading;
  const isLastAlone = headings[from + 1] !== heading;
  return 1 + (isFirstAlone ? 1 : 0) + (isLastAlone ? 1 : 0);
}

/** Returns how tall a part of the slot would be: its items, what is repeated above them, and what they need below. */
function heightsIn({ slot, footings }: MeasuredSlot): (from: number, to: number) => number {
  const { items, contentHeight } = slot;
  const lead = items[0]?.top ?? 0;
  const below = Math.max(0, contentHeight - (items.at(-1)?.bottom ?? 0));
  const gaps = items.map(({ top }, index) => top - (items[index - 1]?.bottom ?? top));
  const weightOf = (all: readonly Footing[]): number => {
    const remarks = new Map(all.flatMap((footing) => [...footing.remarks]));
    return [...remarks.values()].reduce((sum, length) => sum + length, always);
  };
  const whole = weightOf(footings);
  const known = new Map<string, number>();
  return (from, to) => {
    const key = `${from} ${to}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const own = (items[to - 1]?.bottom ?? 0) - (items[from]?.top ?? 0);
    // The first item's heading is in the lead already; where it has none, a group that goes on brings its own.
    const isHeadingNew = footings[0]?.heading === null && (footings[from]?.heading ?? null) !== null;
    const heading = isHeadingNew ? Math.max(...gaps) : 0;
    const share = weightOf(footings.slice(from, to)) / whole;
    const height = lead + heading + own + Math.min(below, share === 1 ? below : below * share + smallLine);
    known.set(key, height);
    return height;
  };
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

/** Parts the widest block of a slide between its columns; other blocks stay with the first part. */
function partColumns(measured: readonly MeasuredSlide[]): readonly (readonly Slide[])[] {
  const wide = measured.flatMap(({ slide: { blocks } }) => {
    const most = Math.max(...blocks.map(columnsOf), 0);
    return blocks.find((block) => columnsOf(block) === most) ?? [];
  });
  const most = Math.max(...wide.map(columnsOf), 0);
  const isAlike = wide.length === measured.length && wide.every((block) => columnsOf(block) === most);
  if (most < 2 || !isAlike) return measured.map(({ slide }) => [slide]);
  const cut = cutColumns(wide);
  return measured.map(({ slide, locale }, language) => {
    const own = wide[language];
    const first = slide.blocks.map((block) => (block === own ? sliceColumns(block, 0, cut, locale) : block));
    const second = own === undefined ? [] : [sliceColumns(own, cut, most, locale)];
    return [withBlocks(slide, first, true), withBlocks(slide, second, false)];
  });
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
function isGrid({ slot: { items }, footings }: MeasuredSlot): boolean {
  return items.some(({ top }, index) => top >= (items[index + 1]?.top ?? top + 1) && footings[index]?.flows !== true);
}

/** Returns how many parts a grid needs, two at least. */
function partsOf({ items, height, contentHeight }: SlotMeasurement): number {
  const lowest = Math.max(...items.map(({ bottom }) => bottom));
  const span = lowest - (items[0]?.top ?? 0);
  const room = height - (contentHeight - span);
  // One column after the other, as in a newspaper: half as many items are half as tall.
  const isFilledDown = items.some(({ top }, index) => top > (items[index + 1]?.top ?? top));
  if (isFilledDown) return Math.max(2, Math.ceil(span / room));
  const lines = items.filter((item, index) => item.top !== items[index - 1]?.top);
  const heights = lines.map((item, index) => (lines[index + 1]?.top ?? item.bottom) - item.top);
  const tallest = Math.max(...lines.map(({ bottom, top }) => bottom - top));
  const columns = items.filter(({ top }) => top === items[0]?.top).length;
  const fitting = Math.max(1, Math.floor((columns * room) / tallest));
  const needed = fitting < columns ? Math.ceil(items.length / fitting) : 2;
  return Math.max(2, needed, fewest({ count: lines.length, heightOf: stacked(heights), room }));
}
