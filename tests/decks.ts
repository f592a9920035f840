/** Decks of any slides. */
import type { Deck, Slide } from '../src/publication.ts';
import { small } from './workshop.ts';

/** Returns a German deck of those slides and nothing else. */
export function deckOf(slides: readonly Slide[]): Deck {
  const title = { text: 'Deck', markup: 'plain', language: 'de' } as const;
  const { origin } = small;
  return {
    ...{ kind: 'deck', id: 'deck', language: 'de', title, subtitle: null, cities: [], themes: [], focus: null },
    ...{ draft: false, minutes: null, build: null, chapters: [], slides, origin },
  };
}
