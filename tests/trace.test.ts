import { cp, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareTheme } from '../src/compare/comparison.ts';
import { UsageError } from '../src/error.ts';
import { type FileSpec, factOf, formatManifest } from '../src/manifest.ts';
import { formatOrigin } from '../src/place.ts';
import { renderCsv, renderJson } from '../src/render/data.ts';
import { formatTraces } from '../src/trace/format.ts';
import { innermost, readMarks } from '../src/trace/page.ts';
import type { Place } from '../src/trace/places.ts';
import { search } from '../src/trace/search.ts';
import { type TraceOptions, type TraceResult, trace } from '../src/trace/trace.ts';
import { plain } from '../src/wording.ts';
import { localeOf } from './locales.ts';
import { attributeOf, findAll, parseHtml } from './reading.ts';
import { deckHtml, paperHtml, small, smallFolder, tableHtml } from './workshop.ts';

let folder: string;
let study: string;
const results = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casedeck-test-'));
  study = join(folder, 'study');
  await cp(smallFolder, study, { recursive: true });
  for (const language of small.languages) {
    results.set(`${language}/decks/vortrag.html`, deckHtml(small, language, 'vortrag'));
    results.set(`${language}/papers/bericht.html`, paperHtml(small, language, 'bericht'));
    for (const theme of themes()) {
      const comparison = compareTheme(small, theme, small.cities, localeOf(language));
      results.set(`${language}/tables/${theme.id}.html`, tableHtml(small, language, theme));
      results.set(`${language}/tables/${theme.id}.csv`, renderCsv(comparison));
      results.set(`${language}/tables/${theme.id}.json`, renderJson(comparison));
      results.set(`${language}/tables/${theme.id}.xlsx`, '');
    }
    results.set(`${language}/decks/vortrag.pdf`, '');
  }
  const facts = [...results].map(([path, content]) => factOf(specOf(path), content));
  results.set('manifest.json', formatManifest(small, plain(small.title, 'de'), facts));
  for (const [path, content] of results) {
    await mkdir(dirname(join(study, 'dist', path)), { recursive: true });
    await writeFile(join(study, 'dist', path), content);
  }
});
afterAll(() => rm(folder, { recursive: true }));

function themes(): readonly NonNullable<typeof small.profile>[] {
  return small.profile === null ? small.themes : [small.profile, ...small.themes];
}

function specOf(path: string): FileSpec {
  const [language = '', kind = '', name = ''] = path.split('/');
  const [id = '', format = ''] = name.split('.');
  const isTable = kind === 'tables';
  return {
    ...{ path, id, language, format, title: id, kind: isTable ? 'table' : kind === 'decks' ? 'deck' : 'paper' },
    cities: small.cities.map((city) => city.id),
    themes: isTable ? [id] : small.themes.map((theme) => theme.id),
  };
}

function traced(query: string, options: Partial<TraceOptions> = {}): Promise<TraceResult> {
  return trace({ study, out: join(study, 'dist'), languages: ['de'], query, cities: [], ...options });
}

/** What was found: what it is and where it is written. */
function found({ traces }: TraceResult): readonly string[] {
  return traces.flatMap(({ printed }) => printed.map(({ what, origin }) => `${what} ${formatOrigin(origin)}`));
}

function placesOf({ traces }: TraceResult): readonly Place[] {
  return traces.flatMap(({ printed, places }) => printed.flatMap((item) => places.get(item) ?? []));
}

/** The ids of the slides of a page that have the cell, or an empty text for each cell outside of slides; each once. */
function slidesWith(path: string, theme: string, attribute: string, city: string): readonly string[] {
  const cell = { 'data-theme': theme, 'data-attribute': attribute, 'data-city': city };
  const page = parseHtml(results.get(path) ?? '');
  const slides = findAll(page, 'section').filter((section) => attributeOf(section, 'data-slide') !== null);
  const scopes = slides.length === 0 ? [page] : slides;
  return scopes.flatMap((scope) =>
    findAll(scope, '', cell).length === 0 ? [] : ['tagName' in scope ? (attributeOf(scope, 'data-slide') ?? '') : ''],
  );
}

