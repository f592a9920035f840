import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadStudy } from '../../src/load/study.ts';
import { load, problems, summarise, withFolder } from './temporary.ts';

const theme = 'title: Wohnen\n';
const city = 'name: Halle\n';

test('a whole study', async () => {
  const { value, diagnostics } = await load({
    'casedeck.yaml': [
      'title: { de: Probe, en: Trial }',
      'languages: [de, en]',
      'asOf: 2023-04',
      'edition: 2',
      'authors: [{ name: Eva Muster, affiliation: IRS, email: eva@irs.de, orcid: 0000-0002-1825-0097 }]',
      'publisher: { name: IRS, url: "https://irs.de" }',
      'license: CC-BY-4.0',
      'design: { accent: "#0B5c6b", logo: cases/_media/../_media/logo.svg, logoAlt: { de: IRS, en: IRS } }',
    ].join('\n'),
    'cases/_media/logo.svg': '<svg/>',
    'cases/_profile.yaml':
      'title: { de: Profil, en: Profile }\nattributes:\n  since: { label: { de: Seit, en: Since }, type: year }\n',
    'cases/_glossary.yaml':
      'Quartier: { de: Teil der Stadt, en: Part of a city }\nirs: { term: { de: IRS, en: IRS }, text: { de: I, en: I } }\n',
    'cases/_themes/wohnen.yaml':
      'title: { de: Wohnen, en: Housing }\nfindings:\n  - { kind: lesson, text: { de: A, en: B }, cities: [halle] }\n',
    'cases/halle/city.yaml':
      'name: Halle\ncoordinates: [51.5, 12]\nquarters: [{ name: Neustadt }]\nattributes: { since: { value: 1991, coded: true } }\n',
    'cases/halle/wohnen.md': [
      '---',
      'status: draft',
      'actors: [{ id: ob, name: OB, kind: politics }]',
      'relations: [{ from: ob, to: ob, kind: steers }]',
      'statements: [{ text: { de: Ja, en: Yes }, date: 2020-01-30 }]',
      'timeline: [{ date: 2013, end: 2014, text: { de: Ja, en: Yes }, key: false }]',
      'findings: [{ text: { de: Ja, en: Yes } }]',
      'recommendations: [{ text: { de: Ja, en: Yes }, addressee: { de: Land, en: State } }]',
      '---',
      '![Logo](../_media/logo.svg)',
    ].join('\n'),
    'cases/halle/wohnen.en.md': '![Logo](cases/_media/logo.svg)',
  });
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({
    edition: '2',
    asOf: { year: 2023, month: 4, day: null },
    authors: [{ name: 'Eva Muster', email: 'eva@irs.de' }],
    publisher: { url: 'https://irs.de', address: null },
    design: { accent: '#0B5c6b', logo: 'cases/_media/logo.svg' },
    profile: { id: 'profile', attributes: [{ id: 'since', key: true, direction: 'none', options: [], of: null }] },
    themes: [{ id: 'wohnen', findings: [{ kind: 'lesson', cities: ['halle'] }] }],
    publications: ['auto'],
    glossary: [{ term: { translations: [{ source: 'Quartier' }, { source: 'Quartier' }] } }, {}],
  });
  expect([...value.media]).toEqual([['cases/_media/logo.svg', { mime: 'image/svg+xml', base64: 'PHN2Zy8+' }]]);
  expect(value.cities[0]?.values.get('since')).toMatchObject({ kind: 'value', coded: true });
  expect(value.cases).toMatchObject([
    {
      city: 'halle',
      theme: 'wohnen',
      status: 'draft',
      timeline: [{ date: { year: 2013 }, end: { year: 2014 }, key: false }],
      relations: [{ from: 'ob', to: 'ob', kind: 'steers', label: null }],
      statements: [{ kind: 'paraphrase', date: { day: 30 } }],
      findings: [{ kind: null, cities: ['halle'] }],
      bodies: [{ language: 'de' }, { language: 'en' }],
    },
  ]);
});

