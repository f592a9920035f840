import type { Condition, TruthTableBlock, TruthTableRow } from '../block.ts';
import { columnOf, valuesOf } from '../cells.ts';
import type { Cell, Row, Wording } from '../comparison.ts';
import { withLevelSymbol } from '../level.ts';
import type { Attribute, City, Datum, Origin, Value } from '../model.ts';
import { plain } from '../wording.ts';
import { Apparatus } from './apparatus.ts';
import { attributeRow } from './attribute-row.ts';
import type { Context } from './context.ts';
import { fixedWord } from './context.ts';
import { labelNotes } from './label-notes.ts';
import type { Plan } from './plan.ts';
import { composeScale } from './table.ts';

/** How much a truth table shows, and what gives it its number. */
export interface TruthTableView {
  /** If no city has more combinations than so many, these are listed; else they are only counted. */
  readonly most: number;
  readonly number: () => number | null;
}

/** What is chosen where the publication names no conditions. */
const mostConditions = 4;
const mostCombinations = 32;
const leastKnown = 0.75;

/**
 * Returns which combinations of the plan's conditions its cities have, and which none has, as a list of one table; of
 * none for less than two cities or without conditions. Every city is in exactly one combination, or among those that a
 * gap keeps out. Without `conditions` these are chosen: see `chooseConditions`.
 */
export function truthTableBlocks(
  plan: Plan,
  { most, number }: TruthTableView,
  context: Context,
): readonly TruthTableBlock[] {
  const rows =
    plan.conditions === null
      ? chooseConditions(plan, context)
      : plan.conditions.flatMap((condition) => attributeRow(condition, plan.cities, context) ?? []);
  if (plan.cities.length < 2 || rows.length === 0) return [];
  const apparatus = new Apparatus(context.locale);
  const conditions = rows.map((row) => composeCondition(row, apparatus, context));
  const placed = plan.cities.map((city, index) => place(city, index, rows));
  const observed = observedRows(placed, rows, apparatus, context);
  const possible = rows.reduce((product, row) => product * levelsOf(row.attribute).length, 1);
  const unobserved = possible - observed.length;
  return [
    {
      kind: 'truth-table',
      title: fixedWord('truth.title', context, { conditions: rows.map(({ label }) => label.text).join(', ') }),
      conditions,
      rows: [...observed, ...(unobserved > most ? [] : unobservedRows(placed, rows, plan.origin, context))],
      possible,
      unobserved,
      cases: plan.cities.length,
      unplaced: placed.filter(({ missing }) => missing.length > 0).map(({ city, missing }) => ({ city, missing })),
      scales: rows
        .filter(({ attribute }) => attribute.type === 'scale')
        .map((row) => composeScale(row, context.locale)),
      notes: apparatus.notes,
      sources: apparatus.sources,
      number: number(),
      city: null,
      theme: null,
      origin: plan.conditions?.[0]?.origin ?? plan.origin,
    },
  ];
}

/**
 * Returns the first four key attributes of the plan's themes that can be conditions: boolean, choice or scale, comparable,
 * with a value in at least three of four cities, and together with no more than 32 combinations.
 */
function chooseConditions(plan: Plan, context: Context): readonly Row[] {
  const chosen: Row[] = [];
  let combinations = 1;
  for (const row of plan.themes.flatMap((theme) => context.compare(theme, plan.cities).rows)) {
    const levels = levelsOf(row.attribute).length;
    const known = valuesOf(row.cells).length;
    const fits = levels > 1 && row.attribute.key && row.mismatches.length === 0;
    if (!fits || known < leastKnown * row.cells.length || combinations * levels > mostCombinations) continue;
    combinations *= levels;
    chosen.push(row);
    if (chosen.length === mostConditions) break;
  }
  return chosen;
}

function composeCondition(row: Row, apparatus: Apparatus, context: Context): Condition {
  const { attribute, theme, label, cells } = row;
  const values = valuesOf(cells);
  const notes = labelNotes(row, apparatus, context.locale);
  const coded = values.some((value) => value.coded);
  return { theme, attribute, label, notes, coded, external: values.some((value) => value.external) };
}

/** Where one city stands: its level in each condition, or the labels of those for which it has none. */
interface Placed {
  readonly city: City;
  readonly cells: readonly Cell[];
  readonly levels: readonly number[];
  readonly missing: readonly Wording[];
}

