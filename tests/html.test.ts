import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml, Html, html } from '../src/html.ts';
import { attributeOf, findOne, parseHtml, textOf } from './reading.ts';
import { anyText } from './texts.ts';

test('any text is the same as content and as attribute', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const page = parseHtml(`<p title="${escapeHtml(text)}" lang='${escapeHtml(text)}'>${escapeHtml(text)}</p>`);
      const paragraph = findOne(page, 'p');
      expect([textOf(paragraph), attributeOf(paragraph, 'title'), attributeOf(paragraph, 'lang')]).toEqual([
        text,
        text,
        text,
      ]);
    }),
  );
});

test('the tag escapes what is no markup, joins lists, and leaves nothing for null', () => {
  const markup = html`<b>${'<i>'}${Html.trust('<i>')}${['&', html`&amp;`, null]}${null}${3}</b>`;
  expect(`${markup}`).toBe('<b>&lt;i&gt;<i>&amp;&amp;3</b>');
});
