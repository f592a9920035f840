import { expect, test } from 'vitest';
import { Fonts } from '../../src/render/fonts.ts';

const fonts = await Fonts.load();
const both = ['Source Sans 3', 'Source Serif 4'];

/** What a style sheet embeds: family, weight and style of each face. */
function facesOf(css: string): readonly string[] {
  return [...css.matchAll(/font-family:"([^"]+)";font-style:(\w+);font-weight:([\d ]+);/g)].map((face) =>
    face.slice(1).join(' '),
  );
}

test('Latin letters need the base cuts of the families in use only', () => {
  const faces = facesOf(fonts.css('Größe', ['Source Sans 3']));
  expect(new Set(faces)).toEqual(
    new Set(['Source Sans 3 normal 400', 'Source Sans 3 italic 400', 'Source Sans 3 normal 600']),
  );
  expect(facesOf(fonts.css('', both))).toHaveLength(6);
});

test.each([
  ['Ж', 'another script', 9],
  ['ł', 'more Latin letters', 9],
  ['◐', 'a symbol', 7],
])('%s adds the faces for %s', (character, _, count) => {
  expect(facesOf(fonts.css(character, both)).length).toBe(count === 7 ? 7 : 12);
});

test('everything is embedded, the same for the same document', () => {
  const css = fonts.css('Ж◐→', both);
  expect(css).not.toMatch(/url\((?!data:font\/woff2;base64,)/);
  expect(fonts.css('→◐Ж', both)).toBe(css);
});
