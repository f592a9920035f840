import type { Actor, Case, Relation } from '../model.ts';
import { list, readFields } from './fields.ts';
import { suggest } from './nearest.ts';
import type { Place } from './node.ts';
import { oneOf, string, uniqueId } from './scalars.ts';
import { complain, type Reader, type Scope } from './scope.ts';
import { nameText, plainText } from './text.ts';

const kinds = [
  'administration',
  'politics',
  'civil-society',
  'migrant-organisation',
  'provider',
  'network',
  'body',
  'quarter',
  'science',
  'housing',
  'state',
  'federal',
] as const;

/** Who acts. */
export const actors: Reader<readonly Actor[]> = (node, scope) => {
  const shape = { id: uniqueId('an actor'), name: nameText, kind: oneOf(kinds), role: plainText };
  const actor: Reader<Actor> = (item) => {
    const { id, name, kind, role } = readFields(item, scope, 'an actor', shape, ['id', 'name']);
    return id === null || name === null ? null : { id, name, kind, role, origin: item.place.origin };
  };
  return list(actor)(node, scope);
};

/** An actor as a relation names it; whether there is one is known only when all cases of the city have been read. */
export interface ActorUse {
  readonly id: string;
  readonly place: Place;
}

/** Returns the reader of relations between actors, which adds the ends of each to `uses`. */
export function relations(uses: ActorUse[]): Reader<readonly Relation[]> {
  const end: Reader<string> = (node, scope) => {
    const id = string(node, scope);
    if (id !== null) uses.push({ id, place: node.place });
    return id;
  };
  const kind = oneOf(['belongs-to', 'steers', 'cooperates', 'funds', 'advises', 'represents', 'commissions']);
  return list((node, scope) => {
    const shape = { from: end, to: end, label: plainText, kind };
    const fields = readFields(node, scope, 'a relation', shape, ['from', 'to']);
    if (fields.from === null || fields.to === null) return null;
    return { from: fields.from, to: fields.to, label: fields.label, kind: fields.kind, origin: node.place.origin };
  });
}

/** Reports `actor-unknown` for each relation to somebody who is an actor in no case of the city. */
export function checkActors(
  cases: readonly { readonly found: Case; readonly uses: readonly ActorUse[] }[],
  scope: Scope,
): void {
  for (const { found, uses } of cases) {
    const neighbours = cases.filter((other) => other.found.city === found.city);
    const known = new Set(neighbours.flatMap((other) => other.found.actors.map((actor) => actor.id)));
    for (const { id, place } of uses) {
      if (known.has(id)) continue;
      const hint = suggest(id, known, 'Add it to `actors` of this file.');
      complain(scope, 'actor-unknown', place, `There is no actor \`${id}\` in the cases of this city.`, hint);
    }
  }
}
