import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { planPublications } from '../src/compose/plan.ts';
import { formatTime } from '../src/dates.ts';
import { loadStudy } from '../src/load/study.ts';
import { plainMarkdown } from '../src/markdown.ts';
import type { Case, Finding, Recommendation, Text, Theme } from '../src/model.ts';
import { inLanguage } from '../src/wording.ts';
import { localeOf } from './locales.ts';
import { attributeOf, findAll, findOne, type Node, parseHtml, squeeze, textOf } from './reading.ts';
import { contextOf, deckContent, paperContent, tableHtml } from './workshop.ts';

const { value: study, diagnostics } = await loadStudy(fileURLToPath(new URL('..', import.meta.url)));

test('the shipped study has nothing to complain of', () => {
  expect(diagnostics).toEqual([]);
  expect(study.cities.map(({ id }) => id)).toEqual(['schwerin', 'halle', 'cottbus']);
  expect(study.themes).toHaveLength(7);
  expect(study.languages).toEqual(['de', 'en']);
});

describe('a table of the working paper comes out cell by cell', () => {
  /** As printed there, in the words of the study; columns are Schwerin, Halle and Cottbus. */
  const tables: readonly (readonly [theme: string, rows: Readonly<Record<string, readonly string[]>>])[] = [
    [
      'koordination',
      {
        'kind-of-change': [
          'Reorganisation mit Stellenaufwuchs',
          'Neugründung',
          'Ausbau einer bestehenden Stelle zu neuer Struktur',
        ],
        'change-period': ['2016–2019', '2015', '2016–2020'],
        'key-figures': [
          'Sozialdezernent; Oberbürgermeister',
          'Oberbürgermeister',
          'Verwaltungsmitarbeiterin (Koordination Asyl); Oberbürgermeister',
        ],
        'present-form': [
          'Fachstelle Integration (auch: Fachdienst Integration)',
          'Dienstleistungszentrum (DLZ) Integration und Demokratie; bei Gründung 2015: Migration und Integration',
          'zweigleisig: Integrationsbeauftragte und Fachbereich Bildung und Integration',
        ],
        'present-location': [
          'Sozialdezernat, seit 2019 (auch: Sozialdezernat, 2018)',
          'Geschäftsbereich des Oberbürgermeisters, seit 2015',
          'Büro des Oberbürgermeisters (seit 2020), davor Sozialdezernat (2016)',
        ],
        staffing: [
          'Beauftragte; zwei Stellen für Bearbeitung',
          'Leitung; Beauftragte; zwei Koordinationsstellen; Team Unterbringungsmanagement',
          'Beauftragte; daneben Koordinatorin, zwei Mitarbeitsstellen, dazu projektfinanzierte Stellen',
        ],
      },
    ],
    [
      'kooperation',
      {
        'responsible-office': [
          'Fachstelle für Integration',
          'Dienstleistungszentrum Integration und Demokratie',
          'Fachbereich für Bildung und Integration',
        ],
        'key-figures': [
          'Integrationsbeauftragte; Ehrenamtskoordination; Koordination Förderangelegenheiten',
          'Integrationsbeauftragte; zwei Koordinationsstellen',
          'Leiterin Bildung und Integration; Bildungskoordinatorin; Mitarbeitende der Bundesprojekte',
        ],
        formats: [
          'Arbeitstische des Netzwerks Migration; Interreligiöser Dialog',
          'Vorbereitungs- und Arbeitsgruppen des Integrationsnetzwerks; Ausländerbeirat',
          'Stadtteilkonferenzen; Fachkonferenzen; MSA-Runden; Jour fixe mit dem Geflüchteten Netzwerk Cottbus; ' +
            'Beirat für Integration und Migration',
        ],
        'neighbourhood-actors': [
          'Quartiersmanagement (QM) und Lenkungskreis (Soziale Stadt); Verein Die Platte lebt; Netzwerk Migration; ' +
            'soziale Träger und geförderte Projekte',
          'QM (Soziale Stadt) mit Kiezkonferenz Südliche Neustadt; Integrationsnetzwerk; ' +
            'soziale Träger, geförderte Projekte',
          'QM (Soziale Stadt); Soziales Netzwerk Sandow; soziale Träger und geförderte Projekte',
        ],
      },
    ],
  ];

  test.each(tables)('%s', (id, expected) => {
    const theme = themeOf(id);
    const { rows } = contextOf(study, 'de').compare(theme, study.cities);
    const shown = rows.filter((row) => row.attribute.id in expected);
    const cells = shown.map((row) => [row.attribute.id, row.cells.map((cell) => squeeze(cell.plain))]);
    expect(Object.fromEntries(cells)).toEqual(expected);
    expect(shown.every(({ attribute }) => attribute.key)).toBe(true);
    const page = parseHtml(tableHtml(study, 'de', theme));
    expect(Object.fromEntries(Object.keys(expected).map((row) => [row, cellsIn(page, id, row)]))).toEqual(expected);
    const deck = parseHtml(deckContent(study, 'de', `theme-${id}`));
    expect(Object.fromEntries(Object.keys(expected).map((row) => [row, cellsIn(deck, id, row)]))).toEqual(expected);
  });
});

