import type { Study } from '../model.ts';

/**
 * Colours of cities, told apart with every common colour blindness and in greyscale by their order of lightness, each
 * with a contrast of at least 4.5 : 1 on white. A city always has its name beside its colour. After Okabe and Ito.
 */
const palette = ['#0b6e99', '#b3470b', '#6a4c93', '#2d7a4b', '#a3275e', '#5c5f14', '#3b4a9e', '#7a4a21'] as const;

/** Returns custom properties: `--accent` for the study, and `--city` for everything that carries a city's id. */
export function cityCss(study: Study): string {
  const accent = study.design.accent === null ? '' : `:root{--accent:${study.design.accent}}\n`;
  const rules = study.cities.map((city, index) => {
    const color = city.color ?? palette[index % palette.length] ?? palette[0];
    return `[data-city="${city.id}"]{--city:${color}}`;
  });
  return accent + rules.join('\n');
}
