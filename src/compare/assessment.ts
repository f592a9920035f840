import { valuesOf } from '../cells.ts';
import type { Agreement, Cell, Mismatch, Row } from '../comparison.ts';
import { isoDate } from '../dates.ts';
import { plainMarkdown } from '../markdown.ts';
import { mismatchesOf } from '../mismatch.ts';
import type { Attribute, Claim, Datum, PartialDate, Text, Value } from '../model.ts';

/** What can be computed of a row without interpreting it. */
type Assessment = Pick<Row, 'mismatches' | 'agreement' | 'complete'>;

/** Returns what those cells of one row have in common. Nothing is compared across a mismatch. */
export function assessRow(attribute: Attribute, cells: readonly Pick<Cell, 'content'>[]): Assessment {
  const values = valuesOf(cells);
  const mismatches = mismatchesOf(attribute, values);
  return { mismatches, agreement: agreementOf(values, mismatches), complete: values.length === cells.length };
}

function agreementOf(values: readonly Value[], mismatches: readonly Mismatch[]): Agreement {
  if (values.length < 2) return 'open';
  if (mismatches.length > 0) return 'not-comparable';
  return saySame(values) ? 'equal' : 'different';
}

/** Two claims say the same if their keys are equal; the language that they are shown in plays no part. */
function claimKey({ datum, qualifier, since }: Claim): string {
  return JSON.stringify([datumKey(datum), qualifier, dateKey(since)]);
}

/** Two data are the same if their keys are equal. */
function datumKey(datum: Datum): string {
  switch (datum.type) {
    case 'text':
      return textKey(datum.text);
    case 'list':
      return JSON.stringify(datum.items.map(textKey));
    case 'number':
      return String(datum.quantity.amount);
    case 'year':
      return String(datum.year);
    case 'date':
      return isoDate(datum.date);
    case 'period':
      return `${dateKey(datum.period.from)}/${dateKey(datum.period.to)}`;
    case 'boolean':
      return String(datum.holds);
    case 'choice':
      return datum.option;
    case 'scale':
      return datum.level;
    case 'change':
      return `${datum.from.amount}/${datum.to.amount}`;
    case 'series':
      return JSON.stringify(datum.steps.map((step) => [isoDate(step.date), datumKey(step.datum)]));
  }
}

/** As it is read: what it cites and how it is set off make no difference. */
function textKey({ translations: [first] }: Text): string {
  return plainMarkdown(first.source, () => '').replace(/\s+/gu, ' ');
}

function dateKey(date: PartialDate | null): string {
  return date === null ? '' : isoDate(date);
}

/** Most rows differ in their first two values, so that few texts have to be read. */
function saySame([first, ...others]: readonly Claim[]): boolean {
  if (first === undefined) return true;
  const key = claimKey(first);
  return others.every((claim) => claimKey(claim) === key);
}
