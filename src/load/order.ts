import type { Code } from '../diagnostic.ts';
import type { City, Theme } from '../model.ts';
import { findEntry, type MapNode } from './node.ts';
import { complain, type Scope } from './scope.ts';
import type { LoadedTheme } from './themes.ts';

/** Returns the cities in the order of `casedeck.yaml`, else by name in the first language's collation. */
export function orderCities(
  cities: readonly City[],
  listed: readonly string[] | null,
  config: MapNode,
  scope: Scope,
): readonly City[] {
  const collator = new Intl.Collator(scope.languages[0]);
  const name = (city: City): string => city.name.translations[0].source;
  const sorted = cities.toSorted((a, b) => collator.compare(name(a), name(b)) || compareIds(a, b));
  return arrange(sorted, listed, config, { field: 'cities', what: 'city', code: 'city-unlisted' }, scope);
}

/** Returns the themes in the order of `casedeck.yaml`, else by their `order`, then by id; those without one come last. */
export function orderThemes(
  themes: readonly LoadedTheme[],
  listed: readonly string[] | null,
  config: MapNode,
  scope: Scope,
): readonly Theme[] {
  const rank = ({ order }: LoadedTheme): number => order ?? Number.MAX_VALUE;
  const sorted = themes.toSorted((a, b) => rank(a) - rank(b) || compareIds(a.theme, b.theme)).map(({ theme }) => theme);
  return arrange(sorted, listed, config, { field: 'themes', what: 'theme', code: 'theme-unlisted' }, scope);
}

interface Listing {
  readonly field: string;
  readonly what: string;
  readonly code: Code;
}

/** Puts what is listed first, in that order, and reports what is not listed. */
function arrange<T extends { readonly id: string }>(
  found: readonly T[],
  listed: readonly string[] | null,
  config: MapNode,
  { field, what, code }: Listing,
  scope: Scope,
): readonly T[] {
  const entry = findEntry(config, field);
  if (listed === null || entry === undefined) return found;
  const first = [...new Set(listed)].flatMap((id) => found.find((item) => item.id === id) ?? []);
  const others = found.filter((item) => !first.includes(item));
  for (const { id } of others) {
    const hint = `Add \`${id}\` where it belongs; until then it comes last.`;
    complain(scope, code, entry.place, `The ${what} \`${id}\` is not listed here.`, hint);
  }
  return [...first, ...others];
}

function compareIds(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
