import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareTheme } from '../src/compare/comparison.ts';
import { loadStudy } from '../src/load/study.ts';
import type { Theme } from '../src/model.ts';
import { buildRecorded } from './building.ts';
import { localeOf } from './locales.ts';
import { inComparison, inCsv, inHtml, type Shown, squeezed } from './shown.ts';

const folder = fileURLToPath(new URL('../examples/heat-plans', import.meta.url));
const { value: study, diagnostics } = await loadStudy(folder);
const themes = [...(study.profile === null ? [] : [study.profile]), ...study.themes];
const contents = [...study.cities, ...study.cases].flatMap(({ values }) => [...values.values()]);

describe('the example of the heat plans', () => {
  test('has nothing to complain of', () => {
    expect(diagnostics).toEqual([]);
    expect(study.languages).toEqual(['de', 'en']);
    expect(study.cities).toHaveLength(12);
    expect(study.themes.map(({ id }) => id)).toEqual(['bestand', 'netze', 'waermequellen', 'beteiligung']);
    expect(study.cases).toHaveLength(48);
  });

  test('uses every type, every kind of gap and every qualifier', () => {
    const types = new Set(themes.flatMap(({ attributes }) => attributes.map(({ type }) => type)));
    expect([...types].sort()).toEqual(
      'boolean change choice date list number period scale series text year'.split(' '),
    );
    const reasons = contents.map((content) => (content.kind === 'gap' ? content.reason : null));
    const gaps = new Set([...reasons, ...study.cases.map(({ gap }) => gap)].filter((reason) => reason !== null));
    expect([...gaps].sort()).toEqual('not-applicable not-available not-comparable not-studied withheld'.split(' '));
    const values = contents.filter((content) => content.kind === 'value');
    const qualifiers = new Set(values.map(({ qualifier }) => qualifier).filter((qualifier) => qualifier !== null));
    expect([...qualifiers].sort()).toEqual('about almost at-earliest at-latest over under'.split(' '));
    for (const mark of ['coded', 'external'] as const) expect(values.some((value) => value[mark])).toBe(true);
    expect(values.filter(({ alternatives }) => alternatives.length > 0).length).toBeGreaterThan(5);
    expect(study.themes.filter(({ findings }) => findings.length === 0).map(({ id }) => id)).toEqual(['bestand']);
  });

  test('says everywhere that it is invented', () => {
    const titles = study.publications.map((entry) => (entry === 'auto' ? null : entry.title));
    for (const text of [study.title, study.funding, study.publisher?.name, ...titles]) {
      for (const { source } of text?.translations ?? []) expect(source).toMatch(/erfunden|fictitious/);
    }
    expect([...study.sources.values()].map(({ csl }) => String(csl['title'])).filter(isUnmarked)).toEqual([]);
  });

  test('shows every value once in its English tables', async () => {
    const only = themes.map(({ id }) => id);
    const built = await buildRecorded({ study: folder, languages: ['en'], formats: ['html'], only });
    expect(built.diagnostics).toEqual([]);
    for (const theme of themes) {
      expect(inHtml(textIn(built.written, `en/tables/${theme.id}.html`))).toEqual(squeezed(cellsOf(theme, 'en')));
    }
  });
});

describe('its German results', () => {
  let built: Awaited<ReturnType<typeof buildRecorded>>;

  beforeAll(async () => {
    built = await buildRecorded({ study: folder, languages: ['de'], strict: true });
  }, 120_000);

  test('are built without a warning', () => {
    expect(built.diagnostics).toEqual([]);
    const published = study.publications.flatMap((entry) => (entry === 'auto' ? [] : [entry]));
    const expected = published.flatMap(({ id, kind }) =>
      ['html', 'pdf'].map((format) => `de/${kind === 'deck' ? 'decks' : 'papers'}/${id}.${format}`),
    );
    const inFolders = [...built.written.keys()].filter((path) => /^de\/(decks|papers)\/[^/]*\.(html|pdf)$/.test(path));
    expect(inFolders.sort()).toEqual(expected.sort());
  });

  test.each(themes)('have every value of $id once in its table and its CSV', (theme) => {
    const cells = cellsOf(theme, 'de');
    expect(cells.size).toBe(theme.attributes.length * study.cities.length);
    expect([...cells.values()].every((texts) => texts.length === 1 && /\S/.test(texts[0] ?? ''))).toBe(true);
    expect(inCsv(textIn(built.written, `de/tables/${theme.id}.csv`), theme.id)).toEqual(cells);
    expect(inHtml(textIn(built.written, `de/tables/${theme.id}.html`))).toEqual(squeezed(cells));
  });

  test('the displays say each their own thing', () => {
    const page = textIn(built.written, 'de/papers/displays.html');
    for (const kind of ['meta-matrix', 'truth-table', 'comparison', 'coverage']) {
      expect(page).toContain(`data-block="${kind}"`);
    }
  });
});

/** What every cell of the theme reads, as it is compared. */
function cellsOf(theme: Theme, language: string): Shown {
  return inComparison(compareTheme(study, theme, study.cities, localeOf(language)));
}

function textIn(files: ReadonlyMap<string, Buffer>, path: string): string {
  return files.get(path)?.toString('utf8') ?? `There is no ${path}`;
}

function isUnmarked(title: string): boolean {
  return !title.includes('(erfunden)');
}
