import { columnOf } from '../cells.ts';
import {
  attributeColumn,
  cityColumn,
  columnGap,
  labelColumn,
  longestWordOf,
  referenceMarks,
  widestColumn,
} from '../columns.ts';
import type { Comparison, Row } from '../comparison.ts';
import type { Locale } from '../locale.ts';
import type { CitiesAs, City } from '../model.ts';
import { countLines } from '../text-width.ts';
import { groupCities, mostColumns } from './city-groups.ts';
import { rangesOf, spread } from './spread.ts';

/** Where a table stands: on a slide, in a paper, on a page of its own. */
export type Setting = 'slide' | 'paper' | 'page';

/** How a comparison is laid out: every row and every city is in exactly one of the parts, in order. */
export interface TableLayout {
  readonly citiesAs: CitiesAs;
  readonly landscape: boolean;
  readonly parts: readonly { readonly rows: readonly Row[]; readonly cities: readonly City[] }[];
}

const px = 1;
const mm = (96 / 25.4) * px;
const pt = (96 / 72) * px;

/** How wide a table can be in em of its type, as `slide.css`, `paper.css` and `table.css` have it; on a turned page too. */
export const rooms: { readonly [S in Setting]: { readonly upright: number; readonly turned: number | null } } = {
  slide: { upright: (1152 * px) / (19 * px), turned: null },
  paper: { upright: (168 * mm) / (8.8 * pt), turned: (257 * mm) / (8.8 * pt) },
  page: { upright: (1132 * px) / (16 * px), turned: null },
};

/** So many columns of cities are side by side even if a long text makes them tall: fewer would compare too little. */
const fewestColumns = 3;

/** A cell with more lines in its column asks for a wider one. */
const mostLines = 12;

/**
 * Returns how those rows of the comparison are laid out. Up to six cities are columns, fewer where their words or texts
 * need more width; a table whose texts need still more may turn the page of a paper. More cities are rows if every
 * attribute is short enough for a column of its own, else they are parted into groups. The theme's own wish goes first.
 */
export function chooseLayout(
  comparison: Comparison,
  rows: readonly Row[],
  setting: Setting,
  locale: Locale,
): TableLayout {
  const { cities } = comparison;
  const { upright, turned } = rooms[setting];
  const wish = comparison.theme.citiesAs;
  if (wish === 'rows' || (wish === null && cities.length > mostColumns)) {
    const whole = { citiesAs: 'rows' as const, parts: [{ rows, cities }] };
    const width = transposedWidth(rows, cities, locale);
    if (width <= upright) return { ...whole, landscape: false };
    // A turned page is the last resort: groups of cities stay upright.
    if (wish === 'rows' && turned !== null && width <= turned) return { ...whole, landscape: true };
  }
  if (wish === 'rows') {
    const parts = groupRows(rows, cities, upright, locale).map((group) => ({ rows: group, cities }));
    return { citiesAs: 'rows', landscape: false, parts };
  }
  const isCrowded = crowding(rows, cities, locale);
  const turn =
    turned !== null &&
    cities.length <= mostColumns &&
    isCrowded(cities.length, upright) &&
    !isCrowded(cities.length, turned);
  const most = turn ? cities.length : columnsFor(cities.length, (count) => isCrowded(count, upright));
  const parts = groupCities(cities, most).map((group) => ({ rows, cities: group.cities }));
  return { citiesAs: 'columns', landscape: turn, parts };
}

/**
 * Returns the layout for a comparison whose layouts in several languages are given, its own first: that with the most
 * tables, cities as columns if one language asks for it. Then the tables of all languages have the same rows and cities.
 */
export function commonLayout(own: TableLayout, others: readonly TableLayout[]): TableLayout {
  const all = [own, ...others];
  const alike = all.filter(({ citiesAs }) => all.every((other) => other.citiesAs === 'rows') || citiesAs === 'columns');
  const most = alike.reduce((a, b) => (compareParts(a, b) > 0 ? b : a), alike[0] ?? own);
  const rows = new Map(own.parts.flatMap((part) => part.rows.map((row) => [row.attribute.id, row] as const)));
  const parts = most.parts.map((part) => ({
    cities: part.cities,
    rows: part.rows.flatMap(({ attribute }) => rows.get(attribute.id) ?? []),
  }));
  return { ...most, parts };
}

