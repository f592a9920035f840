import type { MatrixCell, MetaMatrixBlock } from '../block.ts';
import { columnOf, valuesOf } from '../cells.ts';
import type { Cell, Wording } from '../comparison.ts';
import { firstSentence } from '../markdown-structure.ts';
import type { Case, City, GapReason, Theme } from '../model.ts';
import { typeset } from '../typography.ts';
import { inLanguage, plain } from '../wording.ts';
import { groupCities, groupTitle } from './city-groups.ts';
import type { Context } from './context.ts';
import { findCase, fixedWord } from './context.ts';
import type { Plan } from './plan.ts';
import { gapOrder } from './table.ts';

/** Returns every case of the plan in one cell, themes as rows and cities as columns: one table per group of cities. */
export function metaMatrixBlocks(
  plan: Plan,
  number: () => number | null,
  context: Context,
): readonly MetaMatrixBlock[] {
  const { themes, focus, origin } = plan;
  if (themes.length === 0) return [];
  return groupCities(plan.cities).map((group) => {
    const { cities } = group;
    const rows = themes.map((theme) => {
      const comparison = context.compare(theme, cities);
      const cells = cities.map((city, index) => cellOf(city, theme, columnOf(comparison.rows, index), context));
      return { theme, title: comparison.title, cells, origin: theme.origin };
    });
    const occurs = (reason: GapReason) => rows.some((row) => row.cells.some((cell) => cell.reason === reason));
    const title = groupTitle(fixedWord('matrix.title', context), group);
    const place = { city: null, theme: null, origin };
    return {
      kind: 'meta-matrix',
      title,
      cities,
      cases: plan.cities.length,
      rows,
      reasons: gapOrder.filter(occurs),
      number: number(),
      focus,
      ...place,
    };
  });
}

/** What is known of one city and theme: its claim or else its summary, how many values there are, or why there are none. */
function cellOf(city: City, theme: Theme, cells: readonly Cell[], context: Context): MatrixCell {
  const item = findCase(context, city, theme);
  if (item === undefined) return { city: city.id, summary: null, reason: 'not-available', origin: city.origin };
  const values = valuesOf(cells).length;
  const said = claimOf(item, context) ?? (values > 0 ? countOf(values, cells.length, context) : null);
  const reason = values > 0 ? null : (item.gap ?? (said === null && !hasText(item) ? commonReason(cells) : null));
  const summary = said ?? (reason === null ? fixedWord('matrix.text', context) : null);
  return { city: city.id, summary, reason, origin: item.origin };
}

function claimOf({ title, summary }: Case, context: Context): Wording | null {
  const { language } = context.locale;
  if (title !== null) return plain(title, language);
  if (summary === null) return null;
  const translation = inLanguage(summary, language);
  const sentence = firstSentence(translation.source);
  if (sentence === null) return null;
  return { text: typeset(sentence, translation.language), markup: 'markdown', language: translation.language };
}

function countOf(values: number, attributes: number, context: Context): Wording {
  return fixedWord('matrix.values', context, { values, attributes });
}

function hasText({ bodies }: Case): boolean {
  return bodies.some(({ sections }) => sections.length > 0);
}

/** The reason that all of them have, else that there is no information. */
function commonReason(cells: readonly Cell[]): GapReason {
  const reasons = new Set(cells.flatMap(({ content }) => (content.kind === 'gap' ? [content.reason] : [])));
  const [only] = reasons;
  return reasons.size === 1 && only !== undefined ? only : 'not-available';
}
