import type { CoverageBlock, GapsBlock } from '../block.ts';
import { columnOf, valuesOf } from '../cells.ts';
import type { City, Theme } from '../model.ts';
import { inline, plain } from '../wording.ts';
import { placeOfTheme } from './blocks.ts';
import { groupCities, groupTitle } from './city-groups.ts';
import type { Context } from './context.ts';
import { gapOrder } from './table.ts';

/** Returns how many values each theme (and the profile) has per city. */
export function coverageBlock(themes: readonly Theme[], cities: readonly City[], context: Context): CoverageBlock {
  return {
    kind: 'coverage',
    cities,
    rows: themes.map((theme) => {
      const { rows } = context.compare(theme, cities);
      return {
        theme,
        title: plain(theme.title, context.locale.language),
        counts: cities.map((city, index) => ({
          city: city.id,
          values: valuesOf(columnOf(rows, index)).length,
          attributes: rows.length,
        })),
      };
    }),
    city: null,
    theme: null,
    origin: context.study.origin,
  };
}

/** Returns the gap report of one theme as one table per group of cities. */
export function gapsBlocks(theme: Theme, cities: readonly City[], context: Context): readonly GapsBlock[] {
  return groupCities(cities).flatMap((group) => {
    const block = gapsBlock(theme, group.cities, context);
    return block === null ? [] : [{ ...block, title: groupTitle(block.title, group) }];
  });
}

/** Returns the gap report of one theme: every attribute that lacks a value somewhere; null if nothing is missing. */
function gapsBlock(theme: Theme, cities: readonly City[], context: Context): GapsBlock | null {
  const rows = context
    .compare(theme, cities)
    .rows.filter((row) => row.cells.some((cell) => cell.content.kind === 'gap'))
    .map((row) => ({
      label: row.label,
      cells: row.cells.map(({ city, content }) => ({
        city,
        reason: content.kind === 'gap' ? content.reason : null,
        note: content.kind === 'gap' && content.note !== null ? inline(content.note, context.locale.language) : null,
      })),
      origin: row.attribute.origin,
    }));
  if (rows.length === 0) return null;
  const reasons = gapOrder.filter((reason) => rows.some((row) => row.cells.some((cell) => cell.reason === reason)));
  return {
    kind: 'gaps',
    title: plain(theme.title, context.locale.language),
    cities,
    rows,
    reasons,
    continued: false,
    ...placeOfTheme(theme),
  };
}
