import type { Block } from '../block.ts';
import { columnOf } from '../cells.ts';
import type { Cell, Wording } from '../comparison.ts';
import { word } from '../locale.ts';
import type { Slide } from '../publication.ts';
import type { Reference, Table, TableCell } from '../table.ts';
import { plain } from '../wording.ts';
import { citedBy } from './data.ts';
import type { PageRenderer } from './page.ts';
import { gather } from './writer.ts';

/** What the speaker is told beside the notes of the study; templates show it. */
export interface SpeakerNotes {
  /** The long version of each cell of a table. */
  readonly cells: readonly CellNote[];
  /** Everything that the slide cites, as a list entry each. */
  readonly sources: readonly string[];
}

interface CellNote {
  readonly label: string;
  readonly city: string;
  readonly value: string;
  readonly notes: readonly Wording[];
}

/** Returns what a slide has no room for; a list of sources needs no notes on its sources. */
export function speakerNotesOf(slide: Slide, page: PageRenderer): SpeakerNotes {
  const cells = slide.blocks.flatMap((block) => cellNotesOf(block, page));
  if (slide.blocks.some((block) => block.kind === 'sources')) return { cells, sources: [] };
  const sources = gather(slide.sources).map(({ source, locators }) =>
    [page.writer.bibliography.short(source), ...locators].join(', '),
  );
  return { cells, sources };
}

/** The long version of a table for the speaker: every cell that has more to say than the slide shows. */
function cellNotesOf(block: Block, page: PageRenderer): readonly CellNote[] {
  if (block.kind !== 'comparison') return [];
  const { locale } = page.writer;
  const notes = new Map(block.table.notes.map((note) => [note.letter, note.text]));
  const cities = new Map(block.table.cities.map((city) => [city.id, plain(city.shortName, locale.language).text]));
  return inReadingOrder(block.table)
    .map((shown) => ({ ...shown, letters: [...new Set(shown.claims.flatMap((claim) => claim.notes))] }))
    .filter(({ cell, letters }) => cell.content.kind === 'value' || letters.length > 0)
    .map(({ label, cell, letters }) => ({
      label: label.text,
      city: cities.get(cell.city) ?? cell.city,
      value: citedCell(cell, page),
      notes: letters.flatMap((letter) => notes.get(letter) ?? []),
    }));
}

/** Returns the cells as a slide shows them, line by line, each with the label of its attribute. */
function inReadingOrder({ cities, rows, citiesAs }: Table): readonly (TableCell & { readonly label: Wording })[] {
  const labelled = rows.map(({ row: { label }, cells }) => ({ cells: cells.map((cell) => ({ ...cell, label })) }));
  return citiesAs === 'columns'
    ? labelled.flatMap(({ cells }) => cells)
    : cities.flatMap((_, index) => columnOf(labelled, index));
}

/** The text of a cell with the sources behind each claim, e.g. "9,9 % [Aue 2019] (auch: 8,4 % [Burg 2020])". */
function citedCell({ content, display, asOf, alternatives }: Cell, { writer }: PageRenderer): string {
  const { locale, bibliography } = writer;
  const cited = (text: string, references: readonly Reference[]): string => {
    const sources = gather(references).map(({ source, locators }) =>
      [bibliography.short(source), ...locators].join(', '),
    );
    return sources.length === 0 ? text : `${text} [${sources.join('; ')}]`;
  };
  const dated = asOf === null ? display.plain : word(locale, 'value.as-of', { value: display.plain, date: asOf });
  const value = cited(dated, citedBy(content.sources, display));
  if (content.kind === 'gap' || alternatives.length === 0) return value;
  const others = content.alternatives.map(({ sources }, index) =>
    cited(alternatives[index]?.plain ?? '', citedBy(sources, alternatives[index])),
  );
  return word(locale, 'value.also', { value, others: others.join('; ') });
}
