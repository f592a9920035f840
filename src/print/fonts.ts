import type { CDPSession } from 'puppeteer-core';
import { readFontNames } from './pdf.ts';
import type { Tab } from './tab.ts';

/** Text with characters that no font of the document has, so that it looks different on every machine. */
export interface FontFallback {
  /** PostScript name of the machine's font that helped out, e.g. "DejaVuSans"; null if none could and boxes are printed. */
  readonly font: string | null;
  /** `data-origin` of the innermost element that has one, or null, as for text in a page margin or an image. */
  readonly origin: string | null;
  /** The beginning of that element's text. */
  readonly text: string;
}

/**
 * Returns where a printed document lacks fonts. What the PDF embeds is compared with what the document brings along; only
 * if they differ every run of text is asked for its fonts. To be called after printing: it changes the content.
 */
export async function findFallbacks(tab: Tab, pdf: Uint8Array): Promise<readonly FontFallback[]> {
  const missing = (await tab.evaluate('looking for characters in', `(${findMissing})()`)) as readonly FontFallback[];
  const foreign = await foreignFonts(tab, readFontNames(pdf));
  return distinct([...missing, ...(await locate(tab, foreign))]);
}

/** Returns those of the fonts that the document does not bring along; what was learned of its faces before is kept. */
async function foreignFonts(tab: Tab, printed: readonly string[]): Promise<readonly string[]> {
  const faces = String(await tab.evaluate('listing the fonts of', `(${listFaces})()`));
  const known = tab.fontsByFaces.get(faces) ?? new Set();
  const isForeign = (name: string): boolean => !known.has(name);
  if (!printed.some(isForeign)) return [];
  await tab.evaluate('looking at the fonts of', `(${addProbe})()`);
  const fonts = await tab.ask('looking at the fonts of', (session) => fontsOf(session, '[data-probe]'));
  await tab.evaluate('looking at the fonts of', "document.querySelector('[data-probe]').remove()");
  for (const { isCustomFont, postScriptName } of fonts) if (isCustomFont) known.add(postScriptName);
  tab.fontsByFaces.set(faces, known);
  return printed.filter(isForeign);
}

function distinct(fallbacks: readonly FontFallback[]): readonly FontFallback[] {
  return [...new Map(fallbacks.map((fallback) => [JSON.stringify(fallback), fallback])).values()];
}

/** Returns which elements use the fonts of these names; a font that none uses is in a page margin or an image. */
async function locate(tab: Tab, names: readonly string[]): Promise<readonly FontFallback[]> {
  if (names.length === 0) return [];
  const runs = (await tab.evaluate('looking at the texts of', `(${wrapRuns})()`)) as readonly Place[];
  const fonts = await tab.ask('looking at the fonts of', (session) => fontsOf(session, '[data-run]'));
  const found = fonts
    .filter(({ postScriptName }) => names.includes(postScriptName))
    .map(({ postScriptName, index }) => ({ font: postScriptName, ...(runs[index] ?? nowhere) }));
  const elsewhere = names.filter((name) => found.every(({ font }) => font !== name));
  return [...found, ...elsewhere.map((font) => ({ font, ...nowhere }))];
}

type Place = Pick<FontFallback, 'origin' | 'text'>;
const nowhere: Place = { origin: null, text: '' };

interface UsedFont {
  readonly postScriptName: string;
  readonly isCustomFont: boolean;
  /** Which of the selected elements uses it, from 0. */
  readonly index: number;
}

/** Returns the fonts of the selected elements and of their children's text; the protocol looks no deeper. */
async function fontsOf(session: CDPSession, selector: string): Promise<readonly UsedFont[]> {
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  // Fonts are known of text that has been laid out.
  await session.send('Runtime.evaluate', { expression: 'document.body.offsetHeight' });
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
  const answers = await Promise.all(nodeIds.map((nodeId) => session.send('CSS.getPlatformFontsForNode', { nodeId })));
  await session.send('CSS.disable');
  await session.send('DOM.disable');
  return answers.flatMap(({ fonts }, index) => fonts.map((font) => ({ ...font, index })));
}

/** Runs in the page: returns the same text for documents that bring the same faces along. */
function listFaces(): string {
  return [...document.fonts]
    .map(({ family, weight, style, unicodeRange }) => [family, weight, style, unicodeRange])
    .join();
}

/** Runs in the page: sets all characters of the document, and those of page margins, in each of its font faces. */
function addProbe(): void {
  const ascii = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join('');
  const characters = [...new Set(document.body.textContent + ascii)].join('');
  const probe = document.createElement('div');
  probe.setAttribute('data-probe', '');
  for (const { family, weight, style } of document.fonts) {
    const sample = document.createElement('span');
    // A name such as "Source Sans 3" is valid in quotes only, and not every browser keeps them.
    const name = JSON.stringify(family.replace(/^["']|["']$/g, ''));
    sample.style.cssText = `font: ${style} ${weight.split(' ')[0]} 10px ${name}`;
    sample.textContent = characters;
    probe.append(sample);
  }
  document.body.append(probe);
}

/** Runs in the page: gives every run of text an element of its own, and returns where each comes from. */
function wrapRuns(): readonly Place[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Node[] = [];
  while (walker.nextNode() !== null) texts.push(walker.currentNode);
  return texts.map((text) => {
    const place = text.parentElement?.closest('[data-origin]') ?? null;
    const run = document.createElement('span');
    run.setAttribute('data-run', '');
    text.parentNode?.replaceChild(run, text);
    run.append(text);
    const shown = ((place ?? run).textContent ?? '').trim().slice(0, 60);
    return { origin: place?.getAttribute('data-origin') ?? null, text: shown };
  });
}

/**
 * Runs in the page: returns the texts with characters that no font at all has. Such a character is drawn as its font's
 * empty box, so it measures the same as a character that certainly does not exist.
 */
function findMissing(): readonly FontFallback[] {
  const canvas = document.createElement('canvas').getContext('2d');
  if (canvas === null) throw new Error('The browser has no canvas');
  const size = (character: string): string => {
    const metrics = canvas.measureText(character);
    return [metrics.width, metrics.actualBoundingBoxLeft, metrics.actualBoundingBoxRight].join();
  };
  const found: FontFallback[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const parent = text.parentElement;
    const characters = new Set((text.nodeValue ?? '').match(/[^\0-\u00ff\p{Default_Ignorable_Code_Point}]/gu));
    if (parent === null || characters.size === 0) continue;
    canvas.font = getComputedStyle(parent).font;
    const box = size('\u{10fffd}');
    if (![...characters].some((character) => size(character) === box)) continue;
    const place = parent.closest('[data-origin]');
    const shown = ((place ?? parent).textContent ?? '').trim().slice(0, 60);
    found.push({ font: null, origin: place?.getAttribute('data-origin') ?? null, text: shown });
  }
  return found;
}
