import type { Block } from '../block.ts';
import { columnOf } from '../cells.ts';
import type { Cell, Wording } from '../comparison.ts';
import type { Html } from '../html.ts';
import { Html as Markup } from '../html.ts';
import { word } from '../locale.ts';
import type { Deck, Slide } from '../publication.ts';
import type { Reference, Table, TableCell } from '../table.ts';
import { plain } from '../wording.ts';
import { citedBy } from './data.ts';
import type { PageRenderer } from './page.ts';
import type { Reveal } from './reveal.ts';
import { gather } from './writer.ts';

/** How many characters of references stand in one line below a slide; the notes have all of them. */
const lineLength = 110;

const styles = ['blocks/blocks.css', 'decks/slide.css'];
const families = ['Source Sans 3', 'Source Serif 4'];

/** What the browser may load for a deck: nothing from anywhere; the speaker view shows the deck itself in frames. */
const deckPolicy =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; " +
  "frame-src 'self' file:; base-uri 'none'; form-action 'none'";

const printPolicy = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'";

/**
 * Returns the slides of a deck as markup, the same for the screen and for print; `sizes` says by how many steps the type
 * of a slide is larger, which `slide.css` explains.
 */
export function renderSlides(
  deck: Deck,
  page: PageRenderer,
  sizes: ReadonlyMap<string, number> = new Map(),
): readonly Html[] {
  page.enter('deck', page.writer.plain(deck.title), [], deck.focus);
  return deck.slides.map((slide, index) => renderSlide(slide, index, deck, sizes.get(slide.id) ?? 0, page));
}

/** Returns the deck as one file that opens from disk and needs nothing else. */
export function renderDeck(deck: Deck, slides: readonly Html[], page: PageRenderer, reveal: Reveal): Html {
  const css = page.css([...styles, 'decks/screen.css'], joinSlides(slides).toHTML(), families);
  return page.render(
    'decks/deck.hbs',
    {
      language: deck.language,
      title: titleOf(deck, page),
      policy: deckPolicy,
      slides,
      minutes: deck.minutes,
      css: Markup.trust(css),
      revealCss: Markup.trust(reveal.css),
      reveal: Markup.trust(reveal.script),
      notes: Markup.trust(reveal.notes),
      start: Markup.trust(page.text('decks/start.js')),
    },
    deck,
  );
}

/** Returns the static page that is measured and printed: one slide a page, its slides in `<main>`, no reveal.js. */
export function renderPrintDeck(deck: Deck, slides: readonly Html[], page: PageRenderer): Html {
  const css = page.css([...styles, 'decks/print.css'], joinSlides(slides).toHTML(), families);
  return page.render(
    'decks/print.hbs',
    {
      language: deck.language,
      title: titleOf(deck, page),
      policy: printPolicy,
      content: joinSlides(slides),
      css: Markup.trust(css),
    },
    deck,
  );
}

/** Returns the slides one after the other, as they stand in a deck. */
export function joinSlides(slides: readonly Html[]): Html {
  return Markup.trust(slides.map((slide) => slide.toHTML()).join('\n'));
}

/** Returns the document's title: the deck's own with the study's behind it. */
function titleOf(deck: Deck, page: PageRenderer): string {
  const title = page.writer.plain(deck.title);
  const study = page.writer.plain(page.study.title);
  return title === study ? title : `${title} – ${study}`;
}

function renderSlide(slide: Slide, index: number, deck: Deck, size: number, page: PageRenderer): Html {
  page.startItems();
  const cellNotes = slide.blocks.flatMap((block) => cellNotesOf(block, page));
  const sources = gather(slide.sources).map(({ source, locators }) =>
    [page.writer.bibliography.short(source), ...locators].join(', '),
  );
  return page.render(
    'decks/slide.hbs',
    {
      slide,
      size,
      heading: index === 0 ? 'h1' : 'h2',
      number: index + 1,
      draft: deck.draft,
      asOf: slide.layout === 'title' ? null : page.study.asOf,
      sourceLine: slide.blocks.some((block) => block.kind === 'sources') ? '' : sourceLine(slide, page),
      cellNotes,
      sources: slide.blocks.some((block) => block.kind === 'sources') ? [] : sources,
      hasNotes: slide.notes.length > 0 || cellNotes.length > 0 || sources.length > 0,
    },
    slide,
  );
}

/** As many short references as one line holds, at least one; then how many there are besides. */
function sourceLine(slide: Slide, page: PageRenderer): string {
  const all = gather(slide.sources).map(({ source }) => page.writer.bibliography.short(source));
  const shown = all.filter((_, index) => index === 0 || all.slice(0, index + 1).join('; ').length <= lineLength);
  const left = all.length - shown.length;
  return left > 0 ? `${shown.join('; ')} ${word(page.writer.locale, 'slide.more', { count: left })}` : shown.join('; ');
}

/** The long version of a table for the speaker: every cell that has more to say than the slide shows. */
function cellNotesOf(block: Block, page: PageRenderer): readonly object[] {
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
