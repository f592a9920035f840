import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The parts of reveal.js that a deck carries, as they come. */
export interface Reveal {
  readonly script: string;
  readonly notes: string;
  readonly css: string;
}

/** Reads reveal.js. */
export async function loadReveal(): Promise<Reveal> {
  // `require` resolves to the classic scripts, which run from a file opened from disk; modules do not.
  const read = async (path: string) => readFile(require.resolve(path), 'utf8');
  const [script, notes, css] = await Promise.all([
    read('reveal.js'),
    read('reveal.js/plugin/notes'),
    read('reveal.js/reveal.css'),
  ]);
  return { script, notes, css };
}
