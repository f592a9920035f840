import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareTheme } from '../src/compare/comparison.ts';
import type { Comparison } from '../src/comparison.ts';
import { agreementBlock } from '../src/compose/agreement.ts';
import type { Code } from '../src/diagnostic.ts';
import type { Study, Theme } from '../src/model.ts';
import { renderCsv, renderJson } from '../src/render/data.ts';
import { filesOf, type GeneratedStudy, generatedStudy } from './generated.ts';
import { load } from './load/temporary.ts';
import { localeOf } from './locales.ts';
import { inComparison, inCsv, inHtml, inJson, squeezed } from './shown.ts';
import { contextOf, tableHtml } from './workshop.ts';

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
        const expected = theme.attributes.flatMap(({ id }) =>
          study.cities.map((city) => `${theme.id}/${id} ${city.id}`),
        );
        expect([...cells.keys()]).toEqual(expected);
        for (const texts of cells.values()) expect(texts).toEqual([expect.stringMatching(/\S/)]);
        expect(inCsv(renderCsv(comparison), theme.id)).toEqual(cells);
        expect(inJson(renderJson(comparison))).toEqual(cells);
        expect(inHtml(tableHtml(study, language, theme))).toEqual(squeezed(cells));
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

  test('is neither called equal nor different where dates or definitions differ', () => {
    for (const study of loaded) {
      for (const { comparison } of comparisonsOf(study)) {
        for (const { attribute, cells, agreement, mismatches } of comparison.rows) {
          const values = cells.flatMap(({ content }) => (content.kind === 'value' ? [content] : []));
          const dates = new Set(values.map(({ asOf }) => JSON.stringify(asOf)));
          const differs = dates.size > 1 || attribute.definitionDiffers !== null;
          const expected = differs ? /^not-comparable$/ : /^(equal|different)$/;
          expect(agreement).toMatch(values.length < 2 ? /^open$/ : expected);
          expect(mismatches.length > 0).toBe(values.length > 1 && differs);
        }
      }
    }
  });

  test('is told of once in words, and what cannot be compared only as such', () => {
    for (const study of loaded.filter(({ cities }) => cities.length > 1)) {
      for (const { comparison, theme, language } of comparisonsOf(study)) {
        const block = agreementBlock(theme, study.cities, 'all', contextOf(study, language));
        const told = block?.groups.flatMap(({ kind, entries }) =>
          entries.map(({ origin }) => ({ kind, at: origin.column })),
        );
        expect(told?.map(({ at }) => at).sort()).toEqual(theme.attributes.map(({ origin }) => origin.column).sort());
        for (const { kind, at } of told ?? []) {
          const row = comparison.rows.find(({ attribute }) => attribute.origin.column === at);
          expect(kind === 'not-comparable').toBe((row?.mismatches.length ?? 0) > 0);
        }
      }
    }
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
