import type { Block, ProseBlock } from '../block.ts';
import type { Wording } from '../comparison.ts';
import type { Slide, SlideLayout, SlideRank } from '../publication.ts';
import type { Reference } from '../table.ts';
import type { Place } from './blocks.ts';
import { referencesOf } from './citations.ts';

/** What makes a slide; everything else follows from its blocks. */
export interface SlideSpec {
  readonly id: string;
  readonly layout?: SlideLayout;
  /** Default: `detail`. */
  readonly rank?: SlideRank;
  readonly headline: Wording;
  readonly eyebrow?: Wording | null;
  /** Nulls are blocks without content. */
  readonly blocks: readonly (Block | null)[];
  readonly notes?: readonly (ProseBlock | null)[];
  readonly place: Place;
}

/** Returns the slide as a list of one, or of none when all its blocks are without content. */
export function slideOf(spec: SlideSpec): readonly Slide[] {
  const blocks = spec.blocks.filter((block) => block !== null);
  if (blocks.length === 0) return [];
  return [
    {
      id: spec.id,
      layout: spec.layout ?? 'content',
      rank: spec.rank ?? 'detail',
      headline: spec.headline,
      eyebrow: spec.eyebrow ?? null,
      blocks,
      notes: (spec.notes ?? []).filter((block) => block !== null),
      sources: citedBy(blocks),
      backup: false,
      part: null,
      ...spec.place,
    },
  ];
}

/** Returns what those blocks cite, each source and locator once. */
export function citedBy(blocks: readonly Block[]): readonly Reference[] {
  const references = blocks.flatMap(referencesOf);
  return [...new Map(references.map((reference) => [`${reference.source} ${reference.locator}`, reference])).values()];
}
