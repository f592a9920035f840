/** What is asked of slides in the browser; it runs in the page, as the text of its one function. */
import type { AxeResults, RunOptions } from 'axe-core';
import type { SeenSlide } from '../slide-check.ts';

/** What a page has after `prepareLooking`, and what it had before. */
interface Equipped {
  readonly Reveal: { getCurrentSlide(): HTMLElement; getIndices(): { readonly f?: number } };
  readonly axe: { configure(spec: object): void; run(options: RunOptions): Promise<AxeResults> };
  looking: object;
}

/** Puts `looking` into the page. */
export function prepareLooking(seeSlide: (slide: Element) => SeenSlide): void {
  const window_ = globalThis as unknown as Equipped;
  const { Reveal, axe } = window_;
  // A bad projector asks the same of all text, however large; what stands before and after elements is decoration.
  const ratio = { normal: { expected: 7 }, large: { expected: 7 } };
  axe.configure({ checks: [{ id: 'color-contrast-enhanced', options: { contrastRatio: ratio, ignorePseudo: true } }] });
  const options: RunOptions = {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    rules: { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: true } },
    resultTypes: ['violations', 'incomplete'],
    preload: false,
  };
  const focusable = 'a[href], button, input, select, textarea, summary, iframe, [tabindex]';
  const isVisible = (element: Element): boolean => {
    const { width, height, right, bottom, left, top } = element.getBoundingClientRect();
    const isShown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    return isShown && width > 0 && height > 0 && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  };
  const nameOf = (element: Element): string => element.outerHTML.slice(0, 90);
  const placeOf = (): string => `${Reveal.getCurrentSlide().id}/${Reveal.getIndices().f ?? -1}`;

  const measure = (): { place: string; faults: readonly string[] } => {
    const slide = Reveal.getCurrentSlide();
    const { left, top } = slide.getBoundingClientRect();
    const around = document.documentElement;
    const faults = [...seeSlide(slide).faults];
    if (left < 0 || top < 0) faults.push(`begins at ${left}, ${top}`);
    if (around.scrollWidth > innerWidth || around.scrollHeight > innerHeight) faults.push('the window scrolls');
    return { place: placeOf(), faults };
  };

  /** Other slides are out of sight, but axe-core would look through all of them each time. */
  const alone = async <T>(look: () => Promise<T>): Promise<T> => {
    const slide = Reveal.getCurrentSlide();
    const others = [...document.querySelectorAll('.slides > section')].filter((other) => other !== slide);
    const marks = others.map((other) => {
      const mark = document.createComment('');
      other.replaceWith(mark);
      return { mark, other };
    });
    const result = await look();
    for (const { mark, other } of marks) mark.replaceWith(other);
    return result;
  };

  let focused: Element[] = [];
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) focused.push(target);
  });

  const examine = async (): Promise<{ place: string; faults: readonly string[]; stops: number }> => {
    const { place, faults } = measure();
    const { violations, incomplete } = await alone(() => axe.run(options));
    // Only of contrast does "cannot tell" mean that something was not looked at.
    const unseen = incomplete.filter(({ id }) => id === 'color-contrast-enhanced');
    const found = [...violations, ...unseen].flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary ?? ''}`),
    );
    focused = [];
    const stops = [...document.querySelectorAll(focusable)].filter(isVisible).length;
    return { place, faults: [...faults, ...found], stops };
  };

  const endTour = (): readonly string[] => {
    const slide = Reveal.getCurrentSlide();
    const lost = focused.filter((element) => {
      const isElsewhere = element.closest('.slides') !== null && !slide.contains(element);
      return isElsewhere || !isVisible(element);
    });
    const missed = [...slide.querySelectorAll('a[href]')].filter((link) => isVisible(link) && !focused.includes(link));
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return [...lost.map((e) => `focuses ${nameOf(e)}`), ...missed.map((e) => `cannot focus ${nameOf(e)}`)];
  };

  window_.looking = { measure, examine, endTour };
}
