import { diagnose } from '../diagnostic.ts';
import type { Locale } from '../locale.ts';
import type { TemplateFile } from './template-files.ts';
import { TemplateError } from './templates.ts';

/** What a locale file holds; words are nested or dotted. A file of a study may leave out what it does not change. */
interface LocaleFile {
  readonly intl?: string;
  readonly words?: Words;
}

interface Words {
  readonly [key: string]: string | Words;
}

/**
 * Returns the locale of that language, or null without a file `locales/<language>.json`. Words of a study's own file go
 * before the built-in ones. Throws TemplateError for a file that cannot be read.
 */
export function parseLocale(language: string, file: TemplateFile | undefined): Locale | null {
  if (file === undefined) return null;
  const base: LocaleFile = file.replaced === null ? {} : parse(file.replaced, file);
  const own = parse(file.text, file);
  return {
    language,
    intl: own.intl ?? base.intl ?? language,
    words: new Map([...flatten(base.words ?? {}, ''), ...flatten(own.words ?? {}, '')]),
  };
}

function parse(text: string, file: TemplateFile): LocaleFile {
  try {
    return JSON.parse(text) as LocaleFile;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TemplateError(
      diagnose('template-syntax', { file: file.shownAs, line: 1, column: 1 }, `The words cannot be read: ${reason}.`, {
        hint: 'Compare it with the file that comes with casedeck: commas between entries, none after the last.',
      }),
    );
  }
}

function flatten(words: Words, prefix: string): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as const] : flatten(value, `${prefix}${key}.`),
  );
}
