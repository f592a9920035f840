import type { Case, City, OutlinePart, Theme } from '../model.ts';
import type { Block, Part } from '../publication.ts';
import { fixed, plain } from '../wording.ts';
import {
  actorsBlock,
  findingsBlock,
  placeOfCase,
  placeOfTheme,
  proseBlock,
  recommendationsBlock,
  statementsBlock,
} from './blocks.ts';
import { bodyOf, passages } from './case-slides.ts';
import { comparisonBlock } from './comparison-block.ts';
import type { Context } from './context.ts';
import { findCase, partWord } from './context.ts';
import type { Plan } from './plan.ts';
import type { TableCounter } from './table-counter.ts';
import { findingsFor } from './theme-slides.ts';
import { timelineBlock } from './timeline.ts';

/** More lanes than this are too narrow to read side by side; each case then has a timeline of its own. */
const mostLanes = 4;

type Level = Part['level'];

/** Returns the parts of a theme in a paper, with headings from that level on: comparison, findings, cases. */
export function themeParts(
  theme: Theme,
  level: 1 | 2,
  plan: Plan,
  tables: TableCounter,
  context: Context,
): readonly Part[] {
  const cases = plan.cities.flatMap((city) => findCase(context, city, theme) ?? []);
  const place = placeOfTheme(theme);
  const common = plan.cities.length > 1 && plan.cities.length <= mostLanes;
  const chapter = (id: OutlinePart, block: () => Block | null): readonly Part[] => {
    const content = plan.outline.includes(id) ? block() : null;
    if (content === null) return [];
    return [
      {
        id: `${theme.id}-${id}`,
        level,
        title: partWord(id, plan.cities, context),
        blocks: [content],
        parts: [],
        ...place,
      },
    ];
  };
  return [
    ...chapter('comparison', () =>
      comparisonBlock(theme, plan.cities, { keyOnly: false, number: tables.next(), focus: plan.focus }, context),
    ),
    ...chapter('findings', () => findingsBlock(findingsFor(theme, [], plan), place, context)),
    ...chapter('recommendations', () => recommendationsBlock(theme.recommendations, place, context)),
    ...chapter('timeline', () => (common ? timelineBlock(cases, plan.cities, false, place, context) : null)),
    ...(plan.outline.includes('case')
      ? plan.cities.flatMap((city) => casePart(theme, city, level, !common, plan, context))
      : []),
  ];
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
  return [
    {
      id: `${theme.id}-${city.id}`,
      level,
      title:
        plan.cities.length === 1 || title.text.includes(name) ? title : { ...title, text: `${name}: ${title.text}` },
      blocks: [proseBlock(item.summary, 'lead', place, context)].filter((block) => block !== null),
      parts: [
        ...sectionParts(item, below, context),
        ...aside('timeline', ownTimeline ? timelineBlock([item], [city], false, place, context) : null),
        ...aside('actors', actorsBlock(item, context)),
        ...aside('statements', statementsBlock([item], place, context)),
        ...aside('findings', findingsBlock(item.findings, place, context), 'case-findings'),
        ...aside('recommendations', recommendationsBlock(item.recommendations, place, context)),
      ],
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
