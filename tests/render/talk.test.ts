import { describe, expect, test } from 'vitest';
import { composeDeck } from '../../src/compose/deck.ts';
import type { Study } from '../../src/model.ts';
import type { Deck } from '../../src/publication.ts';
import { renderSlides } from '../../src/render/deck.ts';
import { attributeOf, type Element, findAll, findOne, parseHtml, squeeze, textOf } from '../reading.ts';
import { contextOf, pageOf, planOf, small, withAutomatic } from '../workshop.ts';

function slidesOf(deck: Deck, study: Study = small): ReadonlyMap<string, Element> {
  const page = pageOf('decks', study, deck.language);
  const elements = renderSlides(deck, page).map((html) => findOne(parseHtml(html.toHTML()), 'section'));
  return new Map(elements.map((element) => [attributeOf(element, 'data-slide') ?? '', element]));
}

function compose(study: Study, id = 'vortrag', language = 'de'): Deck {
  return composeDeck(planOf(study, language, id, 'deck'), contextOf(study, language));
}

const deck = compose(small);
const slides = slidesOf(deck);

function slide(id: string, among: ReadonlyMap<string, Element> = slides): Element {
  const found = among.get(id);
  if (found === undefined) throw new Error(`There is no slide ${id}`);
  return found;
}

/** The hidden words and the drawn segments of a slide's progress. */
function progressOf(element: Element): readonly (string | null)[] {
  const foot = findOne(element, 'footer');
  const words = findAll(foot, 'p', { class: 'visually-hidden' }).map((line) => squeeze(textOf(line)));
  const lines = findAll(foot, 'div', { class: 'chapter-line' });
  return [...words, ...lines.map((line) => attributeOf(line, 'style'))];
}

describe('the progress', () => {
  test('says on slides of a theme which of all it is', () => {
    expect(progressOf(slide('arbeit-comparison'))).toEqual(['Thema 2 von 2: Arbeit', '--before:1;--of:2']);
    expect(progressOf(slide('wohnen-claim'))).toEqual(['Thema 1 von 2: Wohnen', '--before:0;--of:2']);
  });

  test.each(['title', 'agenda', 'profile-comparison', 'arbeit-section', 'contact', 'sources'])('is not on %s', (id) => {
    expect(progressOf(slide(id))).toEqual([]);
  });

  test('is not on what stands behind the divider', () => {
    const behind = { ...deck, slides: deck.slides.map((item) => ({ ...item, backup: true })) };
    expect(progressOf(slide('arbeit-comparison', slidesOf(behind)))).toEqual([]);
  });

  test('is not in a deck about one theme', () => {
    expect(progressOf(slide('arbeit-comparison', slidesOf(compose(withAutomatic(small), 'theme-arbeit'))))).toEqual([]);
  });

  test('of very many themes is told in words', () => {
    const [chapter] = deck.chapters;
    const others = Array.from({ length: 38 }, (_, index) => (chapter ? [{ ...chapter, theme: `t-${index}` }] : []));
    const many = { ...deck, chapters: [...others.flat(), ...deck.chapters] };
    const element = slide('arbeit-comparison', slidesOf(many));
    expect(progressOf(element)).toEqual(['Thema 40 von 40: Arbeit']);
    expect(textOf(findOne(element, 'p', { class: 'slide-meta' }))).toContain('40/40');
  });
});

describe('the agenda', () => {
  test('is numbered through all its parts', () => {
    const items = findAll(slide('agenda'), 'li').map((item) => squeeze(textOf(item)));
    expect(items).toEqual(['1Wohnen', '2Arbeit']);
  });

  test('marks on the slide that opens a theme where the talk is', () => {
    const element = slide('arbeit-section');
    const current = findAll(element, 'a', { 'aria-current': 'true' });
    expect(current.map((link) => attributeOf(link, 'href'))).toEqual(['#arbeit-section']);
    expect(textOf(findOne(element, 'p', { class: 'chapter-number' }))).toBe('2');
  });
});

