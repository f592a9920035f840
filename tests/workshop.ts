/** What composing and rendering need, ready to use: templates, fonts, locales and the small study. */
import { fileURLToPath } from 'node:url';
import { compareTheme } from '../src/compare/comparison.ts';
import { comparisonBlock, layOut } from '../src/compose/comparison-block.ts';
import type { Context } from '../src/compose/context.ts';
import { composeDeck } from '../src/compose/deck.ts';
import { composePaper } from '../src/compose/paper.ts';
import { type Plan, planPublications } from '../src/compose/plan.ts';
import { loadStudy } from '../src/load/study.ts';
import type { Study, Theme } from '../src/model.ts';
import { joinSlides, renderPrintDecks, renderSlides } from '../src/render/deck.ts';
import { Fonts } from '../src/render/fonts.ts';
import { renderHandout } from '../src/render/handout.ts';
import { PageRenderer } from '../src/render/page.ts';
import { renderPaper, renderPaperContent } from '../src/render/paper.ts';
import { renderPortal } from '../src/render/portal.ts';
import { renderTablePage } from '../src/render/table-page.ts';
import type { Medium } from '../src/render/writer.ts';
import { localeOf, templates } from './locales.ts';

/** The folder of the study that uses everything: two cities, two themes, two languages. */
export const smallFolder: string = fileURLToPath(new URL('input/small', import.meta.url));

/** That study. */
export const small: Study = (await loadStudy(smallFolder)).value;

const fonts = await Fonts.load();

/** What composing needs of a study in one language. */
export function contextOf(study: Study, language: string): Context {
  const locale = localeOf(language);
  return { study, locale, others: [], compare: (theme, cities) => compareTheme(study, theme, cities, locale) };
}

/** A renderer; `overrides` are texts of templates that replace the built-in ones of their paths. */
export function pageOf(
  medium: Medium,
  study: Study,
  language: string,
  overrides: Readonly<Record<string, string>> = {},
): PageRenderer {
  const files = new Map(templates);
  for (const [path, text] of Object.entries(overrides)) {
    files.set(path, { path, text, replaced: templates.get(path)?.text ?? null, shownAs: `templates/${path}` });
  }
  return new PageRenderer(medium, localeOf(language), { study, files, fonts });
}

/** The plan of that publication; of `kind` where a deck and a paper have the same id. */
export function planOf(study: Study, language: string, id: string, kind?: Plan['kind']): Plan {
  const found = planPublications(study, language).find(
    (plan) => plan.id === id && (kind === undefined || plan.kind === kind),
  );
  if (found === undefined) throw new Error(`There is no publication ${id}`);
  return found;
}

/** The study with all automatic publications instead of its own. */
export function withAutomatic(study: Study): Study {
  return { ...study, publications: ['auto'] };
}

/** A deck as it is before it is fitted to its slides. */
export function deckHtml(study: Study, language: string, id: string): string {
  const page = pageOf('decks', study, language);
  const deck = composeDeck(planOf(study, language, id, 'deck'), contextOf(study, language));
  return renderPrintDecks([{ deck, slides: renderSlides(deck, page), page }]).toHTML();
}

/** Its handout as one file. */
export function handoutHtml(study: Study, language: string, id: string): string {
  const page = pageOf('decks', study, language);
  const deck = composeDeck(planOf(study, language, id, 'deck'), contextOf(study, language));
  return renderHandout(deck, renderSlides(deck, page), page).toHTML();
}

/** Its slides alone, without style sheets. */
export function deckContent(study: Study, language: string, id: string): string {
  const deck = composeDeck(planOf(study, language, id, 'deck'), contextOf(study, language));
  return joinSlides(renderSlides(deck, pageOf('decks', study, language))).toHTML();
}

/** A paper as one file. */
export function paperHtml(study: Study, language: string, id: string): string {
  const page = pageOf('papers', study, language);
  const paper = composePaper(planOf(study, language, id, 'paper'), contextOf(study, language));
  return renderPaper(paper, renderPaperContent(paper, page), page).toHTML();
}

/** What stands in it, without style sheets. */
export function paperContent(study: Study, language: string, id: string): string {
  const paper = composePaper(planOf(study, language, id, 'paper'), contextOf(study, language));
  return renderPaperContent(paper, pageOf('papers', study, language)).toHTML();
}

/** The page with the comparison of one theme. */
export function tableHtml(study: Study, language: string, theme: Theme): string {
  const view = { view: 'all' as const, number: null, focus: null };
  const context = contextOf(study, language);
  const block = comparisonBlock(theme, study.cities, view, context);
  if (block === null) return '';
  const tables = layOut(block, 'page', context.locale);
  return renderTablePage(block, tables, [], pageOf('tables', study, language)).toHTML();
}

/** The portal of a study of which nothing else was built. */
export function portalHtml(study: Study): string {
  const sections = study.languages.map((language) => ({
    ...contextOf(study, language),
    page: pageOf('portal', study, language),
  }));
  return renderPortal(sections, []).toHTML();
}
