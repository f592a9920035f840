import type { Locale } from './locale.ts';
import { word } from './locale.ts';
import type { PartialDate, Period, Qualifier } from './model.ts';
import { typeset } from './typography.ts';

/** Returns the date as written in running text, e.g. "2015", "September 2015", "21. September 2015". */
export function formatDate(date: PartialDate, locale: Locale): string {
  if (date.month === null) return String(date.year);
  const format = dateFormat(locale.intl, date.day === null ? 'month' : 'day');
  return typeset(format.format(momentOf(date)), locale.language);
}

/** Returns the pieces of a day in the order of `formatDate`, before spaces are made no-break ones. */
export function dayParts(date: PartialDate, locale: Locale): readonly Intl.DateTimeFormatPart[] {
  return dateFormat(locale.intl, 'day').formatToParts(momentOf(date));
}

/** Returns the beginning of a date in UTC. */
export function momentOf({ year, month, day }: PartialDate): Date {
  const moment = new Date(0);
  moment.setUTCFullYear(year, (month ?? 1) - 1, day ?? 1);
  return moment;
}

/** Returns the span in words, e.g. "2016–2019", "seit 2016", "bis 2019"; an en dash has spaces between spaced dates. */
export function formatPeriod(period: Period, locale: Locale): string {
  if (period.from === null)
    return period.to === null ? '' : word(locale, 'date.until', { date: formatDate(period.to, locale) });
  if (period.to === null) return word(locale, 'date.since', { date: formatDate(period.from, locale) });
  const from = formatDate(period.from, locale);
  const to = formatDate(period.to, locale);
  if (from === to) return from;
  return period.from.month === null && period.to.month === null ? `${from}–${to}` : `${from} – ${to}`;
}

/** A date or a span of dates as an event has it. */
export interface Time {
  readonly date: PartialDate;
  readonly end: PartialDate | null;
  readonly qualifier: Qualifier | null;
}

/** Returns the time of an event in words, e.g. "spätestens 2003", "2013–2014". */
export function formatTime(time: Time, locale: Locale): string {
  const value =
    time.end === null ? formatDate(time.date, locale) : formatPeriod({ from: time.date, to: time.end }, locale);
  return time.qualifier === null ? value : word(locale, `qualifier.${time.qualifier}`, { value });
}

/** Returns the date as written in a case file, e.g. "2015-09". */
export function isoDate({ year, month, day }: PartialDate): string {
  const two = (part: number | null) => (part === null ? '' : `-${String(part).padStart(2, '0')}`);
  return `${String(year).padStart(4, '0')}${two(month)}${two(day)}`;
}

/** Returns a number that sorts dates in time; a year sorts before its months, a month before its days. */
export function dateRank(date: PartialDate): number {
  return date.year * 10_000 + (date.month ?? 0) * 100 + (date.day ?? 0);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formatters are costly to make and immutable, so they are kept for the life of the process. */
function dateFormat(intl: string, precision: 'month' | 'day'): Intl.DateTimeFormat {
  const key = `${intl} ${precision}`;
  let format = formats.get(key);
  if (format === undefined) {
    const day = precision === 'day' ? { day: 'numeric' as const } : {};
    format = new Intl.DateTimeFormat(intl, { ...day, month: 'long', year: 'numeric', timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format;
}
