import type { Locale } from '../locale.ts';
import type { Quantity } from '../model.ts';

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
 * line end. Money of whole tenths of a million is shortened, so that no digit gets lost.
 */
export function formatQuantity(quantity: Quantity, style: NumberStyle, locale: Locale): string {
  const digits = style.decimals ?? quantity.decimals;
  const { unit } = style;
  if (unit === '%') {
    return numberFormat(locale.intl, digits, { style: 'unit', unit: 'percent' }).format(quantity.amount);
  }
  if (unit !== null && isCurrency(unit)) return formatMoney(quantity.amount, digits, unit, locale);
  const number = numberFormat(locale.intl, digits, {}).format(quantity.amount);
  return unit === null ? number : `${number}\u00a0${unit}`;
}

/** Returns whether the unit is written like an ISO 4217 code that `Intl` knows. */
function isCurrency(unit: string): boolean {
  return currencies.has(unit);
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

function formatMoney(amount: number, digits: number, currency: string, locale: Locale): string {
  const tenths = (amount / million) * 10;
  if (Math.abs(amount) >= million && digits === 0 && Number.isInteger(tenths)) {
    const short = Number.isInteger(amount / million) ? 0 : 1;
    return numberFormat(locale.intl, short, { style: 'currency', currency, notation: 'compact' }).format(amount);
  }
  return numberFormat(locale.intl, digits, { style: 'currency', currency }).format(amount);
}

const formats = new Map<string, Intl.NumberFormat>();

/** Formatters are costly to make and immutable, so they are kept for the life of the process. */
function numberFormat(intl: string, digits: number, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${intl} ${digits} ${options.style ?? ''} ${options.currency ?? ''} ${options.notation ?? ''}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(intl, { ...options, minimumFractionDigits: digits, maximumFractionDigits: digits });
    formats.set(key, format);
  }
  return format;
}
