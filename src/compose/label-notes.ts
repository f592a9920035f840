import type { Row } from '../comparison.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import { fixed } from '../wording.ts';
import type { Apparatus } from './apparatus.ts';

/** Returns the letters of the notes on a row's label: how definitions differ, and why its values are not comparable. */
export function labelNotes({ attribute, mismatches }: Row, apparatus: Apparatus, locale: Locale): readonly string[] {
  const { definitionDiffers, type } = attribute;
  // Nobody subtracts or ranks words.
  const isCompared = mismatches.length > 0 && type !== 'text' && type !== 'list';
  const reason = () => word(locale, `table.not-comparable.${mismatches.join('-and-')}`);
  return [
    ...(definitionDiffers === null ? [] : [apparatus.note(definitionDiffers)]),
    ...(isCompared ? [apparatus.mark(fixed(reason(), locale.language))] : []),
  ];
}
