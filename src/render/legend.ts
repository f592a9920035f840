import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import type { Table } from '../table.ts';

/** A symbol with what it means. */
export interface LegendEntry {
  readonly symbol: string;
  readonly meaning: string;
}

/** Returns what has to be explained under a table: the symbols of its gaps, then its marks. */
export function legendOf(
  { gaps, coded, external }: Pick<Table, 'gaps' | 'coded' | 'external'>,
  locale: Locale,
): readonly LegendEntry[] {
  const keys = [
    ...gaps.map((reason) => `gap.${reason}`),
    ...(coded ? ['mark.coded'] : []),
    ...(external ? ['mark.external'] : []),
  ];
  return keys.map((key) => ({ symbol: word(locale, `${key}.symbol`), meaning: word(locale, `${key}.meaning`) }));
}
