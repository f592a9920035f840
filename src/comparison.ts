/** What is compared: one full rectangle of cells per theme and language. Types only. */
import type { Attribute, City, Gap, Language, Theme, Value } from './model.ts';

/** One wording as it is shown, in the language it really is in: the study's first where a translation is missing. */
export interface Wording {
  readonly text: string;
  /** Whether `text` is inline Markdown of the study or to be shown as it stands. */
  readonly markup: 'plain' | 'markdown';
  readonly language: Language;
}

/**
 * What a reader sees of one value. `plain` is the text of every result that has no markup; `items` hold the same
 * words for results that have markup: one item, or one per entry of a list.
 */
export interface Display {
  readonly plain: string;
  readonly items: readonly Wording[];
  /** Where the whole part of a number ends in the text of its one item; null for what does not align with numbers. */
  readonly decimal: number | null;
}

/** Where one attribute meets one city. There is always a cell, and it always says something. */
export interface Cell {
  readonly city: string;
  readonly attribute: string;
  readonly content: Value | Gap;
  readonly display: Display;
  /** The whole cell as text: value, own reference date, other sources' claims. What every result without markup shows. */
  readonly plain: string;
  /** The other sources' claims, formatted, in the order of the value's alternatives. */
  readonly alternatives: readonly Display[];
  /** The reference date to show, or null when none is given or the row's label carries it. */
  readonly asOf: string | null;
}

/**
 * Why the values of a row cannot be subtracted, ranked or drawn on one axis: the cities define the attribute differently,
 * or the values hold at different times. Units cannot differ: they belong to the attribute.
 */
export type Mismatch = 'definition' | 'reference-date';

/**
 * Whether the values of a row say the same: `open` with fewer than two values, `not-comparable` with a mismatch. Gaps are
 * no values and change nothing.
 */
export type Agreement = 'equal' | 'different' | 'not-comparable' | 'open';

export interface Row {
  /** Id of the theme that the attribute belongs to. */
  readonly theme: string;
  readonly attribute: Attribute;
  readonly label: Wording;
  /** The sub-heading above this row; equal for neighbours of one group. */
  readonly group: Wording | null;
  /** As shown behind the label, e.g. "%" or "€"; null when there is none. */
  readonly unit: string | null;
  readonly mismatches: readonly Mismatch[];
  readonly agreement: Agreement;
  /** Whether every city has a value. */
  readonly complete: boolean;
  /** The reference date that most of its values share, or null; a cell with another one says so. */
  readonly asOf: string | null;
  readonly cells: readonly Cell[];
}

/** One theme across cities in one language: `rows` × `cities`, each row with one cell per city in the same order. */
export interface Comparison {
  readonly theme: Theme;
  readonly language: Language;
  readonly title: Wording;
  readonly cities: readonly City[];
  readonly rows: readonly Row[];
}
