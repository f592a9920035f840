import type { Block } from '../block.ts';
import { columnOf } from '../cells.ts';
import type { Cell, Wording } from '../comparison.ts';
import { word } from '../locale.ts';
import { citationsIn } from '../markdown-structure.ts';
import type { Slide } from '../publication.ts';
import type { Reference, Table, TableCell } from '../table.ts';
import { plain } from '../wording.ts';
import type { BibliographyEntry } from './bibliography.ts';
import { citedBy } from './data.ts';
import type { PageRenderer } from './page.ts';
import { gather } from './writer.ts';

/** What the speaker is told beside the notes of the study; templates show it. */
export interface SpeakerNotes {
  /** The long version of each cell of a table. */
  readonly cells: readonly CellNote[];
  /** What the slide and its notes cite, in that order; short references have all locators: "Bommes 2018, S. 4; S. 9". */
  readonly sources: readonly BibliographyEntry[];
}

interface CellNote {
  readonly label: Wording;
  readonly city: string;
  readonly value: string;
  readonly notes: readonly Wording[];
}

/** Returns what a slide has no room for; a list of sources needs no notes on its sources. */
export function speakerNotesOf(slide: Slide, page: PageRenderer): SpeakerNotes {
  const cells = slide.blocks.flatMap((block) => cellNotesOf(block, page));
  if (slide.blocks.some((block) => block.kind === 'sources')) return { cells, sources: [] };
  const { bibliography } = page.writer;
  const sources = gather([...slide.sources, ...slide.notes.flatMap(citedIn)]).flatMap(({ source, locators }) =>
    bibliography.entries([source]).map((entry) => ({ ...entry, short: citation(entry.short, locators) })),
  );
  return { cells, sources };
}

/** What the study cites in its notes; on slides no citation stands in the text. */
function citedIn(block: Block): readonly Reference[] {
  return block.kind === 'prose' ? block.paragraphs.flatMap(({ markdown }) => citationsIn(markdown)) : [];
}

function citation(short: string, locators: readonly string[]): string {
  return locators.length === 0 ? short : `${short}, ${locators.join('; ')}`;
}

/** The long version of a table for the speaker: every cell that has more to say than the slide shows. */
function cellNotesOf(block: Block, page: PageRenderer): readonly CellNote[] {
  if (block.kind !== 'comparison' && block.kind !== 'numbers') return [];
  const { locale } = page.writer;
  const notes = new Map(block.table.notes.map((note) => [note.letter, note.text]));
  const cities = new Map(block.table.cities.map((city) => [city.id, plain(city.shortName, locale.language).text]));
  return inReadingOrder(block.table)
    .map((shown) => ({ ...shown, letters: [...new Set(shown.claims.flatMap((claim) => claim.notes))] }))
    .filter(({ cell, letters }) => cell.content.kind === 'value' || letters.length > 0)
    .map(({ label, cell, letters }) => ({
      label,
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
    const sources = gather(references).map(({ source, locators }) => citation(bibliography.short(source), locators));
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
