import { compareTheme, selectCities } from './compare/comparison.ts';
import type { Comparison } from './comparison.ts';
import type { Context } from './compose/context.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnostic.ts';
import { UsageError } from './error.ts';
import { loadStudy } from './load/study.ts';
import type { Locale } from './locale.ts';
import type { City, Study, Theme } from './model.ts';
import type { Format } from './options.ts';
import type { Printer } from './print/printer.ts';
import type { Workshop } from './produce/workshop.ts';
import { Fonts } from './render/fonts.ts';
import { parseLocale } from './render/locale-file.ts';
import type { RenderResources } from './render/page.ts';
import { PageRenderer } from './render/page.ts';
import { loadReveal } from './render/reveal.ts';
import type { TemplateFile } from './render/template-files.ts';
import { loadTemplateFiles } from './render/template-files.ts';
import { TemplateError } from './render/templates.ts';

/** What is known before anything is built. */
export interface Preparation {
  readonly study: Study;
  /** The languages to build, in the study's order. */
  readonly locales: readonly Locale[];
  readonly resources: RenderResources;
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns the study in that folder with everything that rendering needs. Throws UsageError for a language it lacks. */
export async function prepare(folder: string, languages: readonly string[] | null): Promise<Preparation> {
  const [{ value: study, diagnostics }, files, fonts] = await Promise.all([
    loadStudy(folder),
    loadTemplateFiles(folder),
    Fonts.load(),
  ]);
  const unknown = languages?.find((language) => !study.languages.includes(language));
  if (unknown !== undefined) {
    throw new UsageError(`The study has no language ${unknown}; it has ${study.languages.join(', ')}.`);
  }
  const problems = [...diagnostics];
  const locales = study.languages
    .filter((language) => languages === null || languages.includes(language))
    .flatMap((language) => {
      try {
        const locale = parseLocale(language, files.get(`locales/${language}.json`));
        const lacking = locale === null ? [localeMissing(language, study)] : missingWords(locale, files);
        problems.push(...lacking);
        return lacking.length > 0 || locale === null ? [] : locale;
      } catch (error) {
        if (!(error instanceof TemplateError)) throw error;
        problems.push(error.diagnostic);
        return [];
      }
    });
  return { study, locales, resources: { study, files, fonts }, diagnostics: problems };
}

function localeMissing(language: string, study: Study): Diagnostic {
  return diagnose('locale-missing', study.origin, `There are no fixed words in the language \`${language}\`.`, {
    hint: `Put them into \`templates/locales/${language}.json\`, as in the files that come with casedeck.`,
  });
}

/** Every word of the built-in English file is needed; of words with plural forms the general one. */
function missingWords(locale: Locale, files: ReadonlyMap<string, TemplateFile>): readonly Diagnostic[] {
  const complete = parseLocale('en', files.get('locales/en.json'))?.words.keys() ?? [];
  const missing = [...complete].filter((key) => !key.endsWith('.one') && !locale.words.has(key));
  if (missing.length === 0) return [];
  const origin = { file: `templates/locales/${locale.language}.json`, line: 1, column: 1 };
  return [
    diagnose('locale-missing', origin, `These words are missing in \`${locale.language}\`: ${missing.join(', ')}.`, {
      hint: 'Copy them from the English file that comes with casedeck and translate them.',
    }),
  ];
}

/** Where the results of a build go. */
export interface Outlets extends Pick<Workshop, 'write' | 'report'> {
  readonly formats: ReadonlySet<Format>;
  readonly printer: () => Promise<Printer>;
}

/** Returns what makes the files of each language. */
export async function openWorkshops(preparation: Preparation, outlets: Outlets): Promise<readonly Workshop[]> {
  const { study, locales, resources } = preparation;
  const reveal = await loadReveal();
  const contexts = locales.map((locale) => contextOf(study, locale));
  return contexts.map((context) => ({
    ...outlets,
    context: { ...context, others: contexts.filter((other) => other !== context) },
    renderers: {
      decks: new PageRenderer('decks', context.locale, resources),
      papers: new PageRenderer('papers', context.locale, resources),
      tables: new PageRenderer('tables', context.locale, resources),
    },
    reveal,
  }));
}

/** A theme is compared once, across all cities; publications show a choice of its columns. */
function contextOf(study: Study, locale: Locale): Context {
  const whole = new Map<string, Comparison>();
  const compare = (theme: Theme, cities: readonly City[]): Comparison => {
    const comparison = whole.get(theme.id) ?? compareTheme(study, theme, study.cities, locale);
    whole.set(theme.id, comparison);
    return selectCities(comparison, cities);
  };
  return { study, locale, others: [], compare };
}
