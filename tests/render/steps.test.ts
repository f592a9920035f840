import { describe, expect, test } from 'vitest';
import { composeDeck } from '../../src/compose/deck.ts';
import type { BuildUp, Study } from '../../src/model.ts';
import { joinSlides, renderSlides } from '../../src/render/deck.ts';
import { stepsOf } from '../../src/render/steps.ts';
import { attributeOf, type Element, findAll, findOne, parseHtml } from '../reading.ts';
import { wide } from '../wide.ts';
import { contextOf, pageOf, planOf, small } from '../workshop.ts';

const columns = wide(3, ['share', 'year', 'boolean']);
const transposed = wide(7, ['share', 'year', 'boolean']);

/** The slides of a deck as they are shown with that build-up. */
function markup(study: Study, build: BuildUp | null, backup = false): string {
  const plan = planOf(study, 'de', study === small ? 'vortrag' : 'overview', 'deck');
  const deck = composeDeck(plan, contextOf(study, 'de'));
  const slides = deck.slides.map((slide) => ({ ...slide, backup }));
  return joinSlides(renderSlides({ ...deck, build, slides }, pageOf('decks', study, 'de'))).toHTML();
}

function slidesOf(study: Study, build: BuildUp): readonly Element[] {
  return findAll(parseHtml(markup(study, build)), 'section');
}

function slideOf(study: Study, id: string, build: BuildUp): Element {
  return findOne(parseHtml(markup(study, build)), 'section', { 'data-slide': id });
}

/** When each of the elements is shown: 0 for at once, then step by step. */
function stepsIn(elements: readonly Element[]): readonly number[] {
  return elements.map((element) =>
    findAll(element, '', { class: 'fragment' })[0] === element
      ? Number(attributeOf(element, 'data-fragment-index')) + 1
      : 0,
  );
}

/** When the parts of each city are shown, in the order of the cities. */
function stepsByCity(slide: Element, name: string): readonly (readonly number[])[] {
  const parts = findAll(slide, name).filter((part) => attributeOf(part, 'data-city') !== null);
  const cities = [...new Set(parts.map((part) => attributeOf(part, 'data-city')))];
  return cities.map((city) => [...new Set(stepsIn(parts.filter((part) => attributeOf(part, 'data-city') === city)))]);
}

describe('steps', () => {
  test('count cities or rows as they are first named, and nothing else', () => {
    const pieces = [
      ['halle', 'a'],
      ['cottbus', 'a'],
      ['halle', 'b'],
      [null, 'b'],
      ['cottbus', null],
    ] as const;
    const all = (build: BuildUp | null): readonly number[] => {
      const steps = stepsOf(build);
      return pieces.map(([city, row]) => steps(city, row));
    };
    expect(all('cities')).toEqual([0, 1, 0, 0, 1]);
    expect(all('rows')).toEqual([0, 0, 1, 1, 0]);
    expect(all(null)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('cities come one after the other', () => {
  test('as columns, head and cells together', () => {
    const slide = slideOf(columns, 'amt-comparison', 'cities');
    expect(stepsByCity(slide, 'th')).toEqual([[0], [1], [2]]);
    expect(stepsByCity(slide, 'td')).toEqual([[0], [1], [2]]);
    expect(new Set(stepsIn(findAll(slide, 'tr')))).toEqual(new Set([0]));
  });

  test('as rows', () => {
    const slide = slideOf(transposed, 'amt-comparison', 'cities');
    expect(stepsByCity(slide, 'tr')).toEqual([[0], [1], [2], [3], [4], [5], [6]]);
    expect(new Set(stepsIn(findAll(slide, 'td')))).toEqual(new Set([0]));
  });

  test('as cards and lanes', () => {
    expect(stepsByCity(slideOf(small, 'wohnen-claim', 'cities'), 'li')).toEqual([[0], [1]]);
    expect(stepsByCity(slideOf(small, 'profile-foreign-share-number', 'cities'), 'li')).toEqual([[0], [1]]);
    const timeline = slideOf(small, 'arbeit-timeline', 'cities');
    expect(stepsByCity(timeline, 'th')).toEqual([[0], [1]]);
    expect(stepsByCity(timeline, 'td')).toEqual([[0], [1]]);
  });
});

describe('rows come one after the other', () => {
  /** Ids of attributes with when their line is shown; a head of a group has none. */
  function lines(slide: Element, name: string): readonly (readonly [string | null, number])[] {
    const parts = findAll(slide, name);
    const steps = stepsIn(parts);
    return parts.map((part, index) => [attributeOf(part, 'data-attribute'), steps[index] ?? 0]);
  }

  test('the head of a group with its first row', () => {
    const body = findAll(slideOf(columns, 'amt-comparison', 'rows'), 'tbody').flatMap((part) => lines(part, 'tr'));
    expect(body).toEqual([
      [null, 0],
      ['share-0', 0],
      [null, 1],
      ['year-1', 1],
      ['boolean-2', 2],
    ]);
  });

  test('as columns where cities are rows', () => {
    const slide = slideOf(transposed, 'amt-comparison', 'rows');
    const cells = lines(slide, 'td').concat(lines(findOne(slide, 'thead'), 'th').filter(([id]) => id !== null));
    const steps = [...new Set(cells.map(([id, step]) => `${id}: ${step}`))];
    expect(steps).toEqual(['share-0: 0', 'year-1: 1', 'boolean-2: 2']);
    expect(cells).toHaveLength(3 * (7 + 1));
    expect(new Set(stepsIn(findAll(slide, 'tr')))).toEqual(new Set([0]));
  });

  test('as dates', () => {
    const body = findOne(slideOf(small, 'arbeit-timeline', 'rows'), 'tbody');
    const rows = findAll(body, 'tr');
    expect(stepsIn(rows)).toEqual(rows.map((_, index) => index));
    expect(rows.length).toBeGreaterThan(1);
  });
});

describe.each(['cities', 'rows'] as const)('built up by %s', (build) => {
  test.each(Object.entries({ small, columns, transposed }))('a deck is the same but for its steps: %s', (_, study) => {
    const built = markup(study, build);
    expect(built).toContain('data-fragment-index="0"');
    const plain = built
      .replace(/ class="fragment" data-fragment-index="\d+"/g, '')
      .replace(/ fragment" data-fragment-index="\d+"/g, '"');
    expect(plain).toBe(markup(study, null));
    expect(plain).not.toContain('fragment');
  });

  test('no step is left out, none stands in another, and the apparatus is there from the start', () => {
    for (const slide of [...slidesOf(small, build), ...slidesOf(columns, build), ...slidesOf(transposed, build)]) {
      const fragments = findAll(slide, '', { class: 'fragment' });
      const steps = [...new Set(stepsIn(fragments))].sort((a, b) => a - b);
      expect(steps).toEqual(steps.map((_, index) => index + 1));
      for (const fragment of fragments) expect(findAll(fragment, '', { class: 'fragment' })).toHaveLength(1);
      for (const apparatus of findAll(slide, '', { class: 'apparatus' })) {
        expect(findAll(apparatus, '', { class: 'fragment' })).toHaveLength(0);
        expect(fragments.some((fragment) => findAll(fragment, '', { class: 'apparatus' }).length > 0)).toBe(false);
      }
    }
  });

  test('what answers a question after the talk is shown at once', () => {
    expect(markup(small, build, true)).toBe(markup(small, null, true));
  });
});
