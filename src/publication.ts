/** What is said: decks and papers made of blocks. Types only. */
import type { Block } from './block.ts';
import type { Wording } from './comparison.ts';
import type { City, Language, Origin, PublicationKind, Theme } from './model.ts';
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

export type SlideLayout = 'title' | 'section' | 'statement' | 'content';

export interface Slide {
  /** From content, not from numbers: equal in every language and stable when slides are added. */
  readonly id: string;
  readonly layout: SlideLayout;
  readonly headline: Wording;
  /** Small line above the headline, e.g. the theme. */
  readonly eyebrow: Wording | null;
  readonly blocks: readonly Block[];
  /** Speaker notes. */
  readonly notes: readonly Block[];
  /** What the short source line cites, each source and locator once. */
  readonly sources: readonly Reference[];
  /** Which part of a split slide this is. */
  readonly part: { readonly number: number; readonly of: number } | null;
  readonly city: string | null;
  readonly theme: string | null;
  readonly origin: Origin;
}

export interface Deck extends Frame {
  readonly kind: 'deck';
  readonly minutes: number | null;
  readonly slides: readonly Slide[];
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
