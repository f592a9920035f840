import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeDeck } from '../../src/compose/deck.ts';
import type { Study } from '../../src/model.ts';
import { launchBrowser } from '../../src/print/launch.ts';
import type { Printer } from '../../src/print/printer.ts';
import type { Deck, Slide } from '../../src/publication.ts';
import { renderPrintDecks, renderSlides } from '../../src/render/deck.ts';
import { layOutHandout, renderHandout } from '../../src/render/handout.ts';
import { findAll, parseHtml, textOf } from '../reading.ts';
import { contextOf, pageOf, planOf, small, withAutomatic } from '../workshop.ts';
import { anyBrowser, launchPrinter, type ReadBack, readBack, sandbox } from './printing.ts';

let printer: Printer;
beforeAll(async () => {
  printer = await launchPrinter();
});
afterAll(async () => printer[Symbol.asyncDispose]());

function deckOf(id: string, language: string, study: Study = small): Deck {
  return composeDeck(planOf(study, language, id, 'deck'), contextOf(study, language));
}

/** The deck as handout and, one slide a page, as it is printed else. */
function render(deck: Deck): { readonly handout: string; readonly slides: string } {
  const page = pageOf('decks', small, deck.language);
  const slides = renderSlides(deck, page);
  return {
    handout: renderHandout(deck, slides, page).toHTML(),
    slides: renderPrintDecks([{ deck, slides, page }]).toHTML(),
  };
}

async function print(deck: Deck): Promise<ReadBack> {
  const { pdf } = await printer.print({ name: deck.id, html: render(deck).handout, contents: false, date: null });
  return readBack(pdf);
}

/** The text without white space, as a line may end anywhere, and without dashes, which style sheets may add. */
function dense(text: string): string {
  return text.replace(/[\s–]+/gu, '');
}

function denseText({ pages }: ReadBack): string {
  return dense(pages.map(({ text }) => text).join(''));
}

function numbersOn(page: ReadBack['pages'][number], word: string): readonly number[] {
  return [...page.text.matchAll(new RegExp(`^${word} (\\d+)`, 'gm'))].map(([, digits]) => Number(digits));
}

/** What stands beside and below the slides, paragraph by paragraph. */
function notesIn(handout: string): readonly string[] {
  const page = parseHtml(handout);
  return ['notes-beside', 'notes-below']
    .flatMap((name) => findAll(page, 'div', { class: name }))
    .flatMap((notes) => [...findAll(notes, 'p'), ...findAll(notes, 'li')])
    .map((element) => textOf(element).replace(/\s+/g, ' '));
}

function withNotes(slide: Slide, paragraphs: readonly string[]): Slide {
  const { city, theme, origin } = slide;
  const prose = paragraphs.map((markdown) => ({ markdown, language: 'de', origin }));
  return { ...slide, notes: [{ kind: 'prose', role: 'text', paragraphs: prose, city, theme, origin }] };
}

function sentence(_: unknown, index: number): string {
  return `Der Plan ${index} wurde 2019 beschlossen${', aber nicht fortgeschrieben'.repeat(index % 5)}.`;
}

/** A deck of slides with nothing but a headline, a sentence and those notes. */
function deckWith(notes: readonly (readonly string[])[]): Deck {
  const deck = deckOf('vortrag', 'de');
  const bare = deck.slides.find(
    ({ layout, blocks }) => layout === 'content' && blocks.some(({ kind }) => kind === 'prose'),
  );
  if (bare === undefined) throw new Error('There is no such slide');
  const slides = notes.map((paragraphs, index) => ({
    ...withNotes(bare, paragraphs),
    id: `slide-${index}`,
    headline: { text: `Aussage Nummer ${index + 1}.`, markup: 'plain' as const, language: 'de' },
    sources: [],
  }));
  return { ...deck, slides };
}

