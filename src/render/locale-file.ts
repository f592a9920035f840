import type { Locale } from '../locale.ts';
import type { TemplateFile } from './template-files.ts';

/** What a locale file holds; words are nested or dotted. */
interface LocaleFile {
  readonly intl: string;
  readonly words: Words;
}

interface Words {
  readonly [key: string]: string | Words;
}

/**
 * Returns the locale of that language, or null without a file `locales/<language>.json`. A study that brings its own
 * file brings all words, best as a changed copy of the built-in one.
 */
export function parseLocale(language: string, file: TemplateFile | undefined): Locale | null {
  if (file === undefined) return null;
  const { intl, words } = JSON.parse(file.text) as LocaleFile;
  return { language, intl, words: new Map(flatten(words, '')) };
}

function flatten(words: Words, prefix: string): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as const] : flatten(value, `${prefix}${key}.`),
  );
}
