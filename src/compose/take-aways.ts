import type { TakeAway, TakeAwaysBlock } from '../block.ts';
import type { Finding, FindingKind } from '../model.ts';
import type { Slide } from '../publication.ts';
import { inline, plain } from '../wording.ts';
import type { Context } from './context.ts';
import { partWord } from './context.ts';
import type { Plan } from './plan.ts';
import { slideOf } from './slides.ts';

/** Returns the slide with the first lesson of each theme; where no theme has one, with what is similar; else none. */
export function takeAwaySlides(plan: Plan, context: Context): readonly Slide[] {
  const lessons = firstOf('lesson', plan, context);
  const entries = lessons.length > 0 ? lessons : firstOf('similar', plan, context);
  const place = { city: null, theme: null, origin: plan.origin };
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
function firstOf(kind: FindingKind, { themes, cities }: Plan, context: Context): readonly TakeAway[] {
  const { language } = context.locale;
  const concerns = (finding: Finding): boolean =>
    finding.cities.length === 0 || finding.cities.some((id) => cities.some((city) => city.id === id));
  const found = themes.flatMap((theme) => {
    const finding = theme.findings.find((candidate) => candidate.kind === kind && concerns(candidate));
    return finding === undefined ? [] : [{ theme, finding }];
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
