import { styleText } from 'node:util';
import { type Diagnostic, sortDiagnostics } from './diagnostic.ts';
import type { Origin } from './model.ts';

type Color = Parameters<typeof styleText>[0];

/** Longer lines are cut around what is underlined, in columns. */
const widestLine = 120;

/**
 * Returns the diagnostics as text for people, sorted, each with the line it is about, and at the end how many there are;
 * nothing if there are none. `readLine` returns a line of a file of the study, from 1 on, or null.
 */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  readLine: (file: string, line: number) => string | null,
  options: { readonly color: boolean },
): string {
  const sorted = sortDiagnostics(diagnostics);
  if (sorted.length === 0) return '';
  const paint = (color: Color, text: string): string =>
    options.color ? styleText(color, text, { validateStream: false }) : text;
  const blocks = sorted.map((diagnostic) => formatDiagnostic(diagnostic, readLine, paint));
  return `${[...blocks, paint('bold', countDiagnostics(sorted))].join('\n')}\n`;
}

/** Returns how many there are, e.g. "2 errors, 1 warning". */
function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const counts = (['error', 'warning'] as const).map((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? null : `${count} ${severity}${count === 1 ? '' : 's'}`;
  });
  return counts.filter((count) => count !== null).join(', ');
}

/** Returns the diagnostic as one line of JSON; `file`, `line` and `column` are null where no file is to blame. */
export function toJsonLine({ severity, code, message, hint, origin, related }: Diagnostic): string {
  const { file, line, column } = origin ?? { file: null, line: null, column: null };
  return JSON.stringify({
    severity,
    code,
    message,
    hint,
    file,
    line,
    column,
    ...(related === null ? {} : { related }),
  });
}

type Paint = (color: Color, text: string) => string;

function formatDiagnostic(
  { severity, code, message, hint, origin, length, related }: Diagnostic,
  readLine: (file: string, line: number) => string | null,
  paint: Paint,
): string {
  const color = severity === 'error' ? 'red' : 'yellow';
  const where = origin === null ? '' : `${paint('bold', clean(formatOrigin(origin)))} `;
  const lines = [`${where}${paint(color, severity)} ${paint('bold', code)}: ${clean(message)}`];
  const text = origin === null ? null : readLine(origin.file, origin.line);
  if (origin !== null && text !== null && text.trim() !== '') {
    const frame = frameLine(text, origin.column - 1, length);
    const number = String(origin.line);
    lines.push(paint('dim', `  ${number} | `) + frame.text);
    lines.push(paint('dim', `  ${' '.repeat(number.length)} | `) + frame.blank + paint(color, frame.carets));
  }
  if (related !== null) lines.push(`  see: ${clean(formatOrigin(related))}`);
  if (hint !== null) lines.push(`  ${paint('cyan', 'hint:')} ${clean(hint)}`);
  return lines.join('\n');
}

function formatOrigin({ file, line, column }: Origin): string {
  return `${file}:${line}:${column}`;
}

/** Returns a line, cut if it is long, with blanks and carets that stand below its characters from `start` on. */
function frameLine(line: string, start: number, length: number): { text: string; blank: string; carets: string } {
  const parts = [...new Intl.Segmenter('en').segment(line.trimEnd())];
  const before = parts.filter(({ index }) => index < start).map(({ segment }) => clean(segment, '\t'));
  const marked = parts
    .filter(({ index }) => index >= start && index < start + length)
    .map(({ segment }) => clean(segment));
  const after = parts.filter(({ index }) => index >= start + length).map(({ segment }) => clean(segment));
  if (widthOf([...before, ...marked, ...after]) > widestLine) {
    if (keep(before, widestLine / 2, -1)) before.unshift('…');
    keep(marked, widestLine - widthOf(before), 1);
    if (keep(after, widestLine - widthOf(before) - widthOf(marked), 1)) after.push('…');
  }
  return {
    text: [...before, ...marked, ...after].join(''),
    blank: before.map((part) => (part === '\t' ? '\t' : ' '.repeat(widthOf([part])))).join(''),
    carets: '^'.repeat(Math.max(1, widthOf(marked))),
  };
}

/** Drops parts from the front (-1) or the back (1) until they fit the width; returns whether it had to. */
function keep(parts: string[], limit: number, side: -1 | 1): boolean {
  let width = widthOf(parts);
  if (width <= limit) return false;
  while (parts.length > 0 && width > limit) {
    const dropped = side === -1 ? parts.shift() : parts.pop();
    width -= widthOf([dropped ?? '']);
  }
  return true;
}

/** The columns that characters take on a terminal: none for marks and invisible ones, two for wide ones. */
function widthOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + (isInvisible.test(part) ? 0 : isWide.test(part) ? 2 : 1), 0);
}

const isInvisible = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
const isWide =
  /\p{Emoji_Presentation}|\uFE0F|^[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;

/** Shows control characters as blanks, so that no file can play with the terminal. */
function clean(text: string, except = ''): string {
  return text.replace(/\p{Cc}/gu, (character) => (character === except ? character : ' '));
}
