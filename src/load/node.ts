/** What YAML says, with the place of every word of it; the rest of the loader never sees the YAML library. */
import type { Origin } from '../model.ts';

/** A stretch of one line that a caret frame can underline. */
export interface Place {
  readonly origin: Origin;
  readonly length: number;
}

/** Fields of every node. The label names it at the start of a sentence, e.g. "`title`" or "Entry 2 of `cities`". */
interface Common {
  readonly label: string;
  readonly place: Place;
}

/** One word, number or text. The place is that of its content: behind the quote or in the first line of a block. */
export interface ScalarNode extends Common {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As written, e.g. "9.90". */
  readonly source: string;
  /** Whether the text stands in the file as it is, every line from the same column on: nothing escaped or folded. */
  readonly exact: boolean;
}

export interface ListNode extends Common {
  readonly kind: 'list';
  readonly items: readonly Node[];
}

export interface Entry {
  readonly key: string;
  readonly place: Place;
  readonly node: Node;
}

/** A map without duplicate keys. The place is that of its first key. */
export interface MapNode extends Common {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
}

export type Node = ScalarNode | ListNode | MapNode;

/** Returns the map of a file in which nothing stands. */
export function emptyMap(file: string): MapNode {
  return { kind: 'map', label: 'The file', place: { origin: { file, line: 1, column: 1 }, length: 1 }, entries: [] };
}

/** Returns the entry of that key, or undefined. */
export function findEntry(map: MapNode, key: string): Entry | undefined {
  return map.entries.find((entry) => entry.key === key);
}

/** Returns what a node is, as in "… must be a date, not a list". */
export function describe(node: Node): string {
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'map') return 'a group of fields';
  if (node.value === null) return 'nothing';
  return typeof node.value === 'string' ? 'text' : typeof node.value === 'number' ? 'a number' : '`true` or `false`';
}
