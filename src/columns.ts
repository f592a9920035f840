/** How wide the columns of a comparison have to be; all widths are in em of the table's type. */
import type { Cell, Row } from './comparison.ts';
import type { Locale } from './locale.ts';
import { word } from './locale.ts';
import type { City } from './model.ts';
import { longestWord, narrowest, textWidth } from './text-width.ts';
import { plain } from './wording.ts';

/** A column of a transposed table that would have to be wider holds no short attribute. */
export const widestColumn = 18;

/** The space behind a column, at most: 18 px on slides, 0.7 em elsewhere. */
export const columnGap = 0.95;

const narrowestColumn = 3;
const headLines = 3;
const cellLines = 2;

/** The mark of a city with the space behind it. */
const cityMark = 1.04;
/** The rule before a city in focus. */
const focusRule = 0.7;
/** A letter in a frame, e.g. for a coding by the editors. */
const codingMark = 1.3;
/** A few raised numbers. */
export const referenceMarks = 1.2;

/** Returns what stands behind a row's label: its unit and its reference date; empty if it has neither. */
export function asideOf({ unit, asOf }: Row, locale: Locale): string {
  const parts = [
    ...(unit === null ? [] : [word(locale, 'table.unit', { unit })]),
    ...(asOf === null ? [] : [word(locale, 'table.as-of', { date: asOf })]),
  ];
  return parts.join('; ');
}

/** Returns how wide the column of an attribute has to be where cities are rows: its head and its cells take few lines. */
export function attributeColumn(row: Row, locale: Locale): number {
  const numbers = alignment(row.cells);
  return Math.max(
    narrowestColumn,
    narrowest(headOf(row, locale), headLines, 'semibold') +
      (row.attribute.definitionDiffers === null ? 0 : referenceMarks),
    ...row.cells.map(cellColumn),
    numbers === null ? 0 : numbers.whole + numbers.rest,
  );
}

/** Returns how wide the column with the labels of those rows has to be so that none of their words is broken. */
export function labelColumn(rows: readonly Row[], locale: Locale): number {
  const words = rows.map((row) => {
    const hasNote = row.attribute.definitionDiffers !== null || row.mismatches.length > 0;
    return longestWord(headOf(row, locale), 'semibold') + (hasNote ? referenceMarks : 0);
  });
  return Math.max(0, ...words);
}

function headOf(row: Row, locale: Locale): string {
  const aside = asideOf(row, locale);
  return aside === '' ? row.label.text : `${row.label.text} (${aside})`;
}

/** Returns how wide the column with the names of those cities has to be. */
export function cityColumn(cities: readonly City[], locale: Locale): number {
  const names = cities.map((city) => plain(city.shortName, locale.language).text);
  return (
    focusRule + cityMark + Math.max(narrowestColumn, ...names.map((name) => narrowest(name, cellLines, 'semibold')))
  );
}

/** Returns the longest word of a column with that city's values, with the frames that stand at one; its own name is one. */
export function longestWordOf(city: City, cells: readonly Cell[], locale: Locale): number {
  const name = longestWord(plain(city.shortName, locale.language).text, 'semibold');
  return Math.max(cityMark + name, ...cells.map((cell) => longestWord(cell.plain) + framesOf(cell)));
}

function cellColumn(cell: Cell): number {
  const { items } = cell.display;
  if (items.length > cellLines) return Number.POSITIVE_INFINITY;
  // Entries of a list have a line each.
  const text =
    items.length > 1 ? Math.max(...items.map((item) => textWidth(item.text))) : narrowest(cell.plain, cellLines);
  return text + marksOf(cell);
}

function marksOf(cell: Cell): number {
  const { sources, note } = cell.content;
  return framesOf(cell) + (sources.length > 0 || note !== null ? referenceMarks : 0);
}

function framesOf({ content }: Cell): number {
  if (content.kind === 'gap') return 0;
  return (content.coded ? codingMark : 0) + (content.external ? codingMark : 0);
}

/** How far the decimal signs of some numbers stand from the left, and what stands right of them on the same line. */
export interface Alignment {
  readonly whole: number;
  readonly rest: number;
}

/** A little more than the font says: a whole part that is wider by a hair would move its decimal sign. */
const slack = 1.02;

/** Returns how the numbers among those cells align on their decimal signs; null if there are none. */
export function alignment(cells: readonly Cell[]): Alignment | null {
  const numbers = cells.flatMap(({ display: { decimal, items } }) => {
    const text = items[0]?.text;
    return decimal === null || text === undefined ? [] : [{ whole: text.slice(0, decimal), rest: text.slice(decimal) }];
  });
  if (numbers.length === 0) return null;
  const widest = (texts: readonly string[]): number =>
    Math.ceil(Math.max(...texts.map((text) => textWidth(text))) * slack * 100) / 100;
  return {
    whole: widest(numbers.map(({ whole }) => whole)),
    rest: widest(numbers.map(({ rest }) => rest.split(' ')[0] ?? '')),
  };
}
