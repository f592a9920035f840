import { UnknownNameError } from './error.ts';
import type { Language } from './model.ts';
import { typeset } from './typography.ts';

/** The fixed words of one language, from `templates/locales/<language>.json`. */
export interface Locale {
  /** The language as the study names it, e.g. "en". */
  readonly language: Language;
  /** The tag for `Intl`, e.g. "en-GB". */
  readonly intl: string;
  /** By dotted key, e.g. "gap.not-available.symbol". */
  readonly words: ReadonlyMap<string, string>;
}

/**
 * Returns the fixed word of that key with its `{name}` placeholders filled, and with no-break spaces where they belong.
 * A key with `.one` and `.other` forms is chosen by `values.count`. Throws UnknownNameError for a key that the locale
 * lacks, and for a placeholder without a value: a bug of the program or of an overriding template or locale.
 */
export function word(locale: Locale, key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const found = locale.words.get(pluralKey(locale, key, values['count'])) ?? locale.words.get(key);
  if (found === undefined) throw new UnknownNameError(`The locale ${locale.language} has no word ${key}`);
  const filled = found.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new UnknownNameError(`The word ${key} needs a value for ${name}`);
    return typeof value === 'number' ? value.toLocaleString(locale.intl) : value;
  });
  return typeset(filled, locale.language);
}

function pluralKey(locale: Locale, key: string, count: string | number | undefined): string {
  if (typeof count !== 'number') return key;
  const exact = `${key}.${pluralRules(locale.intl).select(count)}`;
  return locale.words.has(exact) ? exact : `${key}.other`;
}

const rules = new Map<string, Intl.PluralRules>();

/** Rules are costly to make and immutable, so they are kept for the life of the process. */
function pluralRules(intl: string): Intl.PluralRules {
  const known = rules.get(intl) ?? new Intl.PluralRules(intl);
  rules.set(intl, known);
  return known;
}