describe.each([
  ['de', 'Folie', 'Vortrag in Seehafen – Zwei Städte im Vergleich (Handzettel)', 'Stand der Daten: April 2023'],
  ['en', 'Slide', 'Talk in Seehafen – Two cities compared (handout)', 'Data as of April 2023'],
])('the handout in the language %s', (language, word, title, asOf) => {
  const deck = deckOf('vortrag', language);
  let read: ReadBack;
  beforeAll(async () => {
    read = await print(deck);
  });

  test('is A4, tagged, and says what it is on every page', () => {
    expect({ ...read, pages: null }).toMatchObject({ title, language, tagged: true });
    for (const [index, { text, width, height }] of read.pages.entries()) {
      expect([width, height].map(Math.round)).toEqual([595, 842]);
      expect(text).toContain(asOf);
      expect(text).toMatch(new RegExp(`\\b${index + 1} \\w+ ${read.pages.length}(?!\\d)`));
      expect(text).toContain(deck.title.text);
    }
  });

  test('has every slide once, in order, with its number and its headline as bookmark', () => {
    const numbers = read.pages.flatMap((page) => numbersOn(page, word));
    expect(numbers).toEqual(deck.slides.map((_, index) => index + 1));
    const bookmarks = read.bookmarks.map(dense);
    const headlines = deck.slides.map(({ headline }) => dense(headline.text.replaceAll('*', '')));
    expect(headlines.filter((headline) => !bookmarks.some((bookmark) => bookmark.startsWith(headline)))).toEqual([]);
    expect(bookmarks).toHaveLength(headlines.length);
  });

  test('has all that is said in the notes', () => {
    const pieces = notesIn(render(deck).handout);
    expect(pieces.length).toBeGreaterThan(20);
    const all = denseText(read);
    expect(pieces.filter((piece) => !all.includes(dense(piece)))).toEqual([]);
  });
});

test.each([[['Kurz: Ämter, Größe.']], [[]], [['Zuständig ist „niemand“ – noch nicht. '.repeat(15)]]])(
  'short notes leave room for three slides a page',
  async (notes) => {
    const { pages } = await print(deckWith(Array.from({ length: 8 }, () => notes)));
    expect(pages.map((page) => numbersOn(page, 'Folie'))).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8],
    ]);
  },
);

test.each([60, 250, 400, 750, 1000, 1250, 1500, 5000])(
  'of notes of %i words nothing is lost, and none starts a page after its slide',
  async (count) => {
    const paragraphs = Array.from({ length: Math.ceil(count / 90) }, (_, index) =>
      Array.from({ length: Math.min(90, count - index * 90) }, (_, place) => `Größe${index * 90 + place}x`).join(' '),
    );
    const deck = deckWith([['Davor.'], paragraphs, ['Danach.']]);
    const read = await print(deck);
    const found = [...denseText(read).matchAll(/Größe(\d+)x/g)].map(([, number]) => Number(number));
    expect(found).toEqual(Array.from({ length: count }, (_, index) => index));
    const page = read.pages.find((candidate) => numbersOn(candidate, 'Folie').includes(2));
    expect(page?.text).toContain('Größe0x');
    expect(read.pages.filter(({ text }) => dense(text).includes('Danach.'))).toHaveLength(1);
    const sizes = read.pages.flatMap(({ runs }) => runs.filter(({ text }) => text.includes('Größe')));
    expect(new Set(sizes.map(({ size }) => size.toFixed(1)))).toEqual(new Set(['8.0']));
    // What fits on the rest of the sheet is not torn.
    if (count <= 250) expect(page?.text).toContain(`Größe${count - 1}x`);
  },
);

test('names what the deck lists by its short reference, and tells the rest in full', () => {
  const deck = deckOf('vortrag', 'de');
  const short = notesIn(render(deck).handout).filter((note) => note.startsWith('Quellen: '));
  expect(short).toContain('Quellen: Stadt Neuburg 2019, S. 2f.; Meier & Özil 2020, S. 9');
  expect(notesIn(render(deck).handout).filter((note) => note.includes('Zahlen & Fakten'))).toEqual([]);
  const slides = deck.slides.filter(({ blocks }) => blocks.every(({ kind }) => kind !== 'sources'));
  const full = notesIn(render({ ...deck, slides }).handout);
  expect(full.filter((note) => note.startsWith('Quellen: '))).toEqual([]);
  expect(full).toContain('Meier & Özil 2020, S. 4 Meier, Eva; Özil, Can (Mai 2020): Zahlen & Fakten.');
});

