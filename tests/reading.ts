/** Reads HTML as a browser does: parse5 is the WHATWG algorithm, so what it sees is what a reader sees. */
import { type DefaultTreeAdapterMap, parse } from 'parse5';

export type Node = DefaultTreeAdapterMap['node'];
export type Element = DefaultTreeAdapterMap['element'];

/** Conditions on an element; `class` asks for one of its classes, every other key for an attribute's whole value. */
export type Query = Readonly<Record<string, string>>;

/** Returns the document as a tree. */
export function parseHtml(html: string): Node {
  return parse(html);
}

/** Returns the elements below a node in document order; an empty name stands for any. */
export function findAll(node: Node, name: string, query: Query = {}): readonly Element[] {
  const own = 'tagName' in node && matches(node, name, query) ? [node] : [];
  return [...own, ...childrenOf(node).flatMap((child) => findAll(child, name, query))];
}

/** Returns the only such element; throws if there is none or more than one. */
export function findOne(node: Node, name: string, query: Query = {}): Element {
  const [first, ...others] = findAll(node, name, query);
  if (first === undefined || others.length > 0) {
    throw new Error(`${others.length + (first ? 1 : 0)} elements are <${name}> with ${JSON.stringify(query)}`);
  }
  return first;
}

/** Returns the text content, without style sheets and scripts. */
export function textOf(node: Node): string {
  if ('value' in node) return node.value;
  if ('tagName' in node && (node.tagName === 'style' || node.tagName === 'script')) return '';
  return childrenOf(node).map(textOf).join('');
}

/** Returns the attribute's value, or null. */
export function attributeOf(element: Element, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

/** Returns the names of all elements with the names of their attributes, in document order. */
export function skeletonOf(node: Node): readonly string[] {
  const own = 'tagName' in node ? [[node.tagName, ...node.attrs.map((attribute) => attribute.name)].join(' ')] : [];
  return [...own, ...childrenOf(node).flatMap(skeletonOf)];
}

/** Returns the text with every run of white space, also of no-break spaces, as one space. */
export function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function matches(element: Element, name: string, query: Query): boolean {
  if (name !== '' && element.tagName !== name) return false;
  return Object.entries(query).every(([key, wanted]) => {
    const value = attributeOf(element, key);
    return key === 'class' ? value?.split(/\s+/).includes(wanted) : value === wanted;
  });
}

function childrenOf(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}
