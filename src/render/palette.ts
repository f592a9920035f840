import type { Study } from '../model.ts';

/**
 * Colours of cities, told apart with every common colour blindness and in greyscale by their order of lightness, each
 * with a contrast of at least 4.5 : 1 on white. A city always has its name beside its colour. After Okabe and Ito.
 */
const palette = ['#0b6e99', '#b3470b', '#6a4c93', '#2d7a4b', '#a3275e', '#5c5f14', '#3b4a9e', '#7a4a21'] as const;

/**
 * Contrast on white that text needs, also where a projector is weak: 7 : 1 on the tint of the city in focus (WCAG 2.2,
 * 1.4.6); and what marks need (1.4.11).
 */
const textContrast = 7.7;
const markContrast = 3;

/** That of white text on whole slides of one colour. */
const surfaceContrast = 9;

/** Returns custom properties: `--accent` and `--deep` for the study, and `--city` for everything that carries a city's id. */
export function cityCss(study: Study): string {
  const { accent } = study.design;
  const root =
    accent === null
      ? ''
      : `:root{--accent:${darken(accent, textContrast)};--deep:${darken(accent, surfaceContrast)}}\n`;
  const rules = study.cities.map((city, index) => {
    const color = city.color ?? palette[index % palette.length] ?? palette[0];
    return `[data-city="${city.id}"]{--city:${darken(color, markContrast)}}`;
  });
  return root + rules.join('\n');
}

/**
 * Returns a colour `#rrggbb`, made darker in its own hue as far as it needs for that contrast on white. Colours that a
 * study chooses for its logo are often too light to be read.
 */
export function darken(color: string, contrast: number): string {
  const channels = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  for (let share = 1; share > 0; share -= 0.02) {
    const darker = channels.map((channel) => Math.round(channel * share));
    if (1.05 / (luminance(darker) + 0.05) >= contrast) return toHex(darker);
  }
  return '#000000';
}

/** Relative luminance as WCAG defines it; channels from 0 to 255. */
function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toHex(channels: readonly number[]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
