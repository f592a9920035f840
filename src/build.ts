import { compareTheme } from './compare/comparison.ts';
import type { Comparison } from './comparison.ts';
import type { Context } from './compose/context.ts';
import { planPublications } from './compose/plan.ts';
import type { Coverage } from './coverage.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose, sortDiagnostics } from './diagnostic.ts';
import type { Effects } from './effects.ts';
import { LazyPrinter } from './lazy-printer.ts';
import { loadStudy } from './load/study.ts';
import type { Locale } from './locale.ts';
import type { FileFact } from './manifest.ts';
import { factOf, formatManifest, readManifest, sortFacts } from './manifest.ts';
import type { City, Study, Theme } from './model.ts';
import type { BuildOptions } from './options.ts';
import { isFullBuild, isSelected } from './options.ts';
import type { Workshop } from './produce.ts';
import { producePublication, produceTable } from './produce.ts';
import { Fonts } from './render/fonts.ts';
import { parseLocale } from './render/locale-file.ts';
import type { RenderResources } from './render/page.ts';
import { PageRenderer } from './render/page.ts';
import { renderPortal } from './render/portal.ts';
import { loadReveal } from './render/reveal.ts';
import { loadTemplateFiles } from './render/template-files.ts';
import { TemplateError } from './render/templates.ts';
import { runTasks } from './tasks.ts';
import { plain } from './wording.ts';

/** What came of a build. */
export interface BuildResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly FileFact[];
  /** Whether the results were written. */
  readonly ok: boolean;
}

/** What came of a check. */
export interface CheckResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly coverage: Coverage;
}

/**
 * Checks the study and builds what the options ask for. Problems of the study are returned, never thrown; with an error
 * (or a warning, if strict) nothing is written. Throws EnvironmentError where the machine lacks something.
 */
export async function build(options: BuildOptions, effects: Effects): Promise<BuildResult> {
  effects.log({ kind: 'phase', name: 'checking', detail: options.study });
  const { study, locales, resources, diagnostics } = await prepare(options);
  if (isFailed(diagnostics, options)) return { diagnostics: sortDiagnostics(diagnostics), files: [], ok: false };

  effects.log({ kind: 'phase', name: 'building', detail: null });
  await using printer = new LazyPrinter(options, effects);
  const files: FileFact[] = [];
  const keep: Workshop['write'] = async (spec, content) => {
    files.push(factOf(spec, content));
    await effects.write(spec.path, content);
  };
  const reveal = await loadReveal();
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const shops = locales.map(
    (locale): Workshop => ({
      context: contextOf(study, locale),
      formats: options.formats,
      renderers: {
        decks: new PageRenderer('decks', locale, resources),
        papers: new PageRenderer('papers', locale, resources),
        tables: new PageRenderer('tables', locale, resources),
      },
      reveal,
      printer: () => printer.get(),
      write: keep,
      report,
    }),
  );
  await runTasks(
    shops.flatMap((shop) => tasksOf(shop, options)),
    options.jobs * 2,
  );
  if (isFailed(diagnostics, options)) return { diagnostics: sortDiagnostics(diagnostics), files: [], ok: false };

  await finish({ study, shops, resources, files, keep }, options, effects);
  return { diagnostics: sortDiagnostics(diagnostics), files, ok: true };
}

/** Checks the study without building anything. */
export async function check(options: BuildOptions, effects: Effects): Promise<CheckResult> {
  effects.log({ kind: 'phase', name: 'checking', detail: options.study });
  const { study, locales, diagnostics } = await prepare(options);
  return { diagnostics: sortDiagnostics(diagnostics), coverage: coverageOf(study, locales[0]) };
}

/** What is known before anything is built. */
interface Preparation {
  readonly study: Study;
  readonly locales: readonly Locale[];
  readonly resources: RenderResources;
  readonly diagnostics: Diagnostic[];
}

async function prepare(options: BuildOptions): Promise<Preparation> {
  const [{ value: study, diagnostics }, files, fonts] = await Promise.all([
    loadStudy(options.study),
    loadTemplateFiles(options.study),
    Fonts.load(),
  ]);
  const problems = [...diagnostics];
  const locales = study.languages
    .filter((language) => options.languages === null || options.languages.includes(language))
    .flatMap((language) => {
      const locale = parseLocale(language, files.get(`locales/${language}.json`));
      if (locale === null) problems.push(localeMissing(language, study));
      return locale ?? [];
    });
  return { study, locales, resources: { study, files, fonts }, diagnostics: problems };
}

