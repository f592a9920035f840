/** How large the headline of a slide is set: as its layout has it, smaller where it would need a third line. */
import { type Locale, word } from './locale.ts';
import type { Slide, SlideLayout } from './publication.ts';
import { countLines, textWidth } from './text-width.ts';

/** A headline of more lines is a text. */
const mostLines = 2;

/** How wide headlines are and how large their type is by step, in px: what the style sheets of decks say. */
interface Setting {
  readonly width: number;
  readonly sizes: readonly number[];
}

const usual: Setting = { width: 1152, sizes: [36, 32, 28] };
const settings: Partial<Readonly<Record<SlideLayout, Setting>>> = {
  title: { width: 1040, sizes: [60, 52, 44, 36] },
  section: { width: 860, sizes: [60, 52, 44, 36] },
  statement: { width: 1120, sizes: [44, 38, 32] },
};

/** Size in px of the number of a part, which stands behind the headline. */
const partSize = 22;

/**
 * Returns by how many steps the headline of a slide is set smaller than its layout has it, so that it has two lines at most;
 * the last step for one that has more even so. `text` is the headline without markup. All parts of one slide get the same.
 */
export function headlineStep(text: string, { layout, part }: Pick<Slide, 'layout' | 'part'>, locale: Locale): number {
  const { width, sizes } = settings[layout] ?? usual;
  const number = part === null ? '' : word(locale, 'slide.part', { number: part.of, of: part.of });
  const fits = sizes.findIndex((size) => linesOf(text, number, width, size) <= mostLines);
  return fits < 0 ? sizes.length - 1 : fits;
}

/** Returns whether a text is short enough to be the headline of a slide, also if the slide has to be parted. */
export function isHeadline(text: string): boolean {
  const smallest = usual.sizes.at(-1) ?? 0;
  return linesOf(text, '99/99', usual.width, smallest) <= mostLines;
}

/** Letters of headlines stand closer than their advances say, by almost a hundredth. */
const tightness = 1.008;

function linesOf(text: string, number: string, width: number, size: number): number {
  return countLines(text, (width * tightness) / size, 'headline', (textWidth(number) * partSize) / size);
}
