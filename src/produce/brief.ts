import { briefDepth, composeBrief } from '../compose/brief.ts';
import type { Plan } from '../compose/plan.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { diagnose } from '../diagnostic.ts';
import { renderPaper, renderPaperContent } from '../render/paper.ts';
import { nameOf, writePaper } from './paper.ts';
import { printOf } from './printing.ts';
import type { Workshop } from './workshop.ts';

/** A brief is two pages long, never three. */
const briefPages = 2;

/**
 * Writes the brief of that plan with as many rows per theme as two pages hold. Reports `brief-overflow` if not even one
 * row per theme of the city alone fits.
 */
export async function produceBrief(plan: Plan, shop: Workshop): Promise<void> {
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
