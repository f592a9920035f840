import type { Locale } from '../locale.ts';
import type { Study, Text } from '../model.ts';
import { formatOrigin } from '../place.ts';
import { Bibliography } from '../render/bibliography.ts';
import type { Reference } from '../table.ts';
import { withProfile } from '../themes.ts';
import { plain } from '../wording.ts';
import type { Place } from './places.ts';
import type { Printed } from './printed.ts';
import type { Trace, TraceResult } from './trace.ts';

/** Longer texts are shown in part, in characters. */
const longestText = 240;

/** Returns the traces for people: what it is, how it reads, where it comes from, where it is printed. */
export function formatTraces({ study, locales, traces, built }: TraceResult): string {
  const bibliographies = new Map(locales.map((locale) => [locale.language, new Bibliography(study.sources, locale)]));
  return traces.map((trace) => formatTrace(trace, { study, locales, bibliographies, built })).join('\n');
}

/** Returns the traces as data, one line each thing and language. */
export function traceEvents({ traces }: TraceResult): readonly Readonly<Record<string, unknown>>[] {
  return traces.flatMap(({ printed, places }) =>
    printed.map((item) => ({
      kind: 'trace',
      what: item.what,
      theme: item.theme,
      attribute: item.attribute,
      city: item.cities.length === 1 ? item.cities[0] : null,
      language: item.language,
      display: item.display,
      gap: item.gap,
      origin: item.origin,
      sources: item.sources.map(sourceData),
      note: item.note,
      alternatives: item.alternatives.map(({ sources, ...rest }) => ({ ...rest, sources: sources.map(sourceData) })),
      places: (places.get(item) ?? []).map(placeData),
    })),
  );
}

function sourceData({ source, locator }: Reference): object {
  return { id: source, locator };
}

/** A place without what does not apply to its kind of file. */
function placeData({ file, ...spot }: Place): object {
  return { file, ...Object.fromEntries(Object.entries(spot).filter(([, value]) => value !== null)) };
}

interface Surroundings {
  readonly study: Study;
  readonly locales: readonly Locale[];
  readonly bibliographies: ReadonlyMap<string, Bibliography>;
  readonly built: boolean;
}

function formatTrace({ printed, places }: Trace, around: Surroundings): string {
  const [first] = printed;
  if (first === undefined) return '';
  const lines = [
    headOf(first, around),
    ...merge(printed.map((item) => ({ tag: item.language, text: shorten(item.display) }))),
    ...unique(printed.map(({ origin }) => entry('from', formatOrigin(origin)))),
    ...(first.gap === null ? [] : [entry('gap', first.gap)]),
    ...first.sources.map((source) => entry('source', reference(source, first, around))),
    ...merge(printed.map(({ language, note }) => ({ tag: `note ${language}`, text: note }))),
    ...first.alternatives.flatMap(({ sources }, index) => [
      ...merge(printed.map((item) => ({ tag: `also ${item.language}`, text: readAlternative(item, index) }))),
      ...sources.map((source) => entry('source', reference(source, first, around))),
    ]),
    ...(around.built
      ? formatPlaces(
          printed.flatMap((item) => places.get(item) ?? []),
          first,
        )
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

function readAlternative({ alternatives }: Printed, index: number): string | null {
  const { display = null, note = null } = alternatives[index] ?? {};
  return display !== null && note !== null ? `${display} (${note})` : display;
}

/** e.g. "Halle (Saale) · Leerstand (wohnen/vacancy)" */
function headOf({ what, theme, attribute, cities }: Printed, { study, locales }: Surroundings): string {
  const read = (text: Text): string => plain(text, locales[0]?.language ?? study.languages[0]).text;
  const themes = withProfile(study);
  const ofTheme = themes.find(({ id }) => id === theme);
  const names = study.cities.filter(({ id }) => cities.includes(id)).map(({ shortName }) => read(shortName));
  const label = ofTheme?.attributes.find(({ id }) => id === attribute)?.label;
  const about = label ?? ofTheme?.title;
  const head = [what === 'cell' ? null : what, names.join(', ') || null, about === undefined ? null : read(about)];
  const id = attribute === null ? theme : `${theme}/${attribute}`;
  return head.filter((part) => part !== null).join(' · ') + (id === null ? '' : ` (${id})`);
}

/** e.g. "Schwerin Integrationskonzept 2018, S. 22 [schwerin-ik-2018]: …" */
function reference({ source, locator }: Reference, { language }: Printed, { bibliographies }: Surroundings): string {
  const bibliography = bibliographies.get(language);
  const [found] = bibliography?.entries([source]) ?? [];
  const short = [found?.short ?? source, ...(locator === null ? [] : [locator])].join(', ');
  return found === undefined ? short : `${short} [${source}]: ${found.full}`;
}

/** A page of the screen and its PDF say the same, so they share a line. */
function formatPlaces(places: readonly Place[], { what }: Printed): readonly string[] {
  // The label of an option is printed as the value of those who chose it.
  if (places.length === 0) return what === 'option' ? [] : [entry('printed', 'nowhere in the results')];
  const files = unique(places.map(({ file }) => file)).toSorted();
  const shown = files.filter((file) => !file.endsWith('.pdf'));
  const hasPdf = (file: string): boolean => file.endsWith('.html') && files.includes(file.replace(/\.html$/, '.pdf'));
  const names = shown.map((file) => (hasPdf(file) ? `${file}, .pdf` : file));
  const width = Math.max(0, ...names.map((name) => name.length));
  return shown.map((file, index) => {
    const name = names[index] ?? file;
    const spots = unique(places.filter((place) => place.file === file).map(formatSpot)).filter((spot) => spot !== '');
    const where = spots.length === 0 ? name : `${name.padEnd(width)}  ${spots.join('; ')}`;
    return entry(index === 0 ? 'printed' : '', where);
  });
}

function formatSpot({ slide, slideId, notes, chapter, table, line, row }: Place): string {
  if (slide !== null) return `slide ${slide} (${slideId}${notes === null ? '' : ', notes'})`;
  if (line !== null) return `line ${line}`;
  if (row !== null) return `row ${row}`;
  return [table, chapter].filter((part) => part !== null).join(', ');
}

/** One line for languages that read the same. */
function merge(items: readonly { readonly tag: string; readonly text: string | null }[]): readonly string[] {
  const texts = unique(items.flatMap(({ text }) => text ?? []));
  return texts.map((text) => {
    const tags = items.filter((item) => item.text === text).map(({ tag }) => tag);
    return entry(tags.map((tag, index) => (index === 0 ? tag : tag.replace(/^.* /, ''))).join(', '), text);
  });
}

function entry(tag: string, text: string): string {
  return `  ${tag.padEnd(9)}${text}`;
}

function shorten(text: string): string {
  const letters = [...text];
  return letters.length <= longestText ? text : `${letters.slice(0, longestText).join('').trimEnd()}…`;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
