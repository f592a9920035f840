import type { GapReason, Language, Origin } from '../model.ts';
import type { Reference } from '../table.ts';

/** What a printed text is to its reader. */
export type What =
  | 'cell'
  | 'label'
  | 'definition'
  | 'option'
  | 'title'
  | 'question'
  | 'description'
  | 'summary'
  | 'body'
  | 'notes'
  | 'event'
  | 'actor'
  | 'relation'
  | 'statement'
  | 'finding'
  | 'recommendation'
  | 'name'
  | 'quarter'
  | 'term'
  | 'imprint';

/** Something that results print, in one language, and where it comes from. */
export interface Printed {
  readonly what: What;
  /** Equal for the same thing in all languages, and for nothing else. */
  readonly key: string;
  readonly theme: string | null;
  readonly attribute: string | null;
  /** Of a cell: which row of its theme it stands in, from 0. */
  readonly row: number | null;
  /** Ids of the cities that it speaks of; none stands for no city in particular. */
  readonly cities: readonly string[];
  readonly language: Language;
  /** As a reader sees it, in one line. */
  readonly display: string;
  /** Everything that a search looks into: the display, how it reads elsewhere, alternatives, notes. */
  readonly wordings: readonly string[];
  /** Why there is no value; null for everything but gaps. */
  readonly gap: GapReason | null;
  readonly origin: Origin;
  readonly lastLine: number;
  /** Further places that results may name as its origin, e.g. that of the finding whose text this is. */
  readonly owner: Origin | null;
  /** The kind of block that prints it without an origin of its own, or null. */
  readonly block: string | null;
  readonly sources: readonly Reference[];
  readonly note: string | null;
  readonly alternatives: readonly Alternative[];
}

/** What another source says instead. */
export interface Alternative {
  readonly display: string;
  readonly sources: readonly Reference[];
  readonly note: string | null;
}
