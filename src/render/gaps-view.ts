import type { GapsBlock } from '../block.ts';
import type { Wording } from '../comparison.ts';
import { letterOf } from '../letter.ts';
import type { Column } from './study-view.ts';

/** Beside more cities than this a note in a cell would be a word wide. */
export const mostWithNotes = 3;

/** Returns a gap report as its template sees it: notes in their cells, or lettered under the table if cells are narrow. */
export function viewGaps(block: GapsBlock, columns: readonly Column[]): object {
  if (block.cities.length <= mostWithNotes) {
    const rows = block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, letter: null })) }));
    return { ...block, columns, rows, notes: [] };
  }
  const notes = new Map<string, { readonly letter: string; readonly text: Wording }>();
  const letterFor = (text: Wording): string => {
    const known = notes.get(text.text) ?? { letter: letterOf(notes.size), text };
    notes.set(text.text, known);
    return known.letter;
  };
  const rows = block.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, letter: cell.note === null ? null : letterFor(cell.note), note: null })),
  }));
  return { ...block, columns, rows, notes: [...notes.values()] };
}
