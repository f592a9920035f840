import { headlineStep } from '../headline.ts';
import type { Html } from '../html.ts';
import { word } from '../locale.ts';
import type { Deck, Slide } from '../publication.ts';
import type { PageRenderer } from './page.ts';
import { renderNotes, speakerNotesOf } from './speaker-notes.ts';
import { gather } from './writer.ts';

/** How many characters of references stand in one line below a slide; the notes have all of them. */
const lineLength = 110;

/** Where a slide stands in its deck, and how it is set. */
export interface SlidePlace {
  /** From 0. */
  readonly index: number;
  /** By how many steps its type is larger, which `slide.css` explains. */
  readonly size: number;
}

/** Returns one slide of a deck as markup, the same for the screen, for print and for the handout. */
export function renderSlide(slide: Slide, { index, size }: SlidePlace, deck: Deck, page: PageRenderer): Html {
  // Behind the divider someone has asked, and waits for the answer.
  page.startSlide(slide.backup || slide.rank === 'backup' ? null : deck.build);
  const notes = speakerNotesOf(slide, page);
  return page.render(
    'decks/slide.hbs',
    {
      slide,
      size,
      headline: headlineStep(page.writer.plain(slide.headline), slide, page.writer.locale),
      progress: progressOf(slide, deck),
      heading: index === 0 ? 'h1' : 'h2',
      number: index + 1,
      draft: deck.draft,
      asOf: slide.layout === 'title' ? null : page.study.asOf,
      sourceLine: slide.blocks.some((block) => block.kind === 'sources') ? '' : sourceLine(slide, page),
      notes: notes.length === 0 ? null : renderNotes(notes, page),
    },
    slide,
  );
}

/** More chapters than this are counted in words: their segments would be dots. */
const mostSegments = 24;

/** Slides that stand outside the argument. */
const aside: readonly Slide['layout'][] = ['title', 'section', 'contact'];

/** Where in the themes of its deck a slide stands: a segment per theme, if they are few; null where this says nothing. */
function progressOf(slide: Slide, { chapters }: Deck): object | null {
  const index = chapters.findIndex(({ theme }) => theme === slide.theme);
  const chapter = chapters[index];
  if (chapter === undefined || chapters.length < 2 || slide.backup || aside.includes(slide.layout)) return null;
  return {
    number: index + 1,
    before: index,
    of: chapters.length,
    title: chapter.title,
    hasLine: chapters.length <= mostSegments,
  };
}

/** As many short references as one line holds, at least one; then how many there are besides. */
function sourceLine(slide: Slide, page: PageRenderer): string {
  const all = gather(slide.sources).map(({ source }) => page.writer.bibliography.short(source));
  const shown = all.filter((_, index) => index === 0 || all.slice(0, index + 1).join('; ').length <= lineLength);
  const left = all.length - shown.length;
  return left > 0 ? `${shown.join('; ')} ${word(page.writer.locale, 'slide.more', { count: left })}` : shown.join('; ');
}