function place(city: City, index: number, rows: readonly Row[]): Placed {
  const cells = columnOf(rows, index);
  const levels = rows.map(({ attribute }, condition) => levelOf(cells[condition], attribute));
  return {
    city,
    cells,
    levels,
    missing: rows.filter((_, condition) => levels[condition] === -1).map(({ label }) => label),
  };
}

/** The most frequent combination first, then in the order of the options. */
function observedRows(
  placed: readonly Placed[],
  rows: readonly Row[],
  apparatus: Apparatus,
  context: Context,
): readonly TruthTableRow[] {
  const groups = new Map<string, Placed[]>();
  for (const item of placed.filter(({ missing }) => missing.length === 0)) {
    const key = item.levels.join();
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()]
    .toSorted((a, b) => b.length - a.length || compareLevels(a[0]?.levels ?? [], b[0]?.levels ?? []))
    .flatMap((group) => {
      const [first] = group;
      const origin = first?.cells[0]?.content.origin;
      if (first === undefined || origin === undefined) return [];
      return [
        {
          values: wordingsOf(first.levels, rows, context),
          cities: group.map(({ city, cells }) => ({ city, notes: cite(cells, rows, apparatus, context) })),
          origin,
        },
      ];
    });
}

/** Remembers what the cells cite, and returns the letters of the notes on them: what other sources say. */
function cite(cells: readonly Cell[], rows: readonly Row[], apparatus: Apparatus, context: Context): readonly string[] {
  const letters = cells.flatMap((cell, condition) => {
    const { content } = cell;
    if (content.kind === 'gap') return [];
    for (const source of citationsOf(content)) apparatus.source(source);
    if (cell.alternatives.length === 0) return [];
    const others = cell.alternatives.map((other) => other.plain).join('; ');
    const label = rows[condition]?.label.text ?? '';
    return [apparatus.mark(fixedWord('truth.also', context, { label, value: cell.display.plain, others }))];
  });
  return [...new Set(letters)];
}

function citationsOf({ sources, alternatives }: Value): Value['sources'] {
  return [...sources, ...alternatives.flatMap((claim) => claim.sources)];
}

/** Called for few combinations only: their number is the product of all levels. */
function unobservedRows(
  placed: readonly Placed[],
  rows: readonly Row[],
  origin: Origin,
  context: Context,
): readonly TruthTableRow[] {
  const observed = new Set(placed.map(({ levels }) => levels.join()));
  const all = rows.reduce<readonly (readonly number[])[]>(
    (combinations, { attribute }) =>
      combinations.flatMap((levels) => levelsOf(attribute).map((_, level) => [...levels, level])),
    [[]],
  );
  return all
    .filter((levels) => !observed.has(levels.join()))
    .map((levels) => ({ values: wordingsOf(levels, rows, context), cities: [], origin }));
}

function wordingsOf(levels: readonly number[], rows: readonly Row[], context: Context): readonly Wording[] {
  return rows.map(({ attribute }, condition) => levelWording(attribute, levels[condition] ?? 0, context));
}

function compareLevels(a: readonly number[], b: readonly number[]): number {
  const condition = a.findIndex((level, index) => level !== b[index]);
  return condition === -1 ? 0 : (a[condition] ?? 0) - (b[condition] ?? 0);
}

/** What a condition can be, in order: yes before no, options as they are declared. Empty for any other type. */
function levelsOf({ type, options }: Attribute): readonly string[] {
  if (type === 'boolean') return ['true', 'false'];
  return type === 'choice' || type === 'scale' ? options.map(({ id }) => id) : [];
}

/** The place of what the cell says among the levels of its attribute; -1 for a gap. */
function levelOf(cell: Cell | undefined, attribute: Attribute): number {
  return cell?.content.kind === 'value' ? levelsOf(attribute).indexOf(idOf(cell.content.datum)) : -1;
}

function idOf(datum: Datum): string {
  if (datum.type === 'boolean') return String(datum.holds);
  if (datum.type === 'choice') return datum.option;
  return datum.type === 'scale' ? datum.level : '';
}

function levelWording({ type, options }: Attribute, level: number, context: Context): Wording {
  if (type === 'boolean') return fixedWord(level === 0 ? 'value.yes' : 'value.no', context);
  const option = options[level];
  if (option === undefined) return fixedWord('value.no', context);
  const label = plain(option.label, context.locale.language);
  return type === 'scale' ? { ...label, text: withLevelSymbol(label.text, level, options.length) } : label;
}
