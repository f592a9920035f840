import { numberParts, splitSlides } from '../compose/split.ts';
import type { Checked, Diagnostic } from '../diagnostic.ts';
import { diagnose } from '../diagnostic.ts';
import type { Locale } from '../locale.ts';
import type { SlideMeasurement } from '../measurement.ts';
import { parseOrigin } from '../place.ts';
import type { Deck, Slide } from '../publication.ts';

/** A deck that is not yet fitted to its slides. */
export interface DraftDeck {
  readonly deck: Deck;
  readonly locale: Locale;
}

/** One deck in several languages that fits, in the order of the drafts, with what was last measured of its slides. */
export interface FittedDecks extends Checked<readonly Deck[]> {
  readonly measurements: readonly SlideMeasurement[];
}

/** Returns the measurements of those slides, in every language; `slides` are all that there are now, deck by deck. */
export type MeasureSlides = (
  slides: readonly (readonly Slide[])[],
  ids: readonly string[],
) => Promise<readonly SlideMeasurement[]>;

/** A first round splits, a second one corrects what notes and repeated heads changed; the rest is for hard cases. */
const mostSplits = 5;

/** What one slide of a draft has become in one language. */
interface Parted {
  readonly draft: DraftDeck;
  readonly parts: readonly Slide[];
}

/**
 * Returns one deck in several languages with every slide that is too full split into parts that fit, alike in all of them.
 * What cannot be split, or still does not fit as a part of its own, is reported as `slide-overflow` at its place in the study.
 */
export async function fitDecks(drafts: readonly DraftDeck[], measure: MeasureSlides): Promise<FittedDecks> {
  let wholes = gatherById(drafts);
  let open: readonly string[] = [...wholes.keys()];
  const measurements = new Map<string, SlideMeasurement>();
  const overflowing = new Map<string, { readonly deck: Deck; readonly slide: Slide }>();
  const measurementOf = ({ deck }: DraftDeck, { id }: Slide): SlideMeasurement => {
    const found = measurements.get(keyOf(deck.language, id));
    if (found === undefined) throw new Error(`The slide ${id} was not measured`);
    return found;
  };
  for (let round = 0; round <= mostSplits && open.length > 0; round++) {
    const asked = new Set(open);
    for (const measured of await measure(slidesOf(drafts, wholes), open)) {
      measurements.set(keyOf(measured.language, measured.slide), measured);
    }
    const changed = new Set<string>();
    wholes = new Map(
      [...wholes].map(([id, whole]) => {
        const next = round < mostSplits ? splitWhole(whole, asked, measurementOf) : whole.map(({ parts }) => parts);
        const parted = whole.map(({ draft, parts }, index): Parted => {
          const after = next[index] ?? parts;
          if (after.length !== parts.length) return { draft, parts: numberParts(after) };
          for (const slide of parts) {
            const isFull = asked.has(slide.id) && measurementOf(draft, slide).overflow > 0;
            if (isFull) overflowing.set(keyOf(draft.deck.language, slide.id), { deck: draft.deck, slide });
          }
          return { draft, parts };
        });
        const isChanged = parted.some(({ parts }, index) => parts !== whole[index]?.parts);
        for (const { draft, parts } of isChanged ? parted : []) {
          for (const slide of parts) {
            changed.add(slide.id);
            overflowing.delete(keyOf(draft.deck.language, slide.id));
          }
        }
        return [id, parted];
      }),
    );
    open = [...changed];
  }
  const slides = slidesOf(drafts, wholes);
  return {
    value: drafts.map(({ deck }, index) => ({ ...deck, slides: slides[index] ?? [] })),
    measurements: [...measurements.values()],
    diagnostics: [...overflowing].map(([key, { deck, slide }]) => overflow(deck, slide, measurements.get(key))),
  };
}

function keyOf(language: string, id: string): string {
  return `${language} ${id}`;
}

/** Returns the slides by id, each in the languages that have it. */
function gatherById(drafts: readonly DraftDeck[]): ReadonlyMap<string, readonly Parted[]> {
  const wholes = new Map<string, Parted[]>();
  for (const draft of drafts) {
    for (const slide of draft.deck.slides) {
      wholes.set(slide.id, [...(wholes.get(slide.id) ?? []), { draft, parts: [slide] }]);
    }
  }
  return wholes;
}

/** Returns the slides of each deck in its own order. */
function slidesOf(
  drafts: readonly DraftDeck[],
  wholes: ReadonlyMap<string, readonly Parted[]>,
): readonly (readonly Slide[])[] {
  return drafts.map((draft) =>
    draft.deck.slides.flatMap(({ id }) => wholes.get(id)?.find((parted) => parted.draft === draft)?.parts ?? []),
  );
}

/** Returns the parts of a slide in each of its languages after one more round; parts of the same number are split alike. */
function splitWhole(
  whole: readonly Parted[],
  asked: ReadonlySet<string>,
  measurementOf: (draft: DraftDeck, slide: Slide) => SlideMeasurement,
): readonly (readonly Slide[])[] {
  const [first] = whole;
  const isAlike = whole.every(({ parts }) => parts.length === first?.parts.length);
  if (!isAlike) return whole.flatMap((parted) => splitWhole([parted], asked, measurementOf));
  const rounds = (first?.parts ?? []).map((part, index) => {
    const same = whole.flatMap(({ draft, parts }) => {
      const slide = parts[index];
      return slide === undefined ? [] : [{ slide, draft }];
    });
    if (!asked.has(part.id)) return same.map(({ slide }) => [slide]);
    return splitSlides(
      same.map(({ slide, draft }) => ({ slide, locale: draft.locale, measurement: measurementOf(draft, slide) })),
    );
  });
  return whole.map((_, language) => rounds.flatMap((parts) => parts[language] ?? []));
}

function overflow(deck: Deck, slide: Slide, measurement: SlideMeasurement | undefined): Diagnostic {
  const { overflow: excess = 0, worst = null, slots = [] } = measurement ?? {};
  const what = worst === null || worst.text === '' ? 'Its content' : `\`${worst.text.trim()}\``;
  const slot = slots.find((item) => item.overflow > 0);
  const place = slot === undefined ? 'the slide' : `its place \`${slot.name}\``;
  const message =
    `The slide \`${slide.id}\` of \`${deck.id}\` (${deck.language}) is too full: ` +
    `${what} reaches ${Math.ceil(excess)} px beyond ${place} and cannot be split.`;
  return diagnose('slide-overflow', parseOrigin(worst?.origin ?? null) ?? slide.origin, message, {
    hint: 'Shorten this text, or split it into several entries or paragraphs.',
  });
}
