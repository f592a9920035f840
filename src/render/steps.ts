import type { BuildUp } from '../model.ts';

/** Returns when a piece of a slide is shown: 0 for at once, then step by step. Null is a piece of no city, or of no row. */
export type Steps = (city: string | null, row: string | number | null) => number;

/**
 * Returns the steps of one slide, which builds up its cities or its rows in the order in which it first names them. The
 * first is there at once, so that no slide begins empty, and so is what belongs to none.
 */
export function stepsOf(build: BuildUp | null): Steps {
  const known = new Map<string | number, number>();
  return (city, row) => {
    const piece = build === 'cities' ? city : build === 'rows' ? row : null;
    if (piece === null) return 0;
    const step = known.get(piece) ?? known.size;
    known.set(piece, step);
    return step;
  };
}
