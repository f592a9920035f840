/** What is asked of slides in the browser; it runs in the page, as the text of its one function. */
import type { AxeResults, RunOptions } from 'axe-core';
import type { SeenSlide } from '../slide-check.ts';

/** What was seen of one state of a slide. */
export interface Seen {
  /** The slide's id and the step of its build-up, e.g. "netze-comparison/-1". */
  readonly place: string;
  readonly faults: readonly string[];
}

/** What a page can be asked after `prepareLooking`. */
export interface Looking {
  /** Looks where the slide that is shown stands in the window, and what stands over it. */
  frame(): Seen;
  /** Measures the slide and all that stands on it; it must be shown at its own size. */
  measure(): Seen;
  /** Has axe-core look at the whole page. */
  audit(): Promise<readonly string[]>;
  /** The texts of slides that a page does not show, apart from what only a row of slides needs: numbers and progress. */
  unread(): readonly string[];
  /** Forgets where the focus has been; returns how many stops it should have. */
  startTour(): number;
  /** Returns what the focus should not have been on, and what it missed. */
  endTour(): readonly string[];
}

/** What a page has after `prepareLooking`, and what it had before. */
interface Equipped {
  readonly Reveal: { getCurrentSlide(): HTMLElement; getIndices(): { readonly f?: number } };
  readonly axe: { configure(spec: object): void; run(options: RunOptions): Promise<AxeResults> };
  looking: Looking;
}

/** Puts `looking` into the page. */
export function prepareLooking(seeSlide: (slide: Element) => SeenSlide): void {
  const window_ = globalThis as unknown as Equipped;
  const { Reveal, axe } = window_;
  // A bad projector asks the same of all text, however large; what stands before and after elements is decoration.
  const contrastRatio = { normal: { expected: 7 }, large: { expected: 7 } };
  axe.configure({ checks: [{ id: 'color-contrast-enhanced', options: { contrastRatio, ignorePseudo: true } }] });
  const options: RunOptions = {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    rules: { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: true } },
    resultTypes: ['violations', 'incomplete'],
    preload: false,
    elementRef: true,
  };
  const reachable = (): readonly HTMLElement[] =>
    [...document.querySelectorAll<HTMLElement>('a[href], button, input, summary, iframe, [tabindex]')].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.matches(':disabled') &&
        element.closest('[inert]') === null &&
        element.checkVisibility({ visibilityProperty: true }),
    );
  const isOnOtherSlide = (element: Element): boolean =>
    element.closest('section') !== null && element.closest('section') !== Reveal.getCurrentSlide();
  const isInSight = (element: Element): boolean => {
    const { width, height, right, bottom, left, top } = element.getBoundingClientRect();
    const isWithin = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    return isWithin && width > 4 && height > 4 && element.checkVisibility({ opacityProperty: true });
  };
  const nameOf = (element: Element): string => element.outerHTML.slice(0, 90);

  const frame = (): Seen => {
    const slide = Reveal.getCurrentSlide();
    const { left, top, right, bottom } = slide.getBoundingClientRect();
    const { scrollWidth, scrollHeight } = document.documentElement;
    const beyond = Math.max(-left, -top, right - innerWidth, bottom - innerHeight);
    const buttons = [...document.querySelectorAll('.deck-controls button:enabled')];
    const faults = [
      ...(beyond > 0.1 ? [`leaves the window by ${beyond} px`] : []),
      ...(scrollWidth > innerWidth || scrollHeight > innerHeight ? ['scrolls'] : []),
      ...[...slide.querySelectorAll('.slide-head, .slide-body, .slide-foot')].flatMap((part) =>
        buttons.filter((button) => overlap(part, button)).map((button) => `${nameOf(button)} covers ${part.className}`),
      ),
      ...reachable()
        .filter(isOnOtherSlide)
        .map((element) => `lets the keyboard reach ${nameOf(element)}`),
    ];
    return { place: `${slide.id}/${Reveal.getIndices().f ?? -1}`, faults };
  };
  const overlap = (one: Element, other: Element): boolean => {
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  };

  const measure = (): Seen => {
    const { place, faults } = frame();
    return { place, faults: [...faults, ...seeSlide(Reveal.getCurrentSlide()).faults] };
  };

  const audit = async (): Promise<readonly string[]> => {
    const { violations, incomplete } = await axe.run(options);
    // Only of contrast does "cannot tell" mean that something was not looked at. Rows below a tall cell and the line of a
    // large number seem to cover what is beside them.
    const seemsCovered = '[rowspan], .number-value, .number-gap';
    const unseen = incomplete
      .filter(({ id }) => id === 'color-contrast-enhanced')
      .map((result) => ({ ...result, nodes: result.nodes.filter(({ element }) => !element?.closest(seemsCovered)) }));
    return [...violations, ...unseen].flatMap(({ id, nodes }) =>
      nodes.map(({ html, target, failureSummary }) => `${id} ${target} ${html.slice(0, 120)} ${failureSummary ?? ''}`),
    );
  };

  const unread = (): readonly string[] => {
    const found: string[] = [];
    for (const sheet of document.querySelectorAll('.slide-sheet')) {
      const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { parentElement, textContent } = walker.currentNode;
        const isFurniture = parentElement?.closest('.slide-foot, [aria-hidden], svg, .slide-section .agenda') !== null;
        if (textContent?.trim() && !isFurniture && !parentElement.checkVisibility()) found.push(textContent);
      }
    }
    return found;
  };

  let focused: Element[] = [];
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) focused.push(target);
  });
  const startTour = (): number => {
    focused = [];
    return reachable().length;
  };
  const endTour = (): readonly string[] => {
    // Where the focus is now it is in sight; where it has been it may have been only then.
    const lost = focused.filter(
      (element) => isOnOtherSlide(element) || !(element.matches('.skip') || isInSight(element)),
    );
    const missed = reachable().filter((element) => !focused.includes(element));
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return [...lost.map((e) => `focuses ${nameOf(e)}`), ...missed.map((e) => `does not focus ${nameOf(e)}`)];
  };

  window_.looking = { frame, measure, audit, unread, startTour, endTour };
}