describe.each(study.languages)('in the language %s', (language) => {
  const locale = localeOf(language);
  const papers = new Map(
    planPublications({ ...study, publications: ['auto'] }, language)
      .filter(({ kind }) => kind === 'paper')
      .map(({ id }) => [id, parseHtml(paperContent(study, language, id))]),
  );
  const texts = new Map([...papers].map(([id, paper]) => [id, squeeze(textOf(paper))]));

  /** The fragments that are not in the paper of that id. */
  function missing(id: string, fragments: readonly string[]): readonly string[] {
    const text = texts.get(id) ?? '';
    return fragments.map(squeeze).filter((fragment) => !text.includes(fragment));
  }

  const inline = (text: Text | null): readonly string[] => (text === null ? [] : fragmentsOf(sourceOf(text, language)));
  const plain = (text: Text | null): readonly string[] => (text === null ? [] : [sourceOf(text, language)]);

  describe.each(study.cities.map(({ id }) => id))('%s', (city) => {
    const cases = study.cases.filter((item) => item.city === city);

    test.each(study.themes.map(({ id }) => id))('has all of %s in the paper of the theme and in its own', (id) => {
      const item = cases.find(({ theme }) => theme === id);
      const known = item === undefined ? [] : wordsOfCase(item);
      expect(known.length).toBeGreaterThan(1);
      expect(missing(`theme-${id}`, known)).toEqual([]);
      expect(missing(`city-${city}`, known)).toEqual([]);
    });

    test.each(study.themes.map(({ id }) => id))('has every value and gap of %s in both', (id) => {
      const theme = themeOf(id);
      for (const [paper, cities] of [
        [`theme-${id}`, study.cities],
        [`city-${city}`, study.cities.filter((candidate) => candidate.id === city)],
      ] as const) {
        const cells = contextOf(study, language)
          .compare(theme, cities)
          .rows.flatMap((row) => row.cells.filter((cell) => cell.city === city));
        const page = nodeOf(papers, paper);
        const shown = cells.map((cell) => cellIn(page, id, cell.attribute, city));
        expect(shown).toEqual(cells.map((cell) => squeeze(cell.plain)));
        const notes = cells.flatMap(({ content }) => [
          ...inline(content.note),
          ...(content.kind === 'value' ? content.alternatives.flatMap((claim) => inline(claim.note)) : []),
        ]);
        expect(missing(paper, notes)).toEqual([]);
      }
    });

    test.each(study.themes.map(({ id }) => id))('has every event of %s at its time in both', (id) => {
      const events = cases.find(({ theme }) => theme === id)?.timeline ?? [];
      const expected = events.map((event) => {
        const text = plainMarkdown(sourceOf(event.text, language), () => '');
        return squeeze(`${formatTime(event, locale)}: ${text}`);
      });
      for (const paper of [`theme-${id}`, `city-${city}`]) {
        expect(eventsIn(nodeOf(papers, paper), id, city)).toEqual(expect.arrayContaining(expected));
      }
    });

    test('has its profile in its own paper and in the overview', () => {
      const { profile } = study;
      const found = study.cities.find((candidate) => candidate.id === city);
      const words = [
        ...plain(found?.name ?? null),
        ...blocks(found?.summary ?? null),
        ...(found?.quarters ?? []).flatMap(({ name, note }) => [...plain(name), ...inline(note)]),
      ];
      for (const [paper, cities] of [
        [`city-${city}`, study.cities.filter((candidate) => candidate.id === city)],
        ['overview', study.cities],
      ] as const) {
        expect(missing(paper, words)).toEqual([]);
        const { rows } = contextOf(study, language).compare(profile ?? themeOf('profile'), cities);
        const cells = rows.flatMap((row) => row.cells.filter((cell) => cell.city === city));
        const shown = cells.map((cell) => cellIn(nodeOf(papers, paper), 'profile', cell.attribute, city));
        expect(shown).toEqual(cells.map((cell) => squeeze(cell.plain)));
        expect(
          missing(
            paper,
            cells.flatMap(({ content }) => inline(content.note)),
          ),
        ).toEqual([]);
      }
      expect(missing(`city-${city}`, (profile?.findings ?? []).filter(names(city)).flatMap(wordsOfFinding))).toEqual(
        [],
      );
    });
  });

  test.each(study.themes.map(({ id }) => id))('%s has its question, definitions and findings in its papers', (id) => {
    const theme = themeOf(id);
    const words = [
      ...plain(theme.title),
      ...plain(theme.question),
      ...blocks(theme.description),
      ...theme.attributes.flatMap(({ label, group, description, definitionDiffers }) => [
        ...plain(label),
        ...plain(group),
        ...inline(description),
        ...inline(definitionDiffers),
      ]),
    ];
    const findings = theme.findings.flatMap(wordsOfFinding);
    expect(missing(`theme-${id}`, [...words, ...findings])).toEqual([]);
    expect(missing('overview', [...words, ...findings])).toEqual([]);
    for (const { id: city } of study.cities) {
      const own = theme.findings.filter(names(city)).flatMap(wordsOfFinding);
      expect(missing(`city-${city}`, [...words, ...own])).toEqual([]);
    }
  });

  test('the findings of the profile are in the overview and in the paper of every theme', () => {
    const words = (study.profile?.findings ?? []).flatMap(wordsOfFinding);
    expect(words.length).toBeGreaterThan(5);
    for (const paper of ['overview', ...study.themes.map(({ id }) => `theme-${id}`)]) {
      expect(missing(paper, words)).toEqual([]);
    }
  });

  test('every link within a paper leads somewhere', () => {
    for (const [id, paper] of papers) {
      const targets = new Set(findAll(paper, '').map((element) => attributeOf(element, 'id')));
      const links = findAll(paper, 'a').map((link) => attributeOf(link, 'href') ?? '');
      const lost = links.filter((href) => href.startsWith('#') && !targets.has(href.slice(1)));
      expect([id, [...new Set(lost)]]).toEqual([id, []]);
    }
  });

  test('the speaker has all notes, in the deck of the city and in that of the theme', () => {
    const decks = new Map<string, string>();
    const notesIn = (id: string): string => {
      const known =
        decks.get(id) ??
        squeeze(
          findAll(parseHtml(deckContent(study, language, id)), 'aside')
            .map(textOf)
            .join(' '),
        );
      decks.set(id, known);
      return known;
    };
    for (const item of study.cases) {
      const body = item.bodies.find((candidate) => candidate.language === language);
      const passages = body?.sections.flatMap((section) => section.passages) ?? [];
      const notes = [
        ...blocks(item.notes),
        ...passages.filter(({ audience }) => audience === 'notes').flatMap(({ markdown }) => fragmentsOf(markdown)),
      ].map(squeeze);
      for (const deck of [`city-${item.city}`, `theme-${item.theme}`]) {
        expect(notes.filter((note) => !notesIn(deck).includes(note))).toEqual([]);
      }
    }
  });

  test('decks, papers and tables show the same of the same cell', () => {
    const themes = [...(study.profile === null ? [] : [study.profile]), ...study.themes];
    const tables = themes.flatMap((theme) => cellsOf(parseHtml(tableHtml(study, language, theme))));
    const expected = new Map(tables.map(({ key, text }) => [key, text]));
    const decks = ['overview', 'theme-koordination', ...study.cities.map(({ id }) => `city-${id}`)];
    const pages = decks.map((id) => parseHtml(deckContent(study, language, id)));
    const cells = [...pages, ...papers.values()].flatMap(cellsOf);
    expect(cells.length).toBeGreaterThan(1000);
    for (const { key, label, text } of cells) {
      const inTable = expected.get(key) ?? '';
      // Where one city stands alone, the date of its value is the row's.
      const [dated = '', date = ''] = / \(([^()]*\d{4})\)/.exec(inTable) ?? [];
      const isMoved = dated !== '' && !text.includes(dated) && label.includes(date);
      expect([key, text]).toEqual([key, isMoved ? inTable.replace(dated, '') : inTable]);
    }
  });

  function blocks(text: Text | null): readonly string[] {
    return text === null ? [] : fragmentsOf(sourceOf(text, language));
  }

  function wordsOfFinding({ text }: Finding): readonly string[] {
    return inline(text);
  }

  function wordsOfRecommendation({ text, addressee, basis }: Recommendation): readonly string[] {
    return [...inline(text), ...plain(addressee), ...inline(basis)];
  }

  /** Everything that a case says apart from its values and events. */
  function wordsOfCase(item: Case): readonly string[] {
    const body = item.bodies.find((candidate) => candidate.language === language);
    const nameOf = (id: string): string => {
      const actors = study.cases.filter(({ city }) => city === item.city).flatMap(({ actors: found }) => found);
      const actor = item.actors.find((own) => own.id === id) ?? actors.find((other) => other.id === id);
      return actor === undefined ? id : sourceOf(actor.name, language);
    };
    return [
      ...plain(item.title),
      ...blocks(item.summary),
      ...item.actors.flatMap(({ name, role }) => [...plain(name), ...plain(role)]),
      ...item.relations.map(({ from, label, to }) => `${nameOf(from)}${plain(label)[0] ?? ''}${nameOf(to)}`),
      ...item.statements.flatMap(({ text, role }) => [...inline(text), ...plain(role)]),
      ...item.findings.flatMap(wordsOfFinding),
      ...item.recommendations.flatMap(wordsOfRecommendation),
      ...(body?.sections ?? []).flatMap(({ title, passages }) => [
        ...fragmentsOf(title),
        ...passages
          .filter(({ audience }) => audience === 'all' || audience === 'paper')
          .flatMap(({ markdown }) => fragmentsOf(markdown)),
      ]),
    ];
  }
});

