import type { GapReason, Origin } from './model.ts';
import { formatOrigin } from './place.ts';

/** How many values and gaps the study has per theme and city, and which gaps. */
export interface Coverage {
  readonly themes: readonly { readonly id: string; readonly title: string }[];
  readonly cities: readonly { readonly id: string; readonly name: string }[];
  readonly counts: readonly {
    readonly theme: string;
    readonly city: string;
    readonly values: number;
    readonly gaps: number;
  }[];
  /** By theme, attribute, city. */
  readonly gaps: readonly CoverageGap[];
}

/** One attribute without a value in one city. */
export interface CoverageGap {
  readonly theme: string;
  readonly attribute: string;
  readonly label: string;
  readonly city: string;
  readonly reason: GapReason;
  readonly note: string | null;
  /** Whether the gap itself is written somewhere; otherwise the origin is that of the file where a value belongs. */
  readonly written: boolean;
  readonly origin: Origin;
}

/** Returns a table of aligned text: a line per theme, a column per city, in each cell values + gaps, e.g. "12 + 3". */
export function formatCoverage({ themes, cities, counts }: Coverage): string {
  const rows = themes.map((theme) => [theme.title, ...cities.map((city) => cell(counts, theme.id, city.id))]);
  const totals = cities.map(({ id }) => sum(counts.filter(({ city }) => city === id)));
  const header = ['values + gaps', ...cities.map(({ name }) => name)];
  const table = [header, ...rows, ['all themes', ...totals]];
  const widths = header.map((_, column) => Math.max(...table.map((row) => length(row[column] ?? ''))));
  return table
    .map((row) => `${row.map((text, column) => align(text, widths[column] ?? 0, column)).join('  ')}\n`)
    .join('');
}

function cell(counts: Coverage['counts'], theme: string, city: string): string {
  return sum(counts.filter((count) => count.theme === theme && count.city === city));
}

function sum(counts: Coverage['counts']): string {
  const values = counts.reduce((total, count) => total + count.values, 0);
  return `${values} + ${counts.reduce((total, count) => total + count.gaps, 0)}`;
}

/** Words to the left, numbers to the right. */
function align(text: string, width: number, column: number): string {
  const blank = ' '.repeat(Math.max(0, width - length(text)));
  return column === 0 ? text + blank : blank + text;
}

/** Characters as a reader counts them. */
function length(text: string): number {
  return [...new Intl.Segmenter('en').segment(text)].length;
}

/**
 * Returns every gap for people: under each theme a line per attribute with its reasons, then the cities that have each,
 * with the place where the gap is written and its note. A city that has nothing on a theme stands there once. Empty
 * without gaps.
 */
export function formatGaps({ themes, cities, counts, gaps }: Coverage): string {
  const nameOf = (id: string): string => cities.find((city) => city.id === id)?.name ?? id;
  return themes
    .flatMap(({ id, title }) => {
      const own = gaps.filter(({ theme }) => theme === id);
      const silent = cities.filter((city) => isSilent(city.id, own, counts)).map((city) => city.id);
      const single = own.filter(({ city }) => !silent.includes(city));
      const whole = silent.flatMap((city) => own.find((gap) => gap.city === city) ?? []);
      const attributes = [...new Set(single.map(({ attribute }) => attribute))];
      const lines = [
        ...(whole.length === 0 ? [] : [`  ${id}/*  all attributes: ${formatReasons(whole, nameOf)}\n`]),
        ...attributes.map((attribute) => {
          const row = single.filter((gap) => gap.attribute === attribute);
          return `  ${id}/${attribute}  ${row[0]?.label}: ${formatReasons(row, nameOf)}\n`;
        }),
      ];
      return lines.length === 0 ? [] : [`${title}\n${lines.join('')}`];
    })
    .join('');
}

/** Returns a gap as data. */
export function gapEvent({
  theme,
  attribute,
  city,
  reason,
  note,
  origin,
}: CoverageGap): Readonly<Record<string, unknown>> {
  return { kind: 'gap', theme, attribute, city, reason, note, ...origin };
}

/** Whether the city has no value in the theme of those gaps, and none of its gaps says more than another. */
function isSilent(city: string, gaps: readonly CoverageGap[], counts: Coverage['counts']): boolean {
  const own = gaps.filter((gap) => gap.city === city);
  const values = counts.find((count) => count.theme === own[0]?.theme && count.city === city)?.values;
  return own.length > 1 && values === 0 && own.every(({ written, reason }) => !written && reason === own[0]?.reason);
}

/** e.g. "not-studied Halle (cases/halle/wohnen.md:12:5, asked in May); not-available Cottbus" */
function formatReasons(gaps: readonly CoverageGap[], nameOf: (city: string) => string): string {
  const reasons = [...new Set(gaps.map(({ reason }) => reason))];
  return reasons
    .map((reason) => {
      const cities = gaps.filter((gap) => gap.reason === reason).map((gap) => nameOf(gap.city) + formatAside(gap));
      return `${reason} ${cities.join(', ')}`;
    })
    .join('; ');
}

function formatAside({ written, origin, note }: CoverageGap): string {
  const parts = [...(written ? [formatOrigin(origin)] : []), ...(note === null ? [] : [note])];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
