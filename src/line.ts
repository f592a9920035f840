import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns a line of a file of the study, by number from 1; null if it cannot be read. */
export type LineReader = (file: string, line: number) => string | null;

/** Returns a reader for the study in that folder, which reads every file once. */
export function createLineReader(study: string): LineReader {
  const files = new Map<string, readonly string[]>();
  return (file, line) => {
    const lines = files.get(file) ?? readLines(join(study, file));
    files.set(file, lines);
    return lines[line - 1] ?? null;
  };
}

function readLines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/);
  } catch {
    return []; // Not a file of the study, e.g. a built-in template: the problem is shown without the line.
  }
}
