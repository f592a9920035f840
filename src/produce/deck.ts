import { composeDeck } from '../compose/deck.ts';
import type { Printed } from '../print/loaded-document.ts';
import type { Deck } from '../publication.ts';
import { renderDeck } from '../render/deck.ts';
import { factsOf } from './facts.ts';
import { type DeckInShop, type FittedDeck, fitInPage, openDecks, printFromPage } from './fitted-decks.ts';
import { produceHandout } from './handout.ts';
import type { Edition } from './workshop.ts';

/** A deck that fits, with its slides as markup and as PDF. */
interface FinishedDeck extends FittedDeck {
  readonly printed: Printed | null;
}

/** Writes a deck as HTML and PDF, in all its languages at once: their slides are split alike. */
export async function produceDeck(editions: readonly Edition[]): Promise<void> {
  const [first, ...others] = editions;
  if (first === undefined) return;
  const { formats } = first.shop;
  if (!formats.has('html') && !formats.has('pdf')) return;
  for (const finished of await finishDecks([first, ...others])) {
    const { deck, slides, printed, shop } = finished;
    const page = shop.renderers.decks;
    const facts = { ...factsOf(deck, page), slides: deck.slides.length };
    if (formats.has('html')) {
      const html = renderDeck(deck, slides, page, shop.reveal).toHTML();
      await shop.write({ ...facts, path: `${nameOf(deck)}.html`, format: 'html' }, html);
    }
    if (printed !== null) {
      await shop.write({ ...facts, path: `${nameOf(deck)}.pdf`, format: 'pdf', pages: printed.pages }, printed.pdf);
      await produceHandout(deck, slides, shop);
    }
  }
}

function nameOf({ id, language }: Deck): string {
  return `${language}/decks/${id}`;
}

async function finishDecks([first, ...others]: readonly [Edition, ...Edition[]]): Promise<readonly FinishedDeck[]> {
  const drafts: readonly [DeckInShop, ...DeckInShop[]] = [compose(first), ...others.map(compose)];
  return openDecks(drafts, await first.shop.printer(), async (page) => {
    const finished: FinishedDeck[] = [];
    for (const fitted of await fitInPage(drafts, page)) {
      const isPrinted = fitted.shop.formats.has('pdf');
      finished.push({ ...fitted, printed: isPrinted ? await printFromPage(nameOf(fitted.deck), fitted, page) : null });
    }
    return finished;
  });
}

function compose({ plan, shop }: Edition): DeckInShop {
  return { deck: composeDeck(plan, shop.context), locale: shop.context.locale, shop };
}
