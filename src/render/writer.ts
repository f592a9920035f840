import type { Prose } from '../block.ts';
import type { Cell, Wording } from '../comparison.ts';
import { escapeHtml, Html, html } from '../html.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import type { MarkdownCitation } from '../markdown.ts';
import { renderMarkdown } from '../markdown.ts';
import type { Media } from '../model.ts';
import type { Reference } from '../table.ts';
import { typeset } from '../typography.ts';
import { withoutMarkup } from '../wording.ts';
import type { Bibliography } from './bibliography.ts';
import { findMedia } from './media.ts';

/** Which result is being written; it decides how citations look and which templates are used. */
export type Medium = 'decks' | 'papers' | 'tables' | 'portal';

/** Stands for a value in fixed words around it, so that markup can take its place. */
const slot = '\u0000';

/** Stands for a citation on a slide until it is taken out together with the space before it; no text can hold it. */
const citation = '\u0000';

/** Turns texts of a study into HTML, in one language and for one kind of result. */
export class Writer {
  readonly medium: Medium;
  readonly locale: Locale;
  readonly bibliography: Bibliography;
  readonly #media: ReadonlyMap<string, Media>;
  #proses = 0;
  /** Sources that the document lists, and to which references lead. */
  #listed: ReadonlySet<string> = new Set();

  constructor(medium: Medium, locale: Locale, bibliography: Bibliography, media: ReadonlyMap<string, Media>) {
    this.medium = medium;
    this.locale = locale;
    this.bibliography = bibliography;
    this.#media = media;
  }

  /** Starts a new document, whose footnotes are counted from 1 and which has entries for those sources. */
  startDocument(listed: readonly string[]): void {
    this.#proses = 0;
    this.#listed = new Set(listed);
  }

  /** Returns the wording; one in another language than the result's is marked with its `lang`. */
  text(wording: Wording): Html {
    return this.#line(wording, (citations) => this.#cite(citations));
  }

  #line(wording: Wording, cite: (citations: readonly MarkdownCitation[]) => Html): Html {
    const options = { inline: true, idPrefix: '', headingLevel: 6, cite, image: () => null };
    const clean =
      wording.markup === 'plain' ? html`${wording.text}` : withoutCitations(renderMarkdown(wording.text, options));
    return wording.language === this.locale.language ? clean : html`<span lang="${wording.language}">${clean}</span>`;
  }

  /** Returns the wording without any markup, for titles and attributes. */
  plain(wording: Wording): string {
    return withoutMarkup(wording);
  }

  /** Returns paragraphs, lists and tables; images are embedded. */
  prose(prose: Prose): Html {
    this.#proses += 1;
    const content = renderMarkdown(prose.markdown, {
      inline: false,
      idPrefix: `p${this.#proses}`,
      headingLevel: 5,
      cite: (citations) => this.#cite(citations),
      image: (path) => findMedia(this.#media, prose.origin.file, path),
    });
    const clean = withoutCitations(content);
    return prose.language === this.locale.language ? clean : html`<div lang="${prose.language}">${clean}</div>`;
  }

  /**
   * Returns what a table shows of a cell: the items of a list each on a line of its own, then the reference date and what
   * other sources say. Its text content is the cell's plain text.
   */
  cell(cell: Cell): Html {
    if (cell.content.kind === 'gap') {
      const meaning = word(this.locale, `gap.${cell.content.reason}.meaning`);
      return html`<abbr class="gap-symbol" title="${meaning}">${cell.plain}</abbr>`;
    }
    const dated = cell.asOf === null ? slot : word(this.locale, 'value.as-of', { value: slot, date: cell.asOf });
    const others = cell.alternatives.map((display) => display.plain).join('; ');
    const frame = others === '' ? dated : word(this.locale, 'value.also', { value: dated, others });
    const [before = '', after = ''] = frame.split(slot);
    return html`${before}${this.#items(cell)}${after === '' ? '' : html`<span class="cell-also">${after}</span>`}`;
  }

  /**
   * Returns short references, e.g. "Bommes 2018, S. 104"; each leads to its entry if the document lists it. `end` stands
   * behind the last, unless that ends with it already.
   */
  references(references: readonly Reference[], end = ''): Html {
    const gathered = gather(references);
    const parts = gathered.map(({ source, locators }, index) => {
      const short = this.bibliography.short(source);
      const text = typeset(locators.length === 0 ? short : `${short}, ${locators.join('; ')}`, this.locale.language);
      const label = index < gathered.length - 1 || text.endsWith(end) ? text : text + end;
      return this.#listed.has(source)
        ? html`<a class="reference" href="#source-${source}">${label}</a>`
        : html`${label}`;
    });
    return join(parts, '; ');
  }

  /** Citations on slides are gathered in the source line and the notes, where they do not interrupt. */
  #cite(citations: readonly MarkdownCitation[]): Html {
    if (this.medium === 'decks') return Html.trust(citation);
    const parts = citations.map(({ id, locator, prefix }) =>
      join([...(prefix === null ? [] : [html`${prefix}`]), this.references([{ source: id, locator }])], ' '),
    );
    return html`(${join(parts, '; ')})`;
  }

  /** What a cell cites has its numbers behind the cell. */
  #items(cell: Cell): Html {
    const [number] = cell.display.items;
    if (cell.display.decimal !== null && number !== undefined) return alignable(number.text, cell.display.decimal);
    const items = cell.display.items.map((item) => this.#line(item, () => Html.trust(citation)));
    if (items.length < 2) return join(items, '; ');
    const last = items.length - 1;
    return join(
      items.map((item, index) => html`<span class="cell-item">${item}${index === last ? '' : ';'}</span>`),
      ' ',
    );
  }
}

/** Returns each source once, in the order of its first mention, with all its locators. */
export function gather(
  references: readonly Reference[],
): readonly { readonly source: string; readonly locators: readonly string[] }[] {
  const sources = new Map<string, string[]>();
  for (const { source, locator } of references) {
    const locators = sources.get(source) ?? [];
    if (locator !== null && !locators.includes(locator)) locators.push(locator);
    sources.set(source, locators);
  }
  return [...sources].map(([source, locators]) => ({ source, locators }));
}

/** Returns a number whose whole part can be as wide as that of others; a line never ends at its decimal sign. */
function alignable(text: string, wholeLength: number): Html {
  const whole = text.slice(0, wholeLength);
  const fraction = /^\S*\u00a0?/.exec(text.slice(wholeLength))?.[0] ?? '';
  const rest = text.slice(wholeLength + fraction.length);
  return html`<span class="number"><span class="whole">${whole}</span>${fraction}</span>${rest}`;
}

function withoutCitations(content: Html): Html {
  const [first = '', ...others] = content.toHTML().split(citation).reverse();
  return Html.trust(others.reduce((after, before) => before.trimEnd() + after, first));
}

function join(parts: readonly Html[], separator: string): Html {
  return Html.trust(parts.map((part) => part.toHTML()).join(escapeHtml(separator)));
}
