import { escapeHtml, Html } from './html.ts';
import {
  citationsOf,
  createParser,
  type Env,
  type MarkdownCitation,
  pathOf,
  type RendererRule,
  type Token,
} from './markdown-parser.ts';

export type { MarkdownCitation } from './markdown-parser.ts';

/** How Markdown becomes HTML at one place of a result. */
export interface MarkdownOptions {
  /** Whether the text stands within a line: then it has no paragraphs, lists, headings or footnotes. */
  readonly inline: boolean;
  /** Makes the ids of footnotes unique in the page; empty where there is only one text. */
  readonly idPrefix: string;
  /** The level that `###` becomes; deeper ones follow, down to 6. */
  readonly headingLevel: number;
  /** Returns what stands for a bracket of citations. */
  readonly cite: (citations: readonly MarkdownCitation[]) => Html;
  /** Returns the address of an image given by its path as written, or null to show its alternative text instead. */
  readonly image: (path: string) => string | null;
}

const rules: Readonly<Record<string, RendererRule>> = {
  citation: (tokens, index, _, env) => {
    const token = tokens[index];
    return token === undefined ? '' : optionsOf(env).cite(citationsOf(token)).toHTML();
  },
  image: (tokens, index, _, env) => renderImage(tokens[index], optionsOf(env)),
  footnote_caption: (tokens, index) => String(Number(tokens[index]?.meta?.['id']) + 1),
  // No `section`: reveal.js takes each one within a slide for a slide of its own.
  footnote_block_open: () => '<div class="footnotes" role="doc-endnotes">\n<ol>\n',
  footnote_block_close: () => '</ol>\n</div>\n',
  footnote_anchor: (tokens, index, options, env, renderer) => {
    const name = renderer.rules['footnote_anchor_name']?.(tokens, index, options, env, renderer) ?? '';
    const use = Number(tokens[index]?.meta?.['subId']);
    // The arrow is one that the built-in fonts have.
    return ` <a href="#fnref${name}${use > 0 ? `:${use}` : ''}" class="footnote-backref" role="doc-backlink">↑</a>`;
  },
};

const lines = createParser({ footnotes: false });
const blocks = createParser({ footnotes: true });
blocks.core.ruler.push('fit_page', ({ tokens, env }) => fitPage(tokens, (env as RenderEnv).options.headingLevel));
for (const { renderer } of [lines, blocks]) Object.assign(renderer.rules, rules);

/**
 * Returns a text of the study as HTML. Raw HTML in it is shown as text; links lead to the web, to e-mail or to `#id`
 * only, of others the label is shown.
 */
export function renderMarkdown(markdown: string, options: MarkdownOptions): Html {
  const env: RenderEnv = { options, docId: options.idPrefix };
  const markup = options.inline ? lines.renderInline(markdown, env) : blocks.render(markdown, env);
  return Html.trust(markup.trim());
}

/** Returns an inline text of the study without its markup, in one line. */
export function plainMarkdown(markdown: string, cite: (citations: readonly MarkdownCitation[]) => string): string {
  const tokens = lines.parseInline(markdown, {}).flatMap((token) => token.children ?? []);
  let text = '';
  for (const token of tokens) {
    const cited = token.type === 'citation' ? cite(citationsOf(token)) : null;
    // What is left out takes the space before it along.
    if (cited === '') text = text.trimEnd();
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += ' ';
    else text += cited ?? token.content;
  }
  return text.trim();
}

interface RenderEnv extends Env {
  readonly options: MarkdownOptions;
  /** The footnote plugin's name for the prefix of its ids. */
  readonly docId: string;
}

/** Moves headings to the level they have on the page, and makes header cells known as such; an empty one is none. */
function fitPage(tokens: readonly Token[], headingLevel: number): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open' || token.type === 'heading_close') {
      const depth = Math.max(0, Number(token.tag.slice(1)) - 3);
      token.tag = `h${Math.min(6, headingLevel + depth)}`;
    } else if (token.type === 'th_open') {
      if (tokens[index + 1]?.content === '') token.tag = 'td';
      else token.attrSet('scope', 'col');
    } else if (token.type === 'th_close' && tokens[index - 1]?.content === '') {
      token.tag = 'td';
    }
  }
}

function renderImage(token: Token | undefined, options: MarkdownOptions): string {
  if (token === undefined) return '';
  const alt = escapeHtml(token.content);
  const address = options.image(pathOf(token));
  return address === null ? alt : `<img src="${escapeHtml(address)}" alt="${alt}">`;
}

function optionsOf(env: Env | undefined): MarkdownOptions {
  return (env as RenderEnv).options;
}
