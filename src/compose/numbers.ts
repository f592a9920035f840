import type { NumbersBlock } from '../block.ts';
import { valuesOf } from '../cells.ts';
import { asideOf } from '../columns.ts';
import type { Comparison, Row } from '../comparison.ts';
import type { City } from '../model.ts';
import type { Slide } from '../publication.ts';
import { withProfile } from '../themes.ts';
import { plain } from '../wording.ts';
import { Apparatus } from './apparatus.ts';
import { attributeRow, themeOf } from './attribute-row.ts';
import { placeOfTheme } from './blocks.ts';
import { groupCities, groupId, groupTitle } from './city-groups.ts';
import type { Context } from './context.ts';
import { labelNotes } from './label-notes.ts';
import type { Plan } from './plan.ts';
import { slideOf } from './slides.ts';
import { composeTable, selectFrom } from './table.ts';

/** Returns a slide of large numbers per attribute that the plan names, else of the first that matters; one per group of cities. */
export function numberSlides(plan: Plan, context: Context): readonly Slide[] {
  const rows =
    plan.numbers === null
      ? chooseNumber(plan, context)
      : plan.numbers.flatMap((ref) => attributeRow(ref, plan.cities, context) ?? []);
  return rows.flatMap((row) => groupCities(plan.cities).flatMap((group) => slideOfRow(row, group, plan, context)));
}

/** The first key attribute with numbers that any city has: what a profile says of the cities comes first. */
function chooseNumber(plan: Plan, context: Context): readonly Row[] {
  const rows = withProfile(context.study, plan.themes).flatMap((theme) => context.compare(theme, plan.cities).rows);
  const found = rows.find(
    ({ attribute, cells }) => attribute.type === 'number' && attribute.key && valuesOf(cells).length > 0,
  );
  return found === undefined ? [] : [found];
}

function slideOfRow(
  row: Row,
  group: ReturnType<typeof groupCities>[number],
  plan: Plan,
  context: Context,
): readonly Slide[] {
  const { locale, study } = context;
  const theme = themeOf(row.theme, study);
  if (theme === null) return [];
  const aside = asideOf(row, locale);
  return slideOf({
    id: groupId(`${row.theme}-${row.attribute.id}-number`, group),
    layout: 'numbers',
    rank: 'evidence',
    headline: aside === '' ? row.label : { ...row.label, text: `${row.label.text} (${aside})` },
    eyebrow: groupTitle(plain(theme.title, locale.language), group),
    blocks: [numbersBlock(row, context.compare(theme, plan.cities), group.cities, context)],
    place: placeOfTheme(theme),
  });
}

function numbersBlock(row: Row, whole: Comparison, cities: readonly City[], { locale }: Context): NumbersBlock {
  const comparison = selectFrom(whole, [row], cities);
  const apparatus = new Apparatus(locale);
  labelNotes(row, apparatus, locale);
  return {
    kind: 'numbers',
    comparison,
    cases: whole.cities.length,
    table: composeTable(comparison, comparison.rows, 'columns', locale),
    caveats: apparatus.notes.map(({ text }) => text),
    ...placeOfTheme(whole.theme),
  };
}
