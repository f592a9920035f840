import type { Cell, Comparison, Row } from '../comparison.ts';
import type { Language, Text } from '../model.ts';
import { citedBy } from '../render/data.ts';
import { inline, withoutMarkup } from '../wording.ts';
import type { Printed } from './printed.ts';

/** Returns every cell of the comparison, row by row. */
export function cellsOf({ rows, language }: Comparison): readonly Printed[] {
  return rows.flatMap((row, index) => row.cells.map((cell) => ({ ...printedCell(cell, row, language), row: index })));
}

function printedCell(cell: Cell, row: Row, language: Language): Omit<Printed, 'row'> {
  const { content } = cell;
  const claims = content.kind === 'value' ? content.alternatives : [];
  const note = noteIn(content.note, language);
  const alternatives = claims.map((claim, index) => ({
    display: cell.alternatives[index]?.plain ?? '',
    sources: citedBy(claim.sources, cell.alternatives[index]),
    note: noteIn(claim.note, language),
  }));
  const notes = [note, ...alternatives.map((alternative) => alternative.note)].filter((text) => text !== null);
  return {
    what: 'cell',
    key: `cell ${row.theme}/${cell.attribute} ${cell.city}`,
    theme: row.theme,
    attribute: cell.attribute,
    cities: [cell.city],
    language,
    display: cell.plain,
    // A whole cell may have more than its value: its own date, the other sources' claims.
    wordings: [cell.plain, cell.display.plain, ...alternatives.map(({ display }) => display), ...notes],
    gap: content.kind === 'gap' ? content.reason : null,
    origin: content.origin,
    lastLine: content.origin.line,
    owner: row.attribute.origin,
    block: null,
    sources: citedBy(content.sources, cell.display),
    note,
    alternatives,
  };
}

function noteIn(note: Text | null, language: Language): string | null {
  return note === null ? null : withoutMarkup(inline(note, language));
}
