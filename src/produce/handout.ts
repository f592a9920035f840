import type { Html } from '../html.ts';
import type { Deck } from '../publication.ts';
import { renderHandout } from '../render/handout.ts';
import { factsOf } from './facts.ts';
import { printOf } from './printing.ts';
import type { Workshop } from './workshop.ts';

/** Writes the handout of a deck as PDF; `slides` are the deck's as `renderSlides` returns them. */
export async function produceHandout(deck: Deck, slides: readonly Html[], shop: Workshop): Promise<void> {
  const page = shop.renderers.decks;
  const name = `${deck.language}/handouts/${deck.id}`;
  const html = renderHandout(deck, slides, page).toHTML();
  const printer = await shop.printer();
  const { pdf, pages } = await printer.open(name, html, (document) => printOf(name, document, false, shop));
  const facts = { ...factsOf(deck, page), kind: 'handout' as const };
  await shop.write({ ...facts, path: `${name}.pdf`, format: 'pdf', pages }, pdf);
}
