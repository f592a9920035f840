import { citationsOf, createParser, type Env, labelOf, pathOf, type Token } from './markdown-parser.ts';

/** Something in a Markdown text that can be wrong or that structures it, and where; line and column start at 0. */
export type Mark = Spot &
  (
    | { readonly kind: 'citation'; readonly id: string }
    | { readonly kind: 'image'; readonly path: string; readonly alt: string }
    | { readonly kind: 'link'; readonly target: string }
    | {
        readonly kind: 'heading';
        readonly level: number;
        readonly title: string;
        readonly nested: boolean;
        readonly endLine: number;
      }
    | { readonly kind: 'code'; readonly endLine: number }
    | { readonly kind: 'footnote'; readonly label: string; readonly problem: 'undefined' | 'unused' }
  );

interface Spot {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

// Keeps every link and every footnote where it stands.
const parser = createParser({ footnotes: true });
parser.core.ruler.disable('footnote_tail');
parser.normalizeLink = (target) => target;
parser.inline.ruler.after('footnote_ref', 'footnote_undefined', (state, silent) => {
  const label = /^\[\^([^\]\s]+)\]/.exec(state.src.slice(state.pos, state.posMax))?.[1];
  if (label === undefined) return false;
  if (!silent) state.push('footnote_undefined', '', 0).meta = { label };
  state.pos += label.length + 3;
  return true;
});

/** Returns the marks of a Markdown text in reading order; an inline text has no blocks, so no headings or code. */
export function findMarks(markdown: string, options: { readonly inline: boolean }): readonly Mark[] {
  const env: Env & { footnotes?: { refs?: Record<string, number> } } = {};
  const tokens = options.inline ? parser.parseInline(markdown, env) : parser.parse(markdown, env);
  const text: Source = { lines: markdown.split('\n'), row: null };
  return tokens.flatMap((token, index) => {
    if (token.type === 'tr_open') text.row = { line: token.map?.[0] ?? 0, column: 0 };
    if (token.type === 'inline') return inlineMarks(text, token);
    if (token.type === 'heading_open') return headingMarks(text, token, tokens[index + 1]);
    if (token.type === 'fence' || token.type === 'code_block') return codeMarks(token);
    if (token.type !== 'footnote_reference_open') return [];
    const used = env.footnotes?.refs?.[`:${labelOf(token)}`] !== -1;
    return used ? [] : unusedFootnoteMarks(text, labelOf(token), tokens[index + 1]);
  });
}

/** The text by lines, and how far the current row of a table has been read: its cells do not know their places. */
interface Source {
  readonly lines: readonly string[];
  row: { readonly line: number; column: number } | null;
}

function headingMarks(text: Source, open: Token, inline: Token | undefined): readonly Mark[] {
  const [line, endLine] = open.map ?? [0, 0];
  const title = inline?.content ?? '';
  const column = Math.max(0, (text.lines[line] ?? '').search(/\S/));
  const length = (text.lines[line] ?? '').trim().length;
  return [
    { kind: 'heading', level: Number(open.tag.slice(1)), title, nested: open.level > 0, line, endLine, column, length },
  ];
}

function codeMarks(token: Token): readonly Mark[] {
  const [line, endLine] = token.map ?? [0, 0];
  return [{ kind: 'code', line, endLine, column: 0, length: 1 }];
}

function unusedFootnoteMarks(text: Source, label: string, content: Token | undefined): readonly Mark[] {
  const written = `[^${label}]`;
  const line = content?.map?.[0] ?? text.lines.findIndex((candidate) => candidate.includes(`${written}:`));
  const column = Math.max(0, (text.lines[line] ?? '').indexOf(written));
  return [{ kind: 'footnote', label, problem: 'unused', line, column, length: written.length }];
}

function inlineMarks(text: Source, inline: Token): readonly Mark[] {
  const locate = locator(text, inline);
  const children = inline.children ?? [];
  return children.flatMap((token, index): readonly Mark[] => {
    const offset = token.map?.[0] ?? 0;
    if (token.type === 'citation') return citationMarks(inline.content, token, offset, locate);
    if (token.type === 'footnote_undefined') {
      const label = labelOf(token);
      return [{ kind: 'footnote', label, problem: 'undefined', ...locate(offset, label.length + 3) }];
    }
    if (token.type === 'image') {
      const length = inline.content.slice(offset).search(/\]|$/) + 1;
      return [{ kind: 'image', path: pathOf(token), alt: token.content.trim(), ...locate(offset, length) }];
    }
    if (token.type !== 'link_open') return [];
    const end = children.slice(index).find((other) => other.type === 'link_close' && other.level === token.level)
      ?.map?.[0];
    return [
      {
        kind: 'link',
        target: String(token.attrGet('href') ?? ''),
        ...locateTarget(inline.content, offset, end ?? offset, locate),
      },
    ];
  });
}

type Locate = (offset: number, length: number) => Spot;

function citationMarks(content: string, token: Token, start: number, locate: Locate): readonly Mark[] {
  let from = start;
  return citationsOf(token).map(({ id }) => {
    from = content.indexOf(`@${id}`, from) + 1;
    return { kind: 'citation', id, ...locate(from, id.length) };
  });
}

/** The target as written in `[label](target)` or `<target>`, else the label: a reference has its target elsewhere. */
function locateTarget(content: string, labelStart: number, labelEnd: number, locate: Locate): Spot {
  const match = /^(\]\(\s*<?|<)([^\s<>)]+)/.exec(content.slice(labelEnd));
  if (match === null) return locate(labelStart, labelEnd - labelStart);
  return locate(labelEnd + (match[1] ?? '').length, (match[2] ?? '').length);
}

/** Returns how to find an offset of an inline token in the text: its lines stand there, but indented or marked. */
function locator(text: Source, inline: Token): Locate {
  if (inline.map === null && text.row !== null) return cellLocator(text.lines, text.row, inline.content);
  const firstLine = inline.map?.[0] ?? 0;
  const columns = inline.content.split('\n').map((content, index) => {
    const visible = content.trimStart();
    return (text.lines[firstLine + index] ?? '').lastIndexOf(visible) - (content.length - visible.length);
  });
  return (offset, length) => {
    const before = inline.content.slice(0, offset).split('\n');
    const index = before.length - 1;
    const column = Math.max(0, columns[index] ?? 0) + (before[index]?.length ?? 0);
    return { line: firstLine + index, column, length };
  };
}

/** Finds the cell behind those found before; a `|` in it is written `\|`. */
function cellLocator(lines: readonly string[], row: NonNullable<Source['row']>, content: string): Locate {
  const write = (part: string): string => part.replaceAll('|', '\\|');
  const found = (lines[row.line] ?? '').indexOf(write(content), row.column);
  const { line } = row;
  const column = Math.max(found, row.column);
  row.column = column + write(content).length;
  return (offset, length) => ({ line, column: column + write(content.slice(0, offset)).length, length });
}
