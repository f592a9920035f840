import fc from 'fast-check';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../src/print/launch.ts';
import { countLines, type Face, longestWord, narrowest, textWidth } from '../src/text-width.ts';
import { anyBrowser, sandbox } from './print/printing.ts';
import { pageOf, small } from './workshop.ts';

describe('in the browser', () => {
  const texts = [
    'Ausländeranteil an der Gesamtbevölkerung (in %; Stand 31. Dezember 2023)',
    'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
    'Träger*innen, Vereine & „Bündnisse“ – z. B. ‚Aktiv‘ …',
    'rund 1.234.567,89 €',
    '0123456789 9,9 % −12,5 ha 2016–2019',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜẞ',
    'abcdefghijklmnopqrstuvwxyzäöüß',
    'Łódź, Kraków, Çanakkale, Şırnak, Đà Nẵng, Malmö, Tromsø, Œuvre, Ægir',
    '§ 4 Abs. 2 [a/b] {c} <d> = e + f × g ÷ h ± i; «j» ‹k›?!',
  ];
  const faces: readonly { readonly face: Face; readonly style: string }[] = [
    { face: 'regular', style: "font-family: 'Source Sans 3'; font-weight: 400" },
    { face: 'semibold', style: "font-family: 'Source Sans 3'; font-weight: 600" },
    { face: 'headline', style: "font-family: 'Source Serif 4'; font-weight: 600" },
  ];
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser(await anyBrowser(), sandbox);
    page = await browser.newPage();
    const spans = texts.flatMap((text) => faces.map(({ style }) => `<p style="${style}">${escaped(text)}</p>`));
    const families = ['Source Sans 3', 'Source Serif 4'];
    const css = pageOf('tables', small, 'de').css(['blocks/blocks.css'], texts.join(''), families);
    const own = 'p { font-size: 100px; width: max-content; white-space: pre }';
    await page.setContent(`<!doctype html><html lang="de"><style>${css}${own}</style>${spans.join('')}`);
    await page.evaluate('document.fonts.ready.then(() => null)');
  });
  afterAll(() => browser.close());

  test('texts are as wide as the shipped font makes them', async () => {
    const measured = await page.evaluate(
      '[...document.querySelectorAll("p")].map((p) => p.getBoundingClientRect().width / 100)',
    );
    const expected = texts.flatMap((text) => faces.map(({ face }) => textWidth(text, face)));
    const ratios = (measured as readonly number[]).map((width, index) => (expected[index] ?? 0) / width);
    for (const [index, ratio] of ratios.entries()) {
      const text = texts[Math.floor(index / faces.length)];
      const { face } = faces[index % faces.length] ?? {};
      expect([text, face, Math.abs(ratio - 1) <= 0.02 ? 'as measured' : ratio]).toEqual([text, face, 'as measured']);
    }
  });
});

describe('lines', () => {
  const text = fc
    .array(fc.stringMatching(/^[a-zäöü,-]{1,14}$/), { minLength: 1, maxLength: 30 })
    .map((all) => all.join(' '));

  test('end at spaces, hyphens and dashes, not at no-break spaces', () => {
    const width = textWidth('Neubau-');
    expect(longestWord('Alt- und Neubau-Siedlung')).toBe(Math.max(width, textWidth('Siedlung')));
    expect(longestWord('10\u00a0%')).toBe(textWidth('10\u00a0%'));
    expect(countLines('ja nein', textWidth('nein'))).toBe(2);
    expect(countLines('ja nein', textWidth('ja nein'))).toBe(1);
    expect(countLines('', 5)).toBe(1);
  });

  test('count what stands behind the text as one piece', () => {
    const width = textWidth('ja nein ');
    expect(countLines('ja nein', width + 2, 'regular', 2)).toBe(1);
    expect(countLines('ja nein', width + 1.9, 'regular', 2)).toBe(2);
  });

  test('of a word that is too wide are as many as it fills', () => {
    expect(countLines('x'.repeat(100), textWidth('x'.repeat(30)))).toBe(4);
  });

  test('become no more in a wider column', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (words, width) => {
        expect(countLines(words, width + 1)).toBeLessThanOrEqual(countLines(words, width));
      }),
    );
  });

  test('are as few as asked for in the narrowest column, and more in a narrower one', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 4 }), (words, lines) => {
        const width = narrowest(words, lines);
        expect(countLines(words, width)).toBeLessThanOrEqual(lines);
        const tighter = width - 0.25;
        if (tighter >= longestWord(words)) expect(countLines(words, tighter)).toBeGreaterThan(lines);
      }),
    );
  });
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
