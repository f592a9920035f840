/** Values that a spreadsheet can calculate with, shown as in every other result. */
import type { Cell } from '../comparison.ts';
import { dayParts, formatDate, momentOf } from '../dates.ts';
import type { Locale } from '../locale.ts';
import type { Attribute, PartialDate, Quantity } from '../model.ts';
import { numberFormat } from '../number-format.ts';

export interface TypedValue {
  /** A day is its beginning in UTC. */
  readonly value: number | Date;
  /** The number format that makes the value look like the text of its cell (ECMA-376, part 1, 18.8.31). */
  readonly format: string;
}

/**
 * Returns the number, year or day of a cell; null for everything that has to stay a text: other types, gaps, a date
 * without a day, which as a day would say more than anybody knows, and whatever no number format shows as the cell does.
 */
export function typedValue({ content, plain }: Cell, attribute: Attribute, locale: Locale): TypedValue | null {
  if (content.kind === 'gap') return null;
  const { datum } = content;
  switch (datum.type) {
    case 'number':
      return typed(datum.quantity.amount, numberPattern(datum.quantity, attribute, plain, locale), plain);
    case 'year':
      return typed(datum.year, { shown: String(Math.abs(datum.year)), code: '0', head: '' }, plain);
    case 'date':
      return typed(momentOf(datum.date), dayPattern(datum.date, locale), plain);
    default:
      return null;
  }
}

/** How the value alone is shown, and the code that shows it so. */
interface Pattern {
  readonly shown: string;
  readonly code: string;
  /** What the whole format begins with: a language where the code has names in it, else nothing. */
  readonly head: string;
}

/** Excel takes no longer format. */
const longestFormat = 255;

/** Whatever stands around the value becomes a literal of its format: qualifier, unit, reference date, other claims. */
function typed(value: number | Date, pattern: Pattern | null, plain: string): TypedValue | null {
  if (pattern === null || !plain.includes(pattern.shown) || /\p{Cc}/u.test(plain)) return null;
  const start = plain.indexOf(pattern.shown);
  const before = plain.slice(0, start);
  const after = literal(plain.slice(start + pattern.shown.length));
  const shown = pattern.head + literal(before) + pattern.code + after;
  // Without a section of its own a negative number has its sign before everything else, also before "rund".
  const negative = typeof value === 'number' && value < 0;
  const format = negative ? `${literal(before.replace(/[-−]/, ''))}${pattern.code}${after};${shown}` : shown;
  return format.length > longestFormat ? null : { value, format };
}

function literal(text: string): string {
  return text
    .split('"')
    .map((part) => (part === '' ? '' : `"${part}"`))
    .join('\\"');
}

/** Only money of a million and more is shortened: to millions, billions, trillions with at most one decimal. */
function numberPattern(quantity: Quantity, attribute: Attribute, plain: string, locale: Locale): Pattern | null {
  const { amount, decimals } = quantity;
  const full = scaledPattern(amount, attribute.decimals ?? decimals, 0, locale);
  if (plain.includes(full.shown)) return full;
  if (Math.abs(amount) < 1_000_000) return null;
  const shortened = [2, 3, 4].flatMap((thousands) =>
    [1, 0].map((digits) => scaledPattern(amount, digits, thousands, locale)),
  );
  return shortened.find(({ shown }) => plain.includes(shown)) ?? null;
}

/** A comma behind the digits divides by a thousand. */
function scaledPattern(amount: number, decimals: number, thousands: number, locale: Locale): Pattern {
  const parts = numberFormat(locale.intl, decimals).formatToParts(Math.abs(amount) / 1000 ** thousands);
  const whole = parts.some(({ type }) => type === 'group') ? '#,##0' : '0';
  const fraction = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  return { shown: parts.map(({ value }) => value).join(''), code: whole + fraction + ','.repeat(thousands), head: '' };
}

/** What Windows calls a language; a day's month has a name, which the reader's own program must not translate. */
const languageIds: Readonly<Record<string, string>> = { 'de-DE': '407', 'en-GB': '809' };

const dayCodes: Readonly<Record<string, string>> = { day: 'd', month: 'mmmm', year: 'yyyy' };

/** Spreadsheets know no day before 1900, and take that year for a leap year. */
function dayPattern(date: PartialDate, locale: Locale): Pattern | null {
  const language = languageIds[locale.intl];
  if (date.day === null || date.year < 1901 || language === undefined) return null;
  const shown = formatDate(date, locale);
  let at = 0;
  let code = '';
  for (const { type, value } of dayParts(date, locale)) {
    code += dayCodes[type] ?? literal(shown.slice(at, at + value.length));
    at += value.length;
  }
  return { shown, code, head: `[$-${language}]` };
}
