import type { Language } from '../model.ts';
import { distinctList } from './fields.ts';
import { findEntry, type MapNode } from './node.ts';
import { string } from './scalars.ts';
import { complain, type Reader, type Scope } from './scope.ts';

/**
 * Returns the languages of the study in order, from the fields of `casedeck.yaml`; null when they are not there or
 * wrong. That they are missing is reported with the other fields.
 */
export function readLanguages(config: MapNode, scope: Scope): readonly [Language, ...Language[]] | null {
  const node = findEntry(config, 'languages')?.node;
  const found = node === undefined ? null : distinctList(languageTag)(node, scope);
  if (node === undefined || found === null) return null;
  const [first, ...others] = found;
  if (first !== undefined)
    return node.kind === 'list' && found.length === node.items.length ? [first, ...others] : null;
  if (node.kind !== 'list' || node.items.length === 0) {
    complain(scope, 'value-empty', node.place, 'A study has at least one language.', 'Write `languages: [de, en]`.');
  }
  return null;
}

const languageTag: Reader<Language> = (node, scope) => {
  const tag = string(node, scope);
  if (tag === null || (/^[a-z]{2,3}(-[A-Za-z\d]{2,8})*$/.test(tag) && isKnownForm(tag))) return tag;
  const hint = 'Write the two letters of its code, e.g. `de` or `en`.';
  return complain(scope, 'value-range', node.place, `\`${tag}\` is not the code of a language.`, hint);
};

/** Whether the runtime takes the tag, e.g. for collation. */
function isKnownForm(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
