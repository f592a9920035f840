/** The Markdown of a study: CommonMark with tables and footnotes, citations as in `[@id, S. 13]`, and the gender star. */
import MarkdownIt, { type MarkdownIt as Parser, type StateInline, type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';

export type { Env, RendererRule, Token } from 'markdown-it';

/** One of the works that a bracket cites, e.g. "vgl. @id, S. 13f.". */
export interface MarkdownCitation {
  readonly id: string;
  readonly locator: string | null;
  /** What stands before it, e.g. "vgl."; null for nothing. */
  readonly prefix: string | null;
}

/** Returns a parser of the study's Markdown. Of a link that is not safe only the label is rendered. */
export function createParser(options: { readonly footnotes: boolean }): Parser {
  const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });
  parser.inline.State = PlacedState;
  parser.inline.ruler.before('emphasis', 'letter_star', readLetterStar);
  parser.inline.ruler.before('link', 'citation', readCitation);
  // Notes within the text, as in `^[…]`, are not part of the format: their contents would escape all checks.
  if (options.footnotes) parser.use(footnotes).disable('footnote_inline');
  parser.validateLink = () => true;
  parser.core.ruler.push('unsafe_links', ({ tokens }) => hideUnsafeLinks(tokens));
  return parser;
}

/** Whether a link leads to where a printed or shown result may lead: the web, an e-mail address, or itself. */
export function isSafeLink(target: string): boolean {
  return /^(https?:|mailto:|#)/i.test(target);
}

/** Keeps the offset in `map`, which the library uses for blocks only, so that places of inline tokens are known. */
class PlacedState extends MarkdownIt.StateInline {
  override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
    const token = super.push(type, tag, nesting);
    token.map = [this.pos, this.pos];
    return token;
  }
}

/** Hides the tags of unsafe links, within notes and alternative texts too; links do not nest. */
function hideUnsafeLinks(tokens: readonly Token[]): void {
  let isHidden = false;
  for (const token of tokens) {
    if (token.type === 'link_open') isHidden = !isSafeLink(String(token.attrGet('href')));
    if (token.type === 'link_open' || token.type === 'link_close') token.hidden = isHidden;
    hideUnsafeLinks(token.children ?? []);
  }
}

/** An asterisk between two letters is a letter: `Akteur*innen`. */
function readLetterStar(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '*') return false;
  if (!/[\p{L}\p{M}]$/u.test(src.slice(Math.max(0, pos - 2), pos)) || !/^\p{L}/u.test(src.slice(pos + 1, pos + 3)))
    return false;
  if (!silent) state.pending += '*';
  state.pos += 1;
  return true;
}

const bracketPattern = /^\[([^[\]]*@[^[\]]*)\](?!\()/;
const citationPattern = /^(?:(.*?)\s)??@([^\s,;[\]]+)(?:\s*,\s*|\s+|$)(.*)$/s;

/** `[@id]`, `[@id, S. 13]`, `[vgl. @id, S. 13; @id2]` */
function readCitation(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '[') return false;
  const bracket = bracketPattern.exec(state.src.slice(state.pos, state.posMax));
  const citations = bracket === null ? null : parseCitations(bracket[1] ?? '');
  if (bracket === null || citations === null) return false;
  if (!silent) state.push('citation', '', 0).meta = { citations };
  state.pos += bracket[0].length;
  return true;
}

function parseCitations(text: string): readonly MarkdownCitation[] | null {
  const citations: MarkdownCitation[] = [];
  for (const part of text.split(';')) {
    const match = citationPattern.exec(part.trim());
    if (match === null) return null;
    const [, prefix = '', id = '', locator = ''] = match;
    citations.push({ id, locator: locator.trim() || null, prefix: prefix.trim() || null });
  }
  return citations;
}

/** Returns the citations that a token of the type `citation` stands for. */
export function citationsOf(token: Token): readonly MarkdownCitation[] {
  return (token.meta?.['citations'] ?? []) as readonly MarkdownCitation[];
}

/** Returns the label of a footnote's token. */
export function labelOf(token: Token): string {
  return String(token.meta?.['label'] ?? '');
}

/** Returns the path of an image's token as it is meant, e.g. "_media/Karte 1.svg" for "_media/Karte%201.svg". */
export function pathOf(token: Token): string {
  const address = String(token.attrGet('src') ?? '');
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
