import { describe, expect, test } from 'vitest';
import type { FileFact } from '../../src/manifest.ts';
import { renderPortal } from '../../src/render/portal.ts';
import { attributeOf, findAll, findOne, parseHtml, squeeze, textOf } from '../reading.ts';
import { contextOf, pageOf, small } from '../workshop.ts';

const fact: FileFact = {
  ...{ path: '', kind: 'deck', id: '', language: 'de', format: 'html', title: 'Titel', cities: [], themes: [] },
  ...{ bytes: 1234, sha256: '' },
};
const files: readonly FileFact[] = [
  { ...fact, path: 'de/decks/overview.html', id: 'overview', slides: 12 },
  { ...fact, path: 'de/handouts/overview.pdf', id: 'overview', kind: 'handout', format: 'pdf', pages: 5 },
  { ...fact, path: 'de/papers/overview.pdf', id: 'overview', kind: 'paper', format: 'pdf', pages: 1 },
  { ...fact, path: 'de/papers/city-neuburg.html', id: 'city-neuburg', kind: 'paper' },
  { ...fact, path: 'de/papers/brief-neuburg.pdf', id: 'brief-neuburg', kind: 'brief', format: 'pdf', pages: 2 },
  { ...fact, path: 'de/tables/arbeit.csv', id: 'arbeit', kind: 'table', format: 'csv' },
  { ...fact, path: 'en/decks/eigene.html', id: 'eigene', language: 'en', title: 'Own' },
];

function portal(languages: readonly string[]): ReturnType<typeof parseHtml> {
  const sections = languages.map((language) => ({
    ...contextOf(small, language),
    page: pageOf('portal', small, language),
  }));
  return parseHtml(renderPortal(sections, files).toHTML());
}

describe('the portal', () => {
  const page = portal(['de', 'en']);
  const [german, english] = findAll(page, 'section');

  test('has a part for each language, marked as such', () => {
    expect([german, english].map((part) => part && attributeOf(part, 'lang'))).toEqual(['de', 'en']);
    const languages = findOne(page, 'ul', { class: 'languages' });
    expect(findAll(languages, 'a').map((link) => [attributeOf(link, 'href'), textOf(link)])).toEqual([
      ['#de', 'Deutsch'],
      ['#en', 'English'],
    ]);
  });

  test('leads to every file, those of a language in its part', () => {
    for (const [part, language] of [
      [german, 'de'],
      [english, 'en'],
    ] as const) {
      const hrefs = new Set(
        part === undefined
          ? []
          : findAll(part, 'a').map((link) => (attributeOf(link, 'href') ?? '').replace(/#.*/, '')),
      );
      expect([...hrefs].sort()).toEqual(
        files
          .filter((file) => file.language === language)
          .map(({ path }) => path)
          .sort(),
      );
    }
  });

  test('names the handout of a deck beside its slides', () => {
    const links =
      german === undefined
        ? []
        : findAll(findAll(german, 'div', { class: 'overview' })[0] ?? german, 'span', { class: 'links' });
    expect(links.map((link) => squeeze(textOf(link)))).toEqual(['Folien HTML', 'Handzettel PDF', 'Papier PDF']);
  });

  test('says how large and long they are', () => {
    const text = squeeze(german === undefined ? '' : textOf(german));
    expect(text).toContain('12 Folien');
    expect(text).toContain('1 Seite');
    expect(text).toContain('1 kB');
  });

  test('shows what is known of each city on each theme, and leads to it', () => {
    const rows = german === undefined ? [] : findAll(findOne(german, 'tbody'), 'tr');
    const cells = rows.map((row) => findAll(row, 'span', { class: 'coverage-text' }).map(textOf));
    expect(cells).toEqual([
      ['2/2', '0/2', '7/11'],
      ['2/2', '1/2', '11/11'],
    ]);
    const links = rows.map((row) => findAll(row, 'a', { class: 'case' }).map((link) => attributeOf(link, 'href')));
    expect(links).toEqual([
      [],
      ['profiles', 'wohnen', 'arbeit'].map((anchor) => `de/papers/city-neuburg.html#${anchor}`),
    ]);
  });

  test('asks for no choice where there is one language', () => {
    expect(findAll(portal(['de']), 'ul', { class: 'languages' })).toEqual([]);
  });
});
