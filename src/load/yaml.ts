import { isAlias, isMap, isScalar, isSeq, parseDocument, type Scalar, type YAMLError } from 'yaml';
import { type Diagnostic, diagnose, type Report } from '../diagnostic.ts';
import { type Entry, emptyMap, type MapNode, type Node, type Place, type ScalarNode } from './node.ts';

/**
 * Returns the fields that a YAML text holds, none for an empty text; null when it cannot be read, which is reported as
 * `yaml-syntax` or, if it holds something else than fields, as `value-type`. Duplicate keys are `field-duplicate`.
 */
export function parseFields(file: string, text: string, report: Report, firstLine = 1): MapNode | null {
  const root = parseYaml(file, text, report, firstLine);
  if (root === null || root.kind === 'map') return root;
  report(diagnose('value-type', root.place.origin, 'The file must consist of fields, as in `title: …`.', root.place));
  return null;
}

/** Returns what a YAML text holds, with its places in the file, where the text starts at `firstLine`. */
export function parseYaml(file: string, text: string, report: Report, firstLine = 1): Node | null {
  const document = parseDocument(text, {
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const tree: Tree = { file, text, firstLine, lineStarts, anchors: new Map(), problems: [] };
  reportSyntax(tree, [...document.errors, ...document.warnings]);
  const empty = emptyMap(file);
  const root = convert(tree, document.contents, empty.label, empty.place);
  for (const problem of tree.problems) report(problem);
  if (tree.problems.some((problem) => problem.code === 'yaml-syntax')) return null;
  return root.kind === 'scalar' && root.value === null ? empty : root;
}

/** What the conversion of one text needs to know. */
interface Tree {
  readonly file: string;
  readonly text: string;
  readonly firstLine: number;
  /** The offset of each line. The library's own counter misses lines within what it cannot read. */
  readonly lineStarts: readonly number[];
  /** By name, as converted so far: an alias can only mean what stands before it. */
  readonly anchors: Map<string, Node>;
  readonly problems: Diagnostic[];
}

/** Advice for the slips that are most frequent. */
const advice: Partial<Record<YAMLError['code'], string>> = {
  BAD_ALIAS: 'Put text that starts with `*` or `&` in quotes.',
  BAD_INDENT: 'Fields of one group start at the same column.',
  BAD_SCALAR_START: 'Put text that starts with a special character in quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'Put text that contains `: ` in quotes.',
  NON_STRING_KEY: 'Names of fields are plain words.',
  MULTIPLE_DOCS: 'A file holds one document: remove the line `---`.',
  TAB_AS_INDENT: 'Indent with spaces.',
  TAG_RESOLVE_FAILED: 'Put text that starts with `!` in quotes.',
};

/** Reports the first error only: what follows it is mostly caused by it. */
function reportSyntax(tree: Tree, errors: readonly YAMLError[]): void {
  const [first] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (first === undefined) return;
  const place = placeOf(tree, ...first.pos);
  const message = `This is not readable as YAML: ${first.message.replace(/\.?$/, '.')}`;
  const hint = advice[first.code] ?? 'Look for a quote, bracket or colon that is missing, here or in a line above.';
  tree.problems.push(diagnose('yaml-syntax', place.origin, message, { ...place, hint }));
}

/** Converts any node of the YAML library; where nothing is written, the fallback is its place. */
function convert(tree: Tree, node: unknown, label: string, fallback: Place): Node {
  if (isAlias(node)) return convertAlias(tree, node.source, label, placeOf(tree, ...rangeOf(node)));
  const converted = isMap(node)
    ? convertMap(tree, node.items, label, placeOf(tree, ...rangeOf(node)))
    : isSeq(node)
      ? convertList(tree, node.items, label, placeOf(tree, ...rangeOf(node)))
      : convertScalar(tree, isScalar(node) ? node : null, label, fallback);
  const anchor = isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined;
  if (anchor !== undefined) tree.anchors.set(anchor, converted);
  return converted;
}

function convertAlias(tree: Tree, name: string, label: string, place: Place): Node {
  const anchor = tree.anchors.get(name);
  if (anchor !== undefined) return { ...anchor, label };
  const hint = advice.BAD_ALIAS ?? null;
  tree.problems.push(
    diagnose('yaml-syntax', place.origin, `There is no \`&${name}\` before \`*${name}\`.`, { ...place, hint }),
  );
  return { kind: 'scalar', label, place, value: null, source: '', exact: false };
}

function convertMap(
  tree: Tree,
  pairs: readonly { readonly key: unknown; readonly value: unknown }[],
  label: string,
  place: Place,
): MapNode {
  const entries = new Map<string, Entry>();
  for (const pair of pairs) {
    const key = isScalar(pair.key) ? (pair.key.source ?? '') : '';
    const keyPlace = isScalar(pair.key) ? placeOf(tree, ...rangeOf(pair.key)) : place;
    const first = entries.get(key);
    const node = convert(tree, pair.value, `\`${key}\``, keyPlace);
    if (first === undefined) {
      entries.set(key, { key, place: keyPlace, node });
      continue;
    }
    const { line } = first.place.origin;
    const more = { ...keyPlace, hint: 'Keep one of the two.', related: first.place.origin };
    tree.problems.push(
      diagnose('field-duplicate', keyPlace.origin, `\`${key}\` already stands in line ${line}.`, more),
    );
  }
  const [first] = entries.values();
  return { kind: 'map', label, place: first?.place ?? place, entries: [...entries.values()] };
}

function convertList(tree: Tree, items: readonly unknown[], label: string, place: Place): Node {
  const nodes = items.map((item, index) => convert(tree, item, `Entry ${index + 1} of ${label}`, place));
  return { kind: 'list', label, place, items: nodes };
}

function convertScalar(tree: Tree, scalar: Scalar | null, label: string, fallback: Place): ScalarNode {
  const [start, end] = rangeOf(scalar);
  if (scalar === null || start === end)
    return { kind: 'scalar', label, place: fallback, value: null, source: '', exact: false };
  const value = toValue(scalar.value);
  const source = scalar.source ?? '';
  if (scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED') {
    const place = blockPlace(tree, start, end, source);
    return { kind: 'scalar', label, place, value, source, exact: scalar.type === 'BLOCK_LITERAL' };
  }
  const quote = scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE' ? 1 : 0;
  const exact = tree.text.slice(start + quote, end - quote) === source && !source.includes('\n');
  const place = source === '' ? placeOf(tree, start, end) : placeOf(tree, start + quote, end - quote);
  return { kind: 'scalar', label, place, value, source, exact };
}

function toValue(value: unknown): ScalarNode['value'] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** The first line of a block scalar's content, behind its indentation. */
function blockPlace(tree: Tree, start: number, end: number, source: string): Place {
  const contentStart = tree.text.indexOf('\n', start) + 1;
  if (contentStart === 0 || contentStart >= end || source.trim() === '') return placeOf(tree, start, end);
  const firstText = tree.text.slice(contentStart, end).split('\n').find(isNotBlank) ?? '';
  const indent = leadingSpaces(firstText) - leadingSpaces(source.split('\n').find(isNotBlank) ?? '');
  const line = tree.text.slice(contentStart).split('\n', 1)[0] ?? '';
  return placeOf(tree, contentStart + Math.min(indent, line.length), contentStart + line.length);
}

function isNotBlank(line: string): boolean {
  return line.trim() !== '';
}

function leadingSpaces(line: string): number {
  return line.length - line.trimStart().length;
}

function rangeOf(
  node: { readonly range?: readonly [number, number, number] | null | undefined } | null,
): [number, number] {
  return [node?.range?.[0] ?? 0, node?.range?.[1] ?? 0];
}

/** The place from one offset to another, or to the end of the first line. */
function placeOf(tree: Tree, start: number, end: number): Place {
  const index = findLine(tree.lineStarts, start);
  const newline = tree.text.indexOf('\n', start);
  const stop = newline === -1 ? end : Math.min(end, newline);
  const column = start - (tree.lineStarts[index] ?? 0) + 1;
  const origin = { file: tree.file, line: tree.firstLine + index, column };
  return { origin, length: Math.max(stop - start, 1) };
}

/** Returns the index of the last line that starts at the offset or before. */
function findLine(lineStarts: readonly number[], offset: number): number {
  let [low, high] = [0, lineStarts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
