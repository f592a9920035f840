import type { Html } from '../html.ts';
import { Html as Markup } from '../html.ts';
import { word } from '../locale.ts';
import type { Deck } from '../publication.ts';
import { countLines } from '../text-width.ts';
import { families, joinSlides, printPolicy, styles, titleOf } from './deck.ts';
import { columnWidth, type EntryLayout, layOutEntries } from './handout-layout.ts';
import type { PageRenderer } from './page.ts';
import { cssString, pageNumbers } from './page-marks.ts';
import { renderNotes, type SpeakerNote, speakerNotesOf } from './speaker-notes.ts';
import type { Writer } from './writer.ts';

/**
 * Returns the deck on sheets of A4 to be printed: each slide with its notes, two or three a sheet. Notes begin beside
 * their slide, where what they leave of the column is ruled, and go on below it in three columns. Sources that the deck
 * lists are named by their short references. `slides` are those of `renderSlides`, in the order of the deck's.
 */
export function renderHandout(deck: Deck, slides: readonly Html[], page: PageRenderer): Html {
  const { language, title } = titleOf(deck, page);
  const marks = pageMarks(deck, page);
  const css = page.css([...styles, 'decks/handout.css'], `${joinSlides(slides)}${title}${marks}`, families);
  return page.render(
    'decks/handout.hbs',
    {
      language,
      title: word(page.writer.locale, 'handout.title', { title }),
      heading: deck.title,
      policy: printPolicy,
      css: Markup.trust(`${css}\n${marks}`),
      entries: layOutHandout(deck, page).map(({ notes, beside, startsSheet, torn }, index) => ({
        number: index + 1,
        slide: slides[index],
        startsSheet,
        torn,
        beside: renderSome(notes.slice(0, beside), page),
        below: renderSome(notes.slice(beside), page),
      })),
    },
    deck,
  );
}

/** A slide of a handout with what is said to it. */
export interface HandoutEntry extends EntryLayout {
  readonly notes: readonly SpeakerNote[];
}

/** Returns an entry per slide of the deck. */
export function layOutHandout(deck: Deck, page: PageRenderer): readonly HandoutEntry[] {
  const blocks = deck.slides.flatMap((slide) => slide.blocks);
  const listed = new Set(blocks.flatMap((block) => (block.kind === 'sources' ? block.sources : [])));
  const notes = deck.slides.map((slide) => speakerNotesOf(slide, page, listed));
  const layouts = layOutEntries(notes.map((told) => told.map((note) => countNoteLines(note, page))));
  return layouts.map((layout, index) => ({ ...layout, notes: notes[index] ?? [] }));
}

function renderSome(notes: readonly SpeakerNote[], page: PageRenderer): Html | null {
  return notes.length === 0 ? null : renderNotes(notes, page);
}

/** Returns about how many lines a note takes in its column. */
function countNoteLines(note: SpeakerNote, { writer }: PageRenderer): number {
  return linesOf(note, writer).reduce((sum, text) => sum + countLines(text, columnWidth), 0);
}

function linesOf(note: SpeakerNote, writer: Writer): readonly string[] {
  switch (note.kind) {
    case 'prose':
      // The items of a list and the rows of a table stand below each other; lines of a paragraph do not.
      return /^\s*(?:[-*+|]|\d+[.)])\s/.test(note.prose.markdown)
        ? note.prose.markdown.split('\n')
        : [note.prose.markdown.replaceAll('\n', ' ')];
    case 'cells':
      return [
        writer.plain(note.title),
        ...note.lines.map(({ label, value, notes }) =>
          [`${writer.plain(label)}:`, value, ...notes.map((text) => writer.plain(text))].join(' '),
        ),
      ];
    case 'references':
      return [word(writer.locale, 'slide.sources', { sources: note.text })];
    case 'sources':
      return [
        word(writer.locale, 'slide.notes-sources'),
        ...note.entries.map(({ short, full, url }) => [short, '–', full, url ?? ''].join(' ')),
      ];
  }
}

/** The deck above each sheet, what the study knew and when below it. */
function pageMarks(deck: Deck, page: PageRenderer): string {
  const { locale } = page.writer;
  const title = page.writer.plain(deck.title);
  const study = page.writer.plain(page.study.title);
  const draft = deck.draft ? `${word(locale, 'slide.draft')} · ` : '';
  const asOf = page.study.asOf === null ? '' : word(locale, 'paper.as-of', { date: page.study.asOf });
  return `:root{--running-title:${cssString(draft + title)};--running-study:${cssString(study === title ? '' : study)};--running-date:${cssString(asOf)}}
@page{@bottom-right{content:${pageNumbers(locale)}}}`;
}
