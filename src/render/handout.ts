import type { Html } from '../html.ts';
import { Html as Markup } from '../html.ts';
import { word } from '../locale.ts';
import type { Deck, Slide } from '../publication.ts';
import { countLines } from '../text-width.ts';
import { joinSlides, titleOf } from './deck.ts';
import type { PageRenderer } from './page.ts';
import { cssString, pageNumbers } from './page-marks.ts';
import { speakerNotesOf } from './speaker-notes.ts';

const styles = ['blocks/blocks.css', 'decks/slide.css', 'decks/layouts.css', 'decks/handout.css'];
const families = ['Source Sans 3', 'Source Serif 4'];
const policy = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'";

/** How wide the column of notes beside a slide is, in em of their type; see `handout.css`. */
const columnWidth = 18;

/** As many lines stand beside a slide without making a third of a sheet much longer. */
const mostLines = 22;

/**
 * Returns the deck on sheets of A4 to be printed: each slide with its notes, two or three a sheet. Short notes stand beside
 * their slide, and the rest of their column is ruled; longer ones run below it in three columns. `slides` are those of `renderSlides`, in the order of the deck's.
 */
export function renderHandout(deck: Deck, slides: readonly Html[], page: PageRenderer): Html {
  const { language, title } = titleOf(deck, page);
  const marks = pageMarks(deck, page);
  const css = page.css(styles, `${joinSlides(slides)}${title}${marks}`, families);
  return page.render(
    'decks/handout.hbs',
    {
      language,
      title: word(page.writer.locale, 'handout.title', { title }),
      heading: deck.title,
      policy,
      css: Markup.trust(`${css}\n${marks}`),
      entries: deck.slides.map((slide, index) => ({
        number: index + 1,
        place: countNotes(slide, page) <= mostLines ? 'beside' : 'below',
        slide: slides[index],
      })),
    },
    deck,
  );
}

/** Returns about how many lines the notes of a slide take beside it. */
function countNotes(slide: Slide, page: PageRenderer): number {
  const { cells, sources } = speakerNotesOf(slide, page);
  const texts = [
    ...slide.notes.flatMap((block) => (block.kind === 'prose' ? block.paragraphs : [])).map((prose) => prose.markdown),
    ...cells.map(({ label, city, value, notes }) =>
      [label.text, city, value, ...notes.map((note) => note.text)].join(' '),
    ),
    ...sources.map(({ short, full, url }) => [short, full, url ?? ''].join(' ')),
  ];
  return texts.reduce((sum, text) => sum + countLines(text, columnWidth), 0);
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
