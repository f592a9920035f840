/** What leads through the themes of a deck: its chapters, the agenda, and the slides that open a theme or the backup. */
import type { ContentsEntry } from '../block.ts';
import type { Theme } from '../model.ts';
import type { Chapter, Slide } from '../publication.ts';
import { plain } from '../wording.ts';
import { placeOfPlan, placeOfTheme } from './blocks.ts';
import type { Context } from './context.ts';
import { fixedWord } from './context.ts';
import type { Plan } from './plan.ts';
import { dividerId } from './selection.ts';
import { slideOf } from './slides.ts';

/** A theme with its slides, the first of which opens it. */
export interface ThemeSlides {
  readonly theme: Theme;
  readonly slides: readonly Slide[];
}

/** More titles than this are no list that is read at a glance: the slide that opens a theme then has its own only. */
const mostListed = 9;

/** Returns the themes, each opened by a slide that says where the talk is; one theme alone needs none, nor one without slides. */
export function withSections(themes: readonly ThemeSlides[], context: Context): readonly ThemeSlides[] {
  const told = themes.filter(({ slides }) => slides.length > 0);
  if (told.length < 2) return themes;
  const chapters = told.map(({ theme }) => chapterOf(theme, sectionId(theme), context));
  return themes.map(({ theme, slides }) =>
    slides.length === 0 ? { theme, slides } : { theme, slides: [...sectionSlide(theme, chapters, context), ...slides] },
  );
}

/** Returns the chapters of a deck; themes without slides are none. */
export function chaptersOf(themes: readonly ThemeSlides[], context: Context): readonly Chapter[] {
  return themes.flatMap(({ theme, slides: [first] }) =>
    first === undefined ? [] : [chapterOf(theme, first.id, context)],
  );
}

/** Returns the slide that lists the themes; one theme alone is what the title says. */
export function agendaSlide(plan: Plan, themes: readonly ThemeSlides[], context: Context): readonly Slide[] {
  const chapters = chaptersOf(themes, context);
  if (chapters.length < 2) return [];
  const place = placeOfPlan(plan);
  return slideOf({
    id: 'agenda',
    rank: 'frame',
    headline: fixedWord('part.agenda', context),
    blocks: [{ kind: 'contents', entries: entriesOf(chapters, null), ...place }],
    place,
  });
}

/** Returns the slide behind which everything stands that the talk has no time for. */
export function backupSlide(plan: Plan, context: Context): readonly Slide[] {
  const { text: markdown, language } = fixedWord('slide.backup', context);
  const place = placeOfPlan(plan);
  return slideOf({
    id: dividerId,
    layout: 'section',
    rank: 'frame',
    headline: fixedWord('part.backup', context),
    blocks: [{ kind: 'prose', role: 'lead', paragraphs: [{ markdown, language, origin: plan.origin }], ...place }],
    place,
  });
}

function sectionSlide(theme: Theme, chapters: readonly Chapter[], context: Context): readonly Slide[] {
  const place = placeOfTheme(theme);
  const entries = entriesOf(chapters, theme);
  return slideOf({
    id: sectionId(theme),
    layout: 'section',
    rank: 'frame',
    headline: plain(theme.title, context.locale.language),
    eyebrow: fixedWord('slide.section', context, {
      number: entries.findIndex(({ current }) => current) + 1,
      of: chapters.length,
    }),
    blocks: [
      {
        kind: 'contents',
        entries: entries.filter(({ current }) => current || chapters.length <= mostListed),
        ...place,
      },
    ],
    place,
  });
}

function sectionId({ id }: Theme): string {
  return `${id}-section`;
}

function chapterOf({ id, title }: Theme, target: string, context: Context): Chapter {
  return { theme: id, title: plain(title, context.locale.language), target };
}

function entriesOf(chapters: readonly Chapter[], current: Theme | null): readonly ContentsEntry[] {
  return chapters.map(({ theme, title, target }, index) => ({
    title,
    target,
    level: 1,
    number: index + 1,
    current: theme === current?.id,
  }));
}
