import type { GapReason } from '../model.ts';
import type { Node } from './node.ts';

/** How tables show gaps, without spaces: the words of `templates/locales/` in German and English. */
const symbols: ReadonlyMap<string, GapReason> = new Map([
  ['k.a.', 'not-available'],
  ['n.a.', 'not-available'],
  ['n.u.', 'not-studied'],
  ['n.s.', 'not-studied'],
  ['n.z.', 'not-applicable'],
  ['n.appl.', 'not-applicable'],
  ['n.vgl.', 'not-comparable'],
  ['n.comp.', 'not-comparable'],
  ['n.v.', 'withheld'],
  ['n.publ.', 'withheld'],
]);

/** Returns the gap that somebody has written down as it is printed, e.g. `k. A.`; null for anything else. */
export function printedGap(node: Node): GapReason | null {
  if (node.kind !== 'scalar') return null;
  return symbols.get(node.source.toLowerCase().replace(/\s/g, '')) ?? null;
}
