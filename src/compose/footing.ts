import type { Block, ComparisonBlock, GapsBlock } from '../block.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import type { GapReason } from '../model.ts';
import { itemsOf } from './slice.ts';

/** What a piece of a block brings along where it stands. */
export interface Footing {
  /** The sub-heading that it stands under, repeated where a part begins within its group; null for none. */
  readonly heading: string | null;
  /** What is printed below the block for its sake: the number of characters by what is said, which is said once. */
  readonly remarks: ReadonlyMap<string, number>;
  /** Whether it stands in a line of text, where others may stand beside it. */
  readonly flows: boolean;
}

const nothing: Footing = { heading: null, remarks: new Map(), flows: false };

/** Returns what each piece of these blocks brings along, in order. */
export function footingsOf(blocks: readonly Block[], locale: Locale): readonly Footing[] {
  return blocks.flatMap((block): readonly Footing[] => {
    switch (block.kind) {
      case 'comparison':
        return block.table.citiesAs === 'columns' ? footingsOfRows(block, locale) : alike(block);
      case 'gaps':
        return footingsOfGaps(block, locale);
      case 'findings':
        return block.groups.flatMap(({ kind, findings }) => findings.map(() => ({ ...nothing, heading: kind ?? '' })));
      case 'agreement':
        return block.groups.flatMap(({ kind, entries }) =>
          entries.map(() => ({ ...nothing, heading: kind, flows: true })),
        );
      case 'actors':
        return alike(block).map((footing, index) => ({ ...footing, flows: index >= block.relations.length }));
      default:
        return alike(block);
    }
  });
}

function alike(block: Block): readonly Footing[] {
  return Array.from({ length: itemsOf(block) }, () => nothing);
}

/** On slides only the labels of rows have notes. */
function footingsOfRows({ table }: ComparisonBlock, locale: Locale): readonly Footing[] {
  const notes = new Map(table.notes.map(({ letter, text }) => [letter, text.text]));
  const scales = new Map(table.scales.map((scale) => [scale.attribute.id, scale]));
  let heading: string | null = null;
  return table.rows.map(({ row, group, notes: letters, cells }) => {
    heading = group?.text ?? (row.group === null ? null : heading);
    const remarks = new Map<string, number>();
    const say = (text: string): unknown => remarks.set(text, text.length);
    for (const letter of letters) say(`${letter} ${notes.get(letter) ?? ''}`);
    for (const { cell } of cells) if (cell.content.kind === 'gap') say(meaningOf(cell.content.reason, locale));
    const scale = scales.get(row.attribute.id);
    if (scale !== undefined)
      say(`${scale.label.text}: ${scale.levels.map(({ label }) => `● ${label.text}`).join(' · ')}`);
    return { ...nothing, heading, remarks };
  });
}

/** Notes of gaps stand in their cells where these are wide; then they only make the legend seem longer. */
function footingsOfGaps({ rows }: GapsBlock, locale: Locale): readonly Footing[] {
  return rows.map(({ cells }) => {
    const said = cells.flatMap(({ reason, note }) => [
      ...(reason === null ? [] : [meaningOf(reason, locale)]),
      ...(note === null ? [] : [note.text]),
    ]);
    return { ...nothing, remarks: new Map(said.map((text) => [text, text.length])) };
  });
}

function meaningOf(reason: GapReason, locale: Locale): string {
  return `${word(locale, `gap.${reason}.symbol`)} ${word(locale, `gap.${reason}.meaning`)}`;
}
