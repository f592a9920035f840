import { alternatives, suggest } from './nearest.ts';
import { describe, type Entry, type Node } from './node.ts';
import { complain, type Reader, type Scope } from './scope.ts';

type Shape = Readonly<Record<string, Reader<unknown>>>;

/** What the readers of a shape return, by field; null where a field is absent or wrong. */
export type Fields<S extends Shape> = { readonly [K in keyof S]: S[K] extends Reader<infer T> ? T | null : never };

/**
 * Returns the fields of a map; `what` names it in messages, e.g. "a theme". Reports `value-type` for anything else than
 * a map, `field-unknown` at each key that the shape lacks, `field-missing` at the map for each required key that lacks.
 */
export function readFields<S extends Shape>(
  node: Node,
  scope: Scope,
  what: string,
  shape: S,
  required: readonly (keyof S & string)[] = [],
): Fields<S> {
  const fields: Record<string, unknown> = Object.fromEntries(Object.keys(shape).map((key) => [key, null]));
  const entries = readEntries(node, scope);
  if (entries === null) return fields as Fields<S>;
  for (const key of required) {
    if (entries.some((entry) => entry.key === key)) continue;
    complain(scope, 'field-missing', node.place, `\`${key}\` is missing from ${what}.`, `Add a line \`${key}: …\`.`);
  }
  for (const { key, place, node: value } of entries) {
    const reader = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (reader === undefined) complainUnknown(scope, { key, place }, what, Object.keys(shape));
    else fields[key] = reader(value, scope);
  }
  return fields as Fields<S>;
}

/** Reports `field-unknown` at the key, with the nearest of the known ones. */
function complainUnknown(
  scope: Scope,
  { key, place }: Pick<Entry, 'key' | 'place'>,
  what: string,
  known: readonly string[],
): void {
  const hint = suggest(key, known, `It may have ${alternatives(known)}.`);
  complain(scope, 'field-unknown', place, `\`${key}\` is not a field of ${what}.`, hint);
}

/** Returns the entries of a map, none for nothing; null, and a `value-type`, for anything else. */
export function readEntries(node: Node, scope: Scope): readonly Entry[] | null {
  if (node.kind === 'map') return node.entries;
  if (node.kind === 'scalar' && node.value === null) return [];
  const hint = 'Write one field per line below it, indented by two spaces: `name: value`.';
  return complain(
    scope,
    'value-type',
    node.place,
    `${node.label} must be a group of fields, not ${describe(node)}.`,
    hint,
  );
}

/** Reads a list, each entry alike; entries that cannot be read are left out. Nothing is an empty list. */
export function list<T>(reader: Reader<T>): Reader<readonly T[]> {
  return (node, scope) => {
    if (node.kind === 'scalar' && node.value === null) return [];
    if (node.kind === 'list') return node.items.map((item) => reader(item, scope)).filter((item) => item !== null);
    const hint = 'Write `[…, …]`, or one entry per line, each after `- `.';
    return complain(scope, 'value-type', node.place, `${node.label} must be a list, not ${describe(node)}.`, hint);
  };
}

/** Reads a list in which nothing may be written twice: a second one is reported as `id-duplicate` and left out. */
export function distinctList<T>(reader: Reader<T>): Reader<readonly T[]> {
  return (node, scope) => {
    const seen = new Set<string>();
    const once: Reader<T> = (item, own) => {
      const source = item.kind === 'scalar' ? item.source.trim() : '';
      if (source !== '' && seen.has(source)) {
        return complain(own, 'id-duplicate', item.place, `\`${source}\` is named twice.`, 'Remove one.');
      }
      seen.add(source);
      return reader(item, own);
    };
    return list(once)(node, scope);
  };
}

/** Returns the node as it is. */
export const anything: Reader<Node> = (node) => node;