describe('a cell', () => {
  it('is found by its attribute, with and without its theme, in every language', async () => {
    const result = await traced('vacancy', { languages: null });
    expect(result.traces.map(({ printed }) => printed.map(({ display }) => display))).toEqual([
      ['n.\u00a0u.', 'n.s.'],
      ['9,9\u00a0%', '9.9%'],
    ]);
    expect(found(await traced('wohnen/vacancy', { languages: null }))).toEqual(found(result));
    expect(found(await traced('wohnen/vacancy', { cities: ['neuburg'] }))).toEqual([
      'cell cases/neuburg/wohnen.md:4:21',
    ]);
  });

  it('is found by its words, whatever the case and the spaces', async () => {
    for (const words of ['9,9\u00a0%', '9,9 %', ' 9,9   % ']) {
      const cells = ['cell cases/neuburg/city.yaml:5:27', 'cell cases/neuburg/wohnen.md:4:21'];
      expect(found(await traced(words))).toEqual(cells);
    }
    expect(found(await traced('HAFENAMT'))).toContain('cell cases/seehafen/arbeit.md:4:22');
  });

  it('comes with its sources, notes and alternatives', async () => {
    const [trace] = (await traced('office-since', { cities: ['neuburg'] })).traces;
    expect(trace?.printed[0]).toMatchObject({
      sources: [{ source: 'konzept-2019', locator: 'S. 2' }],
      alternatives: [
        { display: '2001', note: 'Nur die Planung.', sources: [{ source: 'statistik-2020', locator: 'S. 9' }] },
      ],
    });
    expect(found(await traced('Nur die Planung.'))).toEqual([
      `cell ${formatOrigin(trace?.printed[0]?.origin ?? small.origin)}`,
    ]);
    const text = formatTraces(await traced('quota', { cities: ['neuburg'] }));
    expect(text).toContain('gap      withheld');
    expect(text).toContain('note de  Beschluss noch nicht öffentlich.');
  });

  it('is found by a source that it or another claim cites, and by a locator', async () => {
    const since = formatOrigin({ file: 'cases/neuburg/arbeit.md', line: 15, column: 26 });
    for (const query of ['konzept-2019', 'statistik-2020', 's. 9'])
      expect(found(await traced(query))).toContain(`cell ${since}`);
    expect(found(await traced('konzept-2019'))).not.toContain('cell cases/seehafen/arbeit.md:4:22');
  });

  it('has its place in every page that prints it, and in no other', async () => {
    for (const theme of themes()) {
      for (const { id: attribute } of theme.attributes) {
        for (const { id: city } of small.cities) {
          const places = placesOf(await traced(`${theme.id}/${attribute}`, { cities: [city] }));
          for (const path of ['de/decks/vortrag.html', `de/tables/${theme.id}.html`, 'de/papers/bericht.html']) {
            const here = places.filter(({ file, chapter }) => file === path && !chapter?.startsWith('Datenlage'));
            const slides = here.map(({ slideId }) => slideId ?? '').filter((slide) => !/gaps/.test(slide));
            expect(slides).toEqual(slidesWith(path, theme.id, attribute, city));
          }
        }
      }
    }
  });

  it('has the number of its slide, table, line and row', async () => {
    const places = placesOf(await traced('wohnen/vacancy', { cities: ['neuburg'] }));
    const at = (file: string): Partial<Place> => places.find((place) => place.file === file) ?? {};
    const slides = findAll(parseHtml(results.get('de/decks/vortrag.html') ?? ''), 'section');
    const slide = at('de/decks/vortrag.html');
    expect(attributeOf(slides[(slide.slide ?? 0) - 1] ?? expect.fail(), 'data-slide')).toBe(slide.slideId);
    expect(at('de/decks/vortrag.pdf')).toEqual({ ...slide, file: 'de/decks/vortrag.pdf' });
    expect(at('de/papers/bericht.html').table).toMatch(/^Tabelle\s\d+$/);
    const lineOf = (file: string): string => (results.get(file) ?? '').split('\n')[(at(file).line ?? 0) - 1] ?? '';
    expect(lineOf('de/tables/wohnen.csv')).toMatch(/^vacancy,/);
    expect(lineOf('de/tables/wohnen.json')).toContain('"attribute": "vacancy"');
    expect(at('de/tables/wohnen.xlsx').row).toBe(2);
  });

  it('that is a gap has its place in the gap report too', async () => {
    const chapters = placesOf(await traced('wohnen/quota', { cities: ['neuburg'] })).map(({ chapter }) => chapter);
    expect(chapters).toContain('Datenlage und Lücken');
    const others = placesOf(await traced('wohnen/vacancy', { cities: ['neuburg'] })).map(({ chapter }) => chapter);
    expect(others).not.toContain('Datenlage und Lücken');
  });
});

