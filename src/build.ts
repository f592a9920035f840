import type { Coverage } from './coverage.ts';
import type { Diagnostic } from './diagnostic.ts';
import { sortDiagnostics } from './diagnostic.ts';
import type { Effects } from './effects.ts';
import { UsageError } from './error.ts';
import { LazyPrinter } from './lazy-printer.ts';
import type { FileFact } from './manifest.ts';
import { factOf, formatManifest, readManifest, sortFacts } from './manifest.ts';
import type { Study } from './model.ts';
import type { BuildOptions } from './options.ts';
import { isFullBuild, isSelected } from './options.ts';
import { openWorkshops, prepare } from './prepare.ts';
import { produce, productionsOf } from './produce/publication.ts';
import { produceTable } from './produce/table.ts';
import type { Workshop } from './produce/workshop.ts';
import type { RenderResources } from './render/page.ts';
import { PageRenderer } from './render/page.ts';
import { renderPortal } from './render/portal.ts';
import { TemplateError } from './render/templates.ts';
import { surveyStudy } from './survey.ts';
import { runTasks } from './tasks.ts';
import { withProfile } from './themes.ts';
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
 * (or a warning, if strict) nothing is written. Throws EnvironmentError where the machine lacks something, and UsageError
 * where the options ask for what the study does not have.
 */
export async function build(options: BuildOptions, effects: Effects): Promise<BuildResult> {
  effects.log({ kind: 'phase', name: 'checking', detail: options.study });
  const preparation = await prepare(options.study, options.languages);
  const { study, resources } = preparation;
  const diagnostics = [...preparation.diagnostics];
  const failed = (): boolean => diagnostics.some(({ severity }) => severity === 'error' || options.strict);
  const result = (files: readonly FileFact[], ok: boolean): BuildResult => ({
    diagnostics: sortDiagnostics(diagnostics),
    files,
    ok,
  });
  if (failed()) return result([], false);

  effects.log({ kind: 'phase', name: 'building', detail: null });
  await using printer = new LazyPrinter(options, effects);
  const files: FileFact[] = [];
  const write: Workshop['write'] = async (spec, content) => {
    files.push(factOf(spec, content));
    await effects.write(spec.path, content);
  };
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const outlets = { formats: options.formats, printer: () => printer.get(), write, report };
  const shops = await openWorkshops(preparation, outlets);
  const tasks = [...publicationTasks(shops, options), ...tableTasks(shops, options)];
  await runTasks(
    tasks.map((task) => () => reportTemplateErrors(task, report)),
    options.jobs * 2,
  );
  if (failed()) return result([], false);

  await reportTemplateErrors(() => finish({ study, shops, resources, files, write }, options, effects), report);
  if (failed()) return result([], false);
  await effects.commit();
  return result(files, true);
}

/** Checks the study without building anything. */
export async function check(options: BuildOptions, effects: Effects): Promise<CheckResult> {
  effects.log({ kind: 'phase', name: 'checking', detail: options.study });
  const { study, locales, diagnostics } = await prepare(options.study, options.languages);
  return { diagnostics: sortDiagnostics(diagnostics), coverage: surveyStudy(study, locales[0]) };
}

type Task = () => Promise<void>;

function publicationTasks(shops: readonly Workshop[], { only }: BuildOptions): readonly Task[] {
  const productions = productionsOf(shops);
  const themes = shops.flatMap((shop) => withProfile(shop.context.study).map((theme) => theme.id));
  const ids = [...new Set([...productions.map(({ id }) => id), ...themes])];
  const unused = only.find((glob) => ids.length > 0 && !ids.some((id) => isSelected(id, [glob])));
  if (unused !== undefined) {
    throw new UsageError(`No publication or table is called ${unused}. There are: ${ids.join(', ')}.`);
  }
  return productions.filter(({ id }) => isSelected(id, only)).map((production) => () => produce(production));
}

function tableTasks(shops: readonly Workshop[], { only }: BuildOptions): readonly Task[] {
  return shops.flatMap((shop) =>
    withProfile(shop.context.study)
      .filter((theme) => isSelected(theme.id, only))
      .map((theme) => () => produceTable(theme, shop)),
  );
}

/** A mistake in a template ends its own task only, so that one run shows the mistakes of all. */
async function reportTemplateErrors(task: Task, report: (diagnostic: Diagnostic) => void): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    report(error.diagnostic);
  }
}

/** What was made, and what it was made with. */
interface Making {
  readonly study: Study;
  readonly shops: readonly Workshop[];
  readonly resources: RenderResources;
  readonly files: readonly FileFact[];
  readonly write: Workshop['write'];
}

/** Writes the portal and the manifest; a build of a part lists what an earlier build has left beside it. */
async function finish(making: Making, options: BuildOptions, effects: Effects): Promise<void> {
  const { study, shops, resources, files, write } = making;
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
    await write({ ...spec, language: study.languages[0], cities: [], themes: [] }, html);
  }
  const portal = files.filter((file) => file.kind === 'portal');
  await effects.write('manifest.json', formatManifest(study, title, [...listed, ...portal]));
}
