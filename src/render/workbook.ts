/** The form of an .xlsx file: sheets of cells with widths, looks and number formats. */
import { unzipSync, zipSync } from 'fflate';
import writeExcelFile, { type CellObject, type Sheet } from 'write-excel-file/node';
import type { TypedValue } from './typed-value.ts';

/** A table with its head in the first row. */
export interface SheetContent {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Entry[])[];
  /** How many columns stay where they are when the others are scrolled. */
  readonly frozen: number;
}

/** A cell: its text as shown, and what it is to a spreadsheet; null for a text. */
export interface Entry {
  readonly text: string;
  readonly typed: TypedValue | null;
  /** A text is wrapped; in the last column, where nothing is in its way, it may go on to the right instead. */
  readonly look: 'wrapped' | 'one-line' | 'gap';
}

/**
 * Returns the bytes of an .xlsx file with those sheets; the same bytes for the same sheets, wherever and whenever. Nothing
 * in it is a formula. Names become what Excel takes for one.
 */
export async function renderWorkbook(contents: readonly SheetContent[]): Promise<Uint8Array> {
  const names = new Set<string>();
  const formats = new Set<string>();
  const sheets = contents.map((content) => toSheet(content, sheetName(content.name, names), formats));
  const written = await writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
  // The writer stamps every file of the archive with the present; this is the first day that an archive knows.
  return zipSync(unzipSync(written), { mtime: new Date(1980, 0, 1) });
}

const longestName = 31;

/** Excel takes 31 characters without some signs and without an apostrophe at either end, and each name once. */
function sheetName(title: string, taken: Set<string>): string {
  const allowed = trim(title.replace(/[[\]:*?/\\\p{Cc}\s]+/gu, ' '));
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : ` ${count}`;
    const name = (cut(allowed, longestName - suffix.length) || '–') + suffix;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

function trim(text: string): string {
  return text.replace(/^[\s']+|[\s']+$/g, '');
}

/** Never leaves half of a character behind. */
function cut(text: string, length: number): string {
  return trim(text.slice(0, length).replace(/[\uD800-\uDBFF]$/, ''));
}

function toSheet({ head, rows, frozen }: SheetContent, name: string, formats: Set<string>): Sheet<Buffer> {
  const widths = head.map((text, index) =>
    widthOf(
      text,
      rows.flatMap((row) => row[index] ?? []),
    ),
  );
  return {
    sheet: name,
    data: [
      head.map(headCell),
      ...rows.map((row) => {
        const height = heightOf(row, widths);
        return row.map((entry) => ({ ...toCell(entry, formats), height }));
      }),
    ],
    columns: widths.map((width) => ({ width: width + margin })),
    stickyRowsCount: 1,
    ...(frozen === 0 ? {} : { stickyColumnsCount: frozen }),
    orientation: 'landscape',
  };
}

const margin = 3;

/** In characters: texts are wrapped, but a number that is wider than its column is not shown at all. */
function widthOf(head: string, entries: readonly Entry[]): number {
  const texts = [head, ...entries.map(({ text }) => text)].map(({ length }) => Math.min(length, 40));
  const numbers = entries.flatMap(({ text, typed }) => (typed === null ? [] : text.length));
  return Math.max(8, ...texts, ...numbers);
}

const lineHeight = 15;
const highest = 409;

/** In points: not every program makes a row as high as its texts. */
function heightOf(row: readonly Entry[], widths: readonly number[]): number {
  const lines = row.map(({ text, look }, index) => (look === 'one-line' ? 1 : countLines(text, widths[index] ?? 1)));
  return Math.min(highest, Math.max(...lines) * lineHeight);
}

function countLines(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of text.split(/(?<=[ \n-])/)) {
    const begins = used > 0 && used + length > width + 1;
    used = begins ? length : used + length;
    lines += (begins ? 1 : 0) + Math.floor((used - 1) / (width + 1));
    used = used > width + 1 ? used % width : used;
  }
  return lines;
}

const common = { alignVertical: 'top' } as const;

function headCell(text: string): CellObject {
  const look = { fontWeight: 'bold', backgroundColor: '#e8edef', bottomBorderStyle: 'thin' } as const;
  return { ...common, ...look, value: toText(text), type: String, wrap: true };
}

/** Excel opens no workbook with many more number formats than this. */
const mostFormats = 200;

function toCell({ text, typed, look }: Entry, formats: Set<string>): CellObject {
  if (typed !== null && (formats.has(typed.format) || formats.size < mostFormats)) {
    formats.add(typed.format);
    const { value, format } = typed;
    return { ...common, value, type: typeof value === 'number' ? Number : Date, format, align: 'right', indent: 1 };
  }
  // In a cell of the format for texts, what looks like a formula stays a text even when somebody edits it.
  const guard = /^[=+\-@]/.test(text) ? { format: '@' } : {};
  const style = look === 'gap' ? ({ fontStyle: 'italic', textColor: '#5f6b6f' } as const) : {};
  return { ...common, ...guard, ...style, value: toText(text), type: String, wrap: look !== 'one-line' };
}

const longestText = 32_767;

/** To Excel `_x0041_` is an "A", unless its first line is written so itself. */
function toText(text: string): string {
  const whole = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  return whole.replace(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_');
}
