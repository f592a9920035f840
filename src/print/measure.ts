import type { SlideMeasurement, SlotMeasurement } from '../measurement.ts';
import type { Tab } from './tab.ts';

/**
 * Returns what the browser measures of each `section[data-slide]`, or of those with the given ids, in document order and
 * with one visit to the page. Its `[data-slot]` boxes hold the content, in them `[data-item="<n>"]` the pieces that may go
 * elsewhere. Content overflows where it reaches beyond its slot, a line of text beyond its own box, or anything beyond an
 * element that would clip it.
 */
export async function measureSlides(tab: Tab, ids: readonly string[] | null): Promise<readonly SlideMeasurement[]> {
  const parts = [
    measureAll,
    measureSlide,
    startArea,
    walkInto,
    textReach,
    isShown,
    reach,
    slotOf,
    overflowOf,
    tallestIn,
    contentBox,
  ];
  const measured = await tab.evaluate(
    'measuring',
    `(() => { ${parts.join('\n')} return measureAll(${JSON.stringify(ids)}); })()`,
  );
  return measured as readonly SlideMeasurement[];
}

// Everything below runs in the page, as the text of these functions: they may use one another and nothing else. Every
// element is visited once, as there are thousands and each look at one costs.

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A slot, or a slide apart from its slots, with how far the content is known to reach in it. */
interface Area {
  readonly element: Element;
  readonly box: Box;
  bottom: number;
  /** Beyond the box, or beyond the element's own; up to one px is rounding. */
  excess: number;
  worst: Element | null;
  /** Whether it is below the box that the worst reaches farthest. */
  isTooTall: boolean;
  /** In px, of text that is neither raised nor lowered. */
  smallestFont: number;
}

/** What the text in an element has around it. */
interface Surroundings {
  /** Where the nearest box around it ends on the right. */
  readonly right: number;
  readonly isRaised: boolean;
}

function measureAll(ids: readonly string[] | null): readonly SlideMeasurement[] {
  const wanted = ids === null ? null : new Set(ids);
  const slides = [...document.querySelectorAll('section[data-slide]')];
  return slides.filter((slide) => wanted?.has(slide.getAttribute('data-slide') ?? '') ?? true).map(measureSlide);
}

function measureSlide(slide: Element): SlideMeasurement {
  const rect = slide.getBoundingClientRect();
  const outside = startArea(slide, rect);
  const slots: Area[] = [];
  walkInto(
    slide,
    getComputedStyle(slide),
    { right: rect.right, isRaised: false },
    outside,
    slots,
    document.createRange(),
  );
  const areas = [...slots, outside];
  const fullest = areas.reduce((a, b) => (Math.ceil(b.excess) > Math.ceil(a.excess) ? b : a));
  const smallest = Math.min(...areas.map(({ smallestFont }) => smallestFont));
  return {
    slide: slide.getAttribute('data-slide') ?? '',
    language: slide.parentElement?.closest('[lang]')?.getAttribute('lang') ?? '',
    overflow: fullest.worst === null ? 0 : Math.ceil(fullest.excess),
    slots: slots.map(slotOf),
    worst: overflowOf(fullest),
    smallestFont: Number.isFinite(smallest) ? smallest : 0,
  };
}

function startArea(element: Element, box: Box): Area {
  return {
    element,
    box,
    bottom: box.top,
    excess: 1,
    worst: null,
    isTooTall: false,
    smallestFont: Number.POSITIVE_INFINITY,
  };
}

