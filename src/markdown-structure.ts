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

/** What is longer than this, in characters or rows, seldom fits on one slide beside other text. */
const longList = 300;
const longParagraph = 900;
const paragraphPiece = 700;
const tablePiece = 10;

/** The space behind a sentence; a short word before the full stop may be an abbreviation. */
const sentenceEnd = /(?<=\p{L}{5}[.!?])\s+(?=\p{Lu}\p{Ll})/gu;

/** The space behind what looks like a sentence; taken where a text has no other end for long, but never behind these. */
const likelyEnd =
  /(?<!(?<!\p{L})(?:bzw|ggf|evtl|inkl|exkl|sog|vgl|usw|etc|resp|Abs|Art|Bd|Dr|Prof|Nr|Hrsg|Mio|Mrd|Tsd|Str|Jh|vs|cf|No|Vol)\.)(?<=[\p{Ll}\d)\]]{2}[.!?…]["“”‘’»«)]*)\s+(?=["„“‚‘»«(]*\p{Lu})/gu;

/**
 * Returns a top-level piece of a text in smaller ones: a long list item by item, numbers going on, a long table row
 * group by row group, its head repeated, a long paragraph by sentences. Everything else, and whatever has definitions in
 * it, comes as it is.
 */
export function piecesOf(markdown: string): readonly MarkdownBlock[] {
  const whole = [{ markdown, line: 0 }];
  const tokens = parser.parse(markdown, {});
  const [open] = tokens;
  if (open?.map?.[1] === undefined || /^ {0,3}\[[^\]]+\]:/m.test(markdown)) return whole;
  if (tokens.some((token, index) => index > 0 && token.level === 0 && token.nesting >= 0)) return whole;
  if (open.type === 'paragraph_open') return sentencesOf(markdown) ?? whole;
  const lines = markdown.split('\n');
  const cut = (from: number, to: number): string => lines.slice(from, to).join('\n').trimEnd();
  if (open.type === 'table_open') {
    const starts = tokens.filter(({ type, level }) => type === 'tr_open' && level === 2).map(startOf);
    const [first = 0] = starts.slice(1);
    const head = cut(0, first);
    const groups = starts.slice(1).filter((_, index) => index % tablePiece === 0);
    if (starts.length <= tablePiece + 1) return whole;
    return groups.map((from, index) => ({
      markdown: `${head}\n${cut(from, groups[index + 1] ?? lines.length)}`,
      line: index === 0 ? 0 : from,
    }));
  }
  if (!/^(bullet|ordered)_list_open$/.test(open.type) || markdown.length < longList) return whole;
  const items = tokens.filter(({ type, level }) => type === 'list_item_open' && level === 1);
  const numbered = items.every(({ info }, index) => info === '' || Number(info) === Number(items[0]?.info) + index);
  if (!numbered) return whole;
  const starts = items.map(startOf);
  return starts.map((from, index) => ({ markdown: cut(from, starts[index + 1] ?? lines.length), line: from }));
}

/** Returns a long paragraph as several, or null if it is short or markup reaches over the ends of its sentences. */
function sentencesOf(markdown: string): readonly MarkdownBlock[] | null {
  if (markdown.length <= longParagraph) return null;
  const pieces: { markdown: string; line: number }[] = [];
  let start = 0;
  let end = 0;
  for (const next of endsOf(markdown)) {
    if (next - start > paragraphPiece && end > start) {
      pieces.push(pieceOf(markdown, start, end));
      start = end;
    }
    end = next;
  }
  pieces.push(pieceOf(markdown, start, end));
  const whole = pieces.map((piece) => renderLine(piece.markdown)).join(' ');
  return renderLine(markdown) === whole ? pieces : null;
}

/** Returns where the sentences of a paragraph end. */
function endsOf(markdown: string): readonly number[] {
  const certain = [...[...markdown.matchAll(sentenceEnd)].map(({ index }) => index), markdown.length];
  const likely = [...markdown.matchAll(likelyEnd)].map(({ index }) => index);
  return certain.flatMap((end, index) => {
    const start = certain[index - 1] ?? 0;
    return end - start > paragraphPiece ? [...likely.filter((place) => start < place && place < end), end] : [end];
  });
}

/**
 * Returns the first sentence of a text's first paragraph; the whole paragraph if markup reaches over the sentence's end.
 * Null for a text without paragraphs.
 */
export function firstSentence(markdown: string): string | null {
  const tokens = parser.parse(markdown, {});
  const paragraph = tokens.findIndex(({ type, level }) => type === 'paragraph_open' && level === 0);
  const text = tokens[paragraph + 1]?.content;
  if (paragraph === -1 || text === undefined) return null;
  const [first = text] = text.split(sentenceEnd);
  const rest = text.slice(first.length);
  return renderLine(text) === `${renderLine(first)} ${renderLine(rest)}` ? first : text;
}

function renderLine(text: string): string {
  return parser.renderInline(text, {}).replace(/\s+/g, ' ').trim();
}

/** The text between two offsets without the space around it, at the line of its first character. */
function pieceOf(text: string, start: number, end: number): MarkdownBlock {
  const part = text.slice(start, end);
  const first = start + part.length - part.trimStart().length;
  return { markdown: part.trim(), line: text.slice(0, first).split('\n').length - 1 };
}

function startOf(token: Token): number {
  return token.map?.[0] ?? 0;
}

/** What a picture is called: for those who do not see it, and by the title below it, null if it has none. */
export interface ImageNames {
  readonly alternative: string;
  readonly title: string | null;
}

/** Returns the names of a paragraph's image, or null for a text that is more than one image, or something else. */
export function imageAlone(markdown: string): ImageNames | null {
  const [open, inline, , ...others] = parser.parse(markdown, {});
  const [image, ...beside] = inline?.children ?? [];
  if (open?.type !== 'paragraph_open' || others.length > 0) return null;
  if (image?.type !== 'image' || beside.length > 0) return null;
  return { alternative: image.content, title: image.attrGet('title')?.toString() ?? null };
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
