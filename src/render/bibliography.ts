import { datePartsOf, literalDate, type Name, namesOf, text } from '../csl.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import type { Source } from '../model.ts';
import { shortReferences, sortSources } from '../short-reference.ts';

/** One entry of a list of sources. */
export interface BibliographyEntry {
  readonly id: string;
  /** Short reference as printed in the text, e.g. "Bommes 2018". */
  readonly short: string;
  readonly full: string;
  readonly url: string | null;
  /** Whether the address may be a link: what a study says there, e.g. `javascript:…`, must never run. */
  readonly linked: boolean;
  readonly language: string | null;
}

/** The sources of a study in one language. */
export class Bibliography {
  readonly #entries: ReadonlyMap<string, BibliographyEntry>;
  readonly #shorts: ReadonlyMap<string, string>;
  readonly #locale: Locale;

  constructor(sources: ReadonlyMap<string, Source>, locale: Locale) {
    const shorts = shortReferences([...sources.values()], locale);
    this.#shorts = shorts;
    this.#locale = locale;
    this.#entries = new Map(
      [...sources.values()].map(({ id, csl }) => [
        id,
        {
          id,
          short: shorts.get(id) ?? id,
          full: fullReference(csl, locale),
          url: text(csl['URL']),
          linked: /^https?:\/\//i.test(text(csl['URL']) ?? ''),
          language: text(csl['language']),
        },
      ]),
    );
  }

  /** Returns the short reference of a source, or its id if the study does not have it. */
  short(id: string): string {
    return this.#entries.get(id)?.short ?? id;
  }

  /** Returns the entries of those sources in alphabetical order of their short references. */
  entries(ids: readonly string[]): readonly BibliographyEntry[] {
    return sortSources(ids, this.#shorts, this.#locale).flatMap((id) => this.#entries.get(id) ?? []);
  }
}

/** Author (year): Title. Place: Publisher. In: Container, pages. Parts that the source lacks are left out. */
function fullReference(csl: Source['csl'], locale: Locale): string {
  const authors = namesOf(csl['author']);
  const editors = namesOf(csl['editor']);
  const who =
    authors.length > 0
      ? authors.map(fullName).join('; ')
      : editors.length > 0
        ? `${editors.map(fullName).join('; ')} ${word(locale, 'source.editor')}`
        : null;
  const date = formatIssued(csl, locale);
  const head = who === null ? null : `${who} (${date ?? word(locale, 'source.undated')})`;
  const title = text(csl['title']);
  const container = text(csl['container-title']);
  const place = [text(csl['publisher-place']), text(csl['publisher'])].filter((part) => part !== null).join(': ');
  const accessed = dateOf(csl['accessed'], locale);
  const sentences = [
    head === null ? title : [head, title].filter((part) => part !== null).join(': '),
    container === null ? null : [word(locale, 'source.in', { container }), volumeOf(csl)].filter(Boolean).join(' '),
    place === '' ? null : place,
    head === null && date !== null ? date : null,
    csl['page'] === undefined
      ? null
      : word(locale, 'source.pages', { pages: String(csl['page']).replaceAll('-', '–') }),
    accessed === null ? null : word(locale, 'source.accessed', { date: accessed }),
    text(csl['note']),
  ];
  return sentences
    .filter((sentence) => sentence !== null)
    .map((sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ');
}

function volumeOf(csl: Source['csl']): string | null {
  const volume = csl['volume'] === undefined ? '' : String(csl['volume']);
  const issue = csl['issue'] === undefined ? '' : `(${String(csl['issue'])})`;
  return volume + issue === '' ? null : volume + issue;
}

function fullName(name: Name): string {
  if (name.literal !== undefined) return name.literal;
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  return name.given === undefined ? family : `${family}, ${name.given}`;
}

/** The year alone for works, the full date where the source has one, as interviews do. */
function formatIssued(csl: Source['csl'], locale: Locale): string | null {
  return dateOf(csl['issued'], locale) ?? literalDate(csl['issued']);
}

function dateOf(value: unknown, locale: Locale): string | null {
  const parts = datePartsOf(value);
  if (parts === null) return null;
  const [year = 0, month, day] = parts;
  if (month === undefined) return String(year);
  const moment = new Date(Date.UTC(year, month - 1, day ?? 1));
  const precision = day === undefined ? {} : { day: 'numeric' as const };
  return new Intl.DateTimeFormat(locale.intl, { ...precision, month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    moment,
  );
}
