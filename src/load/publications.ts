import { buildUps, type OutlinePart, outlineParts, type PublicationSpec, type Study } from '../model.ts';
import { distinctList, list, readFields } from './fields.ts';
import { suggest } from './nearest.ts';
import { findEntry, type MapNode, type Node } from './node.ts';
import { attributeRef, cityRef, languageRef, themeRef } from './references.ts';
import { boolean, id, integer, oneOf, string } from './scalars.ts';
import { complain, type Reader, type Scope } from './scope.ts';
import { plainText } from './text.ts';

/** What to publish; reports `id-duplicate` for results that would overwrite each other. */
export const publications: Reader<Study['publications']> = (node, scope) => {
  const found = list(publication)(node, scope);
  if (found !== null && node.kind === 'list') checkUnique(node.items, found.includes('auto'), scope);
  return found;
};

const outlinePart: Reader<OutlinePart> = (node, scope) => {
  const written = string(node, scope);
  const part = outlineParts.find((candidate) => candidate === written);
  if (written === null || part !== undefined) return part ?? null;
  const hint = suggest(written, outlineParts, `There are: ${outlineParts.join(', ')}.`);
  return complain(scope, 'outline-unknown', node.place, `\`${written}\` is not a part of a publication.`, hint);
};

const shape = {
  id,
  kind: oneOf(['deck', 'paper', 'brief']),
  title: plainText,
  cities: list(cityRef),
  themes: list(themeRef),
  focus: cityRef,
  outline: list(outlinePart),
  languages: list(languageRef),
  minutes: integer(1, 600),
  view: oneOf(['all', 'key', 'differences', 'complete']),
  orderBy: attributeRef,
  conditions: list(attributeRef),
  numbers: distinctList(attributeRef),
  build: oneOf(buildUps),
};

const publication: Reader<PublicationSpec | 'auto'> = (node, scope) => {
  if (node.kind === 'map' && findEntry(node, 'auto') !== undefined) {
    const { auto } = readFields(node, scope, 'the automatic publications', { auto: boolean });
    return auto === true ? 'auto' : null;
  }
  const fields = readFields(node, scope, 'a publication', shape, ['id', 'kind']);
  if (fields.id === null || fields.kind === null || node.kind !== 'map') return null;
  checkFit(node, fields, scope);
  checkParts(node, fields.outline ?? [], scope);
  return { ...fields, id: fields.id, kind: fields.kind, origin: node.place.origin };
};

/** Parts that are nothing but slides. */
const partsOfDecks: readonly string[] = ['numbers', 'take-aways', 'contact'] satisfies OutlinePart[];

function checkFit(
  node: MapNode,
  spec: Pick<PublicationSpec, 'cities' | 'focus'> & { kind: string | null },
  scope: Scope,
): void {
  for (const field of ['minutes', 'build']) {
    const entry = findEntry(node, field);
    if (entry === undefined || spec.kind === 'deck') continue;
    const message = `A ${spec.kind} takes no \`${field}\`, only a deck does.`;
    complain(scope, 'field-conflict', entry.place, message, 'Remove it.');
  }
  const outline = findEntry(node, 'outline')?.node;
  for (const part of outline?.kind === 'list' ? outline.items : []) {
    if (spec.kind === 'deck' || part.kind !== 'scalar' || !partsOfDecks.includes(part.source)) continue;
    const message = `A ${spec.kind} takes no part \`${part.source}\`, only a deck does.`;
    complain(scope, 'outline-unknown', part.place, message, 'Remove it.');
  }
  const focus = findEntry(node, 'focus');
  if (focus !== undefined && spec.focus !== null && spec.cities?.includes(spec.focus) === false) {
    const message = `\`${spec.focus}\` is not among the cities of this publication.`;
    complain(scope, 'field-conflict', focus.node.place, message, 'Add it to `cities`, or choose another focus.');
  }
}

/** Fields that belong to one part of the outline, and whether the part needs them. */
const fieldsOfParts = [
  { field: 'orderBy', part: 'case-order', needed: true },
  { field: 'conditions', part: 'truth-table', needed: false },
  { field: 'numbers', part: 'numbers', needed: false },
] as const;

function checkParts(node: MapNode, outline: readonly OutlinePart[], scope: Scope): void {
  for (const { field, part, needed } of fieldsOfParts) {
    const entry = findEntry(node, field);
    if (entry === undefined && needed && outline.includes(part)) {
      const message = `\`${field}\` is missing from a publication with the part \`${part}\`.`;
      complain(scope, 'field-missing', node.place, message, `Add a line \`${field}: theme/attribute\`.`);
    }
    if (entry !== undefined && !outline.includes(part)) {
      const message = `\`${field}\` belongs to the part \`${part}\`, which this publication does not have.`;
      complain(scope, 'field-conflict', entry.place, message, `Add \`${part}\` to \`outline\`, or remove it.`);
    }
  }
}

/** Decks have a folder of their own; papers and briefs share one. */
function checkUnique(items: readonly Node[], hasAutomatic: boolean, scope: Scope): void {
  const taken = new Map(hasAutomatic ? automaticNames(scope).map((name) => [name, 'the automatic publications']) : []);
  for (const item of items) {
    const [idEntry, kindEntry] = item.kind === 'map' ? [findEntry(item, 'id'), findEntry(item, 'kind')] : [];
    if (idEntry?.node.kind !== 'scalar' || kindEntry?.node.kind !== 'scalar') continue;
    const folder = kindEntry.node.source === 'deck' ? 'decks' : 'papers';
    const name = `${folder}/${idEntry.node.source}`;
    const first = taken.get(name);
    if (first === undefined) taken.set(name, `line ${idEntry.place.origin.line}`);
    else {
      const message = `The ${folder} already have a \`${idEntry.node.source}\`, from ${first}.`;
      complain(scope, 'id-duplicate', idEntry.node.place, message, 'Rename one of them.');
    }
  }
}

function automaticNames({ cities, themes }: Scope): readonly string[] {
  const both = [
    'overview',
    ...[...cities].map((city) => `city-${city}`),
    ...[...themes].map((theme) => `theme-${theme}`),
  ];
  const briefs = [...cities].map((city) => `papers/brief-${city}`);
  return [...both.flatMap((name) => [`decks/${name}`, `papers/${name}`]), ...briefs];
}
