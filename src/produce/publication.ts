/** One publication, from its plan to its files. */
import type { Plan } from '../compose/plan.ts';
import { produceBrief } from './brief.ts';
import { produceDeck } from './deck.ts';
import { producePaper } from './paper.ts';
import type { Workshop } from './workshop.ts';

/** Writes the files of that plan. */
export function producePublication(plan: Plan, shop: Workshop): Promise<void> {
  const produce = { deck: produceDeck, paper: producePaper, brief: produceBrief }[plan.kind];
  return produce(plan, shop);
}
