/** What is said: decks and papers made of blocks. Types only. */
import type { Block } from './block.ts';
import type { Wording } from './comparison.ts';
import type { BuildUp, City, Language, Origin, PublicationKind, Theme } from './model.ts';
import type { Reference } from './table.ts';

/** Fields that decks and papers share. */
interface Frame {
  readonly id: string;
  readonly language: Language;
  readonly title: Wording;
  readonly subtitle: Wording | null;
  readonly cities: readonly City[];
  readonly themes: readonly Theme[];
  readonly focus: string | null;
  readonly draft: boolean;
  readonly origin: Origin;
}

/**
 * What a slide is for, which decides its look: `section` opens a theme or the backup, `pair` sets two cities side by side,
 * `figure` gives its room to one picture.
 */
export type SlideLayout =
  | 'title'
  | 'section'
  | 'statement'
  | 'content'
  | 'pair'
  | 'numbers'
  | 'figure'
  | 'take-aways'
  | 'contact';

/**
 * What gives way first when time is short: `frame` (title, sections, contact) never does and takes no time of its own, then
 * come claims, the tables that prove them, and details; `backup` is for questions after the talk.
 */
export type SlideRank = 'frame' | 'claim' | 'evidence' | 'detail' | 'backup';

export interface Slide {
  /** From content, not from numbers: equal in every language and stable when slides are added. */
  readonly id: string;
  readonly layout: SlideLayout;
  readonly rank: SlideRank;
  readonly headline: Wording;
  /** Small line above the headline, e.g. the theme. */
  readonly eyebrow: Wording | null;
  readonly blocks: readonly Block[];
  /** Speaker notes. */
  readonly notes: readonly Block[];
  /** What the short source line cites, each source and locator once. */
  readonly sources: readonly Reference[];
  /** Whether it stands behind the divider, for questions after the talk. */
  readonly backup: boolean;
  /** Which part of a split slide this is. */
  readonly part: { readonly number: number; readonly of: number } | null;
  readonly city: string | null;
  readonly theme: string | null;
  readonly origin: Origin;
}

export interface Deck extends Frame {
  readonly kind: 'deck';
  readonly minutes: number | null;
  /** What tables and cards show one after the other in a talk; null for all at once. */
  readonly build: BuildUp | null;
  /** The themes of the agenda in their order: what the progress of a talk is counted in. */
  readonly chapters: readonly Chapter[];
  readonly slides: readonly Slide[];
}

/** A theme as the agenda of a deck names it. */
export interface Chapter {
  readonly theme: string;
  readonly title: Wording;
  /** Id of the slide that opens it. */
  readonly target: string;
}

/** A chapter or a part of one; `level` is the level of its heading. */
export interface Part {
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly title: Wording;
  readonly blocks: readonly Block[];
  readonly parts: readonly Part[];
  readonly city: string | null;
  readonly theme: string | null;
  readonly origin: Origin;
}

export interface Paper extends Frame {
  readonly kind: Exclude<PublicationKind, 'deck'>;
  readonly parts: readonly Part[];
}

export type Publication = Deck | Paper;
