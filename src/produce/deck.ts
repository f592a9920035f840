import { composeDeck } from '../compose/deck.ts';
import type { Plan } from '../compose/plan.ts';
import { enlargeSlides, fitDeck } from '../fit/deck.ts';
import type { Slide } from '../publication.ts';
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
    let shown = draft.slides;
    // Only what has changed is put into the page again: laying it out is most of the work.
    const show = async (slides: readonly Slide[]): Promise<void> => {
      const isSame = slides.length === shown.length && slides.every((slide, index) => slide === shown[index]);
      if (!isSame) await document.replaceMain(joinSlides(renderSlides({ ...draft, slides }, page)).toHTML());
      shown = slides;
    };
    const fitted = await fitDeck(draft, context.locale, async (slides, ids) => {
      await show(slides);
      return document.measureSlides(ids);
    });
    for (const diagnostic of fitted.diagnostics) report(diagnostic);
    const deck = fitted.value;
    // From here on all slides stand there in their order; only the size of their type changes.
    await show(deck.slides);
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
