/** Looks at finished slides as a person with a ruler would; it shares nothing with the measuring that fits them. */
import { serializeOuter } from 'parse5';
import type { Browser } from 'puppeteer-core';
import { attributeOf, findAll, parseHtml, type Element as ReadElement, type Node as ReadNode } from './reading.ts';

/** What was seen of one slide; lengths in CSS px. */
export interface SeenSlide {
  readonly id: string;
  /** E.g. "(2/3)", or "" for a slide that was not split. */
  readonly part: string;
  /** What leaves its place or is cut off, in words. */
  readonly faults: readonly string[];
  /** How much of the height for content is left. */
  readonly spare: number;
  /** Heights of the pieces that may go to another slide, in order; those side by side are one. */
  readonly pieces: readonly number[];
}

/** Returns what is seen of the slides of a finished deck, one below the other. */
export async function lookAt(deckHtml: string, browser: Browser): Promise<readonly SeenSlide[]> {
  const page = await browser.newPage();
  try {
    await page.setViewport({ width: 1280, height: 720 });
    await page.setContent(staticPage(deckHtml));
    return (await page.evaluate(
      `(async () => { await document.fonts.ready; ${ruler()}
      return [...document.querySelectorAll('section.slide')].map(seeSlide); })()`,
    )) as readonly SeenSlide[];
  } finally {
    await page.close();
  }
}

/** The slides of a deck and their own style sheet, without reveal.js and its scripts. */
function staticPage(deckHtml: string): string {
  const document = parseHtml(deckHtml);
  const [html] = findAll(document, 'html');
  const css = findAll(document, 'style')
    .filter((style) => attributeOf(style, 'data-view') !== 'reading')
    .map(textIn)
    .filter((text) => !text.includes('.reveal-viewport'));
  const slides = slidesIn(deckHtml).map((slide) => serializeOuter(slide));
  return `<!doctype html><html lang="${html === undefined ? '' : attributeOf(html, 'lang')}"><style>${css.join('')}
    .slide { position: relative }</style><body class="deck">${slides.join('')}</body></html>`;
}

function textIn({ childNodes }: ReadElement): string {
  return childNodes.flatMap((node) => ('value' in node ? node.value : [])).join('');
}

/** The slides of a finished deck as elements, in order. */
export function slidesIn(deckHtml: string): readonly ReadElement[] {
  return findAll(parseHtml(deckHtml), 'section').filter((section) => attributeOf(section, 'data-slide') !== null);
}

/** The runs of text that are printed of a slide, without the notes for its speaker. */
export function textsOn(slide: ReadElement): readonly string[] {
  return findAll(slide, '', { class: 'slide-sheet' }).flatMap(visibleTexts);
}

function visibleTexts(node: ReadNode): readonly string[] {
  if ('value' in node) return node.value.trim() === '' ? [] : [node.value];
  if (!('childNodes' in node)) return [];
  const isForReaders =
    'tagName' in node &&
    (['caption', 'svg'].includes(node.tagName) || (attributeOf(node, 'class') ?? '').includes('visually-hidden'));
  return isForReaders ? [] : node.childNodes.flatMap(visibleTexts);
}

/** The text of `seeSlide` and what it uses, for a page of one's own that shows slides at their own size. */
export function ruler(): string {
  return [seeSlide, linesOf, floorOf].join('\n');
}

// Everything below runs in the page, as the text of these functions.

interface Line {
  readonly element: Element;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function seeSlide(slide: Element): SeenSlide {
  const sheet = slide.querySelector('.slide-sheet');
  const body = slide.querySelector('.slide-body');
  if (sheet === null || body === null) throw new Error(`The slide ${slide.id} has no sheet or no body`);
  const faults: string[] = [];
  const say = (what: string, element: Element, px: number): void => {
    if (px > 1)
      faults.push(`${what} by ${Math.ceil(px)} px: ${element.className} ${element.textContent?.trim().slice(0, 40)}`);
  };
  const edge = slide.getBoundingClientRect();
  if (edge.width !== 1280 || edge.height !== 720) faults.push(`is ${edge.width} × ${edge.height} px large`);
  const place = body.getBoundingClientRect();
  const head = slide.querySelector('.slide-head')?.getBoundingClientRect().bottom ?? edge.top;
  const foot = slide.querySelector('.slide-foot')?.getBoundingClientRect().top ?? edge.bottom;
  say('the place is under the head', body, head - place.top);
  say('the place is under the foot', body, place.bottom - foot);
  const beyond = (box: Omit<Line, 'element'>, around: Omit<Line, 'element'>): number =>
    Math.max(around.left - box.left, around.top - box.top, box.right - around.right, box.bottom - around.bottom);
  let lowest = place.top;
  for (const element of sheet.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const isForReaders = box.width <= 1 && box.height <= 1;
    if (isForReaders || box.width === 0 || element.closest('svg')?.parentElement?.closest('svg')) continue;
    if (element instanceof SVGElement && element.tagName !== 'svg') continue;
    const isBox = style.display !== 'inline' && style.display !== 'contents';
    if (isBox) say('leaves the slide', element, beyond(box, edge));
    if (isBox && body.contains(element) && element.closest('[aria-hidden="true"], .logo') === null)
      say('leaves its place', element, beyond(box, place));
    if (style.overflow !== 'visible') {
      say('is cut off', element, element.scrollHeight - element.clientHeight);
      say('is cut off', element, element.scrollWidth - element.clientWidth);
    }
  }
  for (const line of linesOf(sheet)) {
    const { element } = line;
    say('text leaves the slide', element, beyond(line, edge));
    if (body.contains(element)) {
      say('text leaves its place', element, beyond(line, place));
      lowest = Math.max(lowest, line.bottom);
    }
    let block = element;
    while (getComputedStyle(block).display === 'inline' && block.parentElement !== null) block = block.parentElement;
    say('text is wider than its box', element, line.right - block.getBoundingClientRect().right);
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    const floor = floorOf(element);
    if (size < floor) faults.push(`is set in ${size} px, not ${floor}: ${element.className} ${element.textContent}`);
  }
  const items = [...slide.querySelectorAll('[data-item]')].map((item) => item.getBoundingClientRect());
  const rows = items.filter((item, index) => item.top !== items[index - 1]?.top);
  return {
    id: slide.id,
    part: slide.querySelector('.slide-part')?.textContent ?? '',
    faults: [...new Set(faults)],
    spare: place.bottom - lowest,
    pieces: rows.map(({ height }) => height),
  };
}

/** The visible lines of text; each is as tall as its type. */
function linesOf(root: Element): readonly Line[] {
  const lines: Line[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (element === null || walker.currentNode.textContent?.trim() === '') continue;
    const hidden = element.closest('.visually-hidden, caption, [aria-hidden="true"], svg');
    if (hidden !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    for (const { left, right, top, bottom, width } of range.getClientRects()) {
      const middle = (top + bottom) / 2;
      if (width > 0) lines.push({ element, left, right, top: middle - size / 2, bottom: middle + size / 2 });
    }
  }
  return lines;
}

/** The smallest type that an element may be set in: what is said, what is compared or tells who said it, what proves it. */
function floorOf(element: Element): number {
  const isProof = element.closest('.slide-foot, .apparatus, .legend, .hidden-rows, sup, sub, .mark') !== null;
  if (isProof) return 14;
  const beside = [
    ...['.eyebrow', '.slide-part', '.focus-mark', '.take-away-theme', '.city-state', '.quarters'],
    ...['.statement-by', '.recommendation-meta', '.actors', '.bibliography'],
  ].join();
  return element.closest(`table, ${beside}`) === null ? 24 : 18;
}
