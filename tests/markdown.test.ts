import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeHtml, html } from '../src/html.ts';
import { type MarkdownCitation, plainMarkdown, renderMarkdown } from '../src/markdown.ts';
import { findMarks } from '../src/markdown-marks.ts';

function cite(citations: readonly MarkdownCitation[]): string {
  return `(${citations.map(({ prefix, id, locator }) => [prefix, id, locator].filter(Boolean).join(' ')).join('; ')})`;
}

function render(markdown: string, inline = false): string {
  return renderMarkdown(markdown, {
    inline,
    idPrefix: 'p1',
    headingLevel: 4,
    cite: (citations) => html`<cite>${cite(citations)}</cite>`,
    image: (path) => (path === 'missing.png' ? null : `data:${path}`),
  }).toHTML();
}

describe('an asterisk between letters is a letter', () => {
  test.each([
    ['Akteur*innen und Bürger*innen', 'Akteur*innen und Bürger*innen'],
    ['Ärzt*innen *und* Akteur*innen', 'Ärzt*innen <em>und</em> Akteur*innen'],
    ['**Bürger*innen**', '<strong>Bürger*innen</strong>'],
    ['*Akteur*innen*', '<em>Akteur*innen</em>'],
    ['***Akteur*innen***', '<em><strong>Akteur*innen</strong></em>'],
    ['[Bürger*innen](https://a.b) *ja*', '<a href="https://a.b">Bürger*innen</a> <em>ja</em>'],
    ['`a*b` jede*r, _jede*r_', '<code>a*b</code> jede*r, <em>jede*r</em>'],
    ['2*3*4 und * und **', '2<em>3</em>4 und * und **'],
    ['Hořejší*čtenář e\u0301*e\u0301', 'Hořejší*čtenář e\u0301*e\u0301'],
    ['𐐀*𐐁*𐐂', '𐐀*𐐁*𐐂'],
  ])('%s', (markdown, expected) => {
    expect(render(markdown, true)).toBe(expected);
    expect(render(markdown)).toBe(`<p>${expected}</p>`);
  });

  test('whatever the letters and what stands around', () => {
    const letters = fc.stringMatching(/^[\p{L}]{1,4}$/u);
    fc.assert(
      fc.property(fc.array(letters, { minLength: 2, maxLength: 5 }), letters, (words, other) => {
        const word = words.join('*');
        expect(render(`${other} ${word} *${other}* ${word}`, true)).toBe(`${other} ${word} <em>${other}</em> ${word}`);
      }),
    );
  });
});

describe('citations', () => {
  test.each([
    ['[@ik-2018]', '(ik-2018)'],
    ['[@ik-2018, S. 13f., 20]', '(ik-2018 S. 13f., 20)'],
    ['[@ik-2018 S. 13]', '(ik-2018 S. 13)'],
    ['[vgl. @ik-2018, S. 13; auch bei @b:2]', '(vgl. ik-2018 S. 13; auch bei b:2)'],
    ['[@a][@b]', '(a)(b)'],
    ['*[@a]*', '(a)'],
    ['Post an [a@b.de]', 'Post an [a@b.de]'],
    ['[@a; vgl.]', '[@a; vgl.]'],
    ['`[@a]` \\[@a]', '[@a] [@a]'],
  ])('%s', (markdown, expected) => {
    expect(plainMarkdown(markdown, cite)).toBe(expected);
  });

  test('a bracket with a target is a link', () => {
    expect(render('[@stadt](https://a.b)', true)).toBe('<a href="https://a.b">@stadt</a>');
  });
});

