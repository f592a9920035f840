import type { Audience, Body, Language, Passage, Section } from '../model.ts';
import { readContainers } from './containers.ts';
import { findDefinitions, withDefinitions } from './definitions.ts';
import { checkMarkdown, codeLines } from './markdown.ts';
import type { Place } from './node.ts';
import type { Scope } from './scope.ts';

/** A part of a file and the line of the file in which it begins. */
export interface Part {
  readonly text: string;
  readonly firstLine: number;
}

/** Splits a Markdown file at the first two lines `---`; without them it has no front matter. */
export function splitFrontMatter(text: string): { readonly frontMatter: Part | null; readonly body: Part } {
  const match = /^---[ \t]*\n((?:[^\n]*\n)*?)---[ \t]*(?:\n|$)/.exec(text);
  if (match === null) return { frontMatter: null, body: { text, firstLine: 1 } };
  const [all, frontMatter = ''] = match;
  const body = { text: text.slice(all.length), firstLine: all.split('\n').length };
  return { frontMatter: { text: frontMatter, firstLine: 2 }, body };
}

/**
 * Returns the sections of a body; what precedes the first `##` heading is one without a title, if there is anything.
 * Reports what is wrong with its containers and its Markdown.
 */
export function readBody(file: string, { text, firstLine }: Part, language: Language, scope: Scope): Body {
  const placeOf = (line: number, column = 0, length = 1): Place => {
    return { origin: { file, line: firstLine + line, column: column + 1 }, length };
  };
  const lines = text.split('\n');
  const code = codeLines(text);
  const isCode = (line: number): boolean => code.has(line);
  const audiences = readContainers({ lines, isCode, placeOf }, scope);
  const markdown = lines.map((line, index) => (audiences[index] === null ? '' : line)).join('\n');
  const marks = checkMarkdown({ markdown, inline: false, sections: true, place: placeOf(0), exact: true }, scope);

  const definitions = findDefinitions(lines, isCode);
  const headings = marks
    .filter((mark) => mark.kind === 'heading')
    .filter(({ level, nested }) => level === 2 && !nested);
  const starts = [{ title: '', line: 0, endLine: 0 }, ...headings];
  const sections = starts.map(({ title, line, endLine }, index): Section => {
    const runs = splitRuns(lines, audiences, endLine, starts[index + 1]?.line ?? lines.length);
    const passages = runs.map(({ audience, start, end }): Passage => {
      const part = lines.slice(start, end).join('\n');
      return { audience, markdown: withDefinitions(part, definitions), origin: placeOf(start).origin };
    });
    return { title, passages, origin: placeOf(line).origin };
  });
  return { language, sections: sections.filter(({ title, passages }) => title !== '' || passages.length > 0) };
}

/** Lines for one audience; `end` is the line behind them. */
interface Run {
  readonly audience: Audience;
  readonly start: number;
  end: number;
}

/** Returns the runs of lines for one audience, without blank lines around them. */
function splitRuns(
  lines: readonly string[],
  audiences: readonly (Audience | null)[],
  from: number,
  to: number,
): readonly Run[] {
  const runs: Run[] = [];
  let isBroken = false;
  for (let line = from; line < to; line++) {
    const audience = audiences[line] ?? null;
    if (audience === null) isBroken = true;
    if (audience === null || (lines[line] ?? '').trim() === '') continue;
    const last = runs.at(-1);
    if (last?.audience === audience && !isBroken) last.end = line + 1;
    else runs.push({ audience, start: line, end: line + 1 });
    isBroken = false;
  }
  return runs;
}
