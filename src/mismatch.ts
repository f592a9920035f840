import type { Mismatch } from './comparison.ts';
import { isoDate } from './dates.ts';
import type { Attribute, Value } from './model.ts';

/** Returns why those values of one attribute cannot be compared; nothing for fewer than two values. */
export function mismatchesOf(attribute: Attribute, values: readonly Value[]): readonly Mismatch[] {
  if (values.length < 2) return [];
  // A value without a date among dated ones may hold at any time.
  const dates = new Set(values.map(({ asOf }) => (asOf === null ? '' : isoDate(asOf))));
  return [
    ...(attribute.definitionDiffers === null ? [] : (['definition'] as const)),
    ...(dates.size === 1 ? [] : (['reference-date'] as const)),
  ];
}