describe('rendering', () => {
  test.each([
    ['### A\n\n#### B\n\n##### C\n\n###### D', '<h4>A</h4>\n<h5>B</h5>\n<h6>C</h6>\n<h6>D</h6>'],
    ['# A', '<h4>A</h4>'],
    ['<b>x</b> & "y"', '<p>&lt;b&gt;x&lt;/b&gt; &amp; &quot;y&quot;</p>'],
    ['[x](javascript:alert(1)) [y](/srv) [z](#z)', '<p>x y <a href="#z">z</a></p>'],
    ['![Karte "1"](a%20b.png)', '<p><img src="data:a b.png" alt="Karte &quot;1&quot;"></p>'],
    ['![Karte](missing.png)', '<p>Karte</p>'],
    ['[@a, <x>]', '<p><cite>(a &lt;x&gt;)</cite></p>'],
    ['https://a.b "x" -- ...', '<p>https://a.b &quot;x&quot; -- ...</p>'],
  ])('%s', (markdown, expected) => {
    expect(render(markdown)).toBe(expected);
  });

  test('header cells say so, unless they are empty', () => {
    const table = render('| | Halle |\n|---|--:|\n| a | |');
    expect(table).toContain('<td></td>\n<th style="text-align:right" scope="col">Halle</th>');
    expect(table).toContain('<td>a</td>\n<td style="text-align:right"></td>');
  });

  test('footnotes have ids of their own', () => {
    const text = render('A[^1] B[^1] C[^b]\n\n[^1]: Eins [@a].\n\n[^b]: [Zwei](javascript:2).');
    expect(text).toContain('<sup class="footnote-ref"><a href="#fn-p1-1" id="fnref-p1-1">1</a></sup>');
    expect(text).toContain('id="fnref-p1-1:1">1</a>');
    expect(text).toContain('<li id="fn-p1-2" class="footnote-item"><p>Zwei.');
    expect(text).toContain('<cite>(a)</cite>');
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...text.matchAll(/ href="#([^"]+)"/g)].map((match) => match[1]);
    expect(ids).toEqual(expect.arrayContaining(targets));
  });

  test('within a line there are no blocks', () => {
    expect(render('1. Stelle', true)).toBe('1. Stelle');
    expect(render('# 5[^1]', true)).toBe('# 5[^1]');
    expect(plainMarkdown('2015. **Neu**\n`a|b`', cite)).toBe('2015. Neu a|b');
  });

  test('any text is rendered without an error, and nothing in it becomes markup of its own', () => {
    fc.assert(
      fc.property(markdownLike, (markdown) => {
        for (const inline of [true, false]) {
          const markup = render(markdown, inline);
          expect(markup).not.toMatch(/href="(?!https?:|mailto:|#)/i);
          const tags = markup.match(/<[a-z][^>]*/g) ?? [];
          for (const tag of tags)
            expect(tag).toMatch(
              /^<(a|blockquote|br|cite|code|em|h[4-6]|hr|img|li|ol|p|pre|div|strong|sup|s|table|t[bdhr]|tbody|thead|ul)\b/,
            );
        }
        plainMarkdown(markdown, cite);
      }),
    );
  });

  test('plain words come out as they are', () => {
    const words = fc.stringMatching(/^[\p{L}\d„“‚‘–’,.() ]{0,40}$/u).map((text) => text.trim());
    fc.assert(
      fc.property(words, (text) => {
        expect(plainMarkdown(text, cite)).toBe(text);
        expect(render(text, true)).toBe(escapeHtml(text));
      }),
    );
  });
});

describe('the place of', () => {
  test.each([
    ['Text [@a] und\n  [vgl. @b, S. 2; @a].', ['0:7 a', '1:9 b', '1:19 a']],
    ['- Eins\n\n  > Zwei [@a]\n  > [@b]\n', ['2:11 a', '3:6 b']],
    ['## Titel [@a] ##', ['0:11 a']],
    ['| x | y |\n|---|---|\n| [@a] | \\| **[@a]** |\n| | [@b] |', ['2:4 a', '2:16 a', '3:6 b']],
    ['A[^1]\n\n[^1]: Nur [@a]\n    und [@b].', ['2:12 a', '3:10 b']],
    ['1. a\n\t- [@a]', ['1:5 a']],
  ])('citations in %j', (markdown, expected) => {
    const marks = findMarks(markdown, { inline: false }).filter((mark) => mark.kind === 'citation');
    expect(marks.map(({ line, column, id }) => `${line}:${column} ${id}`)).toEqual(expected);
  });

  test('marks lies within the text', () => {
    fc.assert(
      fc.property(markdownLike, (markdown) => {
        const lines = markdown.split('\n');
        for (const inline of [true, false]) {
          for (const { line, column } of findMarks(markdown, { inline })) {
            expect(column).toBeGreaterThanOrEqual(0);
            expect(column).toBeLessThanOrEqual((lines[line] ?? 'no such line').length);
            expect(lines[line]).toBeDefined();
          }
        }
      }),
    );
  });
});

/** Texts that look like Markdown, or nearly so. */
const markdownLike: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '*',
        '**',
        '_',
        '[',
        ']',
        '(',
        ')',
        '!',
        '@a',
        ', S. 1',
        ';',
        '^',
        '[^1]',
        '[^1]: ',
        '\n',
        '\n\n',
        '\n    ',
      ),
      fc.constantFrom(
        '|',
        '\n|---|---|\n',
        '# ',
        '## ',
        '- ',
        '1. ',
        '> ',
        '`',
        '```\n',
        '\\',
        '<b>',
        '&uuml;',
        '\t',
        ':::',
      ),
      fc.constantFrom(
        'a*b',
        'Bürger*innen',
        'https://a.b',
        '<https://a.b>',
        '![x](y.png)',
        '[x](z "t")',
        '[x](javascript:y)',
        '[x]: y',
        '\u0000',
        '😀',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join('').replace(/\r/g, ''));
