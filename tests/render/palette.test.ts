import { expect, test } from 'vitest';
import { cityCss, darken } from '../../src/render/palette.ts';
import { pageOf, small } from '../workshop.ts';

test('every city has a colour, its own or another one that is legible on white', () => {
  const [city] = small.cities;
  const cities = Array.from({ length: 8 }, (_, index) =>
    city === undefined ? [] : [{ ...city, id: `stadt-${index}`, color: null }],
  ).flat();
  const css = cityCss({ ...small, cities: [...cities, ...small.cities] });
  const colors = [...css.matchAll(/\[data-city="([^"]+)"\]\{--city:(#[0-9a-f]{6})\}/g)];
  expect(colors.map(([, id]) => id)).toEqual([...cities, ...small.cities].map(({ id }) => id));
  const own = colors.slice(0, 8).map(([, , color = '']) => color);
  expect(new Set(own).size).toBe(8);
  for (const color of own) expect(1.05 / (luminance(color) + 0.05)).toBeGreaterThanOrEqual(4.5);
  expect(css).toContain('[data-city="seehafen"]{--city:#7a4a21}');
});

/** Relative luminance as WCAG 2 defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each(['decks', 'papers', 'tables', 'portal'] as const)('the accent of a study wins in %s', (medium) => {
  const study = { ...small, design: { accent: '#7a1f5c', logo: null, logoAlt: null } };
  const css = pageOf(medium, study, 'de').css([], '', []);
  const accents = [...css.matchAll(/--accent:\s*(#\w+)/g)].map((match) => match[1]);
  expect(accents.length).toBeGreaterThan(1);
  expect(accents.at(-1)).toBe('#7a1f5c');
});

test.each(['#0b5c6b', '#ffd400', '#e30613', '#00a0e3', '#ffffff'])(
  'text has a contrast of 7 : 1 wherever it stands, also with the accent %s',
  (accent) => {
    const css = pageOf('decks', { ...small, design: { accent, logo: null, logoAlt: null } }, 'de').css([], '', []);
    const colorOf = (name: string): string =>
      [...css.matchAll(new RegExp(`--${name}:\\s*(#[0-9a-f]{6})`, 'g'))].at(-1)?.[1] ?? '';
    for (const text of ['accent', 'ink', 'muted'].map(colorOf)) {
      for (const ground of ['#ffffff', colorOf('tint')]) expect(contrast(text, ground)).toBeGreaterThanOrEqual(7);
    }
    expect(contrast(colorOf('deep'), '#ffffff')).toBeGreaterThanOrEqual(7);
  },
);

function contrast(dark: string, light: string): number {
  return (luminance(light) + 0.05) / (luminance(dark) + 0.05);
}

test.each(['#ffcc00', '#ffffff', '#7fd1ae'])(
  'a colour that is too light is made darker until it can be read: %s',
  (color) => {
    const darker = darken(color, 4.5);
    expect(darker).not.toBe(color);
    // It stops as soon as it is enough: asked again, it changes nothing.
    expect(darken(darker, 4.5)).toBe(darker);
    expect(darken('#0b5c6b', 4.5)).toBe('#0b5c6b');
  },
);