describe('searching', () => {
  it.each([
    ['ja', ['ja, seit 2015', 'Januar'], ['ja, seit 2015']],
    ['4 %', ['12,4 %', '4 %'], ['4 %']],
    ['12', ['12,4 %', '12'], ['12']],
    ['2019', ['9 (2019)', '12019'], ['9 (2019)']],
    ['(2019)', ['9 (2019)'], ['9 (2019)']],
    ['4 %', ['12,4 %', '14 %'], ['12,4 %', '14 %']],
    ['Akteur*innen', ['Alle Akteur*innen.', 'Akteurinnen'], ['Alle Akteur*innen.']],
    ['Straße', ['Stra\u00adße'], ['Stra\u00adße']],
    ['a\u0308', ['\u00e4'], ['\u00e4']],
    [' ', ['a b'], []],
  ])('prefers whole words: %s', (words, texts, expected) => {
    expect(search(texts, words, (text) => [text])).toEqual(expected);
  });
});

describe('a text', () => {
  it.each([
    ['Beide Städte beraten kostenlos', 'finding', 'cases/_themes/arbeit.yaml'],
    ['Das Amt wächst', 'finding', 'cases/neuburg/arbeit.md'],
    ['Amt gegründet', 'event', 'cases/neuburg/arbeit.md'],
    ['Ohne die Kammer gehe es nicht.', 'statement', 'cases/neuburg/arbeit.md'],
    ['Die Beratung verstetigen.', 'recommendation', 'cases/neuburg/arbeit.md'],
    ['loben die kurzen Wege', 'recommendation', 'cases/_themes/arbeit.yaml'],
    ['zahlt die Hälfte an', 'relation', 'cases/neuburg/arbeit.md'],
    ['Neuburg baut wieder', 'title', 'cases/neuburg/wohnen.md'],
    ['Die Beratung beginnt vor der Ankunft.', 'summary', 'cases/neuburg/arbeit.md'],
    ['im selben Haus1', 'body', 'cases/neuburg/arbeit.md'],
    ['Seehafen wartet ab.', 'body', 'cases/seehafen/arbeit.md'],
    ['Nur im Papier: Das Haus wurde', 'body', 'cases/neuburg/arbeit.md'],
    ['Personal fehlt (vgl. ', 'body', 'cases/neuburg/arbeit.md'],
    ['Hier auf die Tabelle zeigen.', 'notes', 'cases/neuburg/arbeit.md'],
    ['Was noch fehlt', 'title', 'cases/neuburg/arbeit.md'],
    ['Wer hilft bei der Suche nach Arbeit?', 'question', 'cases/_themes/arbeit.yaml'],
    ['Stelle, die zuständig ist.', 'definition', 'cases/_themes/arbeit.yaml'],
    ['Quote für Sozialwohnungen', 'label', 'cases/_themes/wohnen.yaml'],
    ['Gefördert von niemandem.', 'imprint', 'casedeck.yaml'],
  ])('is found and has a place: %s', async (words, what, file) => {
    const result = await traced(words);
    const [hit] = result.traces;
    expect(hit?.printed.map((item) => [item.what, item.origin.file])).toEqual([[what, file]]);
    expect(hit?.places.get(hit.printed[0] ?? expect.fail())).not.toEqual([]);
  });

  it('is looked up as whole words, and only where there are none as parts of words', async () => {
    const whole = ['summary cases/seehafen/city.yaml:10:5', 'title cases/seehafen/arbeit.md:18:1'];
    expect(found(await traced('Hafen'))).toEqual(whole);
    expect(found(await traced('afenam'))).toContain('cell cases/seehafen/arbeit.md:4:22');
  });

  it('comes with its wording in other languages and the places of each', async () => {
    const { traces } = await traced('Amt gegründet', { languages: null });
    const event = traces.find(({ printed }) => printed[0]?.what === 'event');
    expect(event?.printed.map(({ display }) => display)).toEqual(['Amt gegründet', 'Office founded']);
    for (const item of event?.printed ?? []) {
      const files = event?.places.get(item)?.map(({ file }) => file) ?? [];
      expect(files).toContain(`${item.language}/papers/bericht.html`);
      expect(files.filter((file) => !file.startsWith(`${item.language}/`))).toEqual([]);
    }
  });

  it('that is nowhere is not found, but what was perhaps meant is named', async () => {
    expect(await traced('vacanzy')).toMatchObject({ traces: [], hint: 'Did you mean `vacancy`?' });
    expect(await traced('Zwölf Giraffen')).toMatchObject({ traces: [], hint: null });
  });
});

