import { expect, test } from 'vitest';
import { load, summarise } from './temporary.ts';

async function sources(files: Readonly<Record<string, string>>) {
  const { value, diagnostics } = await load(files);
  return { csl: [...value.sources.values()].map(({ csl }) => csl), problems: diagnostics.map(summarise), study: value };
}

test('CSL is read as a list and below `references`', async () => {
  const items = [
    '- id: ik-2018',
    '  type: report',
    '  author: [{ literal: Schwerin }, Stadt Halle, { family: Heide, given: Karl, non-dropping-particle: von der }]',
    '  issued: { date-parts: [[2018, 3]] }',
    '  accessed: 2020-01-30',
    '  event-date: 2016/2019',
    '  volume: 3',
    '  citation-label: Schwerin 2018',
  ].join('\n');
  const expected = {
    id: 'ik-2018',
    type: 'report',
    author: [
      { literal: 'Schwerin' },
      { literal: 'Stadt Halle' },
      { family: 'Heide', given: 'Karl', 'non-dropping-particle': 'von der' },
    ],
    issued: { 'date-parts': [[2018, 3]] },
    accessed: { 'date-parts': [[2020, 1, 30]] },
    'event-date': { 'date-parts': [[2016], [2019]] },
    volume: '3',
    'citation-label': 'Schwerin 2018',
  };
  const asList = await sources({ 'cases/_sources.yaml': items });
  expect(asList.csl).toEqual([expected]);
  expect(asList.study.sources.get('ik-2018')?.origin).toEqual({ file: 'cases/_sources.yaml', line: 1, column: 7 });
  const asMap = await sources({ 'cases/_sources.yaml': `references:\n${items}` });
  expect(asMap.csl).toEqual([expected]);
  expect([...asList.problems, ...asMap.problems]).toEqual([]);
});

test('what CSL does not know is reported', async () => {
  const { problems } = await sources({
    'cases/_sources.yaml': [
      '- { id: a, type: boook }',
      '- { id: b, type: book, publihser: V }',
      '- { id: "c d", type: book }',
      '- { id: b, type: book }',
      '- { id: e, type: book, issued: 2015-13 }',
      '- { id: f, type: book, author: Stadt }',
      '- { type: book }',
    ].join('\n'),
  });
  expect(problems.map((problem) => problem.slice('cases/_sources.yaml:'.length))).toEqual([
    '1:18 value-range',
    '2:24 field-unknown',
    '3:10 id-invalid',
    '4:9 id-duplicate',
    '5:32 date-impossible',
    '6:32 value-type',
    '7:5 field-missing',
  ]);
});

test('BibTeX becomes CSL', async () => {
  const { csl, problems, study } = await sources({
    'cases/_sources.bib': [
      '% Quellen',
      '@string{irs = "Leibniz-Institut f{\\"u}r Raumbezogene Sozialforschung"}',
      '@book{mueller2018,',
      '  author = {M{\\"u}ller, Anna and von der Heide, Karl and {Stadt Halle (Saale)}},',
      '  title = {Die {DDR} und {\\ss} \\& mehr},',
      '  publisher = irs, address = {Erkner}, year = 2018, edition = {2}',
      '}',
      '@techreport{ik, author = {{Landeshauptstadt Schwerin}}, title = "Bürger*innen", institution = {Stadt}, date = {2018-03}}',
    ].join('\n'),
  });
  expect(problems).toEqual([]);
  expect(csl).toEqual([
    {
      id: 'mueller2018',
      type: 'book',
      author: [
        { family: 'Müller', given: 'Anna' },
        { family: 'Heide', given: 'Karl', 'non-dropping-particle': 'von der' },
        { family: 'Stadt Halle (Saale)' },
      ],
      title: 'Die DDR und ß & mehr',
      publisher: 'Leibniz-Institut für Raumbezogene Sozialforschung',
      'publisher-place': 'Erkner',
      edition: '2',
      issued: { 'date-parts': [[2018]] },
    },
    {
      id: 'ik',
      type: 'report',
      author: [{ family: 'Landeshauptstadt Schwerin' }],
      title: 'Bürger*innen',
      publisher: 'Stadt',
      issued: { 'date-parts': [[2018, 3]] },
    },
  ]);
  expect([...study.sources.values()].map(({ origin }) => [origin.line, origin.column])).toEqual([
    [3, 7],
    [8, 13],
  ]);
});

test('both bibliographies are one, and ids are unique in it', async () => {
  const { csl, problems } = await sources({
    'cases/_sources.yaml': '- { id: a, type: book }\n',
    'cases/_sources.bib': '@book{b, title = {B}}\n@book{a, title = {A}}\n@book{b, title = {C}}\n',
  });
  expect(csl.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(problems).toEqual(['cases/_sources.bib:2:7 id-duplicate', 'cases/_sources.bib:3:7 id-duplicate']);
});

test('without a readable bibliography no citation is called wrong', async () => {
  const theme = 'title: Wohnen\nfindings:\n  - { kind: why, text: "Weil [@x].", source: y }\n';
  const broken = await sources({ 'cases/_sources.yaml': '- { id: x', 'cases/_themes/wohnen.yaml': theme });
  expect(broken.problems).toEqual(['cases/_sources.yaml:1:10 yaml-syntax']);
  const absent = await sources({ 'cases/_themes/wohnen.yaml': theme });
  expect(absent.problems).toHaveLength(2);
});
