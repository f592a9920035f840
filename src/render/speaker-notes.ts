import type { Block, Prose } from '../block.ts';
import { columnOf } from '../cells.ts';
import type { Cell, Wording } from '../comparison.ts';
import type { Html } from '../html.ts';
import { word } from '../locale.ts';
import { citationsIn } from '../markdown-structure.ts';
import type { Slide } from '../publication.ts';
import type { Reference, TableCell } from '../table.ts';
import { plain } from '../wording.ts';
import type { BibliographyEntry } from './bibliography.ts';
import { citedBy } from './data.ts';
import type { PageRenderer } from './page.ts';
import { gather } from './writer.ts';

/** One thing that the speaker is told; `decks/notes.hbs` shows it. */
export type SpeakerNote = ProseNote | CellsNote | SourcesNote | ReferencesNote;

/** What the study writes for the speaker. */
interface ProseNote {
  readonly kind: 'prose';
  readonly prose: Prose;
}

/** The long version of the cells of an attribute, one a city; of a city, one an attribute, where cities are rows. */
interface CellsNote {
  readonly kind: 'cells';
  readonly title: Wording;
  readonly lines: readonly CellLine[];
}

interface CellLine {
  readonly label: Wording;
  readonly value: string;
  readonly notes: readonly Wording[];
}

/** Sources in full; their short references have all locators: "Bommes 2018, S. 4; S. 9". */
interface SourcesNote {
  readonly kind: 'sources';
  readonly entries: readonly BibliographyEntry[];
}

/** Sources that the document lists elsewhere: "Bommes 2018, S. 4; Wagner 2020". */
interface ReferencesNote {
  readonly kind: 'references';
  readonly text: string;
}

/**
 * Returns what a slide has no room for: the study's own notes, the cells of its tables as the slide shows them, line by
 * line, then what slide and notes cite, each source once. Those in `listed` are not told in full.
 */
export function speakerNotesOf(
  slide: Slide,
  page: PageRenderer,
  listed: ReadonlySet<string> = new Set(),
): readonly SpeakerNote[] {
  return [
    ...slide.notes.flatMap((block) => (block.kind === 'prose' ? block.paragraphs : [])).map(proseNote),
    ...slide.blocks.flatMap((block) => cellNotesOf(block, page)),
    ...sourceNotesOf(slide, page, listed),
  ];
}

/** Returns those notes as markup. */
export function renderNotes(notes: readonly SpeakerNote[], page: PageRenderer): Html {
  return page.render('decks/notes.hbs', { notes });
}

function proseNote(prose: Prose): ProseNote {
  return { kind: 'prose', prose };
}

/** A list of sources needs no notes on its sources. */
function sourceNotesOf(slide: Slide, page: PageRenderer, listed: ReadonlySet<string>): readonly SpeakerNote[] {
  if (slide.blocks.some((block) => block.kind === 'sources')) return [];
  const { bibliography } = page.writer;
  const cited = gather([...slide.sources, ...slide.notes.flatMap(citedIn)]);
  const entries = cited
    .filter(({ source }) => !listed.has(source))
    .flatMap(({ source, locators }) =>
      bibliography.entries([source]).map((entry) => ({ ...entry, short: citation(entry.short, locators) })),
    );
  const references = cited
    .filter(({ source }) => listed.has(source))
    .map(({ source, locators }) => citation(bibliography.short(source), locators));
  return [
    ...(references.length === 0 ? [] : [{ kind: 'references' as const, text: references.join('; ') }]),
    ...(entries.length === 0 ? [] : [{ kind: 'sources' as const, entries }]),
  ];
}

/** What the study cites in its notes; on slides no citation stands in the text. */
function citedIn(block: Block): readonly Reference[] {
  return block.kind === 'prose' ? block.paragraphs.flatMap(({ markdown }) => citationsIn(markdown)) : [];
}

function citation(short: string, locators: readonly string[]): string {
  return locators.length === 0 ? short : `${short}, ${locators.join('; ')}`;
}

/** The long version of a table: every cell that has more to say than the slide shows. */
function cellNotesOf(block: Block, page: PageRenderer): readonly CellsNote[] {
  if (block.kind !== 'comparison' && block.kind !== 'numbers') return [];
  const { cities, rows, citiesAs, notes } = block.table;
  const { language } = page.writer.locale;
  const texts = new Map(notes.map((note) => [note.letter, note.text]));
  const line = (label: Wording, { cell, claims }: TableCell): readonly CellLine[] => {
    const letters = [...new Set(claims.flatMap((claim) => claim.notes))];
    if (cell.content.kind === 'gap' && letters.length === 0) return [];
    return [{ label, value: citedCell(cell, page), notes: letters.flatMap((letter) => texts.get(letter) ?? []) }];
  };
  const attributes = rows.map(({ row, cells }) => ({ label: row.label, cells }));
  const names = cities.map((city) => plain(city.shortName, language));
  const groups =
    citiesAs === 'columns'
      ? attributes.map(({ label, cells }) => ({
          title: label,
          lines: names.flatMap((name, index) => cells.slice(index, index + 1).flatMap((cell) => line(name, cell))),
        }))
      : names.map((name, index) => ({
          title: name,
          lines: attributes.flatMap(({ label, cells }) =>
            columnOf([{ cells }], index).flatMap((cell) => line(label, cell)),
          ),
        }));
  return groups.filter(({ lines }) => lines.length > 0).map((group) => ({ kind: 'cells', ...group }));
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
