import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createLineReader } from '../src/line.ts';
import { formatDiagnostics } from '../src/report.ts';
import { buildRecorded } from './building.ts';
import { divisible, whole } from './compose/pieces.ts';
import { smallFolder } from './workshop.ts';

const goldens = join(import.meta.dirname, 'output/small');

/**
 * What the study in tests/input/small is made into, to be read and reviewed. A golden file that is missing is written,
 * with CI=1 it is a failure; where a result differs it is saved beside it as `*-changed.*`. After review
 * `npm run golden` rewrites them.
 */
describe('the small study', () => {
  let results: ReadonlyMap<string, string> = new Map();
  beforeAll(async () => {
    const { diagnostics, written } = await buildRecorded({ study: smallFolder, formats: ['html', 'csv', 'json'] });
    const report = formatDiagnostics(diagnostics, createLineReader(smallFolder), { color: false });
    const texts = [...written].map(([path, content]) => [path, content.toString()] as const);
    results = new Map([...texts, ['diagnostics.txt', report]]);
  });

  test.each([
    'index.html',
    'de/decks/vortrag.html',
    'en/papers/bericht.html',
    'de/papers/blatt-neuburg.html',
    'en/tables/arbeit.html',
    'de/tables/arbeit.csv',
    'en/tables/arbeit.json',
    'diagnostics.txt',
  ])('%s', async (path) => {
    const text = results.get(path);
    if (text === undefined) throw new Error(`There is no ${path}; ${results.get('diagnostics.txt')}`);
    await expectGolden(withoutBulk(text), join(goldens, path));
  });
});

test('the small study uses every kind of block', () => {
  const all = ['de/decks/vortrag.html', 'en/papers/bericht.html'].map((path) =>
    readFileSync(join(goldens, path), 'utf8'),
  );
  const kinds = [...all.join('').matchAll(/ data-block="([^"]+)"/g)].map(([, kind = '']) => kind);
  expect([...new Set(kinds)].sort()).toEqual([...divisible, ...whole].sort());
});

/** Leaves out what nobody reads, fonts and reveal.js with it, and what depends on the version of the browser. */
function withoutBulk(text: string): string {
  return text
    .replace(/(<(style|script)\b[^>]*>)[\s\S]*?(<\/\2>)/g, '$1…$3')
    .replace(/sha256-.+?(?=&#x27;)/g, 'sha256-…')
    .replace(/;base64,[\w+/=]+/g, ';base64,…')
    .replace(/[\d.,]+(?=[ \u00a0\u202f]kB)/g, '…')
    .replace(/(?<= class="slide slide-\w+ size-)\d/g, '…');
}

async function expectGolden(text: string, path: string): Promise<void> {
  const changed = path.replace(/(?=\.\w+$)/, '-changed');
  await rm(changed, { force: true });
  try {
    await expect(text).toMatchFileSnapshot(path);
  } catch (error) {
    await mkdir(dirname(changed), { recursive: true });
    await writeFile(changed, text);
    throw error;
  }
}
