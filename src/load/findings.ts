import type { Finding, Origin, Recommendation } from '../model.ts';
import { type Fields, list, readFields } from './fields.ts';
import { citations, cityRef } from './references.ts';
import { boolean, oneOf } from './scalars.ts';
import type { Reader } from './scope.ts';
import { inlineText, plainText } from './text.ts';

/** Findings across cases: each has a kind and may name cities. */
export const themeFindings: Reader<readonly Finding[]> = list((node, scope) => {
  const kind = oneOf(['similar', 'different', 'why', 'lesson']);
  const shape = { ...findingShape, kind, cities: list(cityRef) };
  const fields = readFields(node, scope, 'a finding of a theme', shape, ['kind', 'text']);
  return toFinding(fields, fields.kind, fields.cities ?? [], node.place.origin);
});

/** Returns the reader of a case's own findings, which are about its city. */
export function caseFindings(city: string): Reader<readonly Finding[]> {
  return list((node, scope) => {
    const fields = readFields(node, scope, 'a finding of a case', findingShape, ['text']);
    return toFinding(fields, null, [city], node.place.origin);
  });
}

const findingShape = { text: inlineText, source: citations, coded: boolean };

function toFinding(
  { text, source, coded }: Fields<typeof findingShape>,
  kind: Finding['kind'],
  cities: readonly string[],
  origin: Origin,
): Finding | null {
  return text === null ? null : { kind, text, cities, sources: source ?? [], coded: coded ?? false, origin };
}

/** Proposals, to whom they are addressed and what they rest on. */
export const recommendations: Reader<readonly Recommendation[]> = list((node, scope) => {
  const shape = { text: inlineText, addressee: plainText, basis: inlineText, source: citations };
  const { text, addressee, basis, source } = readFields(node, scope, 'a recommendation', shape, ['text']);
  return text === null ? null : { text, addressee, basis, sources: source ?? [], origin: node.place.origin };
});
