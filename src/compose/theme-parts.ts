import type { Block } from '../block.ts';
import type { Case, City, OutlinePart, Theme } from '../model.ts';
import type { Part } from '../publication.ts';
import { fixed, plain } from '../wording.ts';
import { agreementOf } from './agreement.ts';
import {
  actorsBlock,
  asOfBlock,
  caseGapBlock,
  findingsBlock,
  placeOfCase,
  placeOfTheme,
  proseBlock,
  recommendationsBlock,
  statementsBlock,
} from './blocks.ts';
import { bodyOf, passages } from './case-body.ts';
import { comparisonBlocks } from './comparison-block.ts';
import type { Context } from './context.ts';
import { findCase, partWord } from './context.ts';
import type { Plan } from './plan.ts';
import type { TableCounter } from './table-counter.ts';
import type { ThemePart } from './theme-slides.ts';
import { findingsFor, isThemePart } from './theme-slides.ts';
import { mostLanes, timelineBlock, timelineBlocks } from './timeline.ts';

type Level = Part['level'];

/**
 * Returns the parts of a theme in a paper, in the order of the outline and with headings from that level on. Actors and
 * statements stand with their case; without cases in the outline they are parts of their own.
 */
export function themeParts(
  theme: Theme,
  level: 1 | 2,
  plan: Plan,
  tables: TableCounter,
  context: Context,
): readonly Part[] {
  const { cities, outline } = plan;
  const cases = cities.flatMap((city) => findCase(context, city, theme) ?? []);
  const place = placeOfTheme(theme);
  const withCases = outline.includes('case');
  const together = !withCases || (cities.length > 1 && cities.length <= mostLanes);
  const part = (id: ThemePart | 'agreement', blocks: readonly (Block | null)[]): readonly Part[] => {
    const present = blocks.filter((block) => block !== null);
    if (present.length === 0) return [];
    return [
      { id: `${theme.id}-${id}`, level, title: partWord(id, cities, context), blocks: present, parts: [], ...place },
    ];
  };
  const partsOf = (id: ThemePart): readonly Part[] => {
    switch (id) {
      case 'comparison': {
        const view = { view: plan.view ?? 'all', focus: plan.focus };
        return part(id, comparisonBlocks(theme, cities, view, tables, context));
      }
      case 'findings':
        return [
          ...part('agreement', [agreementOf(theme, plan, 'all', context)]),
          ...part(id, [findingsBlock(findingsFor(theme, [], plan), place, context)]),
        ];
      case 'recommendations':
        return part(id, [recommendationsBlock(theme.recommendations, place, context)]);
      case 'timeline':
        return part(id, together ? timelineBlocks(cases, cities, 'all', place, context) : []);
      case 'actors':
        return withCases
          ? []
          : part(
              id,
              cases.map((item) => actorsBlock(item, context)),
            );
      case 'statements':
        return withCases ? [] : part(id, [statementsBlock(cases, place, context)]);
      case 'case':
        return cities.flatMap((city) => casePart(theme, city, level, !together, plan, context));
    }
  };
  return outline.filter(isThemePart).flatMap(partsOf);
}

/** Returns one city's case: its claim as heading, its summary, its sections, and what is known beside them. */
function casePart(
  theme: Theme,
  city: City,
  level: 1 | 2,
  ownTimeline: boolean,
  plan: Plan,
  context: Context,
): readonly Part[] {
  const item = findCase(context, city, theme);
  if (item === undefined) return [];
  const { language } = context.locale;
  const name = plain(city.shortName, language).text;
  const title = item.title === null ? fixed(name, language) : plain(item.title, language);
  const place = placeOfCase(item);
  const below = (level + 1) as Level;
  const aside = (id: OutlinePart, block: Block | null, word: string = id): readonly Part[] =>
    block === null || !plan.outline.includes(id)
      ? []
      : [
          {
            id: `${theme.id}-${city.id}-${id}`,
            level: below,
            title: partWord(word, plan.cities, context),
            blocks: [block],
            parts: [],
            ...place,
          },
        ];
  const blocks = [
    proseBlock(item.summary, 'lead', place, context),
    caseGapBlock(item, context),
    asOfBlock(item, context),
  ].filter((block) => block !== null);
  const parts = [
    ...sectionParts(item, below, context),
    ...aside('timeline', ownTimeline ? timelineBlock([item], [city], 'all', place, context) : null),
    ...aside('actors', actorsBlock(item, context)),
    ...aside('statements', statementsBlock([item], place, context)),
    ...aside('findings', findingsBlock(item.findings, place, context), 'case-findings'),
    ...aside('recommendations', recommendationsBlock(item.recommendations, place, context)),
  ];
  if (item.title === null && blocks.length === 0 && parts.length === 0) return [];
  return [
    {
      id: `${theme.id}-${city.id}`,
      level,
      title:
        plan.cities.length === 1 || title.text.includes(name) ? title : { ...title, text: `${name}: ${title.text}` },
      blocks,
      parts,
      ...place,
    },
  ];
}

/** A section before the first heading has no title and joins the case's own text. */
function sectionParts(item: Case, level: Level, context: Context): readonly Part[] {
  const body = bodyOf(item, context);
  if (body === undefined) return [];
  return body.sections.flatMap((section, index) => {
    const block = passages(section, ['all', 'paper'], body, item);
    if (block === null) return [];
    const title = { text: section.title, markup: 'markdown' as const, language: body.language };
    return [
      {
        id: `${item.theme}-${item.city}-${index + 1}`,
        level,
        title,
        blocks: [block],
        parts: [],
        ...placeOfCase(item),
        origin: section.origin,
      },
    ];
  });
}
