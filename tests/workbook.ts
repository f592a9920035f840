/** Reads finished workbooks back, independently of the program that wrote them. */
import { type Cell, readXlsx } from 'hucre/xlsx';
import { format } from 'numfmt';
import { localeOf } from './locales.ts';

export interface ReadCell {
  /** What a spreadsheet program shows in that language. */
  readonly shown: string;
  readonly value: unknown;
  /** As the reader found it, e.g. "string", "number", "date", "empty", "formula". */
  readonly type: string;
  readonly format: string | null;
  readonly italic: boolean;
}

export interface ReadSheet {
  readonly name: string;
  /** All rows, the head first. */
  readonly rows: readonly (readonly ReadCell[])[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** In characters. */
  readonly widths: readonly number[];
}

/** Returns the sheets of an .xlsx file, with numbers and days as their formats show them in that language. */
export async function readWorkbook(bytes: Uint8Array, language: string): Promise<readonly ReadSheet[]> {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  return sheets.map((sheet) => ({
    name: sheet.name,
    rows: sheet.rows.map((row, at) => row.map((_, column) => toRead(sheet.cells?.get(`${at},${column}`), language))),
    frozen: { rows: sheet.freezePane?.rows ?? 0, columns: sheet.freezePane?.columns ?? 0 },
    widths: (sheet.columns ?? []).map(({ width }) => width ?? 0),
  }));
}

function toRead(cell: Cell | undefined, language: string): ReadCell {
  const pattern = cell?.style?.numFmt ?? null;
  const value = cell?.value ?? null;
  return {
    shown: typeof value === 'string' ? value : value === null ? '' : applied(value, pattern, language),
    value,
    type: cell === undefined ? 'empty' : 'formula' in cell ? 'formula' : cell.type,
    format: pattern,
    italic: cell?.style?.font?.italic === true,
  };
}

const dayMs = 86_400_000;
/** The day that spreadsheets count as 0. */
const epoch = Date.UTC(1899, 11, 30);

function applied(value: unknown, pattern: string | null, language: string): string {
  const number = value instanceof Date ? (value.getTime() - epoch) / dayMs : value;
  return format(pattern ?? 'General', number, { locale: localeOf(language).intl });
}
