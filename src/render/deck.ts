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
      ...titleOf(deck, page),
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

/** A deck in one language with its slides as markup. */
export interface RenderedDeck {
  readonly deck: Deck;
  readonly slides: readonly Html[];
  readonly page: PageRenderer;
}

/**
 * Returns the static page in which decks are measured and printed: their slides in `<main>`, one a page, no reveal.js. It
 * holds one deck in all its languages, so that style sheets and fonts are loaded once.
 */
export function renderPrintDecks(all: readonly [RenderedDeck, ...RenderedDeck[]]): Html {
  const [{ deck, page }] = all;
  const content = joinDecks(all);
  const css = page.css([...styles, 'decks/print.css'], content.toHTML(), families);
  const { language, title } = titleOf(deck, page);
  return page.render(
    'decks/print.hbs',
    { language, title, policy: printPolicy, content, css: Markup.trust(css) },
    deck,
  );
}

/** Returns the slides of several decks, each deck in its language. */
export function joinDecks(all: readonly RenderedDeck[]): Html {
  return Markup.trust(
    all
      .map(({ deck, slides, page }) =>
        page.render('decks/edition.hbs', { language: deck.language, content: joinSlides(slides) }, deck).toHTML(),
      )
      .join('\n'),
  );
}

/** Returns the slides one after the other, as they stand in a deck. */
export function joinSlides(slides: readonly Html[]): Html {
  return Markup.trust(slides.map((slide) => slide.toHTML()).join('\n'));
}

/** Returns what a document about the deck is called, the deck's own title with the study's behind it, in its language. */
export function titleOf(deck: Deck, page: PageRenderer): { readonly language: string; readonly title: string } {
  const title = page.writer.plain(deck.title);
  const study = page.writer.plain(page.study.title);
  return { language: deck.language, title: title === study ? title : `${title} – ${study}` };
}
