/** What stands in the margins of printed pages, as CSS. */
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';

/** Returns the `content` of a margin box that numbers pages; Chromium counts them in margin boxes only. */
export function pageNumbers(locale: Locale): string {
  return word(locale, 'paper.page', { page: '\ue001', pages: '\ue002' })
    .split(/([\ue001\ue002])/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === '\ue001' ? 'counter(page)' : piece === '\ue002' ? 'counter(pages)' : cssString(piece)))
    .join(' ');
}

/** Returns the text as a CSS string; nothing in it can end the string or the style element. */
export function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,:;·–()/-]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
