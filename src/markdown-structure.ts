import type { Token } from './markdown-parser.ts';
import { citationsOf, createParser } from './markdown-parser.ts';

const parser = createParser({ footnotes: true });

/** A top-level piece of a text: a paragraph, a list, a table. */
export interface MarkdownBlock {
  readonly markdown: string;
  /** Its first line in the text, from 0. */
  readonly line: number;
}

/**
 * Returns the top-level pieces of a text in order; together they render as the whole text does. A text whose pieces
 * depend on each other, by footnotes or link definitions, is one piece.
 */
export function blocksOf(markdown: string): readonly MarkdownBlock[] {
  if (/^ {0,3}\[[^\]]+\]:/m.test(markdown)) return [{ markdown: markdown.trim(), line: 0 }];
  const lines = markdown.split('\n');
  return parser
    .parse(markdown, {})
    .filter((token) => token.level === 0 && token.nesting >= 0 && token.map !== null)
    .map((token) => {
      const [from, to] = token.map ?? [0, 0];
      return { markdown: lines.slice(from, to).join('\n').trimEnd(), line: from };
    });
}

/** Returns Markdown that shows the text as it stands, in one paragraph. */
export function literalMarkdown(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** Returns what a text cites, in reading order; locators with plain spaces, as other fields have them. */
export function citationsIn(markdown: string): readonly { readonly source: string; readonly locator: string | null }[] {
  if (!markdown.includes('@')) return [];
  return parser
    .parse(markdown, {})
    .flatMap((token) => flatten(token))
    .filter((token) => token.type === 'citation')
    .flatMap((token) =>
      citationsOf(token).map(({ id, locator }) => ({
        source: id,
        locator: locator?.replaceAll('\u00a0', ' ') ?? null,
      })),
    );
}

function flatten(token: Token): readonly Token[] {
  return [token, ...(token.children ?? []).flatMap(flatten)];
}
