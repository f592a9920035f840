/** A comparison as it is printed: some of its rows and cities, with the notes that these need. Types only. */
import type { Cell, Row, Wording } from './comparison.ts';
import type { Attribute, Citation, CitiesAs, City, GapReason, RowView } from './model.ts';

/** A source and where in it. */
export type Reference = Pick<Citation, 'source' | 'locator'>;

/** A table as it is printed: some rows of a comparison with the notes that these rows need. */
export interface Table {
  readonly cities: readonly City[];
  /** One per attribute, also where a table shows the cities as rows. */
  readonly rows: readonly TableRow[];
  readonly citiesAs: CitiesAs;
  /** Numbered from 1 in reading order; one source once, with all its locators. */
  readonly sources: readonly NumberedSource[];
  /** Lettered from "a" in reading order; equal texts once. */
  readonly notes: readonly { readonly letter: string; readonly text: Wording }[];
  /** What occurs in these rows and therefore stands in the legend. */
  readonly gaps: readonly GapReason[];
  readonly coded: boolean;
  readonly external: boolean;
  readonly scales: readonly Scale[];
  readonly definitions: readonly { readonly label: Wording; readonly text: Wording }[];
}

/** The levels of one attribute from low to high, each with its symbol. */
export interface Scale {
  readonly attribute: Attribute;
  readonly label: Wording;
  readonly levels: readonly { readonly symbol: string; readonly label: Wording }[];
}

/** The rows that a view leaves out of a table, and why. */
export interface HiddenRows {
  readonly view: Exclude<RowView, 'all'>;
  /** 0 where no row is what the view asks for: then the table shows all, and says so. */
  readonly count: number;
}

export interface TableRow {
  readonly row: Row;
  /** The sub-heading to print above this row, null if it is the one above's. */
  readonly group: Wording | null;
  /** Letters of the notes on the row's label. */
  readonly notes: readonly string[];
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly cell: Cell;
  /** The marks of the value or the gap, then those of each alternative. */
  readonly claims: readonly Marks[];
}

/** Numbers of sources and letters of notes, each once. */
export interface Marks {
  readonly sources: readonly number[];
  readonly notes: readonly string[];
}

/** A source as the list under a table or timeline has it: numbered from 1, once, with all its locators. */
export interface NumberedSource {
  readonly number: number;
  readonly source: string;
  readonly locators: readonly string[];
}
