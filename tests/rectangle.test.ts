import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareTheme } from '../src/compare/comparison.ts';
import type { Comparison } from '../src/comparison.ts';
import type { Code } from '../src/diagnostic.ts';
import type { Study, Theme } from '../src/model.ts';
import { renderCsv, renderJson } from '../src/render/data.ts';
import { filesOf, type GeneratedStudy, generatedStudy } from './generated.ts';
import { load } from './load/temporary.ts';
import { localeOf } from './locales.ts';
import { attributeOf, findAll, findOne, parseHtml, squeeze, textOf } from './reading.ts';
import { tableHtml } from './workshop.ts';

/** What one result shows: by attribute and city. */
type Shown = ReadonlyMap<string, readonly string[]>;

const studies = fc.sample(generatedStudy, { numRuns: 30, seed: 20_230_401 });

describe('every attribute of every city', () => {
  const loaded: Study[] = [];
  beforeAll(async () => {
    for (const study of studies) loaded.push(await read(study));
  });

  test('is in the comparison, the CSV, the JSON and the page exactly once, with the same text', () => {
    for (const study of loaded) {
      for (const { comparison, theme, language } of comparisonsOf(study)) {
        const cells = inComparison(comparison);
        const expected = theme.attributes.flatMap(({ id }) => study.cities.map((city) => `${id} ${city.id}`));
        expect([...cells.keys()]).toEqual(expected);
        for (const texts of cells.values()) expect(texts).toEqual([expect.stringMatching(/\S/)]);
        expect(inCsv(renderCsv(comparison))).toEqual(cells);
        expect(inJson(renderJson(comparison))).toEqual(cells);
        expect(inPage(tableHtml(study, language, theme))).toEqual(squeezed(cells));
      }
    }
  });

  test('says the same whatever the order of files and of cities', async () => {
    for (const study of studies) {
      const turned = await read({ ...study, cities: study.cities.toReversed() }, (files) => files.toReversed());
      const same = await read(study);
      const [before, after] = [same, turned].map((item) =>
        comparisonsOf(item).map(({ comparison }) => Object.fromEntries([...inComparison(comparison)].sort())),
      );
      expect(after).toEqual(before);
    }
  });

  test('has a gap exactly where nothing is known', () => {
    studies.forEach((written, index) => {
      const study = loaded[index];
      for (const { comparison, theme } of study === undefined ? [] : comparisonsOf(study)) {
        const source = [written.profile, ...written.themes].find((item) => item?.id === theme.id);
        for (const { cells } of comparison.rows) {
          for (const { city, attribute, content, plain } of cells) {
            const found = source?.cases[city] ?? null;
            const isGap = content.kind === 'gap';
            expect(isGap).toBe(reasonOf(found, attribute, theme.id) !== null);
            if (!isGap) continue;
            expect(content.reason).toBe(reasonOf(found, attribute, theme.id));
            expect(plain).not.toMatch(/^(|0|–|nein|no)$/);
          }
        }
      }
    });
  });
});

function reasonOf(found: GeneratedStudy['themes'][number]['cases'][string], attribute: string, theme: string): unknown {
  if (found === null) return 'not-available';
  if ('gap' in found) return theme === 'profile' ? 'not-available' : found['gap'];
  const value: unknown = found[attribute];
  if (value === undefined) return 'not-available';
  return typeof value === 'object' && value !== null && 'gap' in value ? value.gap : null;
}

/** Links, images and sources of texts made up at random lead nowhere. */
const danglings: readonly Code[] = ['markdown-link', 'asset-missing', 'path-outside', 'source-unknown', 'alt-missing'];

async function read(
  study: GeneratedStudy,
  arrange: (files: [string, string | Uint8Array][]) => [string, string | Uint8Array][] = (files) => files,
): Promise<Study> {
  const { value, diagnostics } = await load(Object.fromEntries(arrange(Object.entries(filesOf(study)))));
  const unexpected = diagnostics.filter(({ code, severity }) => severity === 'error' && !danglings.includes(code));
  expect(unexpected).toEqual([]);
  return value;
}

interface Compared {
  readonly comparison: Comparison;
  readonly theme: Theme;
  readonly language: string;
}

function comparisonsOf(study: Study): readonly Compared[] {
  const themes = [...(study.profile === null ? [] : [study.profile]), ...study.themes];
  return study.languages.flatMap((language) =>
    themes.map((theme) => ({
      comparison: compareTheme(study, theme, study.cities, localeOf(language)),
      theme,
      language,
    })),
  );
}

function inComparison({ rows }: Comparison): Shown {
  return group(rows.flatMap((row) => row.cells.map(({ attribute, city, plain }) => [attribute, city, plain])));
}

function inCsv(csv: string): Shown {
  expect(csv.startsWith('\ufeff')).toBe(true);
  const [head = [], ...rows] = parseCsv(csv.slice(1));
  expect(head.slice(0, 3)).toEqual(['attribute', 'label', 'unit']);
  for (const row of rows) expect(row).toHaveLength(head.length);
  return group(rows.flatMap((row) => head.slice(3).map((city, index) => [row[0] ?? '', city, row[index + 3] ?? ''])));
}

function inJson(json: string): Shown {
  const { cells } = JSON.parse(json) as {
    readonly cells: readonly { readonly attribute: string; readonly city: string; readonly display: string }[];
  };
  return group(cells.map(({ attribute, city, display }) => [attribute, city, display]));
}

function inPage(html: string): Shown {
  const cells = findAll(findOne(parseHtml(html), 'table', { class: 'comparison' }), 'td');
  return squeezed(
    group(
      cells.map((cell) => [
        attributeOf(cell, 'data-attribute') ?? '',
        attributeOf(cell, 'data-city') ?? '',
        textOf(findOne(cell, 'span', { class: 'cell-text' })),
      ]),
    ),
  );
}

function group(cells: readonly (readonly string[])[]): Shown {
  const all = new Map<string, string[]>();
  for (const [attribute, city, text = ''] of cells) {
    const key = `${attribute} ${city}`;
    all.set(key, [...(all.get(key) ?? []), text]);
  }
  return all;
}

function squeezed(shown: Shown): Shown {
  return new Map([...shown].map(([key, texts]) => [key, texts.map(squeeze)]));
}

/** RFC 4180: fields with quotes around them may hold commas, line ends and doubled quotes. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}
