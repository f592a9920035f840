/** One publication or table, from its plan to its files. */
import { briefDepth, composeBrief } from './compose/brief.ts';
import { comparisonBlock } from './compose/comparison-block.ts';
import type { Context } from './compose/context.ts';
import { composeDeck } from './compose/deck.ts';
import { composePaper } from './compose/paper.ts';
import type { Plan } from './compose/plan.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostic.ts';
import { enlargeSlides, fitDeck } from './fit.ts';
import type { FileSpec } from './manifest.ts';
import type { Theme } from './model.ts';
import type { Format } from './options.ts';
import { parseOrigin } from './place.ts';
import type { LoadedDocument, Printed } from './print/loaded-document.ts';
import type { Printer } from './print/printer.ts';
import type { Deck, Paper } from './publication.ts';
import { renderCsv, renderJson } from './render/data.ts';
import { joinSlides, renderDeck, renderPrintDeck, renderSlides } from './render/deck.ts';
import type { PageRenderer } from './render/page.ts';
import { renderPaper, renderPaperContent } from './render/paper.ts';
import type { Reveal } from './render/reveal.ts';
import { renderTablePage } from './render/table-page.ts';

/** A brief is two pages long, never three. */
const briefPages = 2;

/** What making files of one language needs. */
export interface Workshop {
  readonly context: Context;
  readonly formats: ReadonlySet<Format>;
  readonly renderers: { readonly decks: PageRenderer; readonly papers: PageRenderer; readonly tables: PageRenderer };
  readonly reveal: Reveal;
  /** Starts the browser when it is first needed. */
  readonly printer: () => Promise<Printer>;
  readonly write: (spec: FileSpec, content: Uint8Array | string) => Promise<void>;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Writes the files of that plan. */
export function producePublication(plan: Plan, shop: Workshop): Promise<void> {
  const produce = { deck: produceDeck, paper: producePaper, brief: produceBrief }[plan.kind];
  return produce(plan, shop);
}

/** Writes the deck of that plan as HTML and PDF. */
async function produceDeck(plan: Plan, shop: Workshop): Promise<void> {
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

/** Writes the paper of that plan as HTML and PDF. */
async function producePaper(plan: Plan, shop: Workshop): Promise<void> {
  const { context, formats, renderers } = shop;
  const paper = composePaper(plan, context);
  const html = renderPaper(paper, renderPaperContent(paper, renderers.papers), renderers.papers).toHTML();
  const name = nameOf(plan, context);
  const printed = formats.has('pdf')
    ? await (await shop.printer()).open(name, html, (document) => printOf(name, document, true, shop))
    : null;
  await writePaper(paper, name, html, printed, shop);
}

/**
 * Writes the brief of that plan with as many rows per theme as two pages hold. Reports `brief-overflow` if not even one
 * row per theme of the city alone fits.
 */
async function produceBrief(plan: Plan, shop: Workshop): Promise<void> {
  const { context, formats, renderers, report } = shop;
  if (!formats.has('html') && !formats.has('pdf')) return;
  const page = renderers.papers;
  const name = nameOf(plan, context);
  const contentOf = (depth: number) => renderPaperContent(composeBrief(plan, depth, context), page);
  const deepest = briefDepth(plan);
  const longest = composeBrief(plan, deepest, context);
  const printer = await shop.printer();
  const html = renderPaper(longest, contentOf(deepest), page).toHTML();
  const { printed, depth } = await printer.open(name, html, async (document) => {
    let shown = deepest;
    const show = async (depth: number): Promise<void> => {
      if (depth !== shown) await document.replaceMain(contentOf(depth).toHTML());
      shown = depth;
    };
    const fits = async (depth: number): Promise<boolean> => {
      await show(depth);
      return (await document.countPages()) <= briefPages;
    };
    const depth = (await fits(deepest)) ? deepest : await deepestThatFits(deepest - 1, fits);
    await show(depth);
    return { depth, printed: await printOf(name, document, false, shop) };
  });
  if (printed.pages > briefPages) report(briefOverflow(plan, printed.pages));
  const brief = composeBrief(plan, depth, context);
  await writePaper(brief, name, renderPaper(brief, contentOf(depth), page).toHTML(), printed, shop);
}

/** Returns the largest number up to `most` that fits, found by halving; 0 if none does. */
async function deepestThatFits(most: number, fits: (depth: number) => Promise<boolean>): Promise<number> {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (await fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function briefOverflow(plan: Plan, pages: number): Diagnostic {
  return diagnose('brief-overflow', plan.origin, `The brief \`${plan.id}\` needs ${pages} pages instead of two.`, {
    hint: 'Shorten the summary of the city and the titles of its cases, or the values of the first key attributes.',
  });
}

async function writePaper(
  paper: Paper,
  name: string,
  html: string,
  printed: Printed | null,
  shop: Workshop,
): Promise<void> {
  const facts = factsOf(paper, shop.renderers.papers);
  if (shop.formats.has('html')) await shop.write({ ...facts, path: `${name}.html`, format: 'html' }, html);
  if (shop.formats.has('pdf') && printed !== null) {
    await shop.write({ ...facts, path: `${name}.pdf`, format: 'pdf', pages: printed.pages }, printed.pdf);
  }
}

/** Writes the comparison of one theme (or of the profiles) as a page, as CSV and as JSON. */
export async function produceTable(theme: Theme, shop: Workshop): Promise<void> {
  const { context, formats, renderers } = shop;
  const { cities } = context.study;
  const block = comparisonBlock(theme, cities, { view: 'all', number: null, focus: null }, context);
  if (block === null) return;
  const name = `${context.locale.language}/tables/${theme.id}`;
  const spec = {
    kind: 'table' as const,
    id: theme.id,
    language: context.locale.language,
    title: renderers.tables.writer.plain(block.title),
    cities: cities.map((city) => city.id),
    themes: [theme.id],
  };
  const data = (['csv', 'json'] as const).filter((format) => formats.has(format));
  if (formats.has('html')) {
    const downloads = data.map((format) => ({ file: `${theme.id}.${format}`, format: format.toUpperCase() }));
    const html = renderTablePage(block, downloads, renderers.tables).toHTML();
    await shop.write({ ...spec, path: `${name}.html`, format: 'html' }, html);
  }
  for (const format of data) {
    const content = format === 'csv' ? renderCsv(block.comparison) : renderJson(block.comparison);
    await shop.write({ ...spec, path: `${name}.${format}`, format }, content);
  }
}

function nameOf(plan: Plan, context: Context): string {
  return `${context.locale.language}/papers/${plan.id}`;
}

function factsOf(publication: Deck | Paper, page: PageRenderer): Omit<FileSpec, 'path' | 'format'> {
  const { kind, id, language, title, cities, themes } = publication;
  return {
    kind,
    id,
    language,
    title: page.writer.plain(title),
    cities: cities.map((city) => city.id),
    themes: themes.map((theme) => theme.id),
  };
}

async function printOf(name: string, document: LoadedDocument, contents: boolean, shop: Workshop): Promise<Printed> {
  const printed = await document.print({ contents, date: shop.context.study.asOf });
  for (const fallback of printed.fallbacks) shop.report(fontFallback(name, fallback));
  for (const address of printed.blocked) shop.report(requestBlocked(name, address));
  return printed;
}

function fontFallback(name: string, { font, origin, text }: Printed['fallbacks'][number]): Diagnostic {
  const where = text.trim() === '' ? name : `\`${text.trim()}\` in ${name}`;
  const message =
    font === null
      ? `No font has a character of ${where}: an empty box is printed.`
      : `The font ${font} of this machine helps out for a character of ${where}.`;
  return diagnose('font-fallback', parseOrigin(origin), message, {
    hint: 'It may look different on other machines. Write it another way if you can.',
  });
}

function requestBlocked(name: string, address: string): Diagnostic {
  return diagnose('request-blocked', null, `${name} asks for \`${address}\`; nothing was loaded.`, {
    hint: 'Results open offline: put the file into the study, and its content into the template.',
  });
}
