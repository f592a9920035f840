import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Modules by layer, lowest first: a module imports from its own layer or a lower one. A name without suffix is a folder. */
const layers: readonly (readonly string[])[] = [
  nouns(),
  ['load', 'compare', 'compose', 'render', 'print'],
  ['build.ts', 'report.ts'],
  ['cli.ts', 'index.ts'],
  ['bin.ts'],
];

/** Where each third-party package may be imported. */
const packages: Readonly<Record<string, readonly string[]>> = {
  yaml: ['load'],
  handlebars: ['render'],
  'markdown-it': ['markdown.ts'],
  'puppeteer-core': ['print'],
  '@puppeteer/browsers': ['print'],
};

function nouns(): readonly string[] {
  return [];
}
