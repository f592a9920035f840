/** What composing and rendering need, ready to use: templates, fonts, locales and the small study. */
import { fileURLToPath } from 'node:url';
import { compareTheme } from '../src/compare/comparison.ts';
import type { Context } from '../src/compose/context.ts';
import { type Plan, planPublications } from '../src/compose/plan.ts';
import { loadStudy } from '../src/load/study.ts';
import type { Locale } from '../src/locale.ts';
import type { Study } from '../src/model.ts';
import { Fonts } from '../src/render/fonts.ts';
import { parseLocale } from '../src/render/locale-file.ts';
import { PageRenderer } from '../src/render/page.ts';
import { loadTemplateFiles, type TemplateFile } from '../src/render/template-files.ts';
import type { Medium } from '../src/render/writer.ts';

/** The folder of the study that uses everything: two cities, two themes, two languages. */
export const smallFolder: string = fileURLToPath(new URL('input/small', import.meta.url));

/** That study. */
export const small: Study = (await loadStudy(smallFolder)).value;

/** The templates that ship with casedeck. */
export const templates: ReadonlyMap<string, TemplateFile> = await loadTemplateFiles(null);

const fonts = await Fonts.load();

/** The fixed words of a language that ships with casedeck. */
export function localeOf(language: string): Locale {
  const locale = parseLocale(language, templates.get(`locales/${language}.json`));
  if (locale === null) throw new Error(`There is no locale ${language}`);
  return locale;
}

/** What composing needs of a study in one language. */
export function contextOf(study: Study, language: string): Context {
  const locale = localeOf(language);
  return { study, locale, compare: (theme, cities) => compareTheme(study, theme, cities, locale) };
}

/** A renderer; `overrides` are texts of templates that replace the built-in ones of their paths. */
export function pageOf(
  medium: Medium,
  study: Study,
  language: string,
  overrides: Readonly<Record<string, string>> = {},
): PageRenderer {
  const own = Object.entries(overrides).map(
    ([path, text]) => [path, { path, text, shownAs: `templates/${path}` }] as const,
  );
  return new PageRenderer(medium, localeOf(language), { study, files: new Map([...templates, ...own]), fonts });
}

/** The plan of that publication; of `kind` where a deck and a paper have the same id. */
export function planOf(study: Study, language: string, id: string, kind?: Plan['kind']): Plan {
  const found = planPublications(study, language).find(
    (plan) => plan.id === id && (kind === undefined || plan.kind === kind),
  );
  if (found === undefined) throw new Error(`There is no publication ${id}`);
  return found;
}

/** The study with all automatic publications instead of its own. */
export function withAutomatic(study: Study): Study {
  return { ...study, publications: ['auto'] };
}
