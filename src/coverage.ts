/** How many values and gaps the study has per theme and city. */
export interface Coverage {
  readonly themes: readonly { readonly id: string; readonly title: string }[];
  readonly cities: readonly { readonly id: string; readonly name: string }[];
  readonly counts: readonly {
    readonly theme: string;
    readonly city: string;
    readonly values: number;
    readonly gaps: number;
  }[];
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
