import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadStudy } from '../../src/load/study.ts';
import { parseYaml } from '../../src/load/yaml.ts';
import { load, withFolder } from './temporary.ts';

/** Every file of the broken studies, which are many ways to write one. */
const broken = join(import.meta.dirname, '../input/broken');
const samples = readdirSync(broken).map((name) => {
  const files = readdirSync(join(broken, name), { recursive: true, encoding: 'utf8' });
  const texts = files.filter((file) => /\.(yaml|md|bib)$/.test(file) && !file.includes('_glossary.yaml'));
  return Object.fromEntries(texts.map((file) => [file, readFileSync(join(broken, name, file), 'utf8')]));
});

const snippet = fc.oneof(
  fc.constantFrom(
    '\n',
    '  ',
    '- ',
    ': ',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '|\n',
    '>',
    '#',
    '&a ',
    '*a',
    '!x ',
    '---\n',
    '...\n',
    '\t',
  ),
  fc.constantFrom(
    '[@',
    '](',
    '![',
    '::: ',
    '## ',
    '[^1]',
    '```\n',
    'gap',
    'value',
    'de',
    '2015',
    '~',
    'true',
    '1e999',
    '\u0000',
    '\u2028',
  ),
  fc.string({ maxLength: 3 }),
);

test('no study makes the loader throw, and every problem lies in its file', async () => {
  const mutation = fc.record({
    sample: fc.constantFrom(...samples),
    file: fc.nat(20),
    edits: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(6), insert: snippet }), {
      minLength: 1,
      maxLength: 4,
    }),
  });
  await fc.assert(
    fc.asyncProperty(mutation, async ({ sample, file, edits }) => {
      const names = Object.keys(sample);
      const name = names[file % Math.max(1, names.length)] ?? 'casedeck.yaml';
      let text = sample[name] ?? '';
      for (const { at, cut, insert } of edits) {
        const start = Math.floor(at * text.length);
        text = text.slice(0, start) + insert + text.slice(start + cut);
      }
      const files = { ...sample, [name]: text };
      await withFolder(files, async (root) => {
        const { value, diagnostics } = await loadStudy(root);
        expect(value.languages.length).toBeGreaterThan(0);
        for (const { origin, length } of diagnostics) {
          const lines = (files[origin?.file ?? ''] ?? '').split(/\r\n?|\n/);
          expect(length).toBeGreaterThan(0);
          if (origin === null || !(origin.file in files)) continue;
          expect(origin.line).toBeLessThanOrEqual(lines.length);
          expect(origin.column).toBeLessThanOrEqual((lines[origin.line - 1] ?? '').length + 1);
        }
      });
    }),
    { numRuns: 150 },
  );
});

test('plain texts survive, whatever they say', async () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((candidate) => candidate.trim() !== '' && !/[\r\n]/.test(candidate));
  await fc.assert(
    fc.asyncProperty(text, async (subtitle) => {
      const config = `title: P\nlanguages: [de]\nsubtitle: ${JSON.stringify(subtitle)}\n`;
      const { value, diagnostics } = await load({ 'casedeck.yaml': config });
      expect(diagnostics).toEqual([]);
      expect(value.subtitle?.translations[0].source).toBe(subtitle);
    }),
    { numRuns: 50 },
  );
});

test('anchors may neither hold themselves nor explode', () => {
  const text = 'a: &x { b: 1, c: [2, *y] }\n';
  const problems: string[] = [];
  parseYaml('a.yaml', text, ({ code }) => problems.push(code));
  expect(problems).toEqual(['yaml-syntax']);
  const bomb = [
    'a: &a [x, x]',
    ...'bcdefghijklmnopqrstuvwxyz'.split('').map((key, index) => {
      const before = 'abcdefghijklmnopqrstuvwxyz'[index];
      return `${key}: &${key} [*${before}, *${before}]`;
    }),
  ].join('\n');
  expect(parseYaml('a.yaml', bomb, ({ code }) => problems.push(code))?.kind).toBe('map');
});
