import type { Locale } from '../src/locale.ts';
import { parseLocale } from '../src/render/locale-file.ts';
import { loadTemplateFiles, type TemplateFile } from '../src/render/template-files.ts';

/** The templates that ship with casedeck. */
export const templates: ReadonlyMap<string, TemplateFile> = await loadTemplateFiles(null);

/** The fixed words of a language that ships with casedeck. */
export function localeOf(language: string): Locale {
  const locale = parseLocale(language, templates.get(`locales/${language}.json`));
  if (locale === null) throw new Error(`There is no locale ${language}`);
  return locale;
}