/** Puts the most tables first; as many, but parted elsewhere, have an order too, whichever language is asked first. */
function compareParts({ parts: a }: TableLayout, { parts: b }: TableLayout): number {
  const differing = a.findIndex(({ rows }, index) => rows.length !== b[index]?.rows.length);
  return b.length - a.length || (b[differing]?.rows.length ?? 0) - (a[differing]?.rows.length ?? 0);
}

/** The share of the width that labels of rows usually have beside so many cities. */
function labelShare(columns: number): number {
  if (columns === 1) return 0.34;
  return columns < 5 ? 0.24 : 0.19;
}

function columnWidth(columns: number, room: number): number {
  return (room * (1 - labelShare(columns))) / columns - columnGap;
}

/** Labels of rows that need more are broken: cities need the rest. */
const mostForLabels = 1 / 3;

/** Returns the width in percent that the column of labels usually has beside so many cities. */
export function usualLabelWidth(columns: number): number {
  return Math.round(1000 * labelShare(columns)) / 10;
}

/**
 * Returns the width of the column of labels in percent: more than usual where a word of theirs would be broken otherwise,
 * unless that breaks a word of the cities' instead.
 */
export function labelWidth(
  { rows, cities }: Pick<Comparison, 'rows' | 'cities'>,
  { setting, landscape }: { readonly setting: Setting; readonly landscape: boolean },
  locale: Locale,
): number {
  const { upright, turned } = rooms[setting];
  const room = landscape && turned !== null ? turned : upright;
  // Slides have no marks in their cells.
  const marks = setting === 'slide' ? 0 : referenceMarks;
  const needed = (labelColumn(rows, locale) + columnGap) / room;
  if (needed <= labelShare(cities.length) || needed > mostForLabels) return usualLabelWidth(cities.length);
  const width = (room * (1 - needed)) / cities.length - columnGap;
  const usual = columnWidth(cities.length, room);
  const words = cities.map((city, index) => longestWordOf(city, columnOf(rows, index), locale));
  const isCostly = words.some((word) => word <= usual && word + marks > width);
  return isCostly ? usualLabelWidth(cities.length) : Math.ceil(1000 * needed) / 10;
}

function columnsFor(cities: number, isCrowded: (columns: number) => boolean): number {
  for (let columns = Math.min(cities, mostColumns); columns > fewestColumns; columns--) {
    if (!isCrowded(columns)) return columns;
  }
  return Math.min(Math.max(cities, 1), fewestColumns);
}

/** A word that has to break even where columns are few does not matter. */
function crowding(
  rows: readonly Row[],
  cities: readonly City[],
  locale: Locale,
): (columns: number, room: number) => boolean {
  const cells = rows.flatMap((row) => row.cells);
  const words = cities.map((city, index) => longestWordOf(city, columnOf(rows, index), locale));
  return (columns, room) => {
    if (columns <= fewestColumns) return false;
    const width = columnWidth(columns, room);
    const widest = columnWidth(fewestColumns, room);
    if (words.some((word) => word > width && word <= widest)) return true;
    return cells.some((cell) => countLines(cell.plain, width) > mostLines);
  };
}

/** Returns the width that the rows need as columns together; infinite if one of them is not short. */
function transposedWidth(rows: readonly Row[], cities: readonly City[], locale: Locale): number {
  const columns = rows.map((row) => attributeColumn(row, locale));
  if (columns.some((width) => width > widestColumn)) return Number.POSITIVE_INFINITY;
  return [cityColumn(cities, locale), ...columns].reduce((sum, width) => sum + width + columnGap, 0);
}

/** Returns the rows in groups that fit as columns beside the names of the cities. */
function groupRows(
  rows: readonly Row[],
  cities: readonly City[],
  room: number,
  locale: Locale,
): readonly (readonly Row[])[] {
  const columns = rows.map((row) => Math.min(attributeColumn(row, locale), widestColumn) + columnGap);
  const ranges = rangesOf(spread(columns, room - cityColumn(cities, locale) - columnGap));
  return ranges.map(({ from, to }) => rows.slice(from, to));
}
