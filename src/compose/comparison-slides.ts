import type { ComparisonBlock } from '../block.ts';
import type { Wording } from '../comparison.ts';
import type { Slide } from '../publication.ts';
import type { Place } from './blocks.ts';
import { groupTitle } from './city-groups.ts';
import { layOutSlides, layoutId } from './comparison-block.ts';
import type { Context } from './context.ts';
import { slideOf } from './slides.ts';

/** What slides with the tables of one comparison share. */
interface Frame {
  readonly id: string;
  readonly headline: Wording;
  readonly eyebrow: Wording;
  readonly place: Place;
}

/** Returns a slide per table that the comparison needs, with the number of the table above its headline. */
export function comparisonSlides(frame: Frame, whole: ComparisonBlock | null, context: Context): readonly Slide[] {
  const blocks = whole === null ? [] : layOutSlides(whole, context);
  return blocks.flatMap((block, index) =>
    slideOf({
      ...frame,
      id: layoutId(frame.id, block, index),
      eyebrow: groupTitle(frame.eyebrow, { number: index + 1, of: blocks.length }),
      blocks: [block],
    }),
  );
}
