/** A footnote or link target that Markdown defines apart from the place where it is used. */
export interface Definition {
  readonly label: string;
  readonly text: string;
}

const pattern = /^ {0,3}\[([^\]]+)\]:/;

/** Returns the definitions of a Markdown text given by lines; `isCode` tells the lines in which there can be none. */
export function findDefinitions(lines: readonly string[], isCode: (line: number) => boolean): readonly Definition[] {
  const starts = lines.flatMap((line, index) => (pattern.test(line) && !isCode(index) ? [index] : []));
  return starts.map((start, index) => {
    const limit = starts[index + 1] ?? lines.length;
    let end = start + 1;
    while (end < limit && continues(lines, end)) end += 1;
    return { label: pattern.exec(lines[start] ?? '')?.[1] ?? '', text: lines.slice(start, end).join('\n') };
  });
}

/** A definition goes on until a blank line, and beyond it in indented lines. */
function continues(lines: readonly string[], index: number): boolean {
  const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';
  const isIndented = (line: string | undefined): boolean => /^( {4}|\t)\s*\S/.test(line ?? '');
  if (!isBlank(lines[index])) return !isBlank(lines[index - 1]) || isIndented(lines[index]);
  return isIndented(lines[index + 1]);
}

/** Returns a part of the text with the definitions that it uses but lacks at its end. */
export function withDefinitions(part: string, definitions: readonly Definition[]): string {
  const missing = definitions.filter(({ label, text }) => uses(part, label) && !part.includes(text));
  if (missing.length === 0) return part;
  return withDefinitions([part, ...missing.map(({ text }) => text)].join('\n\n'), definitions);
}

function uses(part: string, label: string): boolean {
  return part.toLowerCase().includes(`[${label.toLowerCase()}]`);
}
