import fc from 'fast-check';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeDeck } from '../src/compose/deck.ts';
import { headlineStep, isHeadline } from '../src/headline.ts';
import { launchBrowser } from '../src/print/launch.ts';
import type { Deck, Slide } from '../src/publication.ts';
import { joinSlides, renderSlides } from '../src/render/deck.ts';
import { localeOf } from './locales.ts';
import { anyBrowser, sandbox } from './print/printing.ts';
import { contextOf, pageOf, planOf, small } from './workshop.ts';

const de = localeOf('de');
const whole = { layout: 'content', part: null } as const;
const word = 'Zuständigkeit ';

test('a headline of two lines is as large as its layout has it, a longer one smaller', () => {
  expect(headlineStep(word.repeat(8), whole, de)).toBe(0);
  expect(headlineStep(word.repeat(9), whole, de)).toBe(1);
  expect(headlineStep(word.repeat(10), whole, de)).toBe(2);
  expect(headlineStep(word.repeat(90), whole, de)).toBe(2);
  expect(headlineStep(word.repeat(5), { ...whole, layout: 'title' }, de)).toBe(1);
});

test('the number of a part needs room, and all parts have one size', () => {
  const steps = [1, 2, 12].map((number) =>
    headlineStep(`${word.repeat(8)}folgt`, { ...whole, part: { number, of: 12 } }, de),
  );
  expect(headlineStep(`${word.repeat(8)}folgt`, whole, de)).toBe(0);
  expect(steps).toEqual([1, 1, 1]);
});

test('a claim is a headline if the smallest size makes two lines of it', () => {
  expect(isHeadline(word.repeat(10))).toBe(true);
  expect(isHeadline(word.repeat(11))).toBe(false);
});

describe('in the browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(await anyBrowser(), sandbox);
  });
  afterAll(() => browser.close());

  const vocabulary =
    `Die Stadt Halle (Saale) hat seit 2016 ein „Dienstleistungszentrum Integration und Demokratie“, in Wittenberg
    liegt die Zuständigkeit beim Oberbürgermeister – 9,9 % der Einwohner*innen kommen aus Syrien; Träger freier
    Wohlfahrtspflege beraten Alt- und Neubürger*innen, die wegen Überlastung abgewiesen werden.`.split(/\s+/);
  const headlines = fc
    .sample(fc.array(fc.constantFrom(...vocabulary), { minLength: 4, maxLength: 24 }), { numRuns: 120, seed: 4 })
    .map((words) => words.join(' '));

  /** One slide for each headline and layout, every other one a part. */
  function deckOf(layouts: readonly Slide['layout'][]): Deck {
    const deck = composeDeck(planOf(small, 'de', 'vortrag', 'deck'), contextOf(small, 'de'));
    const slides = deck.slides.slice(0, 1).flatMap((slide) =>
      layouts.flatMap((layout) =>
        headlines.map((text, index) => ({
          ...slide,
          layout,
          id: `${layout}-${index}`,
          headline: { ...slide.headline, text },
          part: index % 2 === 0 || layout === 'title' ? null : { number: 12, of: 12 },
          blocks: [],
        })),
      ),
    );
    return { ...deck, slides };
  }

  test('headlines have as many lines as foreseen, and are set no smaller than they have to be', async () => {
    const deck = deckOf(['content', 'statement', 'title']);
    const renderer = pageOf('decks', small, 'de');
    const content = joinSlides(renderSlides(deck, renderer)).toHTML();
    const styles = ['blocks/blocks.css', 'decks/slide.css', 'decks/layouts.css'];
    const css = renderer.css(styles, content, ['Source Sans 3', 'Source Serif 4']);
    const page = await browser.newPage();
    await page.setContent(`<!doctype html><html lang="de"><style>${css}</style><body class="deck">${content}`);
    await page.evaluate('document.fonts.ready.then(() => null)');
    /** The lines of each headline, and those that it would have one step larger. */
    const lines = await page.$$eval('.slide', (slides) =>
      slides.map((slide) => {
        const heading = slide.querySelector('.slide-head :is(h1, h2)') ?? slide;
        const count = (): number =>
          Math.round(heading.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(heading).lineHeight));
        const step = Number(/headline-(\d)/.exec(slide.className)?.[1] ?? 0);
        const now = count();
        slide.classList.replace(`headline-${step}`, `headline-${step - 1}`);
        return { step, now, larger: step === 0 ? null : count() };
      }),
    );
    const smallest = { content: 2, statement: 2, title: 3 };
    const seen = new Set<string>();
    for (const [index, { step, now, larger }] of lines.entries()) {
      const { layout, headline } = deck.slides[index] ?? { layout: 'content', headline: { text: '' } };
      const isSmallest = step === smallest[layout as keyof typeof smallest];
      seen.add(`${layout} ${step}`);
      expect([headline.text, now <= 2 || isSmallest]).toEqual([headline.text, true]);
    }
    expect(seen.size).toBe(3 + 3 + 4);
    // Where it is a matter of a few pixels the smaller type is chosen.
    const needless = lines.filter(({ larger }) => larger !== null && larger <= 2);
    expect(needless.length).toBeLessThanOrEqual(lines.length / 50);
    await page.close();
  });
});
