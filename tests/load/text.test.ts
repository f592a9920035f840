import { describe, expect, test } from 'vitest';
import { load, problems } from './temporary.ts';

const both = 'title: { de: Probe, en: Probe }\nlanguages: [de, en]\n';

async function subtitle(written: string) {
  const { value, diagnostics } = await load({ 'casedeck.yaml': `${both}subtitle: ${written}\n` });
  return { text: value.subtitle, problems: diagnostics.map(({ code, message }) => `${code} ${message}`) };
}

describe('a localised text', () => {
  test('has its languages in the order of the study', async () => {
    expect(await subtitle('{ en: Housing, de: "Wohnen" }')).toEqual({
      text: {
        translations: [
          { language: 'de', source: 'Wohnen', origin: { file: 'casedeck.yaml', line: 3, column: 31 } },
          { language: 'en', source: 'Housing', origin: { file: 'casedeck.yaml', line: 3, column: 17 } },
        ],
        origin: { file: 'casedeck.yaml', line: 3, column: 13 },
      },
      problems: [],
    });
  });

  test.each([
    ['Wohnen', ['translation-missing `subtitle` has no text in `en`.']],
    ['{ en: Housing }', ['translation-missing `subtitle` has no text in `de`.']],
    ['{ de: Wohnen, en: "" }', ['value-empty `subtitle` in `en` is empty.']],
    ['{ de: Wohnen, en: 3 }', ['value-type `subtitle` in `en` must be text, not a number.']],
    ['{ de: Wohnen, nn: x }', ['language-unknown `nn` is not a language of this study.']],
    ['{}', ['value-empty `subtitle` is empty.']],
    ['2023', ['value-type `subtitle` must be text, not a number.']],
    ['[Wohnen]', ['value-type `subtitle` must be text, not a list.']],
    ['~', ['value-empty `subtitle` is empty.']],
  ])('is complete: %s', async (written, expected) => {
    expect((await subtitle(written)).problems).toEqual(expected);
  });

  test.each([
    ['|\n    Zeile eins\n\n      zwei\n', 'Zeile eins\n\n  zwei', 4, 5],
    ['|2-\n    Zeile\n', '  Zeile', 4, 3],
    ['|\n\n    Zeile\n', '\nZeile', 4, 1],
    ['>\n    Zeile\n    zwei\n', 'Zeile zwei', 4, 5],
    ["'It''s'", "It's", 3, 12],
    ['Zeile\n  zwei', 'Zeile zwei', 3, 11],
    ['&x Zeile', 'Zeile', 3, 14],
    ['!!str 12', '12', 3, 17],
  ])('keeps words and place however it is written: %j', async (written, source, line, column) => {
    const { text } = await subtitle(written);
    expect(text?.translations).toEqual([{ language: 'de', source, origin: { file: 'casedeck.yaml', line, column } }]);
  });

  test('may be a plain name in every language', async () => {
    const { value, diagnostics } = await load({
      'casedeck.yaml': both,
      'cases/halle/city.yaml': 'name: Halle (Saale)\nstate: { de: Sachsen-Anhalt, en: Saxony-Anhalt }\n',
    });
    const [city] = value.cities;
    expect(diagnostics).toEqual([]);
    expect(city?.shortName.translations.map(({ language, source }) => [language, source])).toEqual([
      ['de', 'Halle (Saale)'],
      ['en', 'Halle (Saale)'],
    ]);
    expect(city?.state?.translations.map(({ source }) => source)).toEqual(['Sachsen-Anhalt', 'Saxony-Anhalt']);
  });
});

test('Markdown is checked where it stands', async () => {
  const files = {
    'cases/_sources.yaml': '- { id: a, type: book }\n',
    'cases/_themes/wohnen.yaml': [
      'title: "Nur Text [@b]"',
      'description: |',
      '  Eins.',
      '',
      '      Code [@b]',
      '  - Zwei [@b]',
      '  # Drei',
      'findings:',
      '  - { kind: why, text: "Weil \\"[@b]\\"" }',
      "  - { kind: why, text: 'Weil [@b].' }",
      '  - kind: why',
      '    text: >',
      '      Weil',
      '      [@b]',
      '',
    ].join('\n'),
  };
  expect(await problems(files)).toEqual([
    'cases/_themes/wohnen.yaml:6:12 source-unknown',
    'cases/_themes/wohnen.yaml:7:3 markdown-heading',
    // Escaped and folded texts have no exact places.
    'cases/_themes/wohnen.yaml:9:25 source-unknown',
    'cases/_themes/wohnen.yaml:10:32 source-unknown',
    'cases/_themes/wohnen.yaml:13:7 source-unknown',
  ]);
});
