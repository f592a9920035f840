import type { Comparison, Row } from '../comparison.ts';
import type { RowView } from '../model.ts';
import { isShown } from '../row-view.ts';

/** Returns the first `most` rows of each comparison that the view shows, gathered under the title of its theme. */
export function keyRows(comparisons: readonly Comparison[], most: number, view: RowView = 'key'): readonly Row[] {
  return comparisons.flatMap((comparison) =>
    comparison.rows
      .filter((row) => isShown(row, view))
      .slice(0, most)
      .map((row) => ({ ...row, group: comparison.title })),
  );
}