/** Adds to the area how far all visible boxes and lines below an element reach, in document order; finds the slots. */
function walkInto(
  parent: Element,
  style: CSSStyleDeclaration,
  around: Surroundings,
  area: Area,
  slots: Area[],
  range: Range,
): void {
  let font: { readonly size: number; readonly lineHeight: number } | null = null;
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (node instanceof Text) {
      if (node.data.trim() === '') continue;
      range.selectNodeContents(node);
      font ??= {
        size: Number.parseFloat(style.fontSize),
        lineHeight: Number.parseFloat(style.lineHeight) || Number.POSITIVE_INFINITY,
      };
      const text = textReach(range.getClientRects(), font.lineHeight);
      if (text === null) continue;
      reach(area, parent, text.right, text.bottom, text.right - around.right);
      if (!around.isRaised) area.smallestFont = Math.min(area.smallestFont, font.size);
    } else if (node instanceof Element) {
      const own = getComputedStyle(node);
      if (own.display === 'none' || own.visibility !== 'visible') continue;
      const isDrawing = node instanceof SVGElement;
      const isRaised = around.isRaised || node.localName === 'sup' || node.localName === 'sub';
      const isInline = own.display === 'inline' && !isDrawing && !node.matches('img, canvas, video, object, iframe');
      // An inline element reaches no farther than its text.
      if (isInline || own.display === 'contents') {
        walkInto(node, own, { right: around.right, isRaised }, area, slots, range);
        continue;
      }
      const box = node.getBoundingClientRect();
      if (!isShown(box, own)) continue;
      const hiddenHeight = own.overflowY === 'visible' ? 0 : node.scrollHeight - node.clientHeight;
      const hiddenWidth = own.overflowX === 'visible' ? 0 : node.scrollWidth - node.clientWidth;
      const slot = node.hasAttribute('data-slot') ? startArea(node, contentBox(box, own)) : null;
      if (slot === null) reach(area, node, box.right, box.bottom, Math.max(hiddenHeight, hiddenWidth));
      else slots.push(slot);
      // What an image or a drawing does inside its box is its own affair.
      if (isDrawing) continue;
      // Half of the space between two columns stays free.
      const isCell = node.localName === 'td' || node.localName === 'th';
      const right = box.right - (isCell ? Number.parseFloat(own.paddingRight) / 2 : 0);
      walkInto(node, own, { right, isRaised }, slot ?? area, slots, range);
    }
  }
}

/** Returns how far a run of text reaches; its height is that of its lines, not that of its font's tallest letters. */
function textReach(lines: DOMRectList, lineHeight: number): { readonly right: number; readonly bottom: number } | null {
  if (lines.length === 0) return null;
  let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const line of lines) {
    right = Math.max(right, line.right);
    bottom = Math.max(bottom, (line.top + line.bottom) / 2 + Math.min(line.height, lineHeight) / 2);
  }
  return { right, bottom };
}

/** Whether a box takes part: not one for screen readers only, which is clipped to a pixel on purpose. */
function isShown({ width, height }: DOMRect, { overflowX }: CSSStyleDeclaration): boolean {
  return width > 1 || height > 1 || overflowX === 'visible';
}

/** Notes how far a piece of content reaches; `excess` is how far it is beyond its own box, or clipped. */
function reach(area: Area, element: Element, right: number, bottom: number, excess: number): void {
  area.bottom = Math.max(area.bottom, bottom);
  const below = bottom - area.box.bottom;
  const beyond = Math.max(right - area.box.right, below, excess);
  if (beyond <= area.excess) return;
  area.excess = beyond;
  area.worst = element;
  area.isTooTall = below >= beyond;
}

function slotOf({ element, box, bottom, excess, worst }: Area): SlotMeasurement {
  const items = [...element.querySelectorAll('[data-item]')].map((item) => {
    const rect = item.getBoundingClientRect();
    return { item: Number(item.getAttribute('data-item')), top: rect.top - box.top, bottom: rect.bottom - box.top };
  });
  return {
    name: element.getAttribute('data-slot') ?? '',
    width: box.right - box.left,
    height: box.bottom - box.top,
    contentHeight: bottom - box.top,
    overflow: worst === null ? 0 : Math.ceil(excess),
    items,
  };
}

function overflowOf({ worst, isTooTall, excess }: Area): SlideMeasurement['worst'] {
  if (worst === null) return null;
  const guilty = (isTooTall ? tallestIn(worst.closest('[data-slot]') ?? worst) : null) ?? worst;
  const origin = guilty.closest('[data-origin]')?.getAttribute('data-origin') ?? null;
  const text = (guilty.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60);
  return { origin, text, excess: Math.ceil(excess) };
}

/** Returns what has a place of its own in the study and needs the most height: what stands lowest is seldom to blame. */
function tallestIn(element: Element): Element | null {
  let tallest: Element | null = null;
  let most = 0;
  for (const told of element.querySelectorAll('[data-origin]')) {
    if (told.querySelector('[data-origin]') !== null) continue;
    const content = document.createRange();
    content.selectNodeContents(told);
    const { height } = content.getBoundingClientRect();
    if (height <= most) continue;
    tallest = told;
    most = height;
  }
  return tallest;
}

function contentBox({ left, top, right, bottom }: DOMRect, style: CSSStyleDeclaration): Box {
  const inset = (side: 'Left' | 'Top' | 'Right' | 'Bottom'): number =>
    Number.parseFloat(style[`padding${side}`]) + Number.parseFloat(style[`border${side}Width`]);
  return {
    left: left + inset('Left'),
    top: top + inset('Top'),
    right: right - inset('Right'),
    bottom: bottom - inset('Bottom'),
  };
}
