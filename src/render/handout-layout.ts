/** How the entries of a handout lie on its sheets, reckoned from their lines without a browser; all lengths are in mm. */

/** How the notes of an entry are placed, and where the entry is. */
export interface EntryLayout {
  /** How many of its notes stand beside the slide; the others run below it in columns. */
  readonly beside: number;
  /** In one piece, rather too much than too little. */
  readonly height: number;
  readonly startsSheet: boolean;
  /** Whether its notes may go on on the next sheet. */
  readonly torn: boolean;
}

/** How wide a column of notes is, in em of their type. These and the lengths below are those of `handout.css`. */
export const columnWidth = 19.5;

/** A little less than there is: what was reckoned too small should not start a sheet of its own. */
const sheet = 256;
const title = 13;
const columns = 3;
const slide = 65.1;
const number = 5;
const line = 3.67;
/** Between two notes, and between a slide and what is below it. */
const gap = 1.1;
const space = 3.5;
const padding = 6.2;
const third = 85;
/** As the title takes its room from the entries of the first sheet. */
const firstThird = 80.6;

interface Entry extends Pick<EntryLayout, 'beside' | 'height'> {
  /** Of what stays together: the slide, what is beside it, and the first lines below. */
  readonly head: number;
}

/**
 * Returns the layout of each entry; `entries` has the lines of each of its notes. As many notes stand beside a slide as
 * make the entry shortest. An entry that does not fit on a sheet any more starts the next one, unless that would leave
 * more than a third of the sheet empty: then its notes are torn.
 */
export function layOutEntries(entries: readonly (readonly number[])[]): readonly EntryLayout[] {
  let used = title;
  return entries.map((notes, index) => {
    const { beside, height, head } = arrange(notes, index < columns ? firstThird : third);
    const left = sheet - used;
    const torn = height > left && left > sheet / 3 && head <= left && beside < notes.length;
    const startsSheet = height > left && !torn;
    const start = startsSheet ? 0 : used;
    // What goes on on the next sheet takes a little more room than in one piece.
    used = start + height <= sheet ? start + height : ((start + height) % sheet) + 2 * line;
    return { beside, height, startsSheet, torn: torn || start + height > sheet };
  });
}

function arrange(notes: readonly number[], least: number): Entry {
  const all = Array.from({ length: notes.length + 1 }, (_, beside) => {
    const top = Math.max(slide, number + heightOf(notes.slice(0, beside)));
    const rest = notes.slice(beside);
    // Columns are seldom of the same height.
    const below = rest.length === 0 ? 0 : space + heightOf(rest) / columns + line;
    const height = Math.max(least, top + below + padding);
    return { beside, height, head: Math.min(height, top + space + 4 * line + padding) };
  });
  return all.reduce((best, entry) => (entry.height <= best.height ? entry : best));
}

function heightOf(notes: readonly number[]): number {
  return notes.reduce((sum, lines) => sum + lines * line + gap, 0);
}
