import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { isWithin } from './folder.ts';

/** Returns a line of a file of the study, by number from 1; null if it cannot be read. */
export type LineReader = (file: string, line: number) => string | null;

/** Returns a reader for the study in that folder, which reads every file once. */
export function createLineReader(study: string): LineReader {
  const files = new Map<string, readonly string[]>();
  return (file, line) => {
    const lines = files.get(file) ?? readLines(study, file);
    files.set(file, lines);
    return lines[line - 1] ?? null;
  };
}

function readLines(study: string, file: string): readonly string[] {
  try {
    const path = realpathSync(join(study, file));
    // A link may lead out of the study; what it leads to is not ours to show.
    if (!isWithin(realpathSync(study), path)) return [];
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r\n?|\n/);
  } catch {
    return []; // Not a file of the study, e.g. a built-in template: the problem is shown without the line.
  }
}
