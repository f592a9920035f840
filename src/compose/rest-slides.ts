import type { Slide } from '../publication.ts';
import { withProfile } from '../themes.ts';
import { plain } from '../wording.ts';
import { placeOfTheme } from './blocks.ts';
import { groupId } from './city-groups.ts';
import { comparisonBlock } from './comparison-block.ts';
import { comparisonSlides } from './comparison-slides.ts';
import type { Context } from './context.ts';
import { findCase, fixedWord } from './context.ts';
import type { Plan } from './plan.ts';
import { slideOf } from './slides.ts';
import { timelineBlocks } from './timeline.ts';

/** Returns what tables and timelines of a talk leave out, theme by theme, for the time after it. */
export function restSlides(plan: Plan, context: Context): readonly Slide[] {
  const { cities, outline } = plan;
  const themes = withProfile(context.study, plan.themes);
  return themes.flatMap((theme) => {
    const eyebrow = plain(theme.title, context.locale.language);
    const place = placeOfTheme(theme);
    const isProfile = theme === context.study.profile;
    const rows = outline.includes(isProfile ? 'profiles' : 'comparison')
      ? comparisonBlock(
          theme,
          cities,
          { view: plan.view ?? 'key', rest: true, number: null, focus: plan.focus },
          context,
        )
      : null;
    const cases = cities.flatMap((city) => findCase(context, city, theme) ?? []);
    const events = outline.includes('timeline') ? timelineBlocks(cases, cities, 'rest', place, context) : [];
    return [
      ...comparisonSlides(
        { id: `${theme.id}-comparison-rest`, headline: fixedWord('part.more-attributes', context), eyebrow, place },
        rows,
        context,
      ),
      ...events.flatMap((block, index) =>
        slideOf({
          id: groupId(`${theme.id}-timeline-rest`, { number: index + 1 }),
          headline: fixedWord('part.more-events', context),
          eyebrow,
          blocks: [block],
          place,
        }),
      ),
    ].map((slide): Slide => ({ ...slide, rank: 'backup' }));
  });
}
