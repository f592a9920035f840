import { describe, expect, test } from 'vitest';
import { load, problems } from './temporary.ts';

const files = {
  'cases/_profile.yaml': 'title: Profil\nattributes:\n  size: { label: Einwohnerzahl, type: number }\n',
  'cases/_themes/amt.yaml': `title: Amt
attributes:
  share: { label: Anteil, type: number }
  level: { label: Stufe, type: scale, options: { low: gering, high: hoch } }
  since: { label: Seit, type: year }
  vote: { label: Beschluss, type: boolean }
  name: { label: Name, type: text }
`,
  'cases/aue/city.yaml': 'name: Aue\nattributes: { size: { value: 1, coded: true, asOf: 2019 } }\n',
  'cases/aue/amt.md': '---\nattributes: { share: { value: 1, coded: true, asOf: 2019 } }\n---\n',
  'cases/burg/city.yaml': 'name: Burg\nattributes: { size: { value: 2, coded: true, asOf: 2020 } }\n',
  'cases/burg/amt.md': '---\nattributes: { share: { value: 2, coded: true, asOf: 2020 } }\n---\n',
};

/** What is said of a study with a publication of those fields, which stand from line 6 on. */
function problemsOf(...fields: readonly string[]): Promise<readonly string[]> {
  const config = ['title: Probe', 'languages: [de]', 'publications:', '  - id: vortrag', '    kind: deck', ...fields];
  return problems({
    ...files,
    'casedeck.yaml': config.map((line, index) => (index < 5 ? line : `    ${line}`)).join('\n'),
  });
}

const ordered = 'outline: [case-order]';
const combined = 'outline: [truth-table]';

describe('cities can be ordered', () => {
  test.each(['amt/level', 'amt/since'])('by %s', async (name) => {
    expect(await problemsOf(ordered, `orderBy: ${name}`)).toEqual([]);
  });

  test.each([
    ['amt/vote', 'field-conflict'],
    ['amt/name', 'field-conflict'],
    ['amt/shore', 'attribute-unknown'],
    ['profile/share', 'attribute-unknown'],
    ['amd/share', 'theme-unknown'],
    ['share', 'attribute-unknown'],
    ['amt/share', 'not-comparable'],
    ['profile/size', 'not-comparable'],
  ])('but not by %s: %s', async (name, code) => {
    expect(await problemsOf(ordered, `orderBy: ${name}`)).toEqual([`casedeck.yaml:7:14 ${code}`]);
  });

  test('by values that differ in time only elsewhere', async () => {
    expect(await problemsOf(ordered, 'cities: [aue]', 'orderBy: amt/share')).toEqual([]);
    expect(await problemsOf(ordered, 'cities: [burg]', 'orderBy: profile/size')).toEqual([]);
  });

  test('only if it is said by what, and where', async () => {
    expect(await problemsOf(ordered)).toEqual(['casedeck.yaml:4:5 field-missing']);
    expect(await problemsOf('orderBy: amt/level')).toEqual(['casedeck.yaml:6:5 field-conflict']);
  });
});

describe('conditions', () => {
  test('are attributes of few options, or chosen by casedeck', async () => {
    expect(await problemsOf(combined, 'conditions: [amt/vote, amt/level]')).toEqual([]);
    expect(await problemsOf(combined)).toEqual([]);
  });

  test('are nothing else', async () => {
    expect(await problemsOf(combined, 'conditions: [amt/vote, amt/share, amt/vode]')).toEqual([
      'casedeck.yaml:7:28 field-conflict',
      'casedeck.yaml:7:39 attribute-unknown',
    ]);
    expect(await problemsOf(ordered, 'orderBy: amt/level', 'conditions: [amt/vote]')).toEqual([
      'casedeck.yaml:8:5 field-conflict',
    ]);
  });
});

test('the nearest attribute is proposed, and the whole name is underlined', async () => {
  const config = `title: Probe
languages: [de]
publications: [{ id: vortrag, kind: deck, outline: [case-order], orderBy: amt/shore }]
`;
  const { diagnostics } = await load({ ...files, 'casedeck.yaml': config });
  expect(diagnostics.map(({ hint, length }) => [hint, length])).toEqual([
    ['Did you mean `share`?', 'amt/shore'.length],
  ]);
});

test('of attributes that cannot be read nothing more is said', async () => {
  const theme = 'title: Amt\nattributes:\n  share: { label: Anteil, type: nummer }\n';
  const config = `title: Probe
languages: [de]
publications: [{ id: vortrag, kind: deck, outline: [case-order], orderBy: amt/share }]
`;
  expect(await problems({ 'casedeck.yaml': config, 'cases/_themes/amt.yaml': theme })).toEqual([
    'cases/_themes/amt.yaml:3:33 value-range',
  ]);
});

describe('large numbers', () => {
  const counted = 'outline: [numbers]';

  test.each(['amt/share', 'profile/size', 'amt/since'])('can be %s', async (name) => {
    expect(await problemsOf(counted, `numbers: [${name}]`)).toEqual([]);
  });

  test.each([
    ['amt/vote', 'field-conflict'],
    ['amt/name', 'field-conflict'],
    ['amt/shore', 'attribute-unknown'],
    ['amd/share', 'theme-unknown'],
  ])('but not %s: %s', async (name, code) => {
    expect(await problemsOf(counted, `numbers: [${name}]`)).toEqual([`casedeck.yaml:7:15 ${code}`]);
  });

  test('are asked for only where they are shown', async () => {
    expect(await problemsOf('numbers: [amt/share]')).toEqual(['casedeck.yaml:6:5 field-conflict']);
  });
});
