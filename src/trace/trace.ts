import { compareTheme } from '../compare/comparison.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { UsageError } from '../error.ts';
import { alternatives, suggest } from '../load/nearest.ts';
import type { Locale } from '../locale.ts';
import type { Study, Theme } from '../model.ts';
import { prepare } from '../prepare.ts';
import type { Reference } from '../table.ts';
import { withProfile } from '../themes.ts';
import { cellsOf } from './cells.ts';
import { findPlaces, type Place } from './places.ts';
import type { Printed } from './printed.ts';
import { search } from './search.ts';
import { textsOf } from './texts.ts';

/** What is to be traced. */
export interface TraceOptions {
  /** The folder of the study and that of the results, absolute. */
  readonly study: string;
  readonly out: string;
  /** Null stands for all languages of the study. */
  readonly languages: readonly string[] | null;
  /** An attribute, e.g. "vacancy" or "wohnen/vacancy", a source, or words or a locator that are printed somewhere. */
  readonly query: string;
  /** Ids; empty stands for all cities. */
  readonly cities: readonly string[];
}

/** Something that is printed with all its places; the same thing in all languages that it is printed in. */
export interface Trace {
  /** At least one. */
  readonly printed: readonly Printed[];
  readonly places: ReadonlyMap<Printed, readonly Place[]>;
}

/** What came of tracing. */
export interface TraceResult {
  readonly study: Study;
  readonly locales: readonly Locale[];
  readonly diagnostics: readonly Diagnostic[];
  /** In the order of the study. */
  readonly traces: readonly Trace[];
  /** The attribute that was perhaps meant, if nothing was found; or null. */
  readonly hint: string | null;
  readonly built: boolean;
  /** Files of the study that were changed after the results had been made. */
  readonly changed: readonly string[];
}

/**
 * Returns where that comes from and where it is printed. Cells are found by their attribute; everything else, and cells
 * too, by the source that it cites, by its words, and by a locator. Needs no browser. Throws UsageError for a language or a city that the study does not have.
 */
export async function trace(options: TraceOptions): Promise<TraceResult> {
  const { study, locales, diagnostics } = await prepare(options.study, options.languages);
  checkCities(options.cities, study);
  const themes = withProfile(study);
  const cells = locales.flatMap((locale) =>
    themes.flatMap((theme) => cellsOf(compareTheme(study, theme, study.cities, locale))),
  );
  const ids = attributeIds(themes);
  const ofAttribute = cells.filter(({ theme, attribute }) =>
    [attribute, `${theme}/${attribute}`].includes(options.query),
  );
  const isAttribute = ids.includes(options.query);
  const all = isAttribute ? ofAttribute : [...cells, ...locales.flatMap((locale) => textsOf(study, locale))];
  const chosen = all.filter((item) => concerns(item, options.cities));
  const named = isAttribute ? chosen : chosen.filter((item) => citationsOf(item).some(isOf(options.query)));
  const isNamed = named.length > 0;
  const told = isNamed ? [] : search(chosen, options.query, ({ wordings }) => wordings);
  const cited = isNamed ? [] : search(chosen, options.query, (item) => citationsOf(item).flatMap(locatorIn));
  const found = new Set([...named, ...told, ...cited]);
  const keys = new Set([...found].map(({ key }) => key));
  const shown = chosen.filter(({ key }) => keys.has(key));
  const wanted = shown.map((printed) => ({
    printed,
    words: told.includes(printed) ? options.query : null,
  }));
  const { built, changed, byPrinted } = await findPlaces(wanted, options.study, options.out);
  return {
    ...{ study, locales, diagnostics, built, changed },
    traces: [...keys].map((key) => ({ printed: shown.filter((item) => item.key === key), places: byPrinted })),
    hint: found.size > 0 ? null : suggest(options.query, ids, null),
  };
}

/** Returns the ids by which attributes can be asked for, with their themes and without. */
function attributeIds(themes: readonly Theme[]): readonly string[] {
  return themes.flatMap(({ id, attributes }) => attributes.flatMap((item) => [item.id, `${id}/${item.id}`]));
}

/** Returns what it cites, and what the other sources are that it names. */
function citationsOf({ sources, alternatives }: Printed): readonly Reference[] {
  return [...sources, ...alternatives.flatMap((alternative) => alternative.sources)];
}

function isOf(id: string): (citation: Reference) => boolean {
  return ({ source }) => source === id;
}

function locatorIn({ locator }: Reference): readonly string[] {
  return locator === null ? [] : [locator];
}

function concerns({ cities }: Printed, wanted: readonly string[]): boolean {
  return wanted.length === 0 || cities.some((city) => wanted.includes(city));
}

function checkCities(cities: readonly string[], study: Study): void {
  const known = study.cities.map(({ id }) => id);
  const unknown = cities.find((city) => !known.includes(city));
  if (unknown === undefined) return;
  const hint = suggest(unknown, known, `It has ${alternatives(known)}.`);
  throw new UsageError(`The study has no city \`${unknown}\`. ${hint}`);
}