describe('in the browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(await anyBrowser(), sandbox);
  });
  afterAll(() => browser.close());

  const decks = [deckOf('vortrag', 'de'), deckOf('overview', 'en', withAutomatic(small))];

  test('every slide is laid out as it is alone on its page, only smaller', async () => {
    for (const deck of decks) {
      const { handout, slides } = render(deck);
      const alone = await see<readonly Box[]>(slides, `(${boxes})(1)`);
      const small = await see<readonly Box[]>(handout, `(${boxes})(0.3415)`);
      expect(alone.length).toBeGreaterThan(500);
      expect(small.map(({ name }) => name)).toEqual(alone.map(({ name }) => name));
      const moved = small.filter(({ edges }, index) =>
        edges.some((edge, side) => Math.abs(edge - (alone[index]?.edges[side] ?? Number.NaN)) > 0.5),
      );
      expect(moved).toEqual([]);
    }
  });

  test('every entry is about as tall as was reckoned', async () => {
    const long = deckWith([6, 40, 90, 200, 500].map((count) => Array.from({ length: count }, sentence)));
    for (const deck of [...decks, long]) {
      const reckoned = layOutHandout(deck, pageOf('decks', small, deck.language)).map(({ height }) => height);
      const tall = await see<readonly number[]>(render(deck).handout, `(${heights})()`);
      expect(tall).toHaveLength(reckoned.length);
      const far = tall.filter((height, index) => Math.abs(height - (reckoned[index] ?? 0)) > 3 + height / 20);
      expect(far).toEqual([]);
    }
  });

  test('nothing is wider than the page or than its column, and no notes lie on another slide', async () => {
    for (const deck of [
      ...decks,
      deckWith([[`${'Donaudampfschifffahrt'.repeat(9)}\n\nhttps://example.org/${'a'.repeat(300)}`]]),
    ]) {
      expect(await see(render(deck).handout, `(${strays})()`)).toEqual([]);
    }
  });

  /** What an expression yields in the document, shown as wide as a printed page has room. */
  async function see<T>(html: string, expression: string): Promise<T> {
    const page = await browser.newPage();
    await page.emulateMediaType('print');
    await page.setViewport({ width: 665, height: 960 });
    await page.setContent(html);
    await page.evaluate('document.fonts.ready.then(() => null)');
    const seen = await page.evaluate(expression);
    await page.close();
    return seen as T;
  }
});

interface Box {
  readonly name: string;
  readonly edges: readonly number[];
}

/** Runs in the page: where every element of every slide lies on its sheet. */
function boxes(scale: number): readonly Box[] {
  return [...document.querySelectorAll('.slide-sheet')].flatMap((sheet) => {
    const { left, top } = sheet.getBoundingClientRect();
    const shown = [...sheet.querySelectorAll('.slide-frame *')].filter(
      (element) => element.getClientRects().length > 0,
    );
    return shown.map((element) => {
      const box = element.getBoundingClientRect();
      const edges = [box.left - left, box.top - top, box.right - left, box.bottom - top].map((edge) => edge / scale);
      return { name: `${element.tagName} ${(element.textContent ?? '').trim().slice(0, 30)}`, edges };
    });
  });
}

/** Runs in the page: how tall the entries are, in mm. */
function heights(): readonly number[] {
  return [...document.querySelectorAll('.entry')].map((entry) => (entry.getBoundingClientRect().height / 96) * 25.4);
}

/** Runs in the page: what leaves its place, in words. */
function strays(): readonly string[] {
  const { right } = document.querySelector('main')?.getBoundingClientRect() ?? { right: 0 };
  const notes = [...document.querySelectorAll('aside.notes, aside.notes *')].filter(
    (element) =>
      element.getBoundingClientRect().right > right + 1 ||
      (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1),
  );
  const entries = [...document.querySelectorAll('.entry')];
  const low = entries.filter((entry, index) => {
    const next = entries[index + 1]?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
    return [...entry.querySelectorAll('aside.notes *')].some(
      (element) => element.getBoundingClientRect().bottom > next + 1,
    );
  });
  return [...notes, ...low].map((element) => `${element.tagName} ${(element.textContent ?? '').slice(0, 60)}`);
}
