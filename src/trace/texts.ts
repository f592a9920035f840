import type { Prose } from '../block.ts';
import type { Wording } from '../comparison.ts';
import { splitProse } from '../compose/context.ts';
import type { Html } from '../html.ts';
import type { Locale } from '../locale.ts';
import { citationsIn } from '../markdown-structure.ts';
import type { Case, Citation, City, Language, Origin, Study, Text, Theme } from '../model.ts';
import { formatOrigin } from '../place.ts';
import { Bibliography } from '../render/bibliography.ts';
import { Writer } from '../render/writer.ts';
import { withProfile } from '../themes.ts';
import { inLanguage, inline, plain } from '../wording.ts';
import { textOfMarkup } from './page.ts';
import type { Printed, What } from './printed.ts';

/** Whom a text belongs to, and what it cites. */
interface Owner {
  readonly theme?: string;
  readonly attribute?: string;
  readonly cities?: readonly string[];
  readonly origin: Origin | null;
  readonly sources?: readonly Citation[];
  readonly block?: string;
}

/** A text as it is written. */
interface Piece {
  readonly what: What;
  /** Tells it apart from others of its kind. */
  readonly key: string;
  readonly source: string;
  readonly origin: Origin;
}

/** Returns every text of the study that results print in that language, in the order of the study. */
export function textsOf(study: Study, locale: Locale): readonly Printed[] {
  const texts = new Texts(study, locale);
  texts.addStudy(study);
  for (const theme of withProfile(study)) texts.addTheme(theme);
  for (const city of study.cities) texts.addCity(city);
  for (const item of study.cases) texts.addCase(item);
  return texts.all;
}

/** Gathers texts as they are printed: with their citations as papers have them, and without as slides have them. */
class Texts {
  readonly all: Printed[] = [];
  readonly #language: Language;
  readonly #writers: readonly [Writer, Writer];

