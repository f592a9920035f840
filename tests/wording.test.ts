import { expect, test } from 'vitest';
import type { Text } from '../src/model.ts';
import { fixed, inline, plain } from '../src/wording.ts';

const origin = { file: 'a.yaml', line: 1, column: 1 };
const text: Text = {
  translations: [
    { language: 'de', source: 'rund 10 % *neu*', origin },
    { language: 'en', source: 'about 10 *new*', origin },
  ],
  origin,
};

test('a text is shown in the language asked for, set by the rules of that language', () => {
  expect(plain(text, 'de')).toEqual({ text: 'rund\u00a010\u00a0% *neu*', markup: 'plain', language: 'de' });
  expect(inline(text, 'en')).toEqual({ text: 'about\u00a010 *new*', markup: 'markdown', language: 'en' });
});

test('without a translation the first language is shown, and named', () => {
  expect(plain(text, 'fr')).toEqual(plain(text, 'de'));
});

test('fixed words are shown as they are', () => {
  expect(fixed('rund 10 %', 'de')).toEqual({ text: 'rund 10 %', markup: 'plain', language: 'de' });
});
