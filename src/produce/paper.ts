import type { Context } from '../compose/context.ts';
import { composePaper } from '../compose/paper.ts';
import type { Plan } from '../compose/plan.ts';
import { fitPaper } from '../fit/paper.ts';
import type { LoadedDocument, Printed } from '../print/loaded-document.ts';
import type { Paper } from '../publication.ts';
import { renderPaper, renderPaperContent } from '../render/paper.ts';
import { factsOf } from './facts.ts';
import { printOf } from './printing.ts';
import type { Workshop } from './workshop.ts';

/** Writes the paper of that plan as HTML and PDF. */
export async function producePaper(plan: Plan, shop: Workshop): Promise<void> {
  const { context, formats, renderers } = shop;
  const paper = composePaper(plan, context);
  const html = renderPaper(paper, renderPaperContent(paper, renderers.papers), renderers.papers).toHTML();
  const name = nameOf(plan, context);
  const printed = formats.has('pdf')
    ? await (await shop.printer()).open(name, html, async (document) => {
        await fitTables(paper, document, shop);
        return printOf(name, document, true, shop);
      })
    : null;
  await writePaper(paper, name, html, printed, shop);
}

/** Parts the tables of a shown paper where its pages end; on screen, which has no pages, they stay whole. */
async function fitTables(paper: Paper, document: LoadedDocument, { context, renderers }: Workshop): Promise<void> {
  let shown = paper;
  await fitPaper(paper, context.locale, {
    draft: async (next, breaks) => {
      if (next !== shown) await document.replaceMain(renderPaperContent(next, renderers.papers).toHTML());
      shown = next;
      return document.draftTables(breaks);
    },
    sizes: () => document.measureTables(),
  });
}

/** Writes a paper or brief and what was printed of it. */
export async function writePaper(
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

/** Returns the path of a paper without its format. */
export function nameOf(plan: Plan, context: Context): string {
  return `${context.locale.language}/papers/${plan.id}`;
}
