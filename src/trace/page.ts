import type { DefaultTreeAdapterMap } from 'parse5';
import { parse, parseFragment } from 'parse5';
import type { Origin } from '../model.ts';
import { parseOrigin } from '../place.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** A place in a finished page. */
export interface Spot {
  /** Of a deck: the slide, counted from 1, and its id. */
  readonly slide: { readonly number: number; readonly id: string } | null;
  /** Whether it stands in the speaker notes of a slide, which are not printed. */
  readonly isNote: boolean;
  /** The headings that it stands under, e.g. "Wohnen › Vergleich"; null on slides and where there are none. */
  readonly chapter: string | null;
  /** The number of its table as printed, e.g. "Tabelle 3". */
  readonly table: string | null;
}

/** An element that says where its content comes from. */
export interface Mark {
  readonly spot: Spot;
  readonly origin: Origin | null;
  readonly theme: string | null;
  readonly attribute: string | null;
  readonly city: string | null;
  /** The kind of block, if it is one. */
  readonly block: string | null;
  /** The origin of the row that a cell stands in. */
  readonly row: Origin | null;
  readonly element: Element;
}

/** Style sheets with their fonts, and programs: most of a page, and nothing that a reader reads. */
const unseen = /<(style|script)\b[^>]*>[\s\S]*?<\/\1>/g;

/** Returns the elements of a finished page that say where they come from, in reading order. */
export function readMarks(html: string): readonly Mark[] {
  const marks: Mark[] = [];
  let slides = 0;
  const visit = (element: Element, around: Spot, row: Origin | null): void => {
    const value = (name: string): string | null => attributeOf(element, name);
    const origin = parseOrigin(value('data-origin'));
    const slide = value('data-slide');
    if (slide !== null) slides += 1;
    const spot = {
      slide: slide === null ? around.slide : { number: slides, id: slide },
      chapter: element.tagName === 'section' && slide === null ? chapterOf(element, around.chapter) : around.chapter,
      table: element.tagName === 'table' ? tableNumber(element) : around.table,
      isNote: around.isNote || (element.tagName === 'aside' && value('class') === 'notes'),
    };
    const [theme, attribute, city, block] = ['theme', 'attribute', 'city', 'block'].map((name) =>
      value(`data-${name}`),
    );
    if (origin !== null || city !== null || block !== null) {
      const [none, mark] = [null, { spot, origin, row, element }];
      marks.push({
        ...mark,
        theme: theme ?? none,
        attribute: attribute ?? none,
        city: city ?? none,
        block: block ?? none,
      });
    }
    for (const child of elementsIn(element)) visit(child, spot, element.tagName === 'tr' ? origin : row);
  };
  for (const child of elementsIn(parse(html.replace(unseen, ''))))
    visit(child, { slide: null, isNote: false, chapter: null, table: null }, null);
  return marks;
}

/** Returns those marks that have none of the others within them. */
export function innermost(marks: readonly Mark[]): readonly Mark[] {
  const outer = new Set<Node>();
  for (const { element } of marks) {
    for (let node = parentOf(element); node !== null && !outer.has(node); node = parentOf(node)) outer.add(node);
  }
  return marks.filter(({ element }) => !outer.has(element));
}

/** Returns the text content of an element. */
export function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return childrenOf(node).map(textOf).join('');
}

/** Returns the text content of markup that is no whole page. */
export function textOfMarkup(markup: string): string {
  return textOf(parseFragment(markup));
}

function chapterOf(section: Element, around: string | null): string | null {
  const heading = elementsIn(section).find(({ tagName }) => /^h[1-6]$/.test(tagName));
  const own = heading === undefined ? null : textOf(heading).trim();
  return [around, own].filter((title) => title !== null).join(' › ') || null;
}

function tableNumber(table: Element): string | null {
  const caption = elementsIn(table).find(({ tagName }) => tagName === 'caption');
  const number = caption && elementsIn(caption).find((child) => attributeOf(child, 'class') === 'caption-number');
  return number === undefined ? null : textOf(number).replace(/\.$/, '');
}

function attributeOf(element: Element, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

function childrenOf(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

function elementsIn(node: Node): readonly Element[] {
  return childrenOf(node).filter((child): child is Element => 'tagName' in child);
}

function parentOf(node: Node): Node | null {
  return 'parentNode' in node ? node.parentNode : null;
}
