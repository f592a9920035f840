import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isWithin } from '../folder.ts';
import { type FileFact, readManifest } from '../manifest.ts';
import type { Origin } from '../model.ts';
import { type LineFinder, lineInCsv, lineInJson } from './data-lines.ts';
import { innermost, type Mark, readMarks, textOf } from './page.ts';
import type { Printed } from './printed.ts';
import { normalise } from './search.ts';

/** Where something is printed: a file of the results, and where in it. */
export interface Place {
  /** Relative to the results folder. */
  readonly file: string;
  /** Of a deck, from 1; in its PDF the page. */
  readonly slide: number | null;
  readonly slideId: string | null;
  /** True for what stands in the speaker notes of the slide, else null. */
  readonly notes: true | null;
  /** The headings that it stands under in a paper, e.g. "Wohnen › Vergleich". */
  readonly chapter: string | null;
  /** Its table as it is numbered in a paper, e.g. "Tabelle 3". */
  readonly table: string | null;
  /** Of a CSV or JSON file, from 1. */
  readonly line: number | null;
  /** Of the first sheet of a workbook, from 1. */
  readonly row: number | null;
}

/** Something that is printed, and the words that were searched for; without words all of it is meant. */
export interface Wanted {
  readonly printed: Printed;
  readonly words: string | null;
}

/** What the results folder says of those things. */
export interface Places {
  /** Whether there are results at all. */
  readonly built: boolean;
  /** Files of the study that were changed after the results had been made. */
  readonly changed: readonly string[];
  readonly byPrinted: ReadonlyMap<Printed, readonly Place[]>;
}

/** Finds where those things are printed, from what an earlier build has left in that folder. */
export async function findPlaces(wanted: readonly Wanted[], study: string, results: string): Promise<Places> {
  const manifest = await readFile(join(results, 'manifest.json'), 'utf8').catch(() => null);
  const facts = readManifest(manifest).filter(({ path }) => isWithin(results, join(results, path)));
  const paths = new Set(facts.map(({ path }) => path));
  const places = new Map<Printed, Place[]>(wanted.map(({ printed }) => [printed, []]));
  for (const fact of facts) {
    const inLanguage = wanted.filter(({ printed }) => fact.kind === 'portal' || printed.language === fact.language);
    const finder = finders[fact.format];
    const text = finder !== undefined && inLanguage.length > 0 ? await readText(join(results, fact.path)) : null;
    if (finder === undefined || text === null) continue;
    const find = finder(text, fact);
    const twin = fact.path.replace(/\.html$/, '.pdf');
    const isTwin = twin !== fact.path && paths.has(twin);
    for (const item of inLanguage) {
      const own = find(item);
      // A PDF has no speaker notes.
      const twins = isTwin ? own.filter(({ notes }) => notes === null).map((place) => ({ ...place, file: twin })) : [];
      places.get(item.printed)?.push(...own, ...twins);
    }
  }
  const sources = new Set(wanted.map(({ printed }) => printed.origin.file));
  const changed = await changedSince(join(results, 'manifest.json'), study, [...sources]);
  return { built: facts.length > 0, changed, byPrinted: places };
}

/** Returns those files of the study that were written after that result; none if there is no such result. */
async function changedSince(result: string, study: string, files: readonly string[]): Promise<readonly string[]> {
  const made = await timeOf(result);
  const times = await Promise.all(files.map((file) => timeOf(join(study, file))));
  return files.filter((_, index) => made !== null && (times[index] ?? 0) > made);
}

/** Returns the places in one file of something that is printed. */
type Finder = (wanted: Wanted) => readonly Place[];

/** PDFs are not read: they say what the pages say that they were made with. */
const finders: Readonly<Record<string, (text: string, fact: FileFact) => Finder>> = {
  html: (text, fact) => placesInPage(text, fact),
  csv: (text, fact) => placesInData(fact, lineInCsv(text)),
  json: (text, fact) => placesInData(fact, lineInJson(text)),
  xlsx: (_, fact) => placesInData(fact, null),
};

/** Null for a file that the manifest lists and that is gone. */
async function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}

/** Returns when a file was last written, in milliseconds; null if it is not there. */
async function timeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}

const nowhere = { slide: null, slideId: null, notes: null, chapter: null, table: null, line: null, row: null };

/** A workbook has the rows of its theme in order under one row of heads, so that it need not be opened. */
function placesInData(fact: FileFact, lineOf: LineFinder | null): Finder {
  return ({ printed: { theme, attribute, cities, row } }) => {
    const [city] = cities;
    if (row === null || theme === null || attribute === null || city === undefined) return [];
    if (!fact.themes.includes(theme) || !fact.cities.includes(city)) return [];
    if (lineOf === null) return [{ ...nowhere, file: fact.path, row: row + 2 }];
    const line = lineOf(attribute, city);
    return line === null ? [] : [{ ...nowhere, file: fact.path, line }];
  };
}

function placesInPage(html: string, { path }: FileFact): Finder {
  const marks = readMarks(html);
  return (wanted) => {
    const places = innermost(marks.filter((mark) => shows(mark, wanted))).map(({ spot }) => ({
      ...nowhere,
      ...{ file: path, chapter: spot.chapter, table: spot.table },
      ...{ slide: spot.slide?.number ?? null, slideId: spot.slide?.id ?? null },
      notes: spot.isNote ? (true as const) : null,
    }));
    return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
  };
}

function shows(mark: Mark, wanted: Wanted): boolean {
  return wanted.printed.what === 'cell' ? isCell(mark, wanted.printed) : isText(mark, wanted);
}

/** A cell of a comparison; of a gap also that of the gap report, whose row has the attribute's origin. */
function isCell(mark: Mark, { theme, attribute, cities, gap, owner }: Printed): boolean {
  if (mark.city === null || mark.city !== cities[0]) return false;
  if (mark.attribute !== null) return mark.attribute === attribute && mark.theme === theme;
  return gap !== null && mark.row !== null && owner !== null && isSame(mark.row, owner);
}

/** What comes from there, or is of the kind that prints it, and has the words. */
function isText({ origin, block, theme, element }: Mark, { printed, words }: Wanted): boolean {
  const isThere =
    (origin !== null && isAt(origin, printed)) ||
    (block !== null && block === printed.block && (printed.theme === null || printed.theme === theme));
  if (!isThere) return false;
  const text = normalise(textOf(element));
  const wordings = words === null ? printed.wordings : [words];
  return wordings.some((wording) => text.includes(normalise(wording)));
}

function isAt(origin: Origin, { origin: own, lastLine, owner }: Printed): boolean {
  if (owner !== null && isSame(origin, owner)) return true;
  return origin.file === own.file && origin.line >= own.line && origin.line <= lastLine;
}

function isSame(a: Origin, b: Origin): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column;
}
