import { findMarks, type Mark } from '../markdown-marks.ts';
import { isSafeLink } from '../markdown-parser.ts';
import type { Place } from './node.ts';
import { checkSource } from './references.ts';
import { complain, type Scope } from './scope.ts';

/** A Markdown text and where it begins. */
export interface MarkdownText {
  readonly markdown: string;
  readonly inline: boolean;
  /** Whether `##` starts a section, as in the body of a case. */
  readonly sections: boolean;
  readonly place: Place;
  /** Whether each of its lines stands in the file as it is, from the column of the place on. */
  readonly exact: boolean;
}

/**
 * Checks what a Markdown text refers to, notes its images in the scope, and returns its marks. Reports `source-unknown`, `markdown-link`,
 * `markdown-heading`, `alt-missing`, `footnote-unknown` and `footnote-unused`.
 */
export function checkMarkdown(text: MarkdownText, scope: Scope): readonly Mark[] {
  const marks = findMarks(text.markdown, text);
  for (const mark of marks) checkMark(mark, placeOf(mark, text), text, scope);
  return marks;
}

/** Returns the lines of a Markdown text, from 0, that are code and mean nothing else. */
export function codeLines(markdown: string): ReadonlySet<number> {
  const code = findMarks(markdown, { inline: false }).filter((mark) => mark.kind === 'code');
  return new Set(
    code.flatMap(({ line, endLine }) => Array.from({ length: endLine - line }, (_, index) => line + index)),
  );
}

function placeOf(mark: Mark, { place, exact }: MarkdownText): Place {
  if (!exact) return place;
  const { file, line, column } = place.origin;
  return { origin: { file, line: line + mark.line, column: column + mark.column }, length: mark.length };
}

function checkMark(mark: Mark, place: Place, text: MarkdownText, scope: Scope): void {
  if (mark.kind === 'citation') checkSource(mark.id, place, scope);
  if (mark.kind === 'image') checkImage(mark.path, mark.alt, place, scope);
  if (mark.kind === 'link') checkLink(mark.target, place, scope);
  if (mark.kind === 'heading') checkHeading(mark.level, text.sections && !mark.nested, place, scope);
  if (mark.kind === 'footnote') checkFootnote(mark.label, mark.problem, place, scope);
}

function checkImage(path: string, alt: string, place: Place, scope: Scope): void {
  scope.images.push({ path, place });
  if (alt !== '') return;
  const hint = 'Say what it shows between the brackets: `![…](…)`.';
  complain(scope, 'alt-missing', place, `The image \`${path}\` has no alternative text.`, hint);
}

function checkLink(target: string, place: Place, scope: Scope): void {
  if (isSafeLink(target)) return;
  const hint = 'Links may start with `https://`, `http://`, `mailto:` or `#`.';
  complain(scope, 'markdown-link', place, `\`${target}\` leads nowhere once the result is printed or passed on.`, hint);
}

function checkHeading(level: number, maySection: boolean, place: Place, scope: Scope): void {
  if (level > 2 || (level === 2 && maySection)) return;
  const hint = maySection ? 'Start a section with `## `; the title stands in the front matter.' : 'Use `### ` here.';
  complain(scope, 'markdown-heading', place, `A heading of level ${level} does not fit here.`, hint);
}

function checkFootnote(label: string, problem: 'undefined' | 'unused', place: Place, scope: Scope): void {
  if (problem === 'unused') {
    const message = `The footnote \`${label}\` is nowhere referred to, so it is not shown.`;
    complain(scope, 'footnote-unused', place, message, `Put \`[^${label}]\` where it belongs, or remove it.`);
  } else {
    const hint = `Add a line \`[^${label}]: …\` to the same text.`;
    complain(scope, 'footnote-unknown', place, `There is no footnote \`${label}\`.`, hint);
  }
}
