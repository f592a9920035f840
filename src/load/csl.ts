import type { PartialDate, Source } from '../model.ts';
import { partialDate, period } from './dates.ts';
import { list, readFields } from './fields.ts';
import { suggest } from './nearest.ts';
import type { Node } from './node.ts';
import { integer, label, string } from './scalars.ts';
import { complain, type Reader, type Scope } from './scope.ts';

// The types and variables of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html, appendices III
// and IV), and the few names that its JSON form has besides.
const types = words(`article article-journal article-magazine article-newspaper bill book broadcast chapter classic
  collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview
  legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance
  periodical personal_communication post post-weblog regulation report review review-book software song speech
  standard thesis treaty webpage`);
const texts = words(`abstract annote archive archive-place archive_collection archive_location authority call-number
  chapter-number citation-key citation-label citation-number collection-number collection-title container-title
  container-title-short dimensions division DOI edition event event-place event-title genre ISBN ISSN issue
  journalAbbreviation jurisdiction keyword language locator medium note number number-of-pages number-of-volumes
  original-publisher original-publisher-place original-title page page-first part-number part-title PMCID PMID
  printing-number publisher publisher-place references reviewed-genre reviewed-title scale section shortTitle source
  status supplement-number title title-short URL version volume volume-title volume-title-short year-suffix`);
const people = words(`author chair collection-editor compiler composer container-author contributor curator director
  editor editorial-director editor-translator executive-producer guest host illustrator interviewer narrator organizer
  original-author performer producer recipient reviewed-author script-writer series-creator translator`);
const dates = words('accessed available-date event-date issued original-date submitted');

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}

const type: Reader<string> = (node, scope) => {
  const found = string(node, scope);
  if (found === null || types.includes(found)) return found;
  const hint = suggest(
    found,
    types,
    'For example `book`, `chapter`, `article-journal`, `report`, `webpage` or `document`.',
  );
  return complain(scope, 'value-range', node.place, `\`${found}\` is not a type of source.`, hint);
};

const nameShape = {
  family: string,
  given: string,
  literal: string,
  suffix: string,
  'dropping-particle': string,
  'non-dropping-particle': string,
};

/** A person by parts, or a body by its name. */
const name: Reader<object> = (node, scope) => {
  if (node.kind !== 'scalar') return written(readFields(node, scope, 'a name', nameShape));
  const literal = string(node, scope);
  return literal === null ? null : { literal };
};

/** A date as in casedeck's own files, or in CSL's form. */
const date: Reader<object> = (node, scope) => {
  if (node.kind === 'scalar') return readPlainDate(node, scope);
  const shape = {
    'date-parts': list(list(integer(-9999, 9999))),
    literal: label,
    raw: label,
    season: label,
    circa: label,
  };
  return written(readFields(node, scope, 'a date', shape));
};

function readPlainDate(node: Node & { kind: 'scalar' }, scope: Scope): object | null {
  if (!node.source.includes('/')) {
    const day = partialDate(node, scope);
    return day === null ? null : { 'date-parts': [dateParts(day)] };
  }
  const span = period(node, scope);
  return span === null ? null : { 'date-parts': [span.from, span.to].filter((end) => end !== null).map(dateParts) };
}

function dateParts({ year, month, day }: PartialDate): readonly number[] {
  return [year, month, day].filter((part) => part !== null);
}

const shape: Readonly<Record<string, Reader<unknown>>> = {
  id: label,
  type,
  categories: list(label),
  ...Object.fromEntries(texts.map((variable) => [variable, label])),
  ...Object.fromEntries(people.map((variable) => [variable, list(name)])),
  ...Object.fromEntries(dates.map((variable) => [variable, date])),
};

/** Reads an item of a CSL bibliography, apart from whether its id may be used. */
export const cslItem: Reader<Source['csl']> = (node, scope) =>
  written(readFields(node, scope, 'a source', shape, ['id', 'type']));

/** Returns the fields that have a value. */
function written(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
