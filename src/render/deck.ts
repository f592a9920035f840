import type { Html } from '../html.ts';
import { Html as Markup } from '../html.ts';
import type { Deck } from '../publication.ts';
import type { PageRenderer } from './page.ts';
import type { Reveal } from './reveal.ts';
import { renderSlide } from './slide.ts';

const styles = ['blocks/blocks.css', 'decks/slide.css', 'decks/layouts.css'];
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
  return deck.slides.map((slide, index) => renderSlide(slide, { index, size: sizes.get(slide.id) ?? 0 }, deck, page));
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
