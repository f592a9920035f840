import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainMarkdown } from '../src/markdown.ts';
import { blocksOf, citationsIn, literalMarkdown, piecesOf } from '../src/markdown-structure.ts';
import { nasty, visibleText } from './texts.ts';

describe('the pieces of a text', () => {
  test.each([
    ['Eins\nnoch\n\nZwei', ['0 Eins\nnoch', '3 Zwei']],
    ['- a\n- b\n\n1. c\n\n| x |\n|---|\n| y |', ['0 - a\n- b', '3 1. c', '5 | x |\n|---|\n| y |']],
    ['### A\nB\n\n> C\n\n```\n\nD\n```', ['0 ### A', '1 B', '3 > C', '5 ```\n\nD\n```']],
    ['\n\nA\n\n\nB\n', ['2 A', '5 B']],
    ['', []],
  ])('%j are its top-level blocks, each at its line', (markdown, expected) => {
    expect(blocksOf(markdown).map((block) => `${block.line} ${block.markdown}`)).toEqual(expected);
  });

  test('that depend on each other stay together', () => {
    for (const definition of ['[^1]: Note', '[a]: https://a.b']) {
      expect(blocksOf(`A[^1]\n\n[a]\n\n${definition}`)).toHaveLength(1);
    }
  });
});

describe('a long paragraph', () => {
  test.each([
    ['ends with long words', 'Die Stelle berät Träger, weil Wohnraum knapp bleibt.'],
    ['ends with short words', 'Die Stelle berät Träger, wie es der Plan vorsah und es heute gilt.'],
    ['is quoted', '„Wir beraten alle Träger, die es hier in der Stadt gibt und gab.“'],
    ['ends with a year', 'Die Stelle berät alle Träger in der ganzen Stadt seit 2015.'],
  ])('is parted between its sentences where each %s', (_, sentence) => {
    const markdown = Array.from({ length: 40 }, () => sentence).join(' ');
    const pieces = piecesOf(markdown).map((piece) => piece.markdown);
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.join(' ')).toBe(markdown);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThan(800);
      expect(piece.startsWith(sentence) && piece.endsWith(sentence)).toBe(true);
    }
  });

  test('stays whole behind abbreviations', () => {
    const markdown = 'Träger z. B. Vereine u. a. m. und Stellen bzw. Ämter, d. h. alle, '.repeat(20).trim();
    expect(piecesOf(markdown)).toHaveLength(1);
  });
});

test.each([
  ['A [@a, S. 1] und [vgl. @b; @a, S.\u00a02].', ['a S. 1', 'b', 'a S. 2']],
  ['- x\n  > [@a]\n\n[^1]: [@b]\n\nC[^1]', ['a', 'b']],
  ['`[@a]` \\[@b]', []],
])('%j cites %j', (markdown, expected) => {
  const found = citationsIn(markdown).map(({ source, locator }) => [source, ...(locator === null ? [] : [locator])]);
  expect(found.map((parts) => parts.join(' '))).toEqual(expected);
});

test('any text can be written as Markdown that shows it as it stands, in one piece', () => {
  const check = (text: string): void => {
    const markdown = literalMarkdown(text);
    expect(plainMarkdown(markdown, () => 'cited')).toBe(text.replace(/\s*\n\s*/g, ' ').trim());
    expect(blocksOf(markdown)).toHaveLength(1);
    expect(citationsIn(markdown)).toEqual([]);
  };
  for (const text of [
    ...nasty.filter((item) => item.trim() !== ''),
    '1. a',
    '- a\n\n    b',
    '# a\n\n---',
    '+ a',
    '4) b',
  ])
    check(text);
  fc.assert(fc.property(visibleText, check));
});
