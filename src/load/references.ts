import type { Code } from '../diagnostic.ts';
import type { AttributeRef, Citation } from '../model.ts';
import { list } from './fields.ts';
import { suggest } from './nearest.ts';
import type { Node, Place } from './node.ts';
import { readString, string } from './scalars.ts';
import { complain, type Reader, type Scope } from './scope.ts';

/** Reports `source-unknown` unless the bibliography has the source. */
export function checkSource(id: string, place: Place, scope: Scope): void {
  if (scope.sources === null || scope.sources.has(id)) return;
  const hint = suggest(id, scope.sources, 'Add it to `cases/_sources.yaml`.');
  complain(scope, 'source-unknown', place, `\`${id}\` is not in the bibliography.`, hint);
}

/** The id of a city of the study; reports `city-unknown`. */
export const cityRef: Reader<string> = (node, scope) =>
  readRef(
    node,
    scope,
    'city-unknown',
    scope.cities,
    'There is no city',
    (id) => `Cities are the folders below \`cases/\`; create \`cases/${id}/city.yaml\`.`,
  );

/** The id of a theme of the study; reports `theme-unknown`. */
export const themeRef: Reader<string> = (node, scope) =>
  readRef(
    node,
    scope,
    'theme-unknown',
    scope.themes,
    'There is no theme',
    (id) => `Create \`cases/_themes/${id}.yaml\`.`,
  );

/** An attribute named with its theme, e.g. `wohnen/vacancy`, or `profile/inhabitants`; reports `theme-unknown`. */
export const attributeRef: Reader<AttributeRef> = (node, scope) => {
  const written = string(node, scope);
  if (written === null) return null;
  const [theme = '', attribute = '', ...rest] = written.split('/');
  const { origin } = node.place;
  if (attribute === '' || rest.length > 0) {
    const message = `\`${written}\` does not name an attribute.`;
    return complain(scope, 'attribute-unknown', node.place, message, 'Write `theme/attribute`, e.g. `wohnen/vacancy`.');
  }
  if (theme === 'profile' || scope.themes.has(theme)) return { theme, attribute, origin };
  const hint = suggest(theme, scope.themes, `Create \`cases/_themes/${theme}.yaml\`.`);
  return complain(scope, 'theme-unknown', node.place, `There is no theme \`${theme}\`.`, hint);
};

/** One of the languages of the study; reports `language-unknown`. */
export const languageRef: Reader<string> = (node, scope) =>
  scope.languagesKnown
    ? readRef(
        node,
        scope,
        'language-unknown',
        scope.languages,
        'The study has no language',
        () => 'See `languages` in casedeck.yaml.',
      )
    : string(node, scope);

function readRef(
  node: Node,
  scope: Scope,
  code: Code,
  known: Iterable<string>,
  complaint: string,
  advise: (id: string) => string,
): string | null {
  const id = string(node, scope);
  if (id === null || [...known].includes(id)) return id;
  return complain(scope, code, node.place, `${complaint} \`${id}\`.`, suggest(id, known, advise(id)));
}

/** One citation or a list of them: an id, and behind the first comma a locator that is printed as written. */
export const citations: Reader<readonly Citation[]> = (node, scope) => {
  if (node.kind === 'list') return list(citation)(node, scope);
  const single = citation(node, scope);
  return single === null ? null : [single];
};

const citation: Reader<Citation> = (node, scope) => {
  const scalar = readString(node, scope);
  if (scalar === null) return null;
  const [first = '', ...rest] = scalar.source.split(',');
  const id = first.trim();
  const locator = rest.join(',').trim();
  const { file, line, column } = scalar.place.origin;
  const origin = { file, line, column: column + (scalar.exact ? first.length - first.trimStart().length : 0) };
  checkSource(id, { origin, length: Math.max(1, id.length) }, scope);
  return { source: id, locator: locator === '' ? null : locator, origin };
};
