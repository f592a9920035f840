import type { Block, Prose } from '../block.ts';
import type { Cell, Wording } from '../comparison.ts';
import { Html, html } from '../html.ts';
import { word } from '../locale.ts';
import type { Origin } from '../model.ts';
import { formatOrigin } from '../place.ts';
import type { Reference } from '../table.ts';
import type { Steps } from './steps.ts';
import type { Helper } from './templates.ts';
import type { Writer } from './writer.ts';

/** What helpers share while one page is rendered. */
export interface Page {
  readonly writer: Writer;
  /** Renders a block by its template. */
  readonly block: (block: Block) => Html;
  /** Renders another template. */
  readonly include: (path: string, data: object) => Html;
  /** Counts the items of the present slide. */
  item: number;
  /** When the pieces of the present slide are shown. */
  steps: Steps;
}

/**
 * Returns the helpers of all templates. Templates say what stands where; everything that needs thought about language,
 * sources or markup is here. docs/templates.md lists them for authors of templates.
 */
export function createHelpers(page: Page): Readonly<Record<string, Helper>> {
  const { writer } = page;
  return {
    /** A text of the study in one line. */
    text: ([wording]) => writer.text(wording as Wording),
    /** The same without markup, for attributes. */
    plain: ([wording]) => writer.plain(wording as Wording),
    /** Paragraphs, lists and tables. */
    prose: ([prose]) => writer.prose(prose as Prose),
    /** A fixed word by the parts of its key: `{{word "gap" reason "symbol"}}`. */
    word: (key, named) => word(writer.locale, key.join('.'), named as Record<string, string | number>),
    /** Short references; `end` is put behind the last unless it stands there already, as in "S. 6f.". */
    references: ([references], { end = '' }) => writer.references(references as readonly Reference[], end as string),
    /** What a comparison shows of one city. */
    cell: ([cell]) => writer.cell(cell as Cell),
    /** A place in the study as `data-origin` has it. */
    at: ([origin]) => formatOrigin(origin as Origin),
    /** A block by its own template. */
    block: ([block]) => page.block(block as Block),
    /** Another template with the given data. */
    include: ([path, data]) => page.include(path as string, data as object),
    /** Marks a piece that may go to another slide. */
    item: () => Html.trust(writer.medium === 'decks' ? ` data-item="${page.item++}"` : ''),
    /** The attribute `class`; where cities or rows are built up it says when reveal.js shows the piece of that city or row. */
    step: ([classes], { city = null, row = null }) =>
      steppedClass(classes as string, page.steps(city as string | null, row as string | number | null)),
    /** Whether this is a paper, where citations stand in the text. */
    paper: () => writer.medium === 'papers',
    equal: ([a, b]) => a === b,
    more: ([a, b]) => (a as number) > (b as number),
    plus: ([a, b]) => (a as number) + (b as number),
    join: ([values, separator]) => (values as readonly string[]).join(separator as string),
    count: ([values]) => (values as readonly unknown[]).length,
  };
}

function steppedClass(classes: string, step: number): Html {
  if (step > 0) return html` class="${`${classes} fragment`.trim()}" data-fragment-index="${step - 1}"`;
  return classes === '' ? html`` : html` class="${classes}"`;
}
