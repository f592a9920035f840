import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { typeset } from '../src/typography.ts';

describe('pairs that must not part', () => {
  test.each([
    ['de', 'S. 22, Nr. 3, Abb. 4, Dr. Özil', 'S.\u00a022, Nr.\u00a03, Abb.\u00a04, Dr.\u00a0Özil'],
    ['de', 'z. B., u. a., d. h., k. A., n. vgl.', 'z.\u00a0B., u.\u00a0a., d.\u00a0h., k.\u00a0A., n.\u00a0vgl.'],
    ['de', 'rund 10 % (2019)', 'rund\u00a010\u00a0% (2019)'],
    ['de', 'über 3, unter 4, fast 5, ca. 6', 'über\u00a03, unter\u00a04, fast\u00a05, ca.\u00a06'],
    ['de', 'Über 3 Mio. € und 2,5 ha', 'Über 3\u00a0Mio.\u00a0€ und 2,5\u00a0ha'],
    ['de', '„rund 10 %“ und „5 €/m²“', '„rund\u00a010\u00a0%“ und „5\u00a0€/m²“'],
    ['de', 'rund -5 und fast −6', 'rund\u00a0-5 und fast\u00a0−6'],
    ['de', 'am 21. September, im September 2015', 'am 21.\u00a0September, im September 2015'],
    ['de', 'Tabelle 1, Infokasten 3, § 2', 'Tabelle\u00a01, Infokasten\u00a03, §\u00a02'],
    ['de', 'Halle (Saale)', 'Halle\u00a0(Saale)'],
    ['en', 'p. 22, Table 1, about 10, 5 million', 'p.\u00a022, Table\u00a01, about\u00a010, 5\u00a0million'],
    ['en', 'about €3m, over -£2', 'about\u00a0€3m, over\u00a0-£2'],
    ['en-GB', '21 September, § 2', '21\u00a0September, §\u00a02'],
    ['fr', 'p. 22', 'p. 22'],
  ])('%s: %s', (language, text, expected) => {
    expect(typeset(text, language)).toBe(expected);
  });

  test.each([
    ['de', 'Das macht Spaß. 3 Städte im Überblick. 4 Jahre'],
    ['de', 'im Süd. Ab. Bäu. Ab.'],
    ['de', 'gegenüber 3 anderen'],
    ['de', '30.01. September, 2015 Mai'],
    ['de', '10 Kilometer, 10 haben'],
    ['en', 'roundabout 3, shop. 4, 2015 March'],
  ])('are no other ones, %s: %s', (language, text) => {
    expect(typeset(text, language)).toBe(text);
  });
});

test('only spaces change, and a second time nothing', () => {
  const words = fc.constantFrom(
    'S.',
    'z.',
    'B.',
    '10',
    '%',
    'rund',
    'Mio.',
    '€',
    'Tabelle',
    '3.',
    'Mai',
    'p.',
    'ü',
    ' ',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(words).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom('de', 'en', 'en-GB', 'fr'), (text, language) => {
      const set = typeset(text, language);
      expect(set.replaceAll('\u00a0', ' ')).toBe(text.replaceAll('\u00a0', ' '));
      expect(typeset(set, language)).toBe(set);
    }),
  );
});
