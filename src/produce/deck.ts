import { composeDeck } from '../compose/deck.ts';
import { selectSlides } from '../compose/selection.ts';
import { fitDecks } from '../fit/deck.ts';
import { enlargeSlides } from '../fit/type-size.ts';
import type { Html } from '../html.ts';
import type { Locale } from '../locale.ts';
import type { LoadedDocument, Printed } from '../print/loaded-document.ts';
import type { Deck, Slide } from '../publication.ts';
import type { RenderedDeck } from '../render/deck.ts';
import { joinDecks, joinSlides, renderDeck, renderPrintDecks, renderSlides, titleOf } from '../render/deck.ts';
import { factsOf } from './facts.ts';
import { produceHandout } from './handout.ts';
import { printOf } from './printing.ts';
import type { Edition, Workshop } from './workshop.ts';

/** A deck that fits, with its slides as markup and as PDF. */
interface FinishedDeck {
  readonly deck: Deck;
  readonly slides: readonly Html[];
  readonly printed: Printed | null;
  readonly shop: Workshop;
}

/** Writes a deck as HTML and PDF, in all its languages at once: their slides are split alike. */
export async function produceDeck(editions: readonly Edition[]): Promise<void> {
  const [first] = editions;
  if (first === undefined) return;
  const { formats } = first.shop;
  if (!formats.has('html') && !formats.has('pdf')) return;
  for (const finished of await finishDecks(editions, first.shop)) {
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

async function finishDecks(editions: readonly Edition[], shop: Workshop): Promise<readonly FinishedDeck[]> {
  const drafts = editions.map(({ plan, shop }) => ({
    deck: composeDeck(plan, shop.context),
    locale: shop.context.locale,
    shop,
  }));
  const [first, ...others] = renderAll(drafts);
  if (first === undefined) return [];
  const printer = await shop.printer();
  return printer.open(`decks/${first.deck.id}`, renderPrintDecks([first, ...others]).toHTML(), async (document) => {
    let shown: readonly Slide[] = drafts.flatMap(({ deck }) => deck.slides);
    // Only what has changed is put into the page again: laying it out is most of the work.
    const show = async (slides: readonly (readonly Slide[])[]): Promise<void> => {
      const all = slides.flat();
      const isSame = all.length === shown.length && all.every((slide, index) => slide === shown[index]);
      if (!isSame) await document.replaceMain(joinDecks(renderAll(withSlides(drafts, slides))).toHTML());
      shown = all;
    };
    const fitted = await fitDecks(drafts, async (slides, ids) => {
      await show(slides);
      return document.measureSlides(ids);
    });
    for (const diagnostic of fitted.diagnostics) shop.report(diagnostic);
    await show(fitted.value.map(({ slides }) => slides));
    // From here on all slides stand there; only the size of their type changes.
    const sizes = await enlargeSlides(fitted, async (tried) => {
      await document.sizeSlides(tried);
      return document.measureSlides([...tried.keys()]);
    });
    const chosen = selectSlides(fitted.value);
    const finished: FinishedDeck[] = [];
    for (const [index, { shop }] of drafts.entries()) {
      const deck = chosen[index];
      if (deck === undefined) continue;
      const slides = renderSlides(deck, shop.renderers.decks, sizes);
      finished.push({ deck, slides, printed: await print(deck, slides, document, shop), shop });
    }
    return finished;
  });
}

/** Prints one of the decks in the page that they were measured in. */
async function print(
  deck: Deck,
  slides: readonly Html[],
  document: LoadedDocument,
  shop: Workshop,
): Promise<Printed | null> {
  if (!shop.formats.has('pdf')) return null;
  const { language, title } = titleOf(deck, shop.renderers.decks);
  await document.describe(language, title);
  await document.replaceMain(joinSlides(slides).toHTML());
  return printOf(nameOf(deck), document, false, shop);
}

interface Draft {
  readonly deck: Deck;
  readonly locale: Locale;
  readonly shop: Workshop;
}

function renderAll(drafts: readonly Draft[]): readonly RenderedDeck[] {
  return drafts.map(({ deck, shop: { renderers } }) => ({
    deck,
    slides: renderSlides(deck, renderers.decks),
    page: renderers.decks,
  }));
}

function withSlides(drafts: readonly Draft[], slides: readonly (readonly Slide[])[]): readonly Draft[] {
  return drafts.map((draft, index) => ({ ...draft, deck: { ...draft.deck, slides: slides[index] ?? [] } }));
}
