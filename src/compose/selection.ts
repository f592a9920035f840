import type { Block } from '../block.ts';
import { groupBy } from '../grouping.ts';
import type { Deck, Slide } from '../publication.ts';

/** About one slide a minute is what an audience can follow. */
const slidesPerMinute = 1;

/** Where time is short, themes that have fewer slides than this on average need none that opens them. */
const worthOpening = 3;

/** Id of the slide behind which everything is that the time does not allow for. */
export const dividerId = 'backup';

/**
 * Returns the decks, one in several languages, as long as their minutes allow: claims always, then the tables that
 * prove them, then details; where not all of a kind have room, each theme in turn gets its next. Everything else goes
 * behind the divider. All languages show what the first one has time for. Decks without minutes show everything and have
 * no divider.
 */
export function selectSlides(decks: readonly Deck[]): readonly Deck[] {
  const [first] = decks;
  if (first === undefined) return [];
  if (first.minutes === null) {
    return decks.map((deck) => ({ ...deck, slides: deck.slides.filter(({ id }) => id !== dividerId) }));
  }
  const shown = choose(wholesOf(first.slides), first.minutes * slidesPerMinute);
  const isOpened = deservesOpening(first, shown);
  return decks.map((deck) => arrange(deck, shown, isOpened));
}

/** A slide with all the parts that it was split into, called as the first of them. */
interface Whole {
  readonly id: string;
  readonly slides: readonly [Slide, ...Slide[]];
}

function wholesOf(slides: readonly Slide[]): readonly Whole[] {
  const wholes: { id: string; slides: [Slide, ...Slide[]] }[] = [];
  for (const slide of slides) {
    if (slide.part === null || slide.part.number === 1) wholes.push({ id: slide.id, slides: [slide] });
    else wholes.at(-1)?.slides.push(slide);
  }
  return wholes;
}

/** Returns the ids of what is shown. */
function choose(wholes: readonly Whole[], room: number): ReadonlySet<string> {
  const shown = new Set<string>();
  let used = 0;
  for (const whole of wholes.filter(({ slides: [{ rank }] }) => rank === 'claim')) {
    shown.add(whole.id);
    used += whole.slides.length;
  }
  for (const rank of ['evidence', 'detail'] as const) {
    for (const whole of inTurn(wholes.filter(({ slides: [slide] }) => slide.rank === rank))) {
      if (used + whole.slides.length > room) continue;
      shown.add(whole.id);
      used += whole.slides.length;
    }
  }
  return shown;
}

/** Returns what is about no theme, then the first slide of each theme, then the second of each, and so on. */
function inTurn(wholes: readonly Whole[]): readonly Whole[] {
  const themes = groupBy(wholes, ({ slides: [{ theme }] }) => theme ?? '');
  const most = Math.max(0, ...[...themes.values()].map((own) => own.length));
  const turns = Array.from({ length: most }, (_, turn) => [...themes.values()].flatMap((own) => own[turn] ?? []));
  return turns.flat();
}

/** Whether enough of each theme is shown that a slide has to say where the next one begins. */
function deservesOpening({ chapters, slides }: Deck, shown: ReadonlySet<string>): boolean {
  const themes = new Set(chapters.map(({ theme }) => theme));
  const themed = wholesOf(slides).filter(
    ({ id, slides: [{ theme }] }) => shown.has(id) && theme !== null && themes.has(theme),
  );
  return themed.flatMap((whole) => whole.slides).length >= worthOpening * themes.size;
}

function arrange(deck: Deck, shown: ReadonlySet<string>, isOpened: boolean): Deck {
  const wholes = wholesOf(deck.slides);
  const front: Slide[] = [];
  const back: Slide[] = [];
  const divider: Slide[] = [];
  /** Where links to a slide that opened a theme lead instead. */
  const moved = new Map<string, string>();
  for (const [index, { id, slides }] of wholes.entries()) {
    const [{ rank, layout }] = slides;
    if (id === dividerId) divider.push(...slides);
    else if (shown.has(id)) front.push(...slides);
    else if (rank !== 'frame') back.push(...slides.map((slide) => ({ ...slide, backup: true })));
    else if (layout !== 'section' || isOpened) front.push(...slides);
    else moved.set(id, wholes[index + 1]?.id ?? id);
  }
  const slides = [...front, ...(back.length === 0 ? [] : divider), ...back];
  return {
    ...deck,
    chapters: deck.chapters.map((chapter) => ({ ...chapter, target: moved.get(chapter.target) ?? chapter.target })),
    slides: slides.map((slide) => ({ ...slide, blocks: slide.blocks.map((block) => relink(block, moved)) })),
  };
}

function relink(block: Block, moved: ReadonlyMap<string, string>): Block {
  if (block.kind !== 'contents') return block;
  const entries = block.entries.map((entry) => ({ ...entry, target: moved.get(entry.target) ?? entry.target }));
  return { ...block, entries };
}
