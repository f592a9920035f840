import type { Cell, Comparison, Display, Row } from '../comparison.ts';
import { dateRank, formatDate, isoDate } from '../dates.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import type { Attribute, Case, City, Gap, Origin, PartialDate, Study, Theme, Value } from '../model.ts';
import { plain } from '../wording.ts';
import { assessRow } from './assessment.ts';
import { displayClaim, displayGap, withDate } from './display.ts';
import { formatUnit } from './numbers.ts';

/**
 * Returns the comparison of one theme across those cities: one row per attribute in the theme's order, each with one
 * cell per city in the given order. Every cell has a value or a named gap. The profile is a theme like any other.
 */
export function compareTheme(study: Study, theme: Theme, cities: readonly City[], locale: Locale): Comparison {
  const casesByCity = new Map(study.cases.filter((item) => item.theme === theme.id).map((item) => [item.city, item]));
  const contentOf = (city: City, attribute: Attribute): Value | Gap =>
    theme === study.profile
      ? (city.values.get(attribute.id) ?? absent('not-available', city.origin))
      : caseContent(casesByCity.get(city.id), attribute, city.origin);
  return {
    theme,
    language: locale.language,
    title: plain(theme.title, locale.language),
    cities,
    rows: theme.attributes.map((attribute) =>
      compareRow(
        theme,
        attribute,
        cities.map((city) => ({ city: city.id, content: contentOf(city, attribute) })),
        locale,
      ),
    ),
  };
}

/**
 * Returns the comparison with those cities only, in that order. Nothing is formatted anew: a cell reads the same wherever
 * it is shown, beside whichever cities. What a row says of all its cells is found out again.
 */
export function selectCities(comparison: Comparison, cities: readonly City[]): Comparison {
  const places = cities.map((city) => comparison.cities.findIndex((candidate) => candidate.id === city.id));
  return {
    ...comparison,
    cities,
    rows: comparison.rows.map((row) => {
      const cells = places.flatMap((place) => row.cells[place] ?? []);
      // No cell is left for which the label would speak.
      const asOf = cells.some(({ content, asOf: own }) => content.kind === 'value' && own === null) ? row.asOf : null;
      return { ...row, asOf, cells, ...assessRow(row.attribute, cells) };
    }),
  };
}

/** A case without a file has no values; a case with a gap has that gap wherever it says nothing else. */
function caseContent(found: Case | undefined, attribute: Attribute, cityOrigin: Origin): Value | Gap {
  if (found === undefined) return absent('not-available', cityOrigin);
  return found.values.get(attribute.id) ?? absent(found.gap ?? 'not-available', found.origin);
}

function absent(reason: Gap['reason'], origin: Origin): Gap {
  return { kind: 'gap', reason, sources: [], note: null, origin };
}

function compareRow(
  theme: Theme,
  attribute: Attribute,
  contents: readonly { readonly city: string; readonly content: Value | Gap }[],
  locale: Locale,
): Row {
  const asOf = commonDate(contents.flatMap(({ content }) => (content.kind === 'value' ? [content.asOf] : [])));
  const cells = contents.map(({ city, content }) => compareCell(city, attribute, content, asOf, locale));
  return {
    theme: theme.id,
    attribute,
    label: plain(attribute.label, locale.language),
    group: attribute.group === null ? null : plain(attribute.group, locale.language),
    unit: attribute.unit === null ? null : formatUnit(attribute.unit, locale),
    asOf: asOf === null ? null : formatDate(asOf, locale),
    cells,
    ...assessRow(attribute, cells),
  };
}

/**
 * The reference date for a row's label: the one that most of its values share, of two equally frequent ones the later. With
 * a value that has no date, or with two or more values that all differ, there is none.
 */
function commonDate(dates: readonly (PartialDate | null)[]): PartialDate | null {
  const known = dates.flatMap((date) => date ?? []);
  if (known.length < dates.length) return null;
  const counts = new Map<string, { readonly date: PartialDate; count: number }>();
  for (const date of known) {
    const entry = counts.get(isoDate(date)) ?? { date, count: 0 };
    entry.count += 1;
    counts.set(isoDate(date), entry);
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count || dateRank(b.date) - dateRank(a.date));
  return most === undefined || (most.count === 1 && known.length > 1) ? null : most.date;
}

function compareCell(
  city: string,
  attribute: Attribute,
  content: Value | Gap,
  rowDate: PartialDate | null,
  locale: Locale,
): Cell {
  if (content.kind === 'gap') {
    const display = displayGap(content, locale);
    return { city, attribute: attribute.id, content, display, plain: display.plain, alternatives: [], asOf: null };
  }
  const display = displayClaim(content, attribute, locale);
  const alternatives = content.alternatives.map((claim) => {
    const other = displayClaim(claim, attribute, locale);
    const sameTime = claim.asOf === null || (content.asOf !== null && isoDate(claim.asOf) === isoDate(content.asOf));
    return sameTime || claim.asOf === null ? other : withDate(other, claim.asOf, locale);
  });
  const isRows = content.asOf !== null && rowDate !== null && isoDate(content.asOf) === isoDate(rowDate);
  const asOf = content.asOf === null || isRows ? null : formatDate(content.asOf, locale);
  const text = plainCell(display, asOf, alternatives, locale);
  return { city, attribute: attribute.id, content, display, plain: text, alternatives, asOf };
}

/** The whole cell as text: value, reference date where it is not the row's, and what other sources say. */
function plainCell(display: Display, asOf: string | null, others: readonly Display[], locale: Locale): string {
  const dated = asOf === null ? display.plain : word(locale, 'value.as-of', { value: display.plain, date: asOf });
  if (others.length === 0) return dated;
  return word(locale, 'value.also', { value: dated, others: others.map((other) => other.plain).join('; ') });
}
