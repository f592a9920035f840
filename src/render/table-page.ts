import type { ComparisonBlock } from '../block.ts';
import type { Html } from '../html.ts';
import { Html as Markup } from '../html.ts';
import { plain } from '../wording.ts';
import type { PageRenderer } from './page.ts';
import { rowChoices, rowChoicesCss } from './row-choices.ts';

const policy =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Returns a comparison, laid out as those tables, as a page of its own with links to the given files. */
export function renderTablePage(
  { comparison, title: heading, origin }: ComparisonBlock,
  tables: readonly ComparisonBlock[],
  downloads: readonly { readonly file: string; readonly format: string }[],
  page: PageRenderer,
): Html {
  const { theme, language } = comparison;
  const title = page.writer.plain(heading);
  page.enter('table', title);
  const choices = rowChoices(comparison.rows, page.writer.locale);
  const data = {
    language,
    policy,
    title: `${title} – ${page.writer.plain(page.study.title)}`,
    studyTitle: page.writer.plain(page.study.title),
    heading,
    question: theme.question === null ? null : plain(theme.question, language),
    downloads,
    choices,
    tables,
  };
  const content = page.render('tables/table.hbs', { ...data, css: '' }, { origin }).toHTML();
  const css = page.css(['blocks/blocks.css', 'tables/table.css'], content, ['Source Sans 3', 'Source Serif 4']);
  return Markup.trust(content.replace('<style></style>', () => `<style>${css}\n${rowChoicesCss(choices)}</style>`));
}
