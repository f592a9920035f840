import type { Html } from '../html.ts';
import { Html as Markup } from '../html.ts';
import { word } from '../locale.ts';
import type { Paper, Part } from '../publication.ts';
import type { PageRenderer } from './page.ts';
import { cssString, pageNumbers } from './page-marks.ts';

const families = ['Source Sans 3', 'Source Serif 4'];
const policy =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Returns what stands in the `<main>` of a paper or brief. */
export function renderPaperContent(paper: Paper, page: PageRenderer): Html {
  page.enter(paper.kind, page.writer.plain(paper.title), paper.parts.flatMap(sourcesIn), paper.focus);
  const parts = paper.parts.map((part) => page.render('papers/part.hbs', viewPart(part), part));
  return Markup.trust(parts.map((part) => part.toHTML()).join('\n'));
}

/** The sources that a part of a paper has entries for. */
function sourcesIn(part: Part): readonly string[] {
  const own = part.blocks.flatMap((block) => (block.kind === 'sources' ? block.sources : []));
  return [...own, ...part.parts.flatMap(sourcesIn)];
}

/** Returns a paper or brief with that content as one file: a page to read on screen, A4 in print. */
export function renderPaper(paper: Paper, content: Html, page: PageRenderer): Html {
  const title = page.writer.plain(paper.title);
  const study = page.writer.plain(page.study.title);
  const marks = pageMarks(paper, title, page);
  const css = page.css(['papers/tokens.css', 'blocks/blocks.css', 'papers/paper.css'], `${content}${marks}`, families);
  return page.render(
    'papers/paper.hbs',
    {
      language: paper.language,
      kind: paper.kind,
      draft: paper.draft,
      title: title === study ? title : `${title} – ${study}`,
      policy,
      css: Markup.trust(`${css}\n${marks}`),
      content,
    },
    paper,
  );
}

/** What the margins of printed pages say. */
function pageMarks(paper: Paper, title: string, page: PageRenderer): string {
  const { locale } = page.writer;
  const draft = paper.draft ? `${word(locale, 'paper.draft')} · ` : '';
  const asOf = page.study.asOf === null ? '' : word(locale, 'paper.as-of', { date: page.study.asOf });
  // A brief has its head on the first sheet, which runs to the edges, but keeps its foot.
  const sheet =
    paper.kind === 'brief'
      ? '@page{margin:20mm 0 18mm 0;@top-left{padding-left:22mm}@top-right{padding-right:20mm}@bottom-right{padding-right:20mm}}@page :first{margin:0 0 18mm 0}'
      : '';
  return `:root{--running-title:${cssString(draft + title)};--running-date:${cssString(asOf)}}
@page{@bottom-right{content:${pageNumbers(locale)}}}${sheet}`;
}

function viewPart(part: Part): object {
  return {
    ...part,
    className: classOf(part),
    // The city's colour marks the heading of its case, not every heading in it.
    marked: part.city !== null && part.id === `${part.theme}-${part.city}`,
    heading: part.id === 'cover' || part.title.text === '' ? null : `h${part.level + 1}`,
    parts: part.parts.map(viewPart),
  };
}

/** Chapters of a whole theme start on a new page; so does what follows the cover. */
function classOf(part: Part): string {
  if (part.theme === null) return part.id;
  return part.level === 1 && part.id === part.theme ? 'chapter' : 'content';
}
