import { composeDeck } from '../compose/deck.ts';
import type { Plan } from '../compose/plan.ts';
import { enlargeSlides, fitDeck } from '../fit/deck.ts';
import type { Deck } from '../publication.ts';
import { joinSlides, renderDeck, renderPrintDeck, renderSlides } from '../render/deck.ts';
import { factsOf } from './facts.ts';
import { printOf } from './printing.ts';
import type { Workshop } from './workshop.ts';

/** Writes the deck of that plan as HTML and PDF. */
export async function produceDeck(plan: Plan, shop: Workshop): Promise<void> {
  const { context, formats, renderers, report } = shop;
  if (!formats.has('html') && !formats.has('pdf')) return;
  const page = renderers.decks;
  const name = `${context.locale.language}/decks/${plan.id}`;
  const draft = composeDeck(plan, context);
  const draftHtml = renderPrintDeck(draft, renderSlides(draft, page), page).toHTML();
  const printer = await shop.printer();
  const { deck, slides, printed } = await printer.open(name, draftHtml, async (document) => {
    let isDraft = true;
    const show = async (some: Deck): Promise<void> => {
      // The draft is shown already when it is measured for the first time.
      if (!isDraft) await document.replaceMain(joinSlides(renderSlides(some, page)).toHTML());
      isDraft = false;
    };
    const fitted = await fitDeck(draft, context.locale, async (slides) => {
      await show({ ...draft, slides });
      return document.measureSlides();
    });
    for (const diagnostic of fitted.diagnostics) report(diagnostic);
    const deck = fitted.value;
    // From here on all slides stand there in their order; only the size of their type changes.
    await document.replaceMain(joinSlides(renderSlides(deck, page)).toHTML());
    const sizes = await enlargeSlides(fitted, async (tried) => {
      await document.sizeSlides(tried);
      return document.measureSlides([...tried.keys()]);
    });
    const slides = renderSlides(deck, page, sizes);
    if (!formats.has('pdf')) return { deck, slides, printed: null };
    await document.sizeSlides(sizes);
    return { deck, slides, printed: await printOf(name, document, false, shop) };
  });
  const facts = { ...factsOf(deck, page), slides: deck.slides.length };
  if (formats.has('html')) {
    const html = renderDeck(deck, slides, page, shop.reveal).toHTML();
    await shop.write({ ...facts, path: `${name}.html`, format: 'html' }, html);
  }
  if (printed !== null) {
    await shop.write({ ...facts, path: `${name}.pdf`, format: 'pdf', pages: printed.pages }, printed.pdf);
  }
}