describe('large numbers', () => {
  const cells = (id: string) =>
    findAll(slide(id), 'div', { class: 'number-value' }).map((value) => ({
      where: ['city', 'theme', 'attribute'].map((name) => attributeOf(value, `data-${name}`)).join(' '),
      origin: attributeOf(value, 'data-origin') ?? '',
      text: squeeze(textOf(findOne(value, 'span', { class: 'cell-text' }))),
    }));

  test('can be traced as the cells of tables can', () => {
    expect(cells('profile-foreign-share-number')).toEqual([
      { where: 'seehafen profile foreign-share', origin: 'cases/seehafen/city.yaml:15:27', text: '4,0 % (2018)' },
      { where: 'neuburg profile foreign-share', origin: 'cases/neuburg/city.yaml:5:27', text: '9,9 % (2019)' },
    ]);
  });

  test('say in words what is missing, and mark what is not from the material', () => {
    const [gap] = findAll(slide('wohnen-vacancy-number'), 'p', { class: 'number-gap' }).map(textOf);
    expect(gap).toBe('nicht untersucht');
    const marks = findAll(slide('profile-foreign-share-number'), 'abbr', { class: 'mark' });
    expect(marks.map(textOf)).toEqual(['X']);
  });

  test('tell the speaker where they come from', () => {
    const notes = squeeze(findAll(slide('wohnen-vacancy-number'), 'aside').map(textOf).join(' '));
    expect(notes).toContain('Leerstand Neuburg: 9,9 % [Meier & Özil 2020, S. 7]');
  });
});

describe('the contact', () => {
  test('has a code with its address below it', () => {
    const element = slide('contact');
    const code = findOne(element, 'svg', { class: 'qr-code' });
    expect(attributeOf(code, 'aria-label')).toBe('QR-Code mit der Adresse example.org');
    const links = findAll(element, 'a').map((link) => [attributeOf(link, 'href'), textOf(link)]);
    expect(links).toEqual([['https://example.org', 'example.org']]);
  });

  test('leads to the mail address where there is nothing else', () => {
    const authors = small.authors.slice(0, 1).map((person) => ({ ...person, email: 'ada@example.org' }));
    const study = { ...small, authors, publisher: null };
    const element = slide('contact', slidesOf(compose(study, 'vortrag', 'en'), study));
    expect(findAll(element, 'svg').map((code) => attributeOf(code, 'aria-label'))).toEqual([
      'QR code with the address ada@example.org',
    ]);
    expect(new Set(findAll(element, 'a').map((link) => attributeOf(link, 'href')))).toEqual(
      new Set(['mailto:ada@example.org']),
    );
  });
});

describe('a figure', () => {
  test('has its title below it; what it is called otherwise is not read twice', () => {
    const figure = findOne(slide('arbeit-neuburg-wo-das-haus-steht'), 'figure');
    expect(attributeOf(findOne(figure, 'img'), 'alt')).toBe('Lageplan des Hauses');
    const caption = findOne(figure, 'figcaption');
    expect([textOf(caption), attributeOf(caption, 'aria-hidden')]).toEqual(['Das Haus am Bruch, Stand 2019', null]);
    const untitled = {
      ...deck,
      slides: deck.slides.map((item) => ({
        ...item,
        blocks: item.blocks.map((block) => (block.kind === 'figure' ? { ...block, isAlternative: true } : block)),
      })),
    };
    const other = findOne(slide('arbeit-neuburg-wo-das-haus-steht', slidesOf(untitled)), 'figcaption');
    expect(attributeOf(other, 'aria-hidden')).toBe('true');
  });
});

test('take-aways are numbered and name their themes', () => {
  const items = findAll(slide('take-aways'), 'li').map((item) => [attributeOf(item, 'value'), squeeze(textOf(item))]);
  expect(items).toEqual([['1', '1 ArbeitFrühe Beratung braucht Personal.']]);
});
