import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateRank, formatDate, formatPeriod, formatTime, isoDate } from '../src/dates.ts';
import type { PartialDate, Qualifier } from '../src/model.ts';
import { localeOf } from './locales.ts';

const de = localeOf('de');
const en = localeOf('en');

/** Reads "2015", "2015-09" or "2015-09-21". */
function date(text: string): PartialDate {
  const [year = 0, month = null, day = null] = text.split('-').map(Number);
  return { year, month, day };
}

test.each([
  ['2015', '2015', '2015'],
  ['2015-03', 'März 2015', 'March 2015'],
  ['2020-02-29', '29.\u00a0Februar 2020', '29\u00a0February 2020'],
  ['0919-01-01', '1.\u00a0Januar 919', '1\u00a0January 919'],
  ['0044', '44', '44'],
])('%s is %s in German, %s in English, wherever the machine stands', (text, german, english) => {
  expect(formatDate(date(text), de)).toBe(german);
  expect(formatDate(date(text), en)).toBe(english);
});

test.each([
  ['2016', '2019', '2016–2019'],
  ['2016', null, 'seit 2016'],
  [null, '2019-05', 'bis Mai 2019'],
  ['2015-09', '2015-09', 'September 2015'],
  ['2015-09', '2016', 'September 2015 – 2016'],
])('from %s to %s', (from, to, expected) => {
  const period = { from: from === null ? null : date(from), to: to === null ? null : date(to) };
  expect(formatPeriod(period, de)).toBe(expected);
});

describe('an event', () => {
  test.each<[string, string | null, Qualifier | null, string, string]>([
    ['2003', null, null, '2003', '2003'],
    ['2003', null, 'at-latest', 'spätestens 2003', '2003 at the latest'],
    ['2013', '2014', 'about', 'rund\u00a02013–2014', 'about\u00a02013–2014'],
  ])('%s, %s, %s', (from, to, qualifier, german, english) => {
    const time = { date: date(from), end: to === null ? null : date(to), qualifier };
    expect(formatTime(time, de)).toBe(german);
    expect(formatTime(time, en)).toBe(english);
  });
});

test('dates sort as they are written, a year before its months and a month before its days', () => {
  const part = (max: number) => fc.option(fc.integer({ min: 1, max }));
  const dates = fc
    .record({ year: fc.integer({ min: 1, max: 9999 }), month: part(12), day: part(28) })
    .map(({ year, month, day }) => ({ year, month, day: month === null ? null : day }));
  fc.assert(
    fc.property(dates, dates, (a, b) => {
      const byText = isoDate(a) < isoDate(b) ? -1 : isoDate(a) > isoDate(b) ? 1 : 0;
      expect(Math.sign(dateRank(a) - dateRank(b))).toBe(byText);
      expect(date(isoDate(a))).toEqual(a);
    }),
  );
});