describe('order', () => {
  const cities = {
    'cases/b/city.yaml': 'name: Zwickau\n',
    'cases/a/city.yaml': 'name: Übach\n',
    'cases/c/city.yaml': 'name: Ulm\n',
  };
  const themes = {
    'cases/_themes/a.yaml': 'title: A\n',
    'cases/_themes/b.yaml': 'title: B\norder: 20\n',
    'cases/_themes/c.yaml': 'title: C\norder: 3\n',
  };

  test('is that of the language and of `order`', async () => {
    const { value } = await load({ ...cities, ...themes });
    expect(value.cities.map(({ id }) => id)).toEqual(['a', 'c', 'b']);
    expect(value.themes.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  test('is declared; what is not listed comes last', async () => {
    const config = 'title: Probe\nlanguages: [de]\ncities: [b, c]\nthemes: [a, x]\n';
    const { value, diagnostics } = await load({ ...cities, ...themes, 'casedeck.yaml': config });
    expect(value.cities.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    expect(value.themes.map(({ id }) => id)).toEqual(['a', 'c', 'b']);
    expect(diagnostics.filter(({ code }) => code !== 'case-missing').map(summarise)).toEqual([
      'casedeck.yaml:3:1 city-unlisted',
      'casedeck.yaml:4:1 theme-unlisted',
      'casedeck.yaml:4:1 theme-unlisted',
      'casedeck.yaml:4:13 theme-unknown',
    ]);
  });
});

describe('one cause is reported once', () => {
  test.each([
    ['a broken casedeck.yaml', { 'casedeck.yaml': 'title: a: b\n' }, ['casedeck.yaml:1:8 yaml-syntax']],
    ['missing languages', { 'casedeck.yaml': 'title: { de: P, en: T }\n' }, ['casedeck.yaml:1:1 field-missing']],
    [
      'a wrong language',
      { 'casedeck.yaml': 'title: { de: P, en: T }\nlanguages: [de, english]\n' },
      ['casedeck.yaml:2:17 value-range'],
    ],
    ['a broken theme', { 'cases/_themes/wohnen.yaml': 'title: [' }, ['cases/_themes/wohnen.yaml:1:9 yaml-syntax']],
    [
      'a broken attribute',
      { 'cases/_themes/wohnen.yaml': 'title: W\nattributes: { rent: { label: M, type: x } }' },
      ['cases/_themes/wohnen.yaml:2:39 value-range'],
    ],
    ['a theme that is a list', { 'cases/_themes/wohnen.yaml': '- a' }, ['cases/_themes/wohnen.yaml:1:1 value-type']],
    [
      'a broken front matter',
      { 'cases/halle/wohnen.md': '---\nactors: [\n---\nText.' },
      ['cases/halle/wohnen.md:3:1 yaml-syntax'],
    ],
    [
      'an endless front matter',
      { 'cases/halle/wohnen.md': '---\ntitle: Halle\n# [@x]' },
      ['cases/halle/wohnen.md:1:1 front-matter-missing'],
    ],
    [
      'an alias without an anchor',
      { 'cases/halle/city.yaml': 'name: *halle' },
      ['cases/halle/city.yaml:1:7 yaml-syntax'],
    ],
  ])('%s', async (_, files, expected) => {
    const base = {
      'cases/_themes/wohnen.yaml': 'title: Wohnen\nattributes: { rent: { label: Miete, type: number } }\n',
      'cases/halle/city.yaml': city,
      'cases/halle/wohnen.md': '---\nattributes: { rent: { value: 3, coded: true } }\n---\n',
    };
    const found = await problems({ ...base, ...files });
    expect(found.filter((problem) => !problem.endsWith('translation-missing'))).toEqual(expected);
  });
});

test('what a file may lack is not missed', async () => {
  const { value, diagnostics } = await load({
    'cases/_themes/wohnen.yaml': `${theme}attributes:\nfindings:\n`,
    'cases/_profile.yaml': 'title: Profil\n',
    'cases/halle/city.yaml': `${city}attributes: # none yet\nquarters:\n`,
    'cases/halle/wohnen.md': '---\nattributes:\n  # rent: …\ntimeline:\n---\n',
    'cases/_glossary.yaml': '# nothing\n',
    'cases/_sources.yaml': '',
  });
  expect(diagnostics).toEqual([]);
  expect(value.cases).toHaveLength(1);
});

test('byte-order marks and the ends of lines of Windows do no harm', async () => {
  const { value, diagnostics } = await load({
    'casedeck.yaml': '\uFEFFtitle: Probe\r\nlanguages: [de]\r\n',
    'cases/_themes/wohnen.yaml': theme,
    'cases/halle/city.yaml': city,
    'cases/halle/wohnen.md': '\uFEFF---\r\nsummary: |\r\n  Eins\r\n  zwei\r\n---\r\nText.\r\n\r\n[@x]\r\n',
  });
  expect(value.cases[0]?.summary?.translations[0].source).toBe('Eins\nzwei');
  expect(value.cases[0]?.bodies[0]?.sections[0]?.passages[0]?.markdown).toBe('Text.\n\n[@x]');
  expect(diagnostics.map(summarise)).toEqual(['cases/halle/wohnen.md:8:3 source-unknown']);
});

test('links may not lead out of the study', async () => {
  await withFolder(
    {
      'logo.svg': '<svg/>',
      'studie/casedeck.yaml': 'title: P\nlanguages: [de]\ndesign: { logo: b.svg, logoAlt: L }\n',
    },
    async (root) => {
      const study = join(root, 'studie');
      await mkdir(join(study, 'cases'));
      await symlink(join(root, 'casedeck.yaml'), join(study, 'cases/_glossary.yaml'));
      await symlink(join(root, 'nowhere.yaml'), join(study, 'cases/_profile.yaml'));
      await symlink(join(root, 'logo.svg'), join(study, 'a.svg'));
      await symlink('a.svg', join(study, 'b.svg'));
      const { diagnostics } = await loadStudy(study);
      expect(diagnostics.map(summarise)).toEqual([
        'casedeck.yaml:3:17 path-outside',
        'cases/_glossary.yaml:1:1 path-outside',
        'cases/_profile.yaml:1:1 file-unreadable',
      ]);
    },
  );
});

test.each([
  ['/srv/logo.svg', 'path-outside'],
  ['C:\\logo.svg', 'path-outside'],
  ['https://irs.de/logo.svg', 'path-outside'],
  ['//irs.de/logo.svg', 'path-outside'],
  ['cases/../../logo.svg', 'path-outside'],
  ['..', 'path-outside'],
  ['cases', 'asset-missing'],
  ['casedeck.yaml', 'value-range'],
])('a logo is an image of the study: %s', async (path, code) => {
  const config = `title: P\nlanguages: [de]\ndesign: { logoAlt: L, logo: '${path}' }\n`;
  expect(await problems({ 'casedeck.yaml': config, 'cases/x.svg': '' })).toEqual([
    `casedeck.yaml:3:30 ${code}`,
    'cases/x.svg:1:1 file-unexpected',
  ]);
});

describe('publications', () => {
  async function publish(...lines: readonly string[]) {
    const config = `title: P\nlanguages: [de]\npublications:\n${lines.map((line) => `  - ${line}\n`).join('')}`;
    const files = { 'casedeck.yaml': config, 'cases/_themes/wohnen.yaml': theme, 'cases/halle/city.yaml': city };
    const { value, diagnostics } = await load({
      ...files,
      'cases/halle/wohnen.md': '---\n---\n',
      'cases/ulm/city.yaml': 'name: Ulm\n',
      'cases/ulm/wohnen.md': '---\n---\n',
    });
    return { publications: value.publications, problems: diagnostics.map(summarise) };
  }

  test('say what they hold', async () => {
    const deck =
      '{ id: a, kind: deck, cities: [ulm], themes: [wohnen], focus: ulm, outline: [title], languages: [de], minutes: 20 }';
    const { publications, problems: found } = await publish(deck, '{ id: a, kind: paper }', 'auto: true');
    expect(found).toEqual([]);
    expect(publications).toMatchObject([
      { id: 'a', kind: 'deck', cities: ['ulm'], focus: 'ulm', minutes: 20, title: null },
      { id: 'a', kind: 'paper', cities: null, outline: null },
      'auto',
    ]);
  });

  test.each([
    ['{ id: a, kind: paper, minutes: 20 }', '4:27 field-conflict'],
    ['{ id: a, kind: deck, cities: [ulm], focus: halle }', '4:48 field-conflict'],
    ['{ id: a, kind: deck, languages: [en] }', '4:38 language-unknown'],
    ['{ id: a, kind: deck, themes: [whonen] }', '4:35 theme-unknown'],
    ['{ id: a, kind: talk }', '4:20 value-range'],
    ['{ auto: true, id: a }', '4:19 field-unknown'],
    ['auto: ja', '4:11 value-type'],
    ['overview', '4:5 value-type'],
  ])('are checked: %s', async (line, expected) => {
    expect((await publish(line)).problems).toEqual([`casedeck.yaml:${expected}`]);
  });

  test('do not overwrite each other', async () => {
    const { problems: found } = await publish(
      '{ id: a, kind: paper }',
      '{ id: a, kind: brief }',
      'auto: true',
      '{ id: brief-halle, kind: deck }',
      '{ id: brief-halle, kind: brief }',
      '{ id: theme-wohnen, kind: deck }',
    );
    expect(found).toEqual([
      'casedeck.yaml:5:11 id-duplicate',
      'casedeck.yaml:8:11 id-duplicate',
      'casedeck.yaml:9:11 id-duplicate',
    ]);
  });
});

test('actors are known within their city', async () => {
  const config = 'title: P\nlanguages: [de]\n';
  const files = {
    'casedeck.yaml': config,
    'cases/_themes/a.yaml': 'title: A\n',
    'cases/_themes/b.yaml': 'title: B\n',
    'cases/halle/city.yaml': city,
    'cases/halle/a.md': '---\nactors: [{ id: ob, name: OB }]\n---\n',
    'cases/halle/b.md': '---\nrelations: [{ from: ob, to: ob }]\n---\n',
    'cases/ulm/city.yaml': 'name: Ulm\n',
    'cases/ulm/a.md': '---\nrelations: [{ from: ob, to: dlz }]\n---\n',
    'cases/ulm/b.md': '---\nactors: [{ id: dlz, name: DLZ }]\n---\n',
  };
  expect(await problems(files)).toEqual(['cases/ulm/a.md:2:21 actor-unknown']);
});
