import type { Html } from '../html.ts';
import { Html as Markup } from '../html.ts';
import type { Deck, Slide } from '../publication.ts';
import type { PageRenderer } from './page.ts';
import type { Reveal } from './reveal.ts';
import { renderSlide } from './slide.ts';
import { viewerOf } from './viewer.ts';

/** What slides look like, on the screen and on every kind of paper. */
export const styles: readonly string[] = ['blocks/blocks.css', 'decks/slide.css', 'decks/layouts.css'];
export const families: readonly string[] = ['Source Sans 3', 'Source Serif 4'];

/** The content security policy of what is only printed: it has no scripts. */
export const printPolicy = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'";

/**
 * Returns the slides of a deck as markup, the same for the screen and for print; `sizes` says by how many steps the type
 * of a slide is larger, which `slide.css` explains. Those in `known` are taken from there.
 */
export function renderSlides(
  deck: Deck,
  page: PageRenderer,
  sizes: ReadonlyMap<string, number> = new Map(),
  known: ReadonlyMap<Slide, Html> = new Map(),
): readonly Html[] {
  page.enter('deck', page.writer.plain(deck.title), [], deck.focus);
  return deck.slides.map(
    (slide, index) => known.get(slide) ?? renderSlide(slide, { index, size: sizes.get(slide.id) ?? 0 }, deck, page),
  );
}

/**
 * Returns the deck as one file that opens from disk and needs nothing else: slides for who presents, and the same as an
 * ordinary page for who reads. Each look has style sheets of its own, of which `viewer/view.js` chooses.
 */
export function renderDeck(deck: Deck, slides: readonly Html[], page: PageRenderer, reveal: Reveal): Html {
  const sheets = (paths: readonly string[]) => Markup.trust(paths.map((path) => page.text(path)).join('\n'));
  return page.render(
    'decks/deck.hbs',
    {
      ...titleOf(deck, page),
      ...viewerOf(deck, page, reveal),
      slides,
      minutes: deck.minutes,
      styles: {
        reveal: Markup.trust(reveal.css),
        common: Markup.trust(page.css(['blocks/blocks.css'], joinSlides(slides).toHTML(), families)),
        slides: sheets(['decks/slide.css', 'decks/layouts.css', 'decks/screen.css']),
        reading: sheets(['decks/reading.css']),
      },
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
  return printPage(all, joinDecks(all));
}

/** Returns that page without slides, which are put into the element with the `lang` of their deck. */
export function renderPrintFrame(all: readonly [RenderedDeck, ...RenderedDeck[]]): Html {
  return printPage(all, joinDecks(all.map((deck) => ({ ...deck, slides: [] }))));
}

/** The page has the fonts of all slides, whatever content it starts with. */
function printPage(all: readonly [RenderedDeck, ...RenderedDeck[]], content: Html): Html {
  const [{ deck, page }] = all;
  const css = page.css([...styles, 'decks/print.css'], joinDecks(all).toHTML(), families);
  const { language, title } = titleOf(deck, page);
  return page.render(
    'decks/print.hbs',
    { language, title, policy: printPolicy, content, css: Markup.trust(css) },
    deck,
  );
}

/** Returns the slides of several decks, each deck in its language. */
function joinDecks(all: readonly RenderedDeck[]): Html {
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
