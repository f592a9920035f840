import type { PartialDate, Period } from '../model.ts';
import type { Place, ScalarNode } from './node.ts';
import { readScalar } from './scalars.ts';
import { complain, type Reader, type Scope } from './scope.ts';

const datePattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether a text has the form of a date, possible or not: `2015`, `2015-09` or `2015-09-21`. */
export function isDateLike(text: string): boolean {
  return datePattern.test(text);
}

/** A year, a month or a day. Reports `date-impossible` for one that no calendar has. */
export const partialDate: Reader<PartialDate> = (node, scope) => {
  const scalar = readScalar(node, scope, 'a date');
  return scalar === null ? null : readDate(scalar.source, scalar.place, scalar.label, scope);
};

/** Reads the text of a date that stands at the place. */
export function readDate(text: string, place: Place, label: string, scope: Scope): PartialDate | null {
  const match = datePattern.exec(text);
  if (match === null)
    return complain(scope, 'value-type', place, `${label} must be a date, not \`${text}\`.`, dateHint(text));
  const [, year, month, day] = match.map((part) => (part === undefined ? null : Number(part)));
  const date = { year: year ?? 0, month: month ?? null, day: day ?? null };
  if (isPossible(date)) return date;
  return complain(
    scope,
    'date-impossible',
    place,
    `There is no \`${text}\` in the calendar.`,
    'Write year-month-day, e.g. `2015-09-21`.',
  );
}

function dateHint(text: string): string {
  const german = /^(?:(\d{1,2})\.)?(?:(\d{1,2})\.)(\d{4})$/.exec(text);
  if (german !== null) {
    const [, day, month, year] = german;
    const parts = [year, month?.padStart(2, '0'), day?.padStart(2, '0')];
    return `Write \`${parts.filter((part) => part !== undefined).join('-')}\`.`;
  }
  if (/^\d{4}\s*[/–-]\s*\d{2,4}$/.test(text))
    return 'A span of time needs the type `period`; an event has `date` and `end`.';
  return 'Write `2015`, `2015-09` or `2015-09-21`.';
}

function isPossible({ year, month, day }: PartialDate): boolean {
  if (year < 1) return false;
  if (month === null) return true;
  const days = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && (day === null || (day >= 1 && day <= days));
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** A year of four digits. */
export const year: Reader<number> = (node, scope) => {
  const scalar = readScalar(node, scope, 'a year');
  if (scalar === null) return null;
  const { source, value, place, label } = scalar;
  if (/^\d{4}$/.test(source) && Number(source) > 0 && typeof value === 'number') return value;
  if (typeof value === 'number') {
    return complain(scope, 'value-range', place, `${label} must be a year of four digits, not \`${source}\`.`);
  }
  return complain(scope, 'value-type', place, `${label} must be a year, not \`${source}\`.`, yearHint(source));
};

function yearHint(source: string): string {
  if (/^\d{4}$/.test(source)) return 'Remove the quotes.';
  if (isDateLike(source)) return 'Give the attribute the type `date`, or write the year alone.';
  return 'Write the year alone, e.g. `2003`; qualifiers and notes have fields of their own.';
}

/** A span of time such as `2016/2019`, `2016/..` or `../2019`. */
export const period: Reader<Period> = (node, scope) => {
  const scalar = readScalar(node, scope, 'a period');
  if (scalar === null) return null;
  const [first, last, ...rest] = scalar.source.split('/');
  if (first === undefined || last === undefined || rest.length > 0 || (first === '..' && last === '..')) {
    const message = `${scalar.label} must be a period, not \`${scalar.source}\`.`;
    return complain(scope, 'value-type', scalar.place, message, 'Write `2016/2019`, `2016/..` or `../2019`.');
  }
  const from = first === '..' ? null : readDate(first, part(scalar, 0, first.length), scalar.label, scope);
  const to = last === '..' ? null : readDate(last, part(scalar, first.length + 1, last.length), scalar.label, scope);
  if ((from === null && first !== '..') || (to === null && last !== '..')) return null;
  checkOrder(from, to, scalar.place, scope);
  return { from, to };
};

function part({ place }: ScalarNode, start: number, length: number): Place {
  return { origin: { ...place.origin, column: place.origin.column + start }, length };
}

/** Reports `date-order` at the place if the first date is after the second one, as far as both are known. */
export function checkOrder(from: PartialDate | null, to: PartialDate | null, place: Place, scope: Scope): void {
  if (from === null || to === null || !isAfter(from, to)) return;
  complain(scope, 'date-order', place, 'It ends before it begins.', 'Swap the two dates, or mend the wrong one.');
}

function isAfter(a: PartialDate, b: PartialDate): boolean {
  if (a.year !== b.year) return a.year > b.year;
  if (a.month === null || b.month === null || a.month !== b.month) return (a.month ?? 0) > (b.month ?? 12);
  return (a.day ?? 0) > (b.day ?? 31);
}
