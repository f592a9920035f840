/** Slides as the browser lays them out before anything is parted: what a layout promises holds for any content. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SlideMeasurement } from '../../src/measurement.ts';
import type { OutlinePart, PublicationSpec, Study } from '../../src/model.ts';
import type { Printer } from '../../src/print/printer.ts';
import { deckHtml, small } from '../workshop.ts';
import { launchPrinter } from './printing.ts';

let printer: Printer;
beforeAll(async () => {
  printer = await launchPrinter({ tabs: 1 });
});
afterAll(() => printer[Symbol.asyncDispose]());

async function measure(study: Study): Promise<ReadonlyMap<string, SlideMeasurement>> {
  const measured = await printer.open('vortrag', deckHtml(study, 'de', 'vortrag'), (document) =>
    document.measureSlides(),
  );
  return new Map(measured.map((slide) => [slide.slide, slide]));
}

function withOutline(study: Study, ...outline: readonly OutlinePart[]): Study {
  const found = study.publications.find((item): item is PublicationSpec => item !== 'auto' && item.id === 'vortrag');
  return { ...study, publications: found === undefined ? [] : [{ ...found, outline, minutes: null, focus: null }] };
}

function withCities(count: number): Study {
  const [, neuburg] = small.cities;
  const cities = Array.from({ length: count }, (_, index) =>
    neuburg === undefined ? [] : [{ ...neuburg, id: `stadt-${index}` }],
  );
  return { ...small, cities: cities.flat() };
}

function picture(width: number, height: number): Study {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="9" height="9"/></svg>`;
  const base64 = Buffer.from(svg).toString('base64');
  return { ...small, media: new Map([...small.media].map(([path, media]) => [path, { ...media, base64 }])) };
}

describe('a picture', () => {
  it.each([
    [9000, 400],
    [300, 7000],
    [20, 20],
  ])('of %i × %i px has the room of its slide and no more', async (width, height) => {
    const slide = (await measure(withOutline(picture(width, height), 'case'))).get('arbeit-neuburg-wo-das-haus-steht');
    expect(slide).toMatchObject({ overflow: 0, worst: null });
    const [slot] = slide?.slots ?? [];
    expect((slot?.contentHeight ?? 0) / (slot?.height ?? 1)).toBeGreaterThan(0.99);
  });
});

describe('large numbers', () => {
  it.each([1, 2, 3, 4, 5, 6])('of %i cities stand on one slide, with what is to be said of them', async (count) => {
    const slide = (await measure(withOutline(withCities(count), 'numbers'))).get('profile-foreign-share-number');
    expect(slide).toMatchObject({ overflow: 0, worst: null });
    expect(slide?.slots[0]?.items).toHaveLength(count);
  });
});

describe('the slide that opens a theme', () => {
  it.each([2, 7, 9, 10, 40])('has room for its list of %i themes', async (count) => {
    const [theme] = small.themes;
    const title = { language: 'de', source: 'Unterbringung und Integrationsbegleitung', origin: small.origin };
    const themes = Array.from({ length: count }, (_, index) =>
      theme === undefined
        ? []
        : [{ ...theme, id: `thema-${index}`, title: { ...theme.title, translations: [title] as const } }],
    );
    const slides = await measure(
      withOutline({ ...small, themes: themes.flat(), publications: small.publications }, 'title', 'comparison'),
    );
    const sections = [...slides].filter(([id]) => id.endsWith('-section'));
    expect(sections).toHaveLength(count);
    for (const [id, { overflow }] of sections) expect([id, overflow]).toEqual([id, 0]);
  });
});

it('no layout has smaller type than the small print', async () => {
  for (const [id, { smallestFont, overflow }] of await measure(
    withOutline(small, 'title', 'agenda', 'question', 'numbers', 'statements', 'take-aways', 'contact'),
  )) {
    expect([id, smallestFont >= 14, overflow]).toEqual([id, true, 0]);
  }
});
