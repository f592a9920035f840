import { describe, expect, test } from 'vitest';
import { referencesOf } from '../../src/compose/citations.ts';
import { composeDeck } from '../../src/compose/deck.ts';
import { planPublications } from '../../src/compose/plan.ts';
import { itemsOf } from '../../src/compose/slice.ts';
import type { Deck, Slide } from '../../src/publication.ts';
import { renderDeck, renderSlides } from '../../src/render/deck.ts';
import { loadReveal } from '../../src/render/reveal.ts';
import { attributeOf, type Element, findAll, findOne, parseHtml, squeeze, textOf } from '../reading.ts';
import { wide } from '../wide.ts';
import { contextOf, deckContent, pageOf, planOf, small } from '../workshop.ts';

const decks = ['de', 'en'].flatMap((language) =>
  planPublications({ ...small, publications: [...small.publications, 'auto'] }, language)
    .filter(({ kind }) => kind === 'deck')
    .map((plan) => composeDeck(plan, contextOf(small, language))),
);

/** Each slide with its element. */
function rendered(deck: Deck): readonly (readonly [Slide, Element])[] {
  const page = pageOf('decks', small, deck.language);
  return renderSlides(deck, page).map((html, index) => {
    const slide = deck.slides[index];
    if (slide === undefined) throw new Error('There are more slides than there are');
    return [slide, findOne(parseHtml(html.toHTML()), 'section', { 'data-slide': slide.id })];
  });
}

const slides = decks.flatMap(rendered);

function slideOf(id: string, language = 'de'): Element {
  const found = decks
    .filter((deck) => deck.language === language && deck.id === 'vortrag')
    .flatMap(rendered)
    .find(([slide]) => slide.id === id);
  if (found === undefined) throw new Error(`There is no slide ${id}`);
  return found[1];
}

describe('every slide', () => {
  test('marks its pieces in order, as many as may go to other slides', () => {
    for (const [slide, element] of slides) {
      const marks = findAll(element, '').flatMap((inner) => attributeOf(inner, 'data-item') ?? []);
      const count = slide.blocks.reduce((sum, block) => sum + itemsOf(block), 0);
      expect([slide.id, marks]).toEqual([slide.id, Array.from({ length: count }, (_, index) => `${index}`)]);
    }
  });

  test('has no section within it, which reveal.js would take for a slide', () => {
    for (const [slide, element] of slides) {
      expect([slide.id, findAll(element, 'section').length]).toEqual([slide.id, 1]);
    }
  });

  test('is named by its headline and tells where it comes from', () => {
    for (const [slide, element] of slides) {
      const headline = findOne(element, '', { id: attributeOf(element, 'aria-labelledby') ?? '' });
      expect(squeeze(textOf(headline))).toContain(squeeze(slide.headline.text.replaceAll('*', '')));
      expect(attributeOf(element, 'data-origin')).toBe(
        `${slide.origin.file}:${slide.origin.line}:${slide.origin.column}`,
      );
      const blocks = findAll(element, 'div').flatMap((inner) => attributeOf(inner, 'data-block') ?? []);
      expect(blocks).toEqual(slide.blocks.map(({ kind }) => kind));
    }
  });

  test('cites in its source line and in the notes, not in its text', () => {
    for (const [slide, element] of slides) {
      const line = squeeze(textOf(findOne(element, 'p', { class: 'source-line' })));
      const isList = slide.blocks.some(({ kind }) => kind === 'sources');
      expect([slide.id, line !== '']).toEqual([slide.id, slide.sources.length > 0 && !isList]);
      const body = textOf(findOne(element, 'div', { class: 'slide-body' }));
      // What a recommendation rests on is part of it.
      const isProposal = slide.blocks.some(({ kind }) => kind === 'recommendations');
      if (!isList && !isProposal) expect(body).not.toMatch(/Stadt Neuburg 2019|Meier & Özil 2020/);
      const notes = findAll(element, 'aside').map(textOf).join(' ');
      if (!isList) for (const { locator } of slide.sources) expect(squeeze(notes)).toContain(locator ?? '');
    }
  });
});

describe('the notes of a slide', () => {
  test('list its sources in full, each once with all its locators, those of timelines and statements too', () => {
    const listed = (id: string) => {
      const [notes] = findAll(slideOf(id), 'aside');
      const lists = notes === undefined ? [] : findAll(notes, 'ul');
      return lists.slice(-1).flatMap((list) => findAll(list, 'li').map((item) => squeeze(textOf(item))));
    };
    expect(listed('arbeit-comparison')).toContain(
      'Meier & Özil 2020, S. 9 Meier, Eva; Özil, Can (Mai 2020): Zahlen & Fakten.',
    );
    for (const [slide, element] of slides.filter(([{ blocks }]) => blocks.every(({ kind }) => kind !== 'sources'))) {
      const bold = findAll(element, 'aside').flatMap((notes) => findAll(notes, 'b', { class: 'short-reference' }));
      expect([slide.id, bold.length]).toEqual([slide.id, new Set(sourcesBehind(slide)).size]);
      expect(new Set(bold.map(textOf)).size).toBe(bold.length);
    }
  });

  /** What the slide and its notes cite. */
  function sourcesBehind({ sources, notes }: Slide): readonly string[] {
    return [...sources, ...notes.flatMap(referencesOf)].map(({ source }) => source);
  }
});

