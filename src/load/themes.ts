import type { Attribute, Theme } from '../model.ts';
import { type Attributes, attributes } from './attributes.ts';
import { readFields } from './fields.ts';
import { recommendations, themeFindings } from './findings.ts';
import type { MapNode } from './node.ts';
import { number, oneOf } from './scalars.ts';
import type { Scope } from './scope.ts';
import { blockText, plainText, toName } from './text.ts';

/** A theme as it is read, before it has its place among the others. */
export interface LoadedTheme {
  readonly theme: Theme;
  /** Its attributes by id, or null when its file cannot be read. */
  readonly attributes: Attributes | null;
  readonly order: number | null;
}

const shape = {
  title: plainText,
  question: plainText,
  order: number,
  description: blockText,
  attributes,
  findings: themeFindings,
  citiesAs: oneOf(['columns', 'rows']),
  recommendations,
};

/** Reads the file of a theme or of the city profile; a null node is a file that cannot be read. */
export function readTheme(id: string, file: string, node: MapNode | null, scope: Scope): LoadedTheme {
  const origin = { file, line: 1, column: 1 };
  const empty = {
    question: null,
    description: null,
    attributes: [],
    findings: [],
    recommendations: [],
    citiesAs: null,
  };
  const title = toName(id, { origin, length: 1 }, scope);
  if (node === null) return { theme: { id, title, ...empty, origin }, attributes: null, order: null };

  const fields = readFields(node, scope, id === 'profile' ? 'the city profile' : 'a theme', shape, ['title']);
  const { question, description, findings, recommendations: proposals, citiesAs, order } = fields;
  const found = fields.attributes ?? new Map<string, Attribute | null>();
  const theme: Theme = {
    id,
    title: fields.title ?? title,
    question,
    description,
    attributes: [...found.values()].filter((attribute) => attribute !== null),
    findings: findings ?? [],
    recommendations: proposals ?? [],
    citiesAs,
    origin,
  };
  return { theme, attributes: found, order: order?.amount ?? null };
}