function localeMissing(language: string, study: Study): Diagnostic {
  return diagnose('locale-missing', study.origin, `There are no fixed words in the language \`${language}\`.`, {
    hint: `Put them into \`templates/locales/${language}.json\`, as in the files that come with casedeck.`,
  });
}

function isFailed(diagnostics: readonly Diagnostic[], { strict }: BuildOptions): boolean {
  return diagnostics.some(({ severity }) => severity === 'error' || strict);
}

/** Comparisons are made once per theme and choice of cities; many publications show the same ones. */
function contextOf(study: Study, locale: Locale): Context {
  const comparisons = new Map<string, Comparison>();
  const compare = (theme: Theme, cities: readonly City[]): Comparison => {
    const key = [theme.id, ...cities.map((city) => city.id)].join(' ');
    const known = comparisons.get(key) ?? compareTheme(study, theme, cities, locale);
    comparisons.set(key, known);
    return known;
  };
  return { study, locale, compare };
}

/** One task per publication and per table; a mistake in a template ends its own task only. */
function tasksOf(shop: Workshop, options: BuildOptions): readonly (() => Promise<void>)[] {
  const { study, locale } = shop.context;
  const plans = planPublications(study, locale.language).filter((plan) => isSelected(plan.id, options.only));
  const themes = options.only.length > 0 ? [] : themesOf(study);
  const tasks = [
    ...plans.map((plan) => () => producePublication(plan, shop)),
    ...themes.map((theme) => () => produceTable(theme, shop)),
  ];
  return tasks.map((task) => async () => {
    try {
      await task();
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      shop.report(error.diagnostic);
    }
  });
}

function themesOf(study: Study): readonly Theme[] {
  return study.profile === null ? study.themes : [study.profile, ...study.themes];
}

/** What was made, and what it was made with. */
interface Making {
  readonly study: Study;
  readonly shops: readonly Workshop[];
  readonly resources: RenderResources;
  readonly files: readonly FileFact[];
  readonly keep: Workshop['write'];
}

/** Writes the portal and the manifest; a build of a part lists what an earlier build has left beside it. */
async function finish(making: Making, options: BuildOptions, effects: Effects): Promise<void> {
  const { study, shops, resources, files, keep } = making;
  const title = plain(study.title, study.languages[0]);
  const made = new Set(files.map((file) => file.path));
  const earlier = isFullBuild(options) ? [] : readManifest(await effects.earlierManifest());
  const listed = sortFacts([...files, ...earlier.filter((file) => !made.has(file.path) && file.kind !== 'portal')]);
  if (options.formats.has('html')) {
    const sections = shops.map(({ context }) => ({
      ...context,
      page: new PageRenderer('portal', context.locale, resources),
    }));
    const html = renderPortal(sections, listed).toHTML();
    const spec = { path: 'index.html', kind: 'portal', id: 'portal', format: 'html', title: title.text } as const;
    await keep({ ...spec, language: study.languages[0], cities: [], themes: [] }, html);
  }
  const portal = files.filter((file) => file.kind === 'portal');
  await effects.write('manifest.json', formatManifest(study, title, [...listed, ...portal]));
  await effects.commit();
}

function coverageOf(study: Study, locale: Locale | undefined): Coverage {
  if (locale === undefined) return { themes: [], cities: [], counts: [] };
  const themes = themesOf(study);
  const { cities } = study;
  return {
    themes: themes.map((theme) => ({ id: theme.id, title: plain(theme.title, locale.language).text })),
    cities: cities.map((city) => ({ id: city.id, name: plain(city.shortName, locale.language).text })),
    counts: themes.flatMap((theme) => {
      const { rows } = compareTheme(study, theme, cities, locale);
      return cities.map((city, index) => {
        const values = rows.filter((row) => row.cells[index]?.content.kind === 'value').length;
        return { theme: theme.id, city: city.id, values, gaps: rows.length - values };
      });
    }),
  };
}
