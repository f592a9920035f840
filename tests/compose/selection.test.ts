import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContentsBlock } from '../../src/block.ts';
import { selectSlides } from '../../src/compose/selection.ts';
import type { Deck, Slide, SlideRank } from '../../src/publication.ts';
import { deckOf } from '../decks.ts';
import { blockWith, slideWith } from './pieces.ts';

/** E.g. "arbeit-claim" of the theme "arbeit"; "title" is of none. Its rank is what its name says, or the given one. */
function slide(id: string, rank: SlideRank = 'detail', parts = 1): readonly Slide[] {
  const [theme = '', ...rest] = id.split('-');
  return Array.from({ length: parts }, (_, index) => ({
    ...slideWith([blockWith('prose', 1)], index === 0 ? id : `${id}-part-${index + 1}`),
    rank,
    layout: id.endsWith('section') ? ('section' as const) : ('content' as const),
    theme: rest.length === 0 ? null : theme,
    part: parts === 1 ? null : { number: index + 1, of: parts },
  }));
}

/** Returns the slides of a theme: what opens it, its claim, so many tables and so many details. */
function theme(id: string, tables: number, details: number): readonly Slide[] {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  return [
    ...slide(`${id}-section`, 'frame'),
    ...slide(`${id}-claim`, 'claim'),
    ...numbers(details).flatMap((number) => slide(`${id}-detail${number}`, 'detail')),
    ...numbers(tables).flatMap((number) => slide(`${id}-table${number}`, 'evidence')),
  ];
}

function agenda(...targets: readonly string[]): Slide {
  const title = { text: 'Thema', markup: 'plain', language: 'de' } as const;
  const entries = targets.map((target, index) => ({
    ...{ title, target, level: 1 as const, number: index + 1, current: false },
  }));
  const block: ContentsBlock = { ...blockWith('contents', 0), kind: 'contents', entries };
  return { ...slideWith([block], 'agenda'), rank: 'frame' };
}

/** A talk of so many minutes: a frame around themes, with its divider and its sources. */
function talk(minutes: number | null, ...themes: readonly (readonly Slide[])[]): Deck {
  const openers = themes.flatMap(([first]) => first ?? []);
  const slides = [
    ...slide('title', 'frame'),
    agenda(...openers.map(({ id }) => id)),
    ...themes.flat(),
    ...slide('contact', 'frame'),
    ...slide('backup', 'frame'),
    ...slide('sources', 'backup'),
  ];
  const chapters = openers.map(({ id, theme }) => ({
    ...{ theme: theme ?? '', target: id },
    title: { text: 'Thema', markup: 'plain', language: 'de' } as const,
  }));
  return { ...deckOf(slides), minutes, chapters };
}

/** The ids of what is shown in the talk, and of what stands behind the divider. */
function selected(deck: Deck): { readonly shown: readonly string[]; readonly behind: readonly string[] } {
  const [{ slides } = deck] = selectSlides([deck]);
  const ids = slides.map(({ id }) => id);
  const divider = ids.includes('backup') ? ids.indexOf('backup') : ids.length;
  for (const [index, { backup }] of slides.entries()) expect(backup).toBe(index > divider);
  return { shown: ids.slice(0, divider), behind: ids.slice(divider + 1) };
}

