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

/** So many lines beside a slide take less of a sheet than in three columns below it. */
const mostLines = 22;

/**
 * Returns the deck on sheets of A4 to be printed: each slide with its notes, two or three a sheet. Short notes stand beside
 * their slide, and the rest of their column is ruled; of longer ones what is short enough, the rest runs below in three
 * columns. `slides` are those of `renderSlides`, in the order of the deck's.
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
        beside: besideOf(slide, page),
        slide: slides[index],
      })),
    },
    deck,
  );
}

/** Which notes of a slide stand beside it: what is told, the sources, both or neither. */
function besideOf(slide: Slide, page: PageRenderer): 'all' | 'sources' | 'told' | 'none' {
  const { cells, sources } = speakerNotesOf(slide, page);
  const told = countAll([
    ...slide.notes.flatMap((block) => (block.kind === 'prose' ? block.paragraphs : [])).map((prose) => prose.markdown),
    ...cells.map(({ label, city, value, notes }) =>
      [label.text, city, value, ...notes.map((note) => note.text)].join(' '),
    ),
  ]);
  const listed = countAll(sources.map(({ short, full, url }) => [short, full, url ?? ''].join(' ')));
  if (told + listed <= mostLines) return 'all';
  if (listed > 0 && listed <= mostLines) return 'sources';
  return told > 0 && told <= mostLines ? 'told' : 'none';
}

/** About how many lines the texts take in that column, one below the other. */
function countAll(texts: readonly string[]): number {
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
