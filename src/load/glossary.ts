import type { Term } from '../model.ts';
import { readEntries, readFields } from './fields.ts';
import { type Entry, findEntry, type MapNode } from './node.ts';
import type { Scope } from './scope.ts';
import { inlineText, plainText, toName } from './text.ts';

/** Reads the glossary: from term to explanation, or from id to `term` and `text` where the term differs by language. */
export function readGlossary(map: MapNode, scope: Scope): readonly Term[] {
  return (readEntries(map, scope) ?? []).map((entry) => readTerm(entry, scope)).filter((term) => term !== null);
}

function readTerm({ key, place, node }: Entry, scope: Scope): Term | null {
  if (node.kind !== 'map' || (findEntry(node, 'term') === undefined && findEntry(node, 'text') === undefined)) {
    const explanation = inlineText(node, scope);
    return explanation === null ? null : { term: toName(key, place, scope), explanation };
  }
  const { term, text } = readFields(node, scope, 'a glossary entry', { term: plainText, text: inlineText }, [
    'term',
    'text',
  ]);
  return term === null || text === null ? null : { term, explanation: text };
}
