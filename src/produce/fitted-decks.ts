/** Decks in a page of the browser, one in all its languages: fitted there, and then printed from what stands there. */
import { selectSlides } from '../compose/selection.ts';
import { fitDecks } from '../fit/deck.ts';
import { enlargeSlides } from '../fit/type-size.ts';
import type { Html } from '../html.ts';
import type { Locale } from '../locale.ts';
import type { LoadedDocument, Printed } from '../print/loaded-document.ts';
import type { Printer } from '../print/printer.ts';
import type { ShownDeck } from '../print/shown-decks.ts';
import type { Deck, Slide } from '../publication.ts';
import type { RenderedDeck } from '../render/deck.ts';
import { renderPrintFrame, renderSlides, titleOf } from '../render/deck.ts';
import { printOf } from './printing.ts';
import type { Workshop } from './workshop.ts';

/** A deck in one language, fitted or not, and what makes its files. */
export interface DeckInShop {
  readonly deck: Deck;
  readonly locale: Locale;
  readonly shop: Workshop;
}

/** A deck that fits, with its slides as markup. */
export interface FittedDeck {
  readonly deck: Deck;
  readonly slides: readonly Html[];
  readonly shop: Workshop;
}

/** A page with the style sheets and fonts of some decks; the markup of slides is kept, as most stay the same. */
export interface DeckPage {
  readonly document: LoadedDocument;
  readonly markup: Map<Slide, Html>;
}

/** Opens a page for one deck in all its languages and does the work in it. */
export async function openDecks<T>(
  drafts: readonly [DeckInShop, ...DeckInShop[]],
  printer: Printer,
  work: (page: DeckPage) => Promise<T>,
): Promise<T> {
  const markup = new Map<Slide, Html>();
  const [first, ...others] = drafts;
  const frame = renderPrintFrame([render(first, markup), ...others.map((draft) => render(draft, markup))]);
  return printer.open(`decks/${first.deck.id}`, frame.toHTML(), (document) => work({ document, markup }));
}

/**
 * Returns the decks with slides that fit, in type as large as they allow, and as many as their minutes do. What does not
 * fit is reported.
 */
export async function fitInPage(
  drafts: readonly [DeckInShop, ...DeckInShop[]],
  { document, markup }: DeckPage,
): Promise<readonly FittedDeck[]> {
  const fitted = await fitDecks(drafts, async (slides, ids) => {
    const decks = drafts.map((draft, index) => ({ ...draft, deck: { ...draft.deck, slides: slides[index] ?? [] } }));
    await document.showDecks(decks.map((draft) => toShown(render(draft, markup))));
    return document.measureSlides(ids);
  });
  for (const diagnostic of fitted.diagnostics) drafts[0].shop.report(diagnostic);
  const sizes = await enlargeSlides(fitted, async (tried, ids) => {
    await document.sizeSlides(tried);
    return document.measureSlides(ids);
  });
  const chosen = selectSlides(fitted.value);
  return drafts.flatMap(({ shop }, index) => {
    const deck = chosen[index];
    return deck === undefined ? [] : [{ deck, slides: renderSlides(deck, shop.renderers.decks, sizes), shop }];
  });
}

/** Prints one of the decks that were fitted in the page; the name is for messages. */
export async function printFromPage(name: string, fitted: FittedDeck, { document }: DeckPage): Promise<Printed> {
  const { deck, shop } = fitted;
  const { language, title } = titleOf(deck, shop.renderers.decks);
  await document.describe(language, title);
  await document.showDecks([toShown(fitted)]);
  return printOf(name, document, false, shop);
}

function render({ deck, shop: { renderers } }: DeckInShop, markup: Map<Slide, Html>): RenderedDeck {
  const slides = renderSlides(deck, renderers.decks, new Map(), markup);
  for (const [index, slide] of slides.entries()) {
    const known = deck.slides[index];
    if (known !== undefined) markup.set(known, slide);
  }
  return { deck, slides, page: renderers.decks };
}

function toShown({ deck, slides }: Pick<FittedDeck, 'deck' | 'slides'>): ShownDeck {
  return { language: deck.language, slides: slides.map((slide) => slide.toHTML()) };
}
