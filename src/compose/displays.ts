import type { Block, ComparisonBlock, MetaMatrixBlock, TruthTableBlock } from '../block.ts';
import type { OutlinePart } from '../model.ts';
import type { Slide } from '../publication.ts';
import { caseOrderBlocks } from './case-order.ts';
import { groupId } from './city-groups.ts';
import { layoutId } from './comparison-block.ts';
import type { Context } from './context.ts';
import { partWord } from './context.ts';
import { metaMatrixBlocks } from './meta-matrix.ts';
import type { Plan } from './plan.ts';
import { slideOf } from './slides.ts';
import type { TableCounter } from './table-counter.ts';
import type { Setting } from './table-layout.ts';
import { truthTableBlocks } from './truth-table.ts';

/** A part that shows all themes of a publication in one display. */
export type DisplayPart = Extract<OutlinePart, 'meta-matrix' | 'case-order' | 'truth-table'>;

/** How much one display shows; every city is in it all the same. */
interface Room {
  readonly setting: Setting;
  /** About how many rows a case-ordered matrix has. */
  readonly rows: number;
  /** How many combinations that no city has are listed. */
  readonly unobserved: number;
}

const onSlide: Room = { setting: 'slide', rows: 10, unobserved: 6 };
const onPage: Room = { setting: 'paper', rows: 16, unobserved: 16 };

/** Returns the displays of that part for a paper, numbered as its tables are. */
export function displayBlocks(part: DisplayPart, plan: Plan, tables: TableCounter, context: Context): readonly Block[] {
  return compose(part, plan, onPage, () => tables.next(), context);
}

/** Returns the displays of that part as slides, one for each table. */
export function displaySlides(part: DisplayPart, plan: Plan, context: Context): readonly Slide[] {
  const name = partWord(part, plan.cities, context);
  return compose(part, plan, onSlide, () => null, context).flatMap((block, index) =>
    slideOf({
      id: block.kind === 'comparison' ? layoutId(part, block, index) : groupId(part, { number: index + 1 }),
      headline: name,
      // The title of a truth table is made of its column heads, which say it already.
      ...(block.kind === 'truth-table' ? {} : { eyebrow: block.title }),
      blocks: [block],
      place: { city: null, theme: null, origin: block.origin },
    }),
  );
}

function compose(
  part: DisplayPart,
  plan: Plan,
  { setting, rows, unobserved }: Room,
  number: () => number | null,
  context: Context,
): readonly (MetaMatrixBlock | ComparisonBlock | TruthTableBlock)[] {
  switch (part) {
    case 'meta-matrix':
      return metaMatrixBlocks(plan, number, context);
    case 'case-order':
      return caseOrderBlocks(plan, { most: rows, setting, number }, context);
    case 'truth-table':
      return truthTableBlocks(plan, { most: unobserved, number }, context);
  }
}
