import { describe, expect, test } from 'vitest';
import { word } from '../src/locale.ts';
import { outlineParts } from '../src/model.ts';
import { parseLocale } from '../src/render/locale-file.ts';
import { localeOf, templates } from './locales.ts';

const de = localeOf('de');
const en = localeOf('en');

describe('a word', () => {
  test('has its places filled', () => {
    expect(word(de, 'value.as-of', { value: '9', date: '2019' })).toBe('9 (2019)');
    expect(word(de, 'value.as-of', { value: '{date}', date: '$&' })).toBe('{date} ($&)');
  });

  test('has one form for one and another for many', () => {
    expect([0, 1, 2].map((count) => word(de, 'table.cases', { count }))).toEqual(['0 Städte', '1 Stadt', '2 Städte']);
    expect(word(en, 'table.cases', { count: 1234 })).toBe('1,234 cities');
  });

  test('keeps together what belongs together', () => {
    expect(word(de, 'table.number', { number: 1 })).toBe('Tabelle\u00a01');
    expect(word(en, 'table.number', { number: 1 })).toBe('Table\u00a01');
    expect(word(de, 'gap.not-available.symbol')).toBe('k.\u00a0A.');
  });

  test('that is missing, or a value that is, is a bug', () => {
    expect(() => word(de, 'no.such.word')).toThrow('no.such.word');
    expect(() => word(de, 'value.as-of', { value: '9' })).toThrow('date');
  });
});

describe('the languages that ship with casedeck', () => {
  const files = [...templates.keys()].flatMap((path) => /^locales\/(.*)\.json$/.exec(path)?.[1] ?? []);
  const locales = files.map(localeOf);

  test('are German and English', () => {
    expect(files).toEqual(['de', 'en']);
  });

  test('have the same words with the same places', () => {
    const shape = ({ words }: (typeof locales)[number]) =>
      [...words].map(([key, text]) => [key, ...(text.match(/\{\w+\}/g) ?? []).sort()].join(' ')).sort();
    for (const locale of locales) expect(shape(locale)).toEqual(shape(de));
  });

  test('have every word that a template names', () => {
    const named = [...templates.values()].flatMap(({ path, text }) =>
      [...text.matchAll(/[{(]word "([^"]+)"(?= \w+=|[})])/g)].map(([, key = '']) => ({ path, key })),
    );
    expect(named.length).toBeGreaterThan(40);
    const missing = named.filter(({ key }) => !de.words.has(key) && !de.words.has(`${key}.other`));
    expect(missing).toEqual([]);
  });

  test('have a heading for every part of an outline that has one', () => {
    const without = outlineParts.filter((part) => !de.words.has(`part.${part}`) && !de.words.has(`part.${part}.other`));
    // A title has its own, large numbers have that of their attribute.
    expect(without).toEqual(['title', 'numbers']);
  });

  test('tell all gaps apart by symbol and by meaning', () => {
    const reasons = ['not-available', 'not-studied', 'not-applicable', 'not-comparable', 'withheld'];
    for (const locale of locales) {
      for (const field of ['symbol', 'meaning']) {
        const words = reasons.map((reason) => word(locale, `gap.${reason}.${field}`));
        expect(new Set([...words, word(locale, 'value.no'), '', '0', '–']).size).toBe(reasons.length + 4);
      }
    }
  });
});

test('a language without a file has no locale', () => {
  expect(parseLocale('fr', undefined)).toBeNull();
});

test('words of a file may be nested or dotted', () => {
  const text = '{ "intl": "fr-FR", "words": { "a": { "b": "1" }, "c.d": "2" } }';
  const locale = parseLocale('fr', { path: '', shownAs: '', replaced: null, text });
  expect(locale).toEqual({
    language: 'fr',
    intl: 'fr-FR',
    words: new Map([
      ['a.b', '1'],
      ['c.d', '2'],
    ]),
  });
});
