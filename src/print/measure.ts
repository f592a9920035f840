import type { SlideMeasurement, SlotMeasurement } from '../measurement.ts';
import type { Tab } from './tab.ts';

/**
 * Returns what the browser measures of each `section[data-slide]`, or of those with the given ids, in document order and
 * with one visit to the page. Its
 * `[data-slot]` boxes hold the content, in them `[data-item="<n>"]` the pieces that may go elsewhere. Content overflows
 * where it reaches beyond its slot, a line of text beyond its own box, or anything beyond an element that would clip it.
 */
export async function measureSlides(tab: Tab, ids: readonly string[] | null): Promise<readonly SlideMeasurement[]> {
  const parts = [
    measureAll,
    measureSlide,
    measureSlot,
    extentsIn,
    textExtent,
    boxExtent,
    findWorst,
    isShown,
    contentBox,
  ];
  const measured = await tab.evaluate(
    'measuring',
    `(() => { ${parts.join('\n')} return measureAll(${JSON.stringify(ids)}); })()`,
  );
  return measured as readonly SlideMeasurement[];
}

// Everything below runs in the page, as the text of these functions: they may use one another and nothing else.

/** How far one piece of content reaches, and how far that is too far. */
interface Extent {
  readonly element: Element;
  readonly right: number;
  readonly bottom: number;
  /** Beyond the piece's own box: text beside its paragraph, or content that is clipped. */
  readonly excess: number;
  /** Font size in px of text, null for boxes and for raised or lowered text. */
  readonly font: number | null;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function measureAll(ids: readonly string[] | null): readonly SlideMeasurement[] {
  const slides = [...document.querySelectorAll('section[data-slide]')];
  return slides.filter((slide) => ids?.includes(slide.getAttribute('data-slide') ?? '') ?? true).map(measureSlide);
}

function measureSlide(slide: Element): SlideMeasurement {
  const slots = [...slide.querySelectorAll('[data-slot]')];
  const outside = extentsIn(slide).filter(({ element }) => element.closest('[data-slot]') === null);
  const measured = slots.map(measureSlot);
  const found = [...measured, { extents: outside, worst: findWorst(outside, slide.getBoundingClientRect()) }];
  const fonts = found.flatMap(({ extents }) => extents.flatMap(({ font }) => font ?? []));
  const worst = found.map((part) => part.worst).reduce((a, b) => (b.excess > a.excess ? b : a));
  return {
    slide: slide.getAttribute('data-slide') ?? '',
    language: slide.parentElement?.closest('[lang]')?.getAttribute('lang') ?? '',
    overflow: worst.excess,
    slots: measured.map(({ slot }) => slot),
    worst: worst.excess > 0 ? worst : null,
    smallestFont: fonts.length === 0 ? 0 : Math.min(...fonts),
  };
}

function measureSlot(slot: Element): {
  slot: SlotMeasurement;
  extents: readonly Extent[];
  worst: ReturnType<typeof findWorst>;
} {
  const box = contentBox(slot);
  const extents = extentsIn(slot);
  const worst = findWorst(extents, box);
  const items = [...slot.querySelectorAll('[data-item]')].map((item) => {
    const { top, bottom } = item.getBoundingClientRect();
    return { item: Number(item.getAttribute('data-item')), top: top - box.top, bottom: bottom - box.top };
  });
  const measurement = {
    name: slot.getAttribute('data-slot') ?? '',
    width: box.right - box.left,
    height: box.bottom - box.top,
    contentHeight: Math.max(0, ...extents.map(({ bottom }) => bottom - box.top)),
    overflow: worst.excess,
    items,
  };
  return { slot: measurement, extents, worst };
}

/** Returns the extents of all visible boxes and lines below an element, in document order. */
function extentsIn(root: Element): readonly Extent[] {
  const extents: Extent[] = [];
  const walk = (parent: Element): void => {
    for (const node of parent.childNodes) {
      if (node instanceof Text) {
        const extent = textExtent(node, parent);
        if (extent !== null) extents.push(extent);
      } else if (node instanceof Element && isShown(node)) {
        extents.push(boxExtent(node));
        // What an image or a drawing does inside its box is its own affair.
        if (!(node instanceof SVGElement)) walk(node);
      }
    }
  };
  walk(root);
  return extents;
}

/** Returns how far a run of text reaches; its height is that of its lines, not that of its font's tallest letters. */
function textExtent(text: Text, parent: Element): Extent | null {
  if (text.data.trim() === '') return null;
  const range = document.createRange();
  range.selectNodeContents(text);
  const rects = [...range.getClientRects()];
  if (rects.length === 0) return null;
  const style = getComputedStyle(parent);
  const lineHeight = Number.parseFloat(style.lineHeight) || Number.POSITIVE_INFINITY;
  const bottoms = rects.map((rect) => (rect.top + rect.bottom) / 2 + Math.min(rect.height, lineHeight) / 2);
  const right = Math.max(...rects.map((rect) => rect.right));
  let block = parent;
  while (getComputedStyle(block).display === 'inline' && block.parentElement !== null) block = block.parentElement;
  // Half of the space between two columns stays free.
  const gap = block.matches('td, th') ? Number.parseFloat(getComputedStyle(block).paddingRight) / 2 : 0;
  const raised = parent.closest('sup, sub') !== null;
  return {
    element: parent,
    right,
    bottom: Math.max(...bottoms),
    excess: right - (block.getBoundingClientRect().right - gap),
    font: raised ? null : Number.parseFloat(style.fontSize),
  };
}

/** Returns how far an element's box reaches; an inline one reaches no farther than its text. */
function boxExtent(element: Element): Extent {
  const { right, bottom } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const inline = style.display === 'inline' && !element.matches('img, svg, canvas, video, object, iframe');
  const nowhere = Number.NEGATIVE_INFINITY;
  const hiddenHeight = style.overflowY === 'visible' ? 0 : element.scrollHeight - element.clientHeight;
  const hiddenWidth = style.overflowX === 'visible' ? 0 : element.scrollWidth - element.clientWidth;
  return {
    element,
    right: inline ? nowhere : right,
    bottom: inline ? nowhere : bottom,
    excess: inline ? 0 : Math.max(hiddenHeight, hiddenWidth),
    font: null,
  };
}

/** Returns the piece that reaches farthest beyond the box or its own; up to one px is rounding. */
function findWorst(
  extents: readonly Extent[],
  box: Box,
): { readonly origin: string | null; readonly text: string; readonly excess: number } {
  let worst: Element | null = null;
  let most = 1;
  for (const { element, right, bottom, excess } of extents) {
    const beyond = Math.max(right - box.right, bottom - box.bottom, excess);
    if (beyond <= most) continue;
    worst = element;
    most = beyond;
  }
  if (worst === null) return { origin: null, text: '', excess: 0 };
  const origin = worst.closest('[data-origin]')?.getAttribute('data-origin') ?? null;
  return { origin, text: (worst.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60), excess: Math.ceil(most) };
}

/** Whether an element takes part: not one for screen readers only, which is clipped to a pixel on purpose. */
function isShown(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const forReaders = width <= 1 && height <= 1 && style.overflowX !== 'visible';
  return style.display !== 'none' && style.visibility === 'visible' && !forReaders;
}

function contentBox(element: Element): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const inset = (side: 'Left' | 'Top' | 'Right' | 'Bottom'): number =>
    Number.parseFloat(style[`padding${side}`]) + Number.parseFloat(style[`border${side}Width`]);
  return {
    left: left + inset('Left'),
    top: top + inset('Top'),
    right: right - inset('Right'),
    bottom: bottom - inset('Bottom'),
  };
}
