import type { Cell } from './comparison.ts';
import type { Value } from './model.ts';

/** Returns the values among those cells, without the gaps. */
export function valuesOf(cells: readonly Pick<Cell, 'content'>[]): readonly Value[] {
  return cells.flatMap(({ content }) => (content.kind === 'value' ? [content] : []));
}

/** Returns what those rows say of the city with that index, from the first row to the last. */
export function columnOf<C>(rows: readonly { readonly cells: readonly C[] }[], index: number): readonly C[] {
  return rows.flatMap(({ cells }) => cells.slice(index, index + 1));
}
