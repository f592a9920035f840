import fc from 'fast-check';

/** Texts that have made trouble somewhere: markup, templates, style sheets, patterns, characters with a second meaning. */
export const nasty: readonly string[] = [
  '<b>x</b>',
  '</style><script>alert(1)</script>',
  '</title>',
  '<!--',
  ']]>',
  '&amp;&lt;&#39;',
  `"'\``,
  '{{title}}{{{title}}}',
  '{count}{value}',
  '$& $1 $` $$',
  '\\',
  '%3Cb%3E',
  'javascript:alert(1)',
  '*a* **b** _c_ `d` [e](f) ![g](h)',
  'Amt [@quelle, S. 3] im Haus [vgl. @b].',
  '| a | b |',
  '# 1. - ::: notes',
  'Akteur*innen und Bürger*innen',
  '\ue000\ue001\ue002',
  '\u2028\u2029',
  '\u00ad\u200b\u202e',
  '🏳️‍🌈 e\u0301 ﷽',
  '__proto__',
  'constructor',
];

/** Any text that a file of a study and a page can carry; control characters and lone surrogates can be in neither. */
export const anyText: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(...nasty),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ''));

/** The same with something to see in it. */
export const visibleText: fc.Arbitrary<string> = anyText
  .map((text) => text.trim())
  .filter((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text));

const words = [
  ...[
    'Amt',
    'Akteur*innen',
    'Bürger*innenrat',
    'z. B.',
    '„Quartier“',
    '*befristet*',
    'S. 22',
    'a, b',
    '"c"',
    '<b>',
    '& Co.',
  ],
  ...[
    'rund 10 %',
    'Straßenausbaubeitragssatzung',
    'Beauftragte',
    'für',
    'und',
    'seit 2015',
    '–',
    '1.234,5',
    'Halle (Saale)',
  ],
  'Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung',
];

function wordsOf(minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...words), { minLength, maxLength }).map((list) => list.join(' '));
}

/** One to four words that break no rule of a study. */
export const plainName: fc.Arbitrary<string> = wordsOf(1, 4);

/** Text that breaks no rule of a study, from one word to some sixty. */
export const plainProse: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: plainName },
  { weight: 1, arbitrary: wordsOf(10, 60) },
);
