/** Returns the text as searches compare it: no-break and other spaces as one blank, without case and invisible characters. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

/**
 * Returns those items of which a text has the words, as words of their own; only where there are none, those that have them
 * as parts of longer words or numbers.
 */
export function search<T>(items: readonly T[], words: string, textsOf: (item: T) => readonly string[]): readonly T[] {
  const wanted = normalise(words);
  if (wanted === '') return [];
  const containing = items
    .map((item) => ({
      item,
      texts: textsOf(item)
        .map(normalise)
        .filter((text) => text.includes(wanted)),
    }))
    .filter(({ texts }) => texts.length > 0);
  const pattern = wholeWords(wanted);
  const whole = containing.filter(({ texts }) => texts.some((text) => pattern.test(text)));
  return (whole.length > 0 ? whole : containing).map(({ item }) => item);
}

/** "4 %" is no word of its own in "12,4 %", "2019" is one in "(2019)". */
function wholeWords(words: string): RegExp {
  const literal = words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const before = /^[\p{L}\p{N}]/u.test(words) ? '(?<![\\p{L}\\p{N}])(?<!\\p{N}[.,])' : '';
  const after = /\p{N}$/u.test(words)
    ? '(?![\\p{L}\\p{N}])(?![.,]\\p{N})'
    : /\p{L}$/u.test(words)
      ? '(?![\\p{L}\\p{N}])'
      : '';
  return new RegExp(before + literal + after, 'u');
}
