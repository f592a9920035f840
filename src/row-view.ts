import type { Row } from './comparison.ts';
import type { RowView } from './model.ts';
import type { HiddenRows } from './table.ts';

/**
 * Returns the rows that the view shows and how many it hides. Where it would show none it hides none, so that no table is
 * left empty, and says so with a count of 0.
 */
export function selectRows(
  all: readonly Row[],
  view: RowView,
): { readonly rows: readonly Row[]; readonly hidden: HiddenRows | null } {
  if (view === 'all') return { rows: all, hidden: null };
  const rows = all.filter((row) => isShown(row, view));
  if (rows.length === 0) return { rows: all, hidden: { view, count: 0 } };
  const count = all.length - rows.length;
  return { rows, hidden: count === 0 ? null : { view, count } };
}

/** Returns the rows that `selectRows` hides: together they are all, each row once. */
export function hiddenRows(all: readonly Row[], view: RowView): readonly Row[] {
  const shown = new Set(selectRows(all, view).rows);
  return all.filter((row) => !shown.has(row));
}

/** Returns whether the view shows that row. What cannot be compared does not differ. */
export function isShown(row: Row, view: RowView): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'key':
      return row.attribute.key;
    case 'differences':
      return row.agreement === 'different';
    case 'complete':
      return row.complete;
  }
}
