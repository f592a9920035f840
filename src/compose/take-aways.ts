import type { TakeAway, TakeAwaysBlock } from '../block.ts';
import type { Finding, FindingKind } from '../model.ts';
import type { Slide } from '../publication.ts';
import { inline, plain } from '../wording.ts';
import { placeOfPlan } from './blocks.ts';
import type { Context } from './context.ts';
import { partWord } from './context.ts';
import type { Plan } from './plan.ts';
import { slideOf } from './slides.ts';

/**
 * Returns the slide with the first lesson of each theme, or all lessons where the deck has one theme; where there is none,
 * with what is similar; else no slide.
 */
export function takeAwaySlides(plan: Plan, context: Context): readonly Slide[] {
  const lessons = findingsOf('lesson', plan, context);
  const entries = lessons.length > 0 ? lessons : findingsOf('similar', plan, context);
  const place = placeOfPlan(plan);
  const block: TakeAwaysBlock = { kind: 'take-aways', entries, ...place };
  return slideOf({
    id: 'take-aways',
    layout: 'take-aways',
    rank: 'claim',
    headline: partWord('take-aways', plan.cities, context),
    blocks: [entries.length === 0 ? null : block],
    place,
  });
}

/** A deck about one city says nothing of the others. */
function findingsOf(kind: FindingKind, { themes, cities }: Plan, context: Context): readonly TakeAway[] {
  const { language } = context.locale;
  const concerns = (finding: Finding): boolean =>
    finding.cities.length === 0 || finding.cities.some((id) => cities.some((city) => city.id === id));
  const found = themes.flatMap((theme) => {
    const own = theme.findings.filter((finding) => finding.kind === kind && concerns(finding));
    return own.slice(0, themes.length === 1 ? own.length : 1).map((finding) => ({ theme, finding }));
  });
  return found.map(({ theme, finding }, index) => ({
    number: index + 1,
    text: inline(finding.text, language),
    theme: themes.length === 1 ? null : plain(theme.title, language),
    coded: finding.coded,
    sources: finding.sources,
    origin: finding.origin,
  }));
}
