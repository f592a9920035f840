import { columnOf, valuesOf } from './cells.ts';
import { compareTheme } from './compare/comparison.ts';
import type { Comparison } from './comparison.ts';
import type { Coverage, CoverageGap } from './coverage.ts';
import type { Locale } from './locale.ts';
import type { Origin, Study } from './model.ts';
import { withProfile } from './themes.ts';
import { inline, plain, withoutMarkup } from './wording.ts';

/** Returns what the study knows and what it lacks, named in that language; nothing without one. */
export function surveyStudy(study: Study, locale: Locale | undefined): Coverage {
  if (locale === undefined) return { themes: [], cities: [], counts: [], gaps: [] };
  const { cities } = study;
  const themes = withProfile(study);
  const comparisons = themes.map((theme) => compareTheme(study, theme, cities, locale));
  const files = new Set([...cities, ...study.cases].map(({ origin }) => origin));
  return {
    themes: comparisons.map(({ theme, title }) => ({ id: theme.id, title: title.text })),
    cities: cities.map((city) => ({ id: city.id, name: plain(city.shortName, locale.language).text })),
    counts: comparisons.flatMap(({ theme, rows }) =>
      cities.map((city, index) => {
        const values = valuesOf(columnOf(rows, index)).length;
        return { theme: theme.id, city: city.id, values, gaps: rows.length - values };
      }),
    ),
    gaps: comparisons.flatMap((comparison) => gapsOf(comparison, files)),
  };
}

/** A gap that nobody has written has the place of the file that does not name the attribute. */
function gapsOf({ rows, language }: Comparison, files: ReadonlySet<Origin>): readonly CoverageGap[] {
  return rows.flatMap(({ theme, attribute, label, cells }) =>
    cells.flatMap(({ city, content }): readonly CoverageGap[] => {
      if (content.kind === 'value') return [];
      const { reason, origin } = content;
      const note = content.note === null ? null : withoutMarkup(inline(content.note, language));
      const written = !files.has(origin);
      return [{ theme, attribute: attribute.id, label: label.text, city, reason, note, written, origin }];
    }),
  );
}
