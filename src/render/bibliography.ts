import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import type { Source } from '../model.ts';

/** A person or body as CSL-JSON has it. */
interface Name {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly 'non-dropping-particle'?: string;
}

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

/**
 * The sources of a study in one language. Short references are the sources' own `citation-label`, else author and year;
 * works that would look the same get a, b, c in the order of the study.
 */
export class Bibliography {
  readonly #entries: ReadonlyMap<string, BibliographyEntry>;
  readonly #collator: Intl.Collator;

  constructor(sources: ReadonlyMap<string, Source>, locale: Locale) {
    const shorts = shortReferences([...sources.values()], locale);
    this.#collator = new Intl.Collator(locale.intl, { numeric: true });
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
    return ids.flatMap((id) => this.#entries.get(id) ?? []).sort((a, b) => this.#collator.compare(a.short, b.short));
  }
}

function shortReferences(sources: readonly Source[], locale: Locale): ReadonlyMap<string, string> {
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

function namesOf(value: unknown): readonly Name[] {
  return Array.isArray(value) ? (value as readonly Name[]) : [];
}

function fullName(name: Name): string {
  if (name.literal !== undefined) return name.literal;
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  return name.given === undefined ? family : `${family}, ${name.given}`;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;
}

function datePartsOf(value: unknown): readonly number[] | null {
  if (typeof value !== 'object' || value === null || !('date-parts' in value)) return null;
  const parts = value['date-parts'];
  const first: unknown = Array.isArray(parts) ? parts[0] : null;
  return Array.isArray(first) && first.length > 0 ? first.map(Number) : null;
}

function yearOf(csl: Source['csl']): string | null {
  const parts = datePartsOf(csl['issued']);
  if (parts !== null) return String(parts[0]);
  return literalDate(csl['issued']);
}

function literalDate(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return text(value);
  if ('literal' in value) return text(value.literal);
  return 'raw' in value ? text(value.raw) : null;
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
