/** What a reader sees of printed comparisons: heads, cells, marks and what stands below a table. */
import { attributeOf, type Element, findAll, findOne, parseHtml, squeeze, textOf } from './reading.ts';

/** One printed comparison: its table, and what stands directly below it in the same block. */
export interface Printed {
  readonly where: string;
  readonly table: Element;
  readonly below: Element;
}

/** The comparisons of a result; there is at least one. */
export function printedIn(where: string, html: string): readonly [Printed, ...Printed[]] {
  const blocks = findAll(parseHtml(html), '', { 'data-block': 'comparison' });
  const [first, ...others] = blocks.map((block) => ({
    where,
    table: findOne(block, 'table'),
    below: findOne(block, '', { class: 'apparatus' }),
  }));
  if (first === undefined) throw new Error(`There is no comparison in the ${where}`);
  return [first, ...others];
}

/** The cells of an attribute, city by city. */
export function cellsOf(table: Element, attribute: string): readonly Element[] {
  return findAll(table, 'td', { 'data-attribute': attribute });
}

export function shownIn(cell: Element | undefined): string {
  return cell === undefined ? '' : squeeze(textOf(findOne(cell, '', { class: 'cell-text' })));
}

/** The rows with cells, without heads and sub-headings. */
export function rowsIn(table: Element): readonly Element[] {
  return findAll(table, 'tr').filter((row) => findAll(row, 'td').length > 0);
}

export function headOf(table: Element, attribute: string): Element {
  const row = findOne(table, 'tr', { 'data-attribute': attribute });
  return findOne(row, 'th');
}

export function citiesIn(element: Element): readonly (string | null)[] {
  const named = [...findAll(element, 'th'), ...findAll(element, 'td')];
  return named.map((cell) => attributeOf(cell, 'data-city')).filter((city) => city !== null);
}

/** The numbers and letters behind the text of a cell or head. */
export function marksOf(element: Element): readonly string[] {
  return findAll(element, 'sup', { class: 'marks' }).flatMap((sup) => textOf(sup).split(/[,/]/));
}

/** The notes and sources under a table by their letter or number. */
export function notesIn(below: Element): ReadonlyMap<string, string> {
  return new Map(
    findAll(below, '', { class: 'note' }).flatMap((note) =>
      findAll(note, 'sup')
        .slice(0, 1)
        .map((sup) => [textOf(sup), squeeze(textOf(note)).slice(textOf(sup).length).trim()]),
    ),
  );
}

/** The symbols that the legend under a table explains. */
export function explainedIn(below: Element): ReadonlySet<string> {
  const entries = findAll(findOne(below, '', { class: 'legend' }), '', { class: 'legend-entry' });
  return new Set(entries.flatMap((entry) => findAll(entry, 'b').map(textOf)));
}
