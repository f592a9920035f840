import type { Tab } from './tab.ts';

/** A deck as it is to stand in a page: its slides as markup, each one element, in order. */
export interface ShownDeck {
  readonly language: string;
  readonly slides: readonly string[];
}

/**
 * The decks that stand in the `<main>` of a page, each in the element with its `lang`. Laying a slide out is most of the
 * work, so that a slide stays where it is as long as its markup says the same; its classes and its number are set anew.
 */
export class ShownDecks {
  readonly #tab: Tab;
  /** The content of each slide in the page, in its order, by the language of the deck. */
  readonly #contents: Map<string, readonly string[]> = new Map();
  #shown: readonly string[] = [];

  constructor(tab: Tab) {
    this.#tab = tab;
  }

  /** Shows those decks and no others; what they are now is exactly the given markup, whatever was shown before. */
  async show(decks: readonly ShownDeck[]): Promise<void> {
    const changes = decks.map(({ language, slides }) => {
      const places = new Map(this.#contents.get(language)?.map((content, place) => [content, place]));
      const parted = slides.map((markup) => ({ markup, ...partSlide(markup) }));
      this.#contents.set(
        language,
        parted.map(({ content }) => content),
      );
      return {
        language,
        slides: parted.map(({ markup, content, classes, number }): SlideChange => {
          const place = places.get(content);
          // Each stays in one place only.
          places.delete(content);
          return place === undefined ? { markup } : { place, classes, number };
        }),
      };
    });
    this.#shown = decks.map(({ language }) => language);
    await this.#tab.evaluate('showing the slides of', `(${showDecks})(${JSON.stringify(changes)}, ${arrange})`);
    await this.#tab.settle();
  }

  /** Has the slides that are shown put into the page anew the next time: something else has changed what stands there. */
  forget(): void {
    for (const language of this.#shown) this.#contents.delete(language);
  }
}

/** A slide that is new, or one that stays: which it was among the slides of its deck, and what is set anew. */
type SlideChange =
  | { readonly markup: string }
  | { readonly place: number; readonly classes: string; readonly number: string };

/** Returns the classes of a slide and its number apart from everything else. */
function partSlide(markup: string): { readonly content: string; readonly classes: string; readonly number: string } {
  let classes = '';
  let number = '';
  const content = markup
    .replace(/^(\s*<section\b[^>]*? class=")([^"&]*)(?=")/, (_, before: string, found: string) => {
      classes = found;
      return before;
    })
    .replace(/(<span class="folio">)([^<&]*)(?=<)/, (_, before: string, found: string) => {
      number = found;
      return before;
    });
  return { content, classes, number };
}

/** Runs in the page. Decks that are not shown wait outside the document. */
function showDecks(
  changes: readonly { readonly language: string; readonly slides: readonly SlideChange[] }[],
  place: typeof arrange,
): void {
  const main: (HTMLElement & { decks?: ReadonlyMap<string | null, Element> }) | null = document.querySelector('main');
  if (main === null) throw new Error('The document has no main element');
  main.decks ??= new Map([...main.querySelectorAll('[lang]')].map((deck) => [deck.getAttribute('lang'), deck]));
  const decks: Element[] = [];
  for (const { language, slides } of changes) {
    const deck = main.decks.get(language);
    if (deck === undefined) throw new Error(`The document has no deck in the language ${language}`);
    const before = [...deck.children];
    const shown = slides.map((change) => {
      if ('markup' in change) {
        const template = document.createElement('template');
        template.innerHTML = change.markup;
        return template.content.firstElementChild ?? document.createElement('section');
      }
      const slide = before[change.place];
      if (slide === undefined) throw new Error(`The slide ${change.place} is gone`);
      if (slide.className !== change.classes) slide.className = change.classes;
      const folio = slide.querySelector('.folio');
      if (folio !== null && folio.textContent !== change.number) folio.textContent = change.number;
      return slide;
    });
    place(deck, shown);
    decks.push(deck);
  }
  place(main, decks);
}

/** Runs in the page: gives an element those children. One that is there in the right order is not touched. */
function arrange(parent: Element, children: readonly Element[]): void {
  const kept = new Set(children);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const child of children) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}