  constructor(study: Study, locale: Locale) {
    const bibliography = new Bibliography(study.sources, locale);
    this.#language = locale.language;
    // No media: of an image its alternative text is enough.
    this.#writers = [
      new Writer('papers', locale, bibliography, new Map()),
      new Writer('decks', locale, bibliography, new Map()),
    ];
  }

  addStudy({ title, subtitle, publisher, funding, glossary, origin }: Study): void {
    this.#plain('title', title, { origin, block: 'title' });
    this.#plain('title', subtitle, { origin, block: 'title' });
    const imprint = { origin: null, block: 'imprint' };
    for (const text of [publisher?.name, publisher?.address, publisher?.contact]) {
      this.#plain('imprint', text ?? null, imprint);
    }
    this.#inline('imprint', funding, imprint);
    for (const { term, explanation } of glossary) {
      this.#plain('term', term, { origin: null, block: 'glossary' });
      this.#inline('term', explanation, { origin: null, block: 'glossary' });
    }
  }

  addTheme(theme: Theme): void {
    const owner = { theme: theme.id, origin: theme.origin };
    this.#plain('title', theme.title, owner);
    this.#plain('question', theme.question, owner);
    this.#block('description', theme.description, owner);
    for (const attribute of theme.attributes) {
      const own = { theme: theme.id, attribute: attribute.id, origin: attribute.origin };
      this.#plain('label', attribute.label, own);
      this.#inline('definition', attribute.description, { ...own, block: 'comparison' });
      this.#inline('definition', attribute.definitionDiffers, { ...own, block: 'comparison' });
      for (const option of attribute.options) this.#plain('option', option.label, own);
    }
    for (const finding of theme.findings) this.#inline('finding', finding.text, { ...owner, ...finding });
    for (const item of theme.recommendations) this.#recommendation(item, owner);
  }

  addCity(city: City): void {
    const owner = { cities: [city.id], origin: city.origin };
    this.#plain('name', city.name, owner);
    this.#plain('name', city.state, owner);
    this.#block('summary', city.summary, owner);
    for (const { name, note } of city.quarters) {
      this.#plain('quarter', name, owner);
      this.#inline('quarter', note, owner);
    }
  }

  addCase(item: Case): void {
    const owner = { theme: item.theme, cities: [item.city], origin: item.origin };
    this.#plain('title', item.title, owner);
    this.#block('summary', item.summary, owner);
    for (const event of item.timeline) this.#inline('event', event.text, { ...owner, ...event });
    for (const actor of item.actors) {
      this.#plain('actor', actor.name, { ...owner, origin: actor.origin });
      this.#plain('actor', actor.role, { ...owner, origin: actor.origin });
    }
    for (const { label, origin } of item.relations) this.#plain('relation', label, { ...owner, origin });
    for (const { text, role, origin, sources } of item.statements) {
      this.#inline('statement', text, { ...owner, origin, sources });
      this.#plain('statement', role, { ...owner, origin, sources });
    }
    for (const { text, origin, sources } of item.findings) this.#inline('finding', text, { ...owner, origin, sources });
    for (const recommendation of item.recommendations) this.#recommendation(recommendation, owner);
    this.#block('notes', item.notes, owner);
    this.#body(item, owner);
  }

  /** The language of the result if the case has a body in it, else the study's first. */
  #body(item: Case, owner: Owner): void {
    const body = item.bodies.find(({ language }) => language === this.#language) ?? item.bodies[0];
    for (const { title, origin, passages } of body?.sections ?? []) {
      const wording = { text: title, markup: 'markdown', language: body?.language ?? this.#language } as const;
      const heading = { what: 'title', key: formatOrigin(origin), source: title, origin } as const;
      if (title !== '') this.#wording(heading, wording, { ...owner, origin });
      for (const passage of passages) {
        const { audience, markdown } = passage;
        const prose = { markdown, language: wording.language, origin: passage.origin };
        this.#prose(audience === 'notes' ? 'notes' : 'body', prose, owner, formatOrigin);
      }
    }
  }

  #recommendation({ text, addressee, basis, sources, origin }: Theme['recommendations'][number], owner: Owner): void {
    const own = { ...owner, sources, origin };
    this.#inline('recommendation', text, own);
    this.#plain('recommendation', addressee, own);
    this.#inline('recommendation', basis, own);
  }

  #plain(what: What, text: Text | null, owner: Owner): void {
    if (text !== null) this.#text(what, text, plain(text, this.#language), owner);
  }

  #inline(what: What, text: Text | null, owner: Owner): void {
    if (text !== null) this.#text(what, text, inline(text, this.#language), owner);
  }

  #text(what: What, text: Text, wording: Wording, owner: Owner): void {
    const { source, origin } = inLanguage(text, this.#language);
    this.#wording({ what, key: formatOrigin(text.origin), source, origin }, wording, owner);
  }

  #wording(piece: Piece, wording: Wording, owner: Owner): void {
    this.#add(piece, owner, (writer) => writer.text(wording));
  }

  #block(what: What, text: Text | null, owner: Owner): void {
    if (text === null) return;
    const { source, language, origin } = inLanguage(text, this.#language);
    const keyOf = (_: Origin, index: number): string => `${formatOrigin(text.origin)} ${index}`;
    this.#prose(what, { markdown: source, language, origin }, owner, keyOf);
  }

  #prose(what: What, prose: Prose, owner: Owner, keyOf: (origin: Origin, index: number) => string): void {
    for (const [index, part] of splitProse(prose).entries()) {
      const piece = { what, key: keyOf(part.origin, index), source: part.markdown, origin: part.origin };
      // A city's summary is printed without origins of its own.
      this.#add(piece, owner, (writer) => writer.prose(part));
    }
  }

  #add({ what, key, source, origin }: Piece, owner: Owner, write: (writer: Writer) => Html): void {
    const wordings = this.#writers.map((writer) => oneLine(textOfMarkup(write(writer).toHTML())));
    const { theme = null, attribute = null, cities = [], sources = [], block = null } = owner;
    this.all.push({
      ...{ what, theme, attribute, row: null, cities, wordings, origin, block },
      key: `${what} ${key}`,
      language: this.#language,
      display: wordings[0] ?? '',
      gap: null,
      lastLine: origin.line + source.split('\n').length - 1,
      owner: owner.origin,
      sources: [...sources, ...citationsIn(source)],
      note: null,
      alternatives: [],
    });
  }
}

function oneLine(text: string): string {
  return text.replace(/[^\S\u00a0\u202f]+/gu, ' ').trim();
}
