const formats = new Map<string, Intl.NumberFormat>();

/**
 * Returns the formatter of numbers with so many digits after the decimal sign; what rounds to zero has no sign. Formatters are
 * costly to make and immutable, so they are kept for the life of the process.
 */
export function numberFormat(intl: string, digits: number, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `${intl} ${digits} ${Object.values(options).join(' ')}`;
  let format = formats.get(key);
  if (format === undefined) {
    const precision = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    format = new Intl.NumberFormat(intl, { ...precision, signDisplay: 'negative', ...options });
    formats.set(key, format);
  }
  return format;
}
