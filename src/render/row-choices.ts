import type { Row } from '../comparison.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import type { RowView } from '../model.ts';
import { isShown } from '../row-view.ts';

/** One way to look at the rows of a table page, as its reader chooses it. */
export interface RowChoice {
  readonly view: RowView;
  /** With the number of rows that it hides. */
  readonly label: string;
  readonly checked: boolean;
  /** Whether it would hide every row. */
  readonly disabled: boolean;
  /** Ids of attributes. */
  readonly shown: readonly string[];
  readonly hidden: readonly string[];
}

const views: readonly RowView[] = ['all', 'key', 'differences', 'complete'];

/** Returns all views of those rows, or none where there is nothing to choose: each would show all rows or no row. */
export function rowChoices(rows: readonly Row[], locale: Locale): readonly RowChoice[] {
  const choices = views.map((view) => rowChoice(rows, view, locale));
  return choices.some(({ hidden, disabled }) => hidden.length > 0 && !disabled) ? choices : [];
}

function rowChoice(rows: readonly Row[], view: RowView, locale: Locale): RowChoice {
  const ids = (shown: boolean) =>
    rows.filter((row) => isShown(row, view) === shown).map(({ attribute }) => attribute.id);
  const [shown, hidden] = [ids(true), ids(false)];
  const name = word(locale, `rows.${view}`);
  const label = shown.length === 0 ? word(locale, 'rows.none', { name }) : hides(view, name, hidden.length, locale);
  return { view, label, checked: view === 'all', disabled: shown.length === 0, shown, hidden };
}

function hides(view: RowView, name: string, count: number, locale: Locale): string {
  if (view === 'all') return name;
  return count === 0 ? word(locale, 'rows.hides-none', { name }) : word(locale, 'rows.hides', { name, count });
}

/**
 * Returns the style sheet that obeys the choice, since no script may: rows or columns of hidden attributes vanish, and with
 * them every heading and table that is left without any.
 */
export function rowChoicesCss(choices: readonly RowChoice[]): string {
  return choices
    .filter(({ hidden, disabled }) => hidden.length > 0 && !disabled)
    .flatMap(({ view, shown, hidden }) => {
      const chosen = `main:has(#rows-${view}:checked)`;
      return [
        `${chosen} .comparison ${anyOf(hidden)} { display: none; }`,
        `${chosen} :is(.block-comparison, .comparison tbody):not(:has(${anyOf(shown)})) { display: none; }`,
        `${chosen} .comparison tr:has(> th[scope="colgroup"]) { display: none; }`,
      ];
    })
    .join('\n');
}

/** Ids are words of letters a–z, digits and hyphens. */
function anyOf(ids: readonly string[]): string {
  return `:is(${ids.map((id) => `[data-attribute="${id}"]`).join(', ')})`;
}
