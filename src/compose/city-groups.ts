import type { Wording } from '../comparison.ts';
import type { City } from '../model.ts';

/** More columns than this cannot be read side by side, neither on a slide nor on a page. */
export const mostColumns = 6;

/** Which part of a whole something is. */
export interface Share {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** Some of a publication's cities, side by side in one table. */
export interface CityGroup extends Share {
  readonly cities: readonly City[];
}

/** Returns the cities in their order in as few groups of at most `most` as possible, of nearly equal size. */
export function groupCities(cities: readonly City[], most: number = mostColumns): readonly CityGroup[] {
  const of = Math.ceil(cities.length / most);
  return Array.from({ length: of }, (_, index) => ({
    cities: cities.slice(Math.round((index * cities.length) / of), Math.round(((index + 1) * cities.length) / of)),
    number: index + 1,
    of,
  }));
}

/** Returns the title with the group's number behind it, if there are several: "Wohnen (2/7)". */
export function groupTitle(title: Wording, { number, of }: Share): Wording {
  return of === 1 ? title : { ...title, text: `${title.text} (${number}/${of})` };
}

/** Returns the id with the group's number behind it, if it is not the first. */
export function groupId(id: string, { number }: Pick<Share, 'number'>, of: 'cities' | 'attributes' = 'cities'): string {
  return number === 1 ? id : `${id}-${of}-${number}`;
}
