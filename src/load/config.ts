import { posix } from 'node:path';
import type { Design, Person, Publisher, Study } from '../model.ts';
import { partialDate } from './dates.ts';
import { anything, list, readFields } from './fields.ts';
import { findEntry, type MapNode } from './node.ts';
import { publications } from './publications.ts';
import { cityRef, themeRef } from './references.ts';
import { color, label, matching, string } from './scalars.ts';
import { complain, type Reader, type Scope } from './scope.ts';
import { inlineText, nameText, plainText } from './text.ts';

const email = matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address');

const person: Reader<Person> = (node, scope) => {
  const orcid = matching(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, 'an ORCID such as `0000-0002-1825-0097`');
  const shape = { name: string, affiliation: nameText, email, orcid };
  const fields = readFields(node, scope, 'an author', shape, ['name']);
  return fields.name === null ? null : { ...fields, name: fields.name };
};

const publisher: Reader<Publisher> = (node, scope) => {
  const url = matching(/^https?:\/\/\S+$/, 'a web address that starts with `https://`');
  const shape = { name: nameText, address: nameText, url, contact: nameText };
  const fields = readFields(node, scope, 'the publisher', shape, ['name']);
  return fields.name === null ? null : { ...fields, name: fields.name };
};

const design: Reader<Design> = (node, scope) => {
  const logo: Reader<string> = (written, inner) => {
    const path = string(written, inner);
    if (path !== null) inner.images.push({ path, place: written.place });
    return path === null ? null : posix.normalize(path);
  };
  const fields = readFields(node, scope, 'the design', { accent: color, logo, logoAlt: plainText });
  const logoEntry = node.kind === 'map' ? findEntry(node, 'logo') : undefined;
  if (logoEntry !== undefined && fields.logoAlt === null) {
    const hint = 'Add `logoAlt: …` with the name that the logo shows.';
    complain(scope, 'alt-missing', logoEntry.node.place, 'The logo has no alternative text.', hint);
  }
  return fields;
};

const shape = {
  title: plainText,
  subtitle: plainText,
  languages: anything,
  asOf: partialDate,
  edition: label,
  authors: list(person),
  publisher,
  funding: inlineText,
  license: string,
  citationStyle: string,
  design,
  cities: list(cityRef),
  themes: list(themeRef),
  publications,
};

/** What `casedeck.yaml` says; the order of cities and themes is null where it says nothing of it. */
export interface Config extends Stated {
  readonly cities: readonly string[] | null;
  readonly themes: readonly string[] | null;
}

type Stated = {
  readonly [Key in Exclude<keyof Study, 'languages' | 'cities' | 'themes' | ReadElsewhere>]: Study[Key] | null;
};
type ReadElsewhere = 'profile' | 'cases' | 'sources' | 'glossary' | 'media' | 'origin';

/** Reads `casedeck.yaml`. */
export function readConfig(node: MapNode, scope: Scope): Config {
  return readFields(node, scope, 'the study', shape, ['title', 'languages']);
}
