import type { Locale } from '../locale.ts';
import type { Quantity } from '../model.ts';
import { numberFormat } from '../number-format.ts';

/** What an attribute says about the numbers of its row. */
export interface NumberStyle {
  /** "%", an ISO 4217 code, any other unit, or null. */
  readonly unit: string | null;
  /** Digits after the decimal sign; null means as given. */
  readonly decimals: number | null;
}

const million = 1_000_000;

/**
 * Returns the number with its unit, e.g. "9,9 %", "800.000 €", "3 Mio. €", "12,5 ha". Number and unit never part at a
 * line end. Money of whole tenths of a million (or billion) is shortened, so that no digit gets lost.
 */
export function formatQuantity(quantity: Quantity, style: NumberStyle, locale: Locale): string {
  const number = formatterOf(quantity, style, locale).format(quantity.amount);
  const { unit } = style;
  return unit === null || unit === '%' || isCurrency(unit) ? number : `${number}\u00a0${unit}`;
}

/**
 * Returns how many characters of the formatted number stand before its decimal sign, or where that would be; null for a
 * shortened number, which must not align with others.
 */
export function wholeLength(quantity: Quantity, style: NumberStyle, locale: Locale): number | null {
  const format = formatterOf(quantity, style, locale);
  if (format.resolvedOptions().notation === 'compact') return null;
  const parts = format.formatToParts(quantity.amount);
  const last = parts.findLastIndex(({ type }) => type === 'integer');
  return parts.slice(0, last + 1).reduce((length, { value }) => length + value.length, 0);
}

/** "%" is a unit of `Intl`, a currency another one; any other unit stands behind the number. */
function formatterOf(quantity: Quantity, { unit, decimals }: NumberStyle, locale: Locale): Intl.NumberFormat {
  const digits = decimals ?? quantity.decimals;
  if (unit === '%') return numberFormat(locale.intl, digits, { style: 'unit', unit: 'percent' });
  if (unit !== null && isCurrency(unit)) return moneyFormat(quantity.amount, digits, unit, locale);
  return numberFormat(locale.intl, digits);
}

/** Returns whether the unit is written like an ISO 4217 code that `Intl` knows. */
function isCurrency(unit: string): boolean {
  return currencies.has(unit);
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

function moneyFormat(amount: number, digits: number, currency: string, locale: Locale): Intl.NumberFormat {
  const money = { style: 'currency', currency } as const;
  if (digits > 0 || Math.abs(amount) < million) return numberFormat(locale.intl, digits, money);
  const short = { ...money, notation: 'compact' } as const;
  // Twenty digits show all that there is to lose: 1,234 Mrd. must not become 1,2 Mrd.
  const exact = numberFormat(locale.intl, 0, { ...short, maximumFractionDigits: 20 }).formatToParts(amount);
  const needed = exact.find(({ type }) => type === 'fraction')?.value.length ?? 0;
  return needed > 1 ? numberFormat(locale.intl, 0, money) : numberFormat(locale.intl, needed, short);
}

/** Returns how people write the unit: "€" for "EUR". */
export function formatUnit(unit: string, locale: Locale): string {
  if (!isCurrency(unit)) return unit;
  const parts = numberFormat(locale.intl, 0, { style: 'currency', currency: unit }).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? unit;
}