/** Whether a finding is about that city: one that names none is about all. */
function names(city: string): (finding: Finding) => boolean {
  return ({ cities }) => cities.length === 0 || cities.includes(city);
}

function sourceOf(text: Text, language: string): string {
  return inLanguage(text, language).source;
}

/** Returns the words of a Markdown text as a reader sees them, line by line, without citations and what marks blocks. */
function fragmentsOf(markdown: string): readonly string[] {
  return markdown
    .split('\n')
    .filter((line) => !/^[\s|:-]*$/.test(line))
    .flatMap((line) => (line.trim().startsWith('|') ? line.split('|') : [line]))
    .map((line) => line.replace(/^\s*(#+|[-*+]|\d+\.|>|\[\^[^\]]+\]:)\s+/, ''))
    .flatMap((line) => plainMarkdown(line, () => '\u0000').split('\u0000'))
    .map(squeeze)
    .filter((fragment) => fragment !== '');
}

/** Returns what a table shows of one attribute, city by city. */
function cellsIn(page: Node, theme: string, attribute: string): readonly string[] {
  return study.cities.map(({ id }) => cellIn(page, theme, attribute, id));
}

function cellIn(page: Node, theme: string, attribute: string, city: string): string {
  const query = { 'data-theme': theme, 'data-attribute': attribute, 'data-city': city };
  const [cell] = findAll(page, 'td', query);
  return cell === undefined
    ? `no cell ${JSON.stringify(query)}`
    : squeeze(textOf(findOne(cell, 'span', { class: 'cell-text' })));
}

/** Returns all cells of comparisons with the label of their row; the key names theme, attribute and city. */
function cellsOf(page: Node): readonly { readonly key: string; readonly label: string; readonly text: string }[] {
  const rows = findAll(page, 'tr').filter((row) => attributeOf(row, 'data-attribute') !== null);
  return rows.flatMap((row) =>
    findAll(row, 'td').map((cell) => ({
      key: ['data-theme', 'data-attribute', 'data-city'].map((name) => attributeOf(cell, name)).join(' '),
      label: squeeze(findAll(row, 'th').map(textOf).join(' ')),
      text: squeeze(textOf(findOne(cell, 'span', { class: 'cell-text' }))),
    })),
  );
}

/** Returns the events of that theme and city: "2015: Gründung". */
function eventsIn(page: Node, theme: string, city: string): readonly string[] {
  const tables = findAll(page, 'div', { 'data-block': 'timeline', 'data-theme': theme });
  return tables.flatMap((table) =>
    findAll(table, 'tr').flatMap((row) => {
      const [date] = findAll(row, 'th', { scope: 'row' });
      const lanes = findAll(row, 'td', { 'data-city': city });
      const events = lanes.flatMap((lane) => findAll(lane, 'span', { class: 'event' }));
      return events.map((event) => squeeze(`${date === undefined ? '' : textOf(date)}: ${withoutMarks(event)}`));
    }),
  );
}

/** Returns the text without raised numbers of sources. */
function withoutMarks(node: Node): string {
  if ('tagName' in node && node.tagName === 'sup') return '';
  return 'childNodes' in node ? node.childNodes.map(withoutMarks).join('') : textOf(node);
}

function nodeOf(papers: ReadonlyMap<string, Node>, id: string): Node {
  const found = papers.get(id);
  if (found === undefined) throw new Error(`There is no paper ${id}`);
  return found;
}

function themeOf(id: string): Theme {
  const found = study.themes.find((theme) => theme.id === id);
  if (found === undefined) throw new Error(`There is no theme ${id}`);
  return found;
}
