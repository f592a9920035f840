import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type FileSpec, factOf, formatManifest, readManifest } from '../src/manifest.ts';
import { small } from './workshop.ts';

const spec: FileSpec = {
  path: 'de/decks/a.html',
  kind: 'deck',
  id: 'a',
  language: 'de',
  format: 'html',
  title: 'Größe',
  cities: ['halle'],
  themes: [],
  slides: 3,
};

test('a file is described by its bytes', () => {
  const text = 'Größe';
  const fact = factOf(spec, text);
  expect(fact).toEqual({ ...spec, bytes: 7, sha256: createHash('sha256').update(text).digest('hex') });
  expect(factOf(spec, new TextEncoder().encode(text))).toEqual(fact);
});

test('only what is known of a file is told', () => {
  const { slides: _, ...rest } = spec;
  expect(Object.keys(factOf(rest, ''))).not.toContain('slides');
  expect(factOf({ ...rest, pages: 2 }, '')).toMatchObject({ pages: 2 });
});

test('the manifest has the files in the order of their paths, whatever order they were made in', () => {
  const facts = ['index.html', 'de/papers/b.pdf', 'de/decks/Z.html', 'de/decks/a.html', 'de/decks/ä.html'].map((path) =>
    factOf({ ...spec, path }, path),
  );
  const title = { text: 'Titel', markup: 'plain', language: 'de' } as const;
  const manifest = formatManifest(small, title, facts);
  expect(formatManifest(small, title, facts.toReversed())).toBe(manifest);
  const { version, study, files } = JSON.parse(manifest);
  expect({ version, study }).toEqual({ version: 1, study: { title: 'Titel', asOf: '2023-04', edition: '2' } });
  expect(files.map(({ path }: FileSpec) => path)).toEqual([
    'de/decks/Z.html',
    'de/decks/a.html',
    'de/decks/ä.html',
    'de/papers/b.pdf',
    'index.html',
  ]);
  expect(readManifest(manifest)).toEqual(files);
});

test.each([null, '', 'no json', '[]', 'null', '3', '{"version":2,"files":[{"path":"a"}]}', '{"version":1,"files":3}'])(
  'what is no manifest of ours lists nothing: %j',
  (text) => {
    expect(readManifest(text)).toEqual([]);
  },
);
