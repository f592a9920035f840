import type { ComparisonBlock } from '../block.ts';
import type { Html } from '../html.ts';
import { Html as Markup } from '../html.ts';
import { plain } from '../wording.ts';
import type { PageRenderer } from './page.ts';

const policy =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Returns one comparison as a page of its own, with links to the given files beside it. */
export function renderTablePage(
  block: ComparisonBlock,
  downloads: readonly { readonly file: string; readonly format: string }[],
  page: PageRenderer,
): Html {
  const { theme, language } = block.comparison;
  const title = page.writer.plain(block.title);
  page.enter('table', title);
  const data = {
    language,
    policy,
    title: `${title} – ${page.writer.plain(page.study.title)}`,
    studyTitle: page.writer.plain(page.study.title),
    heading: block.title,
    question: theme.question === null ? null : plain(theme.question, language),
    downloads,
    block,
  };
  const content = page.render('tables/table.hbs', { ...data, css: '' }, block).toHTML();
  const css = page.css(['blocks/blocks.css', 'tables/table.css'], content, ['Source Sans 3', 'Source Serif 4']);
  return Markup.trust(content.replace('<style></style>', () => `<style>${css}</style>`));
}
