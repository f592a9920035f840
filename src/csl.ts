import type { Source } from './model.ts';

/** Fields of a source, as CSL-JSON has them; what is not of the form that it describes counts as absent. */
type Csl = Source['csl'];

/** A person or body as CSL-JSON has it. */
export interface Name {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly 'non-dropping-particle'?: string;
}

/** Returns a string or a number as text; null for anything else, and for nothing. */
export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;
}

/** Returns the persons and bodies of a field. */
export function namesOf(value: unknown): readonly Name[] {
  return Array.isArray(value) ? (value as readonly Name[]) : [];
}

/** Returns year, month and day as far as a date has them; null where it is not in numbers. */
export function datePartsOf(value: unknown): readonly number[] | null {
  if (typeof value !== 'object' || value === null || !('date-parts' in value)) return null;
  const parts = value['date-parts'];
  const first: unknown = Array.isArray(parts) ? parts[0] : null;
  return Array.isArray(first) && first.length > 0 ? first.map(Number) : null;
}

/** Returns the year of publication, or what stands in its place, e.g. "im Druck". */
export function yearOf(csl: Csl): string | null {
  const parts = datePartsOf(csl['issued']);
  if (parts !== null) return String(parts[0]);
  return literalDate(csl['issued']);
}

/** Returns a date that is written in words. */
export function literalDate(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return text(value);
  if ('literal' in value) return text(value.literal);
  return 'raw' in value ? text(value.raw) : null;
}