describe('the first slide', () => {
  test('has the only first heading', () => {
    for (const deck of decks) {
      const headings = rendered(deck).flatMap(([, element]) => findAll(element, 'h1'));
      expect(headings.map(textOf)).toEqual([deck.title.text]);
    }
  });
});

describe('a comparison on a slide', () => {
  const element = slideOf('arbeit-comparison');

  test('tells the speaker each value with its sources and notes', () => {
    const notes = squeeze(findAll(element, 'aside').map(textOf).join(' '));
    expect(notes).toContain(
      'Stelle seit Neuburg: spätestens 2003 [Stadt Neuburg 2019, S. 2] (auch: 2001 [Meier & Özil 2020, S. 9]) Nur die Planung.',
    );
    expect(notes).toContain('Nur für zwei Jahre bekannt.');
    expect(findAll(element, 'td').flatMap((cell) => findAll(cell, 'sup'))).toEqual([]);
  });

  test('tells the speaker the cells in the order in which the slide has them', () => {
    const orderOn = (cities: number): readonly unknown[] => {
      const html = deckContent(wide(cities, ['share', 'year', 'boolean']), 'de', 'overview');
      const slide = findOne(parseHtml(html), 'section', { 'data-slide': 'amt-comparison' });
      const cells = findAll(slide, 'td').filter((cell) => attributeOf(cell, 'data-attribute') !== null);
      const values = cells.map((cell) => findAll(cell, 'span', { class: 'cell-text' }).map(textOf).join());
      const told = findAll(findOne(slide, 'aside'), 'li').map((line) => textOf(line).replace(/^.*?: /, ''));
      expect(told.slice(0, values.length).map((text, index) => text.startsWith(values[index] ?? '?'))).toEqual(
        values.map(() => true),
      );
      return cells.slice(0, 2).map((cell) => attributeOf(cell, 'data-city'));
    };
    expect(orderOn(3)).toEqual(['stadt-00', 'stadt-01']);
    expect(orderOn(12)).toEqual(['stadt-00', 'stadt-00']);
  });

  test('names each attribute to the speaker once, or each city where cities are rows', () => {
    const groupsOn = (cities: number): readonly string[] => {
      const html = deckContent(wide(cities, ['share', 'year', 'boolean']), 'de', 'overview');
      const notes = findOne(findOne(parseHtml(html), 'section', { 'data-slide': 'amt-comparison' }), 'aside');
      expect(findAll(notes, 'ul').map((list) => findAll(list, 'li').length)).toEqual(
        Array(Math.max(3, cities)).fill(3),
      );
      return findAll(notes, 'p').map(textOf);
    };
    expect(groupsOn(3)).toEqual(['Ausländeranteil an der Bevölkerung', 'Gegründet', 'Beirat besteht']);
    expect(groupsOn(12)).toEqual(Array.from({ length: 12 }, (_, index) => `Stadt ${index}`));
  });

  test('highlights the city in focus', () => {
    const cities = findAll(element, 'th', { class: 'focus' }).map((head) => attributeOf(head, 'data-city'));
    expect(cities).toEqual(['seehafen']);
    const cells = findAll(element, 'td', { class: 'focus' }).map((cell) => attributeOf(cell, 'data-city'));
    expect(new Set(cells)).toEqual(new Set(['seehafen']));
  });

  test('shows a label that is not translated with its language', () => {
    const foreign = findAll(slideOf('arbeit-comparison', 'en'), 'span', { lang: 'de' });
    expect(foreign.map(textOf)).toContain('Ansatz');
    expect(findAll(findOne(element, '', { class: 'slide-sheet' }), 'span', { lang: 'de' })).toEqual([]);
  });
});

test('a deck carries its scripts and asks for nothing', async () => {
  const deck = composeDeck(planOf(small, 'de', 'vortrag', 'deck'), contextOf(small, 'de'));
  const page = pageOf('decks', small, 'de');
  const html = renderDeck(deck, renderSlides(deck, page), page, await loadReveal()).toHTML();
  const document = parseHtml(html);
  expect(findAll(document, 'script')).toHaveLength(4);
  expect(findAll(document, 'section').map((section) => attributeOf(section, 'id'))).toEqual(
    deck.slides.map(({ id }) => id),
  );
  for (const name of ['src', 'srcset', 'href', 'poster', 'data']) {
    const targets = findAll(document, '').flatMap((element) => attributeOf(element, name) ?? []);
    expect(targets.filter((target) => !/^(#|\?|data:|https:\/\/example\.org)/.test(target))).toEqual([]);
  }
  expect(findAll(document, 'link')).toEqual([]);
  const styles = findAll(document, 'style').flatMap((style) =>
    style.childNodes.map((node) => ('value' in node ? node.value : '')),
  );
  expect(styles.join('').match(/url\((?!data:)[^)]*\)|@import/g)).toBeNull();
});