it('knows only cities and languages of the study', async () => {
  await expect(traced('vacancy', { cities: ['neubrug'] })).rejects.toThrow(
    new UsageError('The study has no city `neubrug`. Did you mean `neuburg`?'),
  );
  await expect(traced('vacancy', { languages: ['fr'] })).rejects.toThrow(UsageError);
});

it('has no place in a PDF for what only the speaker sees', async () => {
  const spoken = placesOf(await traced('Hier auf die Tabelle zeigen.'));
  expect(spoken.map(({ file, notes }) => [file, notes])).toEqual([['de/decks/vortrag.html', true]]);
  expect(placesOf(await traced('Das Amt wächst.')).map(({ notes }) => notes)).not.toContain(true);
});

describe('results', () => {
  it('of another theme with an attribute of that name are left alone', async () => {
    const out = join(folder, 'own');
    const table = (theme: string, number: number): string =>
      `<table><caption><span class="caption-number">Tabelle ${number}.</span></caption><tr>` +
      `<td data-theme="${theme}" data-attribute="vacancy" data-city="neuburg">9,9 %</td></tr></table>`;
    const page = `<main>${table('arbeit', 1)}${table('wohnen', 2)}</main>`;
    const fact = factOf(specOf('de/papers/bericht.html'), page);
    await mkdir(join(out, 'de', 'papers'), { recursive: true });
    await writeFile(join(out, fact.path), page);
    await writeFile(join(out, 'manifest.json'), formatManifest(small, plain(small.title, 'de'), [fact]));
    const places = placesOf(await traced('vacancy', { out, cities: ['neuburg'] }));
    expect(places.map(({ table: number }) => number)).toEqual(['Tabelle 2']);
  });

  it('are named by the innermost part that says so', () => {
    const inner = '<section data-origin="a.md:1:1"><h3>B</h3><p data-origin="a.md:1:1">x</p></section>';
    const marks = readMarks(`<section data-origin="a.md:1:1"><h2>A</h2>${inner}</section>`);
    expect(marks.map(({ spot }) => spot.chapter)).toEqual(['A', 'A › B', 'A › B']);
    expect(innermost(marks).map(({ element }) => element.tagName)).toEqual(['p']);
  });

  it('may be missing', async () => {
    const result = await traced('vacancy', { out: join(folder, 'elsewhere') });
    expect(result.built).toBe(false);
    expect(placesOf(result)).toEqual([]);
    expect(formatTraces(result)).not.toContain('printed');
  });

  it('may be older than what they were made from', async () => {
    const file = join(study, 'cases', 'neuburg', 'wohnen.md');
    await utimes(file, 0, 0);
    expect((await traced('vacancy', { cities: ['neuburg'] })).changed).toEqual([]);
    await utimes(file, 4e9, 4e9);
    expect((await traced('vacancy', { cities: ['neuburg'] })).changed).toEqual(['cases/neuburg/wohnen.md']);
    expect((await traced('Neuburg berät früh')).changed).not.toContain('cases/neuburg/wohnen.md');
  });
});
