import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Diagnostic, severities } from '../../src/diagnostic.ts';
import { createLineReader } from '../../src/line.ts';
import { loadStudy } from '../../src/load/study.ts';
import { formatDiagnostics } from '../../src/report.ts';

const folder = join(import.meta.dirname, '../input/broken');
const studies = readdirSync(folder).sort();
const docs = readFileSync(join(import.meta.dirname, '../../docs/diagnostics.md'), 'utf8');

/** Codes of later stages, which no study file alone can cause. */
const later = [
  'locale-missing',
  'template-syntax',
  'template-undefined',
  'slide-overflow',
  'brief-overflow',
  'font-fallback',
  'request-blocked',
];

describe('a study with', () => {
  test.each(studies)('%s', async (name) => {
    const root = join(folder, name);
    const { diagnostics } = await loadStudy(root);
    const expected = readExpectations(root);
    expect(diagnostics.map(summarise)).toEqual(expected);
    expect(expected.join('\n')).toContain(name);
    for (const { code, severity, message } of diagnostics) {
      expect(severity).toBe(severities[code]);
      expect(message).toMatch(/[.?!]$/);
    }
  });
});

test.each(studies)('docs/diagnostics.md shows %s as it is printed', async (name) => {
  const root = join(folder, name);
  const { diagnostics } = await loadStudy(root);
  const chapter = docs.split(/^## /m).find((text) => text.startsWith(`${name}\n`)) ?? '';
  const example = /^```\n([\s\S]*?)^```$/m.exec(chapter)?.[1];
  expect(formatDiagnostics(diagnostics, createLineReader(root), { color: false })).toContain(example);
});

test('every code has a broken study and a heading in docs/diagnostics.md', () => {
  const codes = Object.keys(severities).sort();
  expect(studies).toEqual(codes.filter((code) => !later.includes(code)));
  const headings = [...docs.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
  expect(headings.toSorted()).toEqual(codes);
});

/** E.g. "casedeck.yaml:3:1-9 value-empty"; the column behind the underlined part is the second. */
function summarise({ code, origin, length }: Diagnostic): string {
  if (origin === null) return code;
  return `${origin.file}:${origin.line}:${origin.column}-${origin.column + length} ${code}`;
}

/** Reads `# expect: code 3-9` above the lines that are wrong, and `expect.txt` where no comment can stand. */
function readExpectations(root: string): readonly string[] {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const expectations = files.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const lines = readFileSync(path, 'utf8').split('\n');
    if (entry.name === 'expect.txt') return lines.filter((line) => line !== '');
    const file = relative(root, path).split(sep).join('/');
    return lines.flatMap((line, index) => {
      const [, code, columns] = /^\s*# expect: (\S+) (\d+-\d+)$/.exec(line) ?? [];
      if (code === undefined) return [];
      const next = lines.findIndex((other, position) => position > index && !other.includes('# expect: '));
      return [`${file}:${next + 1}:${columns} ${code}`];
    });
  });
  return expectations.sort(byPlace);
}

function byPlace(a: string, b: string): number {
  const [fileA = '', lineA, columnA] = a.split(/[:-]/);
  const [fileB = '', lineB, columnB] = b.split(/[:-]/);
  if (fileA !== fileB) return fileA < fileB ? -1 : 1;
  return Number(lineA) - Number(lineB) || Number(columnA) - Number(columnB) || (a < b ? -1 : 1);
}
