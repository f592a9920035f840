import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timelineBlock, timelineBlocks } from '../../src/compose/timeline.ts';
import type { Case, City, Event, PartialDate } from '../../src/model.ts';
import { contextOf, small } from '../workshop.ts';

const context = contextOf(small, 'de');
const { origin } = small;
const place = { city: null, theme: null, origin };

/** An event at a date such as "2015-09"; its text is the date, or another. */
function event(when: string, more: Partial<Event> & { readonly says?: string } = {}): Event {
  const { says = when, ...rest } = more;
  const text = { translations: [{ language: 'de', source: says, origin }], origin } as const;
  return { date: date(when), end: null, qualifier: null, text, sources: [], key: true, origin, ...rest };
}

function date(text: string): PartialDate {
  const [year = 0, month = null, day = null] = text.split('-').map(Number);
  return { year, month, day };
}

/** One case per list of events, in the cities of the small study or copies of them. */
function block(...timelines: readonly (readonly Event[])[]): ReturnType<typeof timelineBlock> {
  const { cases, cities } = study(timelines);
  return timelineBlock(cases, cities, 'all', place, context);
}

function study(timelines: readonly (readonly Event[])[]): { cases: readonly Case[]; cities: readonly City[] } {
  const [city] = small.cities;
  const [item] = small.cases;
  if (city === undefined || item === undefined) throw new Error('The small study is empty');
  return {
    cases: timelines.map((timeline, index) => ({ ...item, city: `stadt-${index}`, timeline })),
    cities: timelines.map((_, index) => ({ ...city, id: `stadt-${index}` })),
  };
}

function rowsOf(found: ReturnType<typeof timelineBlock>): readonly string[] {
  return (found?.rows ?? []).map(({ date: shown, lanes }) =>
    [shown, ...lanes.map(({ events }) => events.map(({ text }) => text.text).join('+'))].join('|'),
  );
}

describe('a timeline', () => {
  test('has one row per date, in time order, and one lane per city', () => {
    const found = block(
      [event('2015-09', { says: 'a' }), event('2003', { says: 'b', qualifier: 'at-latest' })],
      [event('2015-09', { says: 'c' }), event('2015', { says: 'd' }), event('2015-09-21', { says: 'e' })],
    );
    expect(rowsOf(found)).toEqual([
      'spätestens 2003|b|',
      '2015||d',
      'September 2015|a|c',
      '21.\u00a0September 2015||e',
    ]);
  });

  test('puts a span before a longer one, and keeps the order of what is at the same time', () => {
    const found = block([
      event('2013', { says: 'a', end: date('2015') }),
      event('2013', { says: 'b', end: date('2014') }),
      event('2013', { says: 'c' }),
      event('2013', { says: 'd' }),
    ]);
    expect(rowsOf(found)).toEqual(['2013|c+d', '2013–2014|b', '2013–2015|a']);
  });

  test('numbers sources once', () => {
    const cite = (source: string, locator: string | null = null) => ({ source, locator, origin });
    const found = block(
      [event('2003', { sources: [cite('b'), cite('a', 'S. 1')] })],
      [event('2004', { sources: [cite('a', 'S. 2'), cite('a', 'S. 1')] })],
    );
    expect(found?.sources).toEqual([
      { number: 1, source: 'b', locators: [] },
      { number: 2, source: 'a', locators: ['S. 1', 'S. 2'] },
    ]);
    const marks = found?.rows.map(({ lanes }) => lanes.flatMap(({ events }) => events.flatMap((item) => item.marks)));
    expect(marks).toEqual([[1, 2], [2]]);
  });

  test('loses no event, wherever it is', () => {
    const number = fc.integer({ min: 0, max: 3 });
    const events = fc.array(fc.tuple(number, number), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(events, { minLength: 1, maxLength: 4 }), (timelines) => {
        const made = timelines.map((items, city) =>
          items.map(([year, month], index) =>
            event(`200${year}${month === 0 ? '' : `-0${month}`}`, { says: `${city}-${index}` }),
          ),
        );
        const shown = (block(...made)?.rows ?? []).flatMap(({ lanes }) =>
          lanes.flatMap(({ events: own }) => own.map(({ text }) => text.text)),
        );
        expect(shown.toSorted()).toEqual(
          made
            .flat()
            .map(({ text }) => text.translations[0].source)
            .toSorted(),
        );
      }),
    );
  });

  test('with key events only says how many there are besides', () => {
    const { cases, cities } = study([[event('2003'), event('2004', { key: false }), event('2005', { key: false })]]);
    const found = timelineBlock(cases, cities, 'key', place, context);
    expect([rowsOf(found), found?.hidden]).toEqual([['2003|2003'], 2]);
  });

  test('without events is none', () => {
    expect(block([], [])).toBeNull();
    const { cases, cities } = study([[event('2004', { key: false })]]);
    expect(timelineBlock(cases, cities, 'key', place, context)).toBeNull();
  });
});

test('more cities than fit side by side have timelines one below the other', () => {
  const { cases, cities } = study(Array.from({ length: 9 }, (_, index) => [event(`200${index}`)]));
  const blocks = timelineBlocks(cases, cities, 'all', place, context);
  expect(blocks.map((found) => found.cities.length)).toEqual([3, 3, 3]);
  expect(blocks.flatMap((found) => found.cities.map(({ id }) => id))).toEqual(cities.map(({ id }) => id));
});

test('a city without events has a lane where all cities are side by side, and none where they are not', () => {
  const lanesOf = (...timelines: readonly (readonly Event[])[]) => {
    const { cases, cities } = study(timelines);
    return timelineBlocks(cases, cities, 'all', place, context).map((found) =>
      found.cities.map(({ id }) => cities.findIndex((city) => city.id === id)),
    );
  };
  expect(lanesOf([event('2003')], [], [event('2004')], [])).toEqual([[0, 1, 2, 3]]);
  expect(lanesOf([event('2003')], [], [event('2004')], [], [], [event('2005')])).toEqual([[0, 2, 5]]);
  expect(lanesOf([], [], [], [], [], [])).toEqual([]);
});
