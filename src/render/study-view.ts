import type { Wording } from '../comparison.ts';
import { formatDate } from '../dates.ts';
import type { Locale } from '../locale.ts';
import type { City, Study } from '../model.ts';
import { plain } from '../wording.ts';
import { dataUrl } from './media.ts';

/** What templates may print of the study as a whole. */
export interface StudyView {
  readonly title: Wording;
  readonly asOf: string | null;
  readonly edition: string | null;
  /** Names only. */
  readonly authors: readonly string[];
  readonly people: readonly {
    readonly name: string;
    readonly affiliation: Wording | null;
    readonly email: string | null;
    readonly orcid: string | null;
  }[];
  readonly publisher: {
    readonly name: Wording;
    readonly address: Wording | null;
    readonly url: string | null;
    readonly contact: Wording | null;
  } | null;
  readonly license: string | null;
  /** The logo as a data address with its alternative text. */
  readonly logo: { readonly url: string; readonly alt: Wording } | null;
}

/** A city as the head of a column. */
export interface Column {
  readonly id: string;
  readonly name: Wording;
  readonly focus: boolean;
  /** The classes of its head. */
  readonly className: string;
}

/** Returns the study as templates see it in one language. */
export function viewStudy(study: Study, locale: Locale): StudyView {
  const { language } = locale;
  const optional = (text: Study['subtitle']) => (text === null ? null : plain(text, language));
  const logo = study.design.logo === null ? undefined : study.media.get(study.design.logo);
  return {
    title: plain(study.title, language),
    asOf: study.asOf === null ? null : formatDate(study.asOf, locale),
    edition: study.edition,
    authors: study.authors.map((person) => person.name),
    people: study.authors.map((person) => ({ ...person, affiliation: optional(person.affiliation) })),
    publisher:
      study.publisher === null
        ? null
        : {
            name: plain(study.publisher.name, language),
            address: optional(study.publisher.address),
            url: study.publisher.url,
            contact: optional(study.publisher.contact),
          },
    license: study.license,
    logo:
      logo === undefined || study.design.logoAlt === null
        ? null
        : { url: dataUrl(logo), alt: plain(study.design.logoAlt, language) },
  };
}

/** Returns cities as heads of columns, by their short names. */
export function viewColumns(cities: readonly City[], language: string, focus: string | null): readonly Column[] {
  return cities.map(({ id, shortName }) => ({
    id,
    name: plain(shortName, language),
    focus: id === focus,
    className: id === focus ? 'city focus' : 'city',
  }));
}
