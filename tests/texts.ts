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
