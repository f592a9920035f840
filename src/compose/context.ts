import type { Prose } from '../block.ts';
import type { Comparison, Wording } from '../comparison.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import { blocksOf } from '../markdown-structure.ts';
import type { Case, City, Study, Text, Theme } from '../model.ts';
import { typeset } from '../typography.ts';
import { fixed, inLanguage } from '../wording.ts';

/** What composing needs of one language. Stages do not know each other, so comparing is passed in. */
export interface Context {
  readonly study: Study;
  readonly locale: Locale;
  /** The other languages that are made at the same time: tables on slides are laid out alike in all of them. */
  readonly others: readonly Context[];
  /** Returns the comparison of that theme across those cities. */
  readonly compare: (theme: Theme, cities: readonly City[]) => Comparison;
}

/** Returns the case of that city and theme, or undefined where the study has no file. */
export function findCase(context: Context, city: City, theme: Theme): Case | undefined {
  return context.study.cases.find((item) => item.city === city.id && item.theme === theme.id);
}

/** Returns the city of that id, or undefined. */
export function findCity(context: Context, id: string): City | undefined {
  return context.study.cities.find((city) => city.id === id);
}

/** Returns a field of block Markdown as one prose per top-level block, in the context's language. */
export function proseOf(text: Text, context: Context): readonly Prose[] {
  const { source, language, origin } = inLanguage(text, context.locale.language);
  return splitProse({ markdown: source, language, origin });
}

/** Returns one prose per paragraph, list or table of the given one, each at its own line. */
export function splitProse(prose: Prose): readonly Prose[] {
  return blocksOf(prose.markdown).map((block) => ({
    markdown: typeset(block.markdown, prose.language),
    language: prose.language,
    origin: block.line === 0 ? prose.origin : { ...prose.origin, line: prose.origin.line + block.line },
  }));
}

/** Returns the heading of a part of a publication about that many cities: "Vergleich", but "Auf einen Blick" for one. */
export function partWord(part: string, cities: readonly City[], context: Context): Wording {
  return fixedWord(`part.${part}`, context, { count: cities.length });
}

/** Returns a fixed word of casedeck as a wording. */
export function fixedWord(
  key: string,
  context: Context,
  values: Readonly<Record<string, string | number>> = {},
): Wording {
  return fixed(word(context.locale, key, values), context.locale.language);
}
