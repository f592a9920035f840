import type { Attribute, Claim, Gap, GapReason, Qualifier, Value } from '../model.ts';
import type { Attributes } from './attributes.ts';
import { readDatum } from './data.ts';
import { isDateLike, partialDate } from './dates.ts';
import { anything, type Fields, list, readEntries, readFields } from './fields.ts';
import { suggest } from './nearest.ts';
import { findEntry, type MapNode, type Node } from './node.ts';
import { citations } from './references.ts';
import { boolean, oneOf } from './scalars.ts';
import { complain, type Reader, type Scope } from './scope.ts';
import { inlineText } from './text.ts';

/** Why a value is absent. */
export const gapReason: Reader<GapReason> = oneOf([
  'not-available',
  'not-studied',
  'not-applicable',
  'not-comparable',
  'withheld',
]);

/** How a value or date is to be taken. */
export const qualifier: Reader<Qualifier> = oneOf(['about', 'almost', 'over', 'under', 'at-latest', 'at-earliest']);

/**
 * Reads the values of a theme's attributes, by attribute id; with attributes that cannot be read nothing is said of
 * values. Reports `attribute-unknown`, whatever is wrong with a value, and `source-missing` for one that has no source
 * and is not the editors' own.
 */
export function readValues(
  node: Node,
  theme: string,
  attributes: Attributes | null,
  scope: Scope,
): ReadonlyMap<string, Value | Gap> {
  const values = new Map<string, Value | Gap>();
  if (attributes === null) return values;
  for (const { key, place, node: written } of readEntries(node, scope) ?? []) {
    const attribute = attributes.get(key);
    if (attribute === undefined) {
      const hint = suggest(key, attributes.keys(), 'Add it to `attributes` of the theme, or remove it here.');
      complain(scope, 'attribute-unknown', place, `\`${key}\` is not an attribute of the theme \`${theme}\`.`, hint);
    }
    const value = attribute ? readValue(written, attribute, scope) : null;
    if (value !== null) values.set(key, value);
  }
  return values;
}

const claimShape = {
  value: anything,
  qualifier,
  since: partialDate,
  asOf: partialDate,
  source: citations,
  note: inlineText,
};
const longShape = { ...claimShape, coded: boolean, external: boolean, alternatives: anything };

function readValue(node: Node, attribute: Attribute, scope: Scope): Value | Gap | null {
  if (node.kind === 'map' && isLongForm(node, attribute, scope)) return readLongForm(node, attribute, scope);
  const datum = readDatum(node, attribute, scope);
  if (datum === null) return null;
  reportSourceless(attribute, node, scope);
  const claim = { datum, qualifier: null, since: null, asOf: null, sources: [], note: null };
  return { kind: 'value', ...claim, coded: false, external: false, alternatives: [], origin: node.place.origin };
}

/** A map may be the short form of a text, change or series; the keys tell. */
function isLongForm(map: MapNode, { type }: Attribute, scope: Scope): boolean {
  const keys = map.entries.map((entry) => entry.key);
  if (keys.some((key) => key === 'gap' || Object.hasOwn(longShape, key))) return true;
  if (type === 'change') return keys.length === 0;
  if (type === 'series') return !keys.some(isDateLike);
  return (
    type !== 'text' ||
    keys.length === 0 ||
    !keys.every((key) => /^[a-z]{2}(-|$)/.test(key) || scope.languages.includes(key))
  );
}

function readLongForm(map: MapNode, attribute: Attribute, scope: Scope): Value | Gap | null {
  const alternatives = list((item) => readAlternative(item, attribute, scope));
  const fields = readFields(map, scope, `a value of \`${attribute.id}\``, {
    ...longShape,
    alternatives,
    gap: gapReason,
  });
  if (findEntry(map, 'gap') !== undefined) return toGap(map, fields, scope);
  if (fields.value === null) {
    const message = `\`${attribute.id}\` has neither a \`value\` nor a \`gap\`.`;
    return complain(
      scope,
      'field-missing',
      map.place,
      message,
      'Add `value: …`, or say why there is none: `gap: not-available`.',
    );
  }
  const claim = readClaim(map, { ...fields, value: fields.value }, attribute, fields.coded === true, scope);
  if (claim === null) return null;
  const { coded, external } = fields;
  const marks = { coded: coded ?? false, external: external ?? false, alternatives: fields.alternatives ?? [] };
  return { kind: 'value', ...claim, ...marks, origin: fields.value.place.origin };
}

function readAlternative(node: Node, attribute: Attribute, scope: Scope): Claim | null {
  const fields = readFields(node, scope, 'an alternative', claimShape, ['value']);
  if (node.kind !== 'map' || fields.value === null) return null;
  return readClaim(node, { ...fields, value: fields.value }, attribute, false, scope);
}

type ClaimFields = Fields<typeof claimShape> & { readonly value: Node };

function readClaim(
  map: MapNode,
  fields: ClaimFields,
  attribute: Attribute,
  coded: boolean,
  scope: Scope,
): Claim | null {
  const { value, source, qualifier, since, asOf, note } = fields;
  const datum = readDatum({ ...value, label: `\`${attribute.id}\`` }, attribute, scope);
  if (datum === null) return null;
  const sourceless = findEntry(map, 'source') === undefined || source?.length === 0;
  if (sourceless && !coded) reportSourceless(attribute, value, scope);
  return { datum, qualifier, since, asOf, sources: source ?? [], note };
}

function toGap(
  map: MapNode,
  { gap, note, source }: { readonly gap: GapReason | null } & Pick<ClaimFields, 'note' | 'source'>,
  scope: Scope,
): Gap | null {
  for (const { key, place } of map.entries) {
    if (['gap', 'note', 'source'].includes(key) || !Object.hasOwn(longShape, key)) continue;
    complain(scope, 'field-conflict', place, `\`${key}\` cannot stand beside \`gap\`.`, 'Remove one of the two.');
  }
  const origin = findEntry(map, 'gap')?.node.place.origin ?? map.place.origin;
  return gap === null ? null : { kind: 'gap', reason: gap, sources: source ?? [], note, origin };
}

function reportSourceless({ id }: Attribute, node: Node, scope: Scope): void {
  const hint = 'Add `source: …`; the editors’ own classification is marked `coded: true` instead.';
  complain(scope, 'source-missing', node.place, `The value of \`${id}\` has no source.`, hint);
}
