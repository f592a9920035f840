/** What the browser measured of one slide; all lengths in CSS px on the 1280 × 720 canvas. */
export interface SlideMeasurement {
  readonly slide: string;
  /** Of its deck: decks in several languages are measured together. */
  readonly language: string;
  /** How far content reaches beyond its slot, 0 if everything fits. */
  readonly overflow: number;
  readonly slots: readonly SlotMeasurement[];
  /** The element that reaches farthest beyond its slot. */
  readonly worst: { readonly origin: string | null; readonly text: string; readonly excess: number } | null;
  readonly smallestFont: number;
}

/** One box of a slide, and the pieces in it that may go to another slide. */
export interface SlotMeasurement {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Height that the content would like to have. */
  readonly contentHeight: number;
  readonly overflow: number;
  /** In reading order, relative to the slot's top. */
  readonly items: readonly { readonly item: number; readonly top: number; readonly bottom: number }[];
}

/** Where a table of a paper stands in a draft print; all lengths in CSS px. */
export interface TablePlace {
  /** From 1. */
  readonly page: number;
  /** From the top of what the page holds, its margins left out. */
  readonly top: number;
  /** The page on which it ends with its notes. */
  readonly lastPage: number;
  /** Its end on that page. */
  readonly bottom: number;
  /** How much a page of its format holds. */
  readonly room: number;
}

/** Where a table of a paper may break in print: nowhere, between its rows, or anywhere, for a row taller than a page. */
export type TableBreaks = 'nowhere' | 'rows' | 'anywhere';

/** What a table of a paper and its notes are made of; all lengths in CSS px. */
export interface TableSize {
  /** How far its start is below the end of the table before it, null if a page break lies between them. */
  readonly distance: number | null;
  /** Height of the headings that stand right above it and stay with it. */
  readonly lead: number;
  /** Height of caption and column heads. */
  readonly head: number;
  /** Its rows, with the height of the sub-heading that each stands under, and whether that is printed right above it. */
  readonly rows: readonly { readonly height: number; readonly group: number; readonly opens: boolean }[];
  /** Height of what is below the rows apart from the lists. */
  readonly foot: number;
  readonly lists: readonly TableList[];
}

/** A list of entries under a table, e.g. its notes. */
export interface TableList {
  /** As the class of its element is called: "legend", "notes", "sources", "definitions". */
  readonly name: string;
  readonly height: number;
  readonly lineHeight: number;
  /** How much of the list each entry is, in any unit. */
  readonly entries: readonly number[];
}
