import fc from 'fast-check';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeDeck } from '../src/compose/deck.ts';
import { headlineStep, isHeadline } from '../src/headline.ts';
import { launchBrowser } from '../src/print/launch.ts';
import type { Slide } from '../src/publication.ts';
import { joinSlides } from '../src/render/deck.ts';
import { renderSlide } from '../src/render/slide.ts';
import { slideWith } from './compose/pieces.ts';
import { localeOf } from './locales.ts';
import { anyBrowser, sandbox } from './print/printing.ts';
import { contextOf, pageOf, planOf, small } from './workshop.ts';

const de = localeOf('de');
const whole = { layout: 'content', part: null } as const;
const words = (count: number): string => 'Rat '.repeat(count).trim();

test('a headline of two lines is as large as its layout has it, a longer one smaller', () => {
  const steps = (counts: readonly number[], layout: Slide['layout']): readonly number[] =>
    counts.map((count) => headlineStep(words(count), { ...whole, layout }, de));
  expect(steps([1, 34, 35, 38, 39, 44, 45, 500], 'content')).toEqual([0, 0, 1, 1, 2, 2, 2, 2]);
  expect(steps([17, 24, 30, 500], 'title')).toEqual([0, 2, 3, 3]);
});

test('the number of a part needs room, and all parts have one size', () => {
  const steps = [1, 2, 12].map((number) => headlineStep(words(34), { ...whole, part: { number, of: 12 } }, de));
  expect(headlineStep(words(34), whole, de)).toBe(0);
  expect(steps).toEqual([1, 1, 1]);
});

test('a claim is a headline if the smallest size makes two lines of it, with the number of a part', () => {
  expect([42, 45].map((count) => isHeadline(words(count)))).toEqual([true, false]);
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
  function slidesOf(layouts: readonly Slide['layout'][]): readonly Slide[] {
    return layouts.flatMap((layout) =>
      headlines.map((text, index) => ({
        ...slideWith([], `${layout}-${index}`),
        layout,
        headline: { text, markup: 'plain' as const, language: 'de' },
        part: index % 2 === 0 || layout === 'title' ? null : { number: 12, of: 12 },
      })),
    );
  }

  test('headlines have as many lines as foreseen, and are set no smaller than they have to be', async () => {
    const slides = slidesOf(['content', 'statement', 'section', 'title']);
    const deck = composeDeck(planOf(small, 'de', 'vortrag', 'deck'), contextOf(small, 'de'));
    const renderer = pageOf('decks', small, 'de');
    const content = joinSlides(
      slides.map((slide) => renderSlide(slide, { index: slide.layout === 'title' ? 0 : 1, size: 0 }, deck, renderer)),
    ).toHTML();
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
    const longer = lines.flatMap(({ step, now }, index) => (now > 2 ? [[slides[index]?.layout, step]] : []));
    const smallest = { content: 2, statement: 2, section: 3, title: 3 };
    for (const [layout, step] of longer)
      expect([layout, step]).toEqual([layout, smallest[layout as keyof typeof smallest]]);
    expect(new Set(lines.map(({ step }, index) => `${slides[index]?.layout} ${step}`)).size).toBe(3 + 3 + 4 + 4);
    // Where it is a matter of a few pixels the smaller type is chosen.
    const needless = lines.filter(({ larger }) => larger !== null && larger <= 2);
    expect(needless.length).toBeLessThanOrEqual(lines.length / 50);
    await page.close();
  });
});