describe('the minutes of a talk', () => {
  test('always leave room for the claims', () => {
    const { shown, behind } = selected(talk(1, theme('wohnen', 1, 1), theme('arbeit', 1, 1)));
    expect(shown).toEqual(['title', 'agenda', 'wohnen-claim', 'arbeit-claim', 'contact']);
    expect(behind).toEqual(['wohnen-detail1', 'wohnen-table1', 'arbeit-detail1', 'arbeit-table1', 'sources']);
  });

  test('are given to tables before details, and to each theme in turn', () => {
    const shownIn = (minutes: number) =>
      selected(talk(minutes, theme('wohnen', 2, 2), theme('arbeit', 2, 2))).shown.filter((id) => /\d/.test(id));
    expect(shownIn(3)).toEqual(['wohnen-table1']);
    expect(shownIn(4)).toEqual(['wohnen-table1', 'arbeit-table1']);
    expect(shownIn(6)).toEqual(['wohnen-table1', 'wohnen-table2', 'arbeit-table1', 'arbeit-table2']);
    expect(shownIn(7)).toEqual(['wohnen-detail1', 'wohnen-table1', 'wohnen-table2', 'arbeit-table1', 'arbeit-table2']);
  });

  test('are not given to half of a slide that was split: what is shorter has them', () => {
    const parted = [...slide('wohnen-claim', 'claim'), ...slide('wohnen-table', 'evidence', 3)];
    const { shown, behind } = selected(talk(3, [...parted, ...slide('wohnen-detail', 'detail')]));
    expect(shown).toEqual(['title', 'agenda', 'wohnen-claim', 'wohnen-detail', 'contact']);
    expect(behind.slice(0, 3)).toEqual(['wohnen-table', 'wohnen-table-part-2', 'wohnen-table-part-3']);
  });

  test('need a divider only where something stands behind it', () => {
    const deck = talk(20, theme('wohnen', 1, 1));
    const all = { ...deck, slides: deck.slides.filter(({ id }) => id !== 'sources') };
    expect(selectSlides([all])[0]?.slides.map(({ id }) => id)).not.toContain('backup');
  });

  test('that are not given leave everything as it is, without a divider', () => {
    const deck = talk(null, theme('wohnen', 2, 2), theme('arbeit', 2, 2));
    expect(selectSlides([deck])).toEqual([{ ...deck, slides: deck.slides.filter(({ id }) => id !== 'backup') }]);
  });
});

describe('a slide that opens a theme', () => {
  test('stays where themes have three slides and more', () => {
    const { shown } = selected(talk(6, theme('wohnen', 2, 0), theme('arbeit', 2, 0)));
    expect(shown).toEqual(expect.arrayContaining(['wohnen-section', 'arbeit-section']));
  });

  test('stays in all languages or in none', () => {
    const long = talk(8, theme('wohnen', 2, 1), theme('arbeit', 2, 1));
    const shorter = talk(8, theme('wohnen', 2, 1), theme('arbeit', 0, 0));
    for (const decks of [
      [long, shorter],
      [shorter, long],
    ]) {
      const opened = selectSlides(decks).map(
        ({ slides }) => slides.filter(({ layout }) => layout === 'section').length,
      );
      expect(opened[1]).toBe(opened[0]);
    }
  });

  test('gives way where they have fewer, and links lead to the slide behind it', () => {
    const [deck] = selectSlides([talk(5, theme('wohnen', 2, 0), theme('arbeit', 2, 0))]);
    expect(deck?.slides.map(({ id }) => id)).not.toContain('wohnen-section');
    expect(deck?.chapters.map(({ target }) => target)).toEqual(['wohnen-claim', 'arbeit-claim']);
    const [contents] = deck?.slides.find(({ id }) => id === 'agenda')?.blocks ?? [];
    const targets = contents?.kind === 'contents' ? contents.entries.map(({ target }) => target) : [];
    expect(targets).toEqual(['wohnen-claim', 'arbeit-claim']);
  });
});

test('whatever the minutes, every slide is there once, in its order, alike in all languages, and no link is lost', () => {
  const counts = fc.integer({ min: 0, max: 4 });
  const themes = fc.array(fc.tuple(counts, counts), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), themes, (minutes, specs) => {
      const deck = talk(minutes, ...specs.map(([tables, details], index) => theme(`thema${index}`, tables, details)));
      const [de, en] = selectSlides([deck, { ...deck, language: 'en' }]);
      expect(en).toEqual({ ...de, language: 'en' });
      const ids = de?.slides.map(({ id }) => id) ?? [];
      const isFrame = (id: string): boolean => id.endsWith('section') || id === 'backup';
      const order = deck.slides.map(({ id }) => id).filter((id) => !isFrame(id));
      expect(ids.filter((id) => !isFrame(id)).toSorted()).toEqual(order.toSorted());
      expect(new Set(ids).size).toBe(ids.length);
      const { shown, behind } = selected(deck);
      for (const part of [shown, behind]) {
        const kept = part.filter((id) => !isFrame(id));
        expect(kept).toEqual(order.filter((id) => kept.includes(id)));
      }
      const targets = de?.chapters.map(({ target }) => target) ?? [];
      expect(targets).toHaveLength(specs.length);
      for (const target of targets) expect(shown).toContain(target);
      const timed = deck.slides.filter(({ id, rank }) => shown.includes(id) && rank !== 'frame');
      const claims = timed.filter(({ rank }) => rank === 'claim');
      expect(claims).toHaveLength(specs.length);
      expect(timed.length).toBeLessThanOrEqual(Math.max(minutes, specs.length));
    }),
  );
});
