import { namesOf, text, yearOf } from './csl.ts';
import type { Locale } from './locale.ts';
import { word } from './locale.ts';
import type { Source } from './model.ts';

/**
 * Returns the short references of sources by their ids, e.g. "Bommes 2018": their own `citation-label`, else author and
 * year. Works that would look the same get a, b, c in the order given.
 */
export function shortReferences(sources: readonly Source[], locale: Locale): ReadonlyMap<string, string> {
  const plain = sources.map(({ id, csl }) => ({ id, short: text(csl['citation-label']) ?? authorYear(csl, locale) }));
  return new Map(
    plain.map(({ id, short }) => {
      const same = plain.filter((other) => other.short === short);
      return [
        id,
        same.length === 1 ? short : short + String.fromCharCode(97 + same.findIndex((other) => other.id === id)),
      ];
    }),
  );
}

function authorYear(csl: Source['csl'], locale: Locale): string {
  const people = namesOf(csl['author']).length > 0 ? namesOf(csl['author']) : namesOf(csl['editor']);
  const [first, second, third] = people.map((name) => name.literal ?? name.family ?? '');
  const who =
    first === undefined
      ? (text(csl['title']) ?? text(csl['id']) ?? word(locale, 'source.untitled'))
      : third !== undefined
        ? `${first} ${word(locale, 'source.and-others')}`
        : second === undefined
          ? first
          : `${first} & ${second}`;
  return `${who} ${yearOf(csl) ?? word(locale, 'source.undated')}`;
}

/** Returns the ids of those sources that the study has, in alphabetical order of their short references. */
export function sortSources(
  ids: readonly string[],
  shorts: ReadonlyMap<string, string>,
  { intl }: Locale,
): readonly string[] {
  const { compare } = new Intl.Collator(intl, { numeric: true });
  return ids.filter((id) => shorts.has(id)).sort((a, b) => compare(shorts.get(a) ?? a, shorts.get(b) ?? b));
}
