/** Every publication, from its plan to its files. */

import { type Plan, planPublications } from '../compose/plan.ts';
import { groupBy } from '../grouping.ts';
import { produceBrief } from './brief.ts';
import { produceDeck } from './deck.ts';
import { producePaper } from './paper.ts';
import type { Edition, Workshop } from './workshop.ts';

/** What is made at a time: a deck in all its languages, as their slides are split alike; a paper or a brief in one. */
export interface Production {
  readonly id: string;
  readonly kind: Plan['kind'];
  readonly editions: readonly Edition[];
}

/** Returns what is to be made, in the order of the plans. */
export function productionsOf(shops: readonly Workshop[]): readonly Production[] {
  const editions = shops.flatMap((shop) =>
    planPublications(shop.context.study, shop.context.locale.language).map((plan) => ({ plan, shop })),
  );
  const decks = groupBy(
    editions.filter(({ plan }) => plan.kind === 'deck'),
    ({ plan }) => plan.id,
  );
  return editions.flatMap((edition) => {
    const { id, kind } = edition.plan;
    const together = kind === 'deck' ? (decks.get(id) ?? []) : [edition];
    return together[0] === edition ? [{ id, kind, editions: together }] : [];
  });
}

/** Writes the files of that publication. */
export async function produce({ kind, editions }: Production): Promise<void> {
  if (kind === 'deck') return produceDeck(editions);
  const make = kind === 'paper' ? producePaper : produceBrief;
  for (const { plan, shop } of editions) await make(plan, shop);
}
