import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareTheme } from '../src/compare/comparison.ts';
import type { Row } from '../src/comparison.ts';
import { loadStudy } from '../src/load/study.ts';
import type { Study, Theme } from '../src/model.ts';
import { formats } from '../src/options.ts';
import { buildRecorded } from './building.ts';
import { buildableStudy, filesOf, type GeneratedStudy } from './generated.ts';
import { type Files, withFolder } from './load/temporary.ts';
import { localeOf } from './locales.ts';
import { readBack } from './print/printing.ts';
import { inComparison, inCsv, inHtml, inJson, inXlsx, type Shown, squeezed } from './shown.ts';

const outline = ['title', 'profiles', 'comparison'];

/** A study made up at random and published once as a deck and once as a paper, and all files that were built of it. */
interface Built {
  readonly written: GeneratedStudy;
  readonly study: Study;
  readonly files: ReadonlyMap<string, Buffer>;
}

const samples = fc.sample(buildableStudy, { numRuns: 6, seed: 20_230_401 }).map(
  (study): GeneratedStudy => ({
    ...study,
    publications: [
      { id: 'alles', kind: 'deck', focus: study.cities.at(-1), outline },
      { id: 'alles', kind: 'paper', view: 'all', outline },
    ],
  }),
);
const all: Built[] = [];

beforeAll(async () => {
  for (const written of samples) all.push(await buildAll(written));
}, 120_000);

async function buildAll(written: GeneratedStudy): Promise<Built> {
  return withFolder(filesOf(written), async (root) => {
    const { diagnostics, written: files } = await buildRecorded({ study: root });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    return { written, study: (await loadStudy(root)).value, files };
  });
}

describe('the finished files of a study', () => {
  test('show every attribute of every city once, and the same in each', async () => {
    for (const { study, files } of all) {
      for (const language of study.languages) {
        const cells = merge(themesOf(study).map((theme) => inComparison(comparisonOf(study, theme, language))));
        expect([...cells.values()].every((texts) => texts.length === 1 && /\S/.test(texts[0] ?? ''))).toBe(true);
        const file = (path: string): string => textOf(files, `${language}/${path}`);
        expect(merge(themesOf(study).map(({ id }) => inCsv(file(`tables/${id}.csv`), id)))).toEqual(cells);
        expect(merge(themesOf(study).map(({ id }) => inJson(file(`tables/${id}.json`))))).toEqual(cells);
        expect(merge(themesOf(study).map(({ id }) => inHtml(file(`tables/${id}.html`))))).toEqual(squeezed(cells));
        expect(inHtml(file('papers/alles.html'))).toEqual(squeezed(cells));
        for (const theme of themesOf(study)) {
          const comparison = comparisonOf(study, theme, language);
          const workbook = contentOf(files, `${language}/tables/${theme.id}.xlsx`);
          expect(await inXlsx(workbook, comparison)).toEqual(inComparison(comparison));
        }
      }
    }
  });

  test('show in a deck every attribute that matters once', () => {
    for (const { study, files } of all) {
      for (const language of study.languages) {
        const cells = merge(themesOf(study).map((theme) => keyCellsOf(study, theme, language)));
        expect(inHtml(textOf(files, `${language}/decks/alles.html`))).toEqual(squeezed(cells));
      }
    }
  });

  test('are printed with every cell', async () => {
    for (const { study, files } of all) {
      for (const language of study.languages) {
        const themes = themesOf(study);
        const whole = merge(themes.map((theme) => inComparison(comparisonOf(study, theme, language))));
        const key = merge(themes.map((theme) => keyCellsOf(study, theme, language)));
        expect(await missingIn(files, `${language}/papers/alles.pdf`, whole)).toEqual([]);
        expect(await missingIn(files, `${language}/decks/alles.pdf`, key)).toEqual([]);
      }
    }
  });

  test('do not depend on the order in which the study was written', async () => {
    for (const { written, files } of all) {
      const turned = Object.fromEntries(Object.entries(filesOf(written)).toReversed());
      const tables = await buildTables(turned, written);
      expect(tables.size).toBeGreaterThan(0);
      for (const [path, content] of tables) expect([path, content]).toEqual([path, files.get(path)]);
    }
  });
});

/** Builds the tables alone, which needs no browser. */
async function buildTables(study: Files, { profile, themes }: GeneratedStudy): Promise<ReadonlyMap<string, Buffer>> {
  const only = [...(profile === null ? [] : ['profile']), ...themes.map(({ id }) => id)];
  const built = await withFolder(study, (root) =>
    buildRecorded({ study: root, only, formats: formats.filter((format) => format !== 'pdf') }),
  );
  return new Map([...built.written].filter(([path]) => path.includes('/tables/')));
}

function themesOf({ profile, themes }: Study): readonly Theme[] {
  return profile === null ? themes : [profile, ...themes];
}

function comparisonOf(study: Study, theme: Theme, language: string): ReturnType<typeof compareTheme> {
  return compareTheme(study, theme, study.cities, localeOf(language));
}

/** The rows that matter; where none does, all. */
function keyCellsOf(study: Study, theme: Theme, language: string): Shown {
  const comparison = comparisonOf(study, theme, language);
  const key: readonly Row[] = comparison.rows.filter((row) => row.attribute.key);
  return inComparison({ ...comparison, rows: key.length === 0 ? comparison.rows : key });
}

function merge(parts: readonly Shown[]): Shown {
  return new Map(parts.flatMap((part) => [...part]));
}

function contentOf(files: Built['files'], path: string): Buffer {
  const content = files.get(path);
  if (content === undefined) throw new Error(`There is no ${path} among ${[...files.keys()].join(', ')}`);
  return content;
}

function textOf(files: Built['files'], path: string): string {
  return contentOf(files, path).toString('utf8');
}

/** The texts of cells that the PDF has less often than there are such cells; where its lines end plays no part. */
async function missingIn(files: Built['files'], path: string, cells: Shown): Promise<readonly string[]> {
  const { pages } = await readBack(contentOf(files, path));
  const printed = joined(pages.map((page) => page.text).join(''));
  const texts = [...cells.values()].flat().map(joined);
  return [...new Set(texts)].filter(
    (text) => printed.split(text).length - 1 < texts.filter((other) => other === text).length,
  );
}

function joined(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad-]/gu, '');
}
