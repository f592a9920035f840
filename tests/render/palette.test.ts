import { expect, test } from 'vitest';
import { cityCss } from '../../src/render/palette.ts';
import { small } from '../workshop.ts';

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
