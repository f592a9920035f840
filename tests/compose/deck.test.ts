import { describe, expect, test } from 'vitest';
import { composeDeck } from '../../src/compose/deck.ts';
import { planPublications } from '../../src/compose/plan.ts';
import type { OutlinePart, PublicationSpec, Study } from '../../src/model.ts';
import type { Deck, Slide } from '../../src/publication.ts';
import { shortReferences } from '../../src/short-reference.ts';
import { localeOf } from '../locales.ts';
import { contextOf, planOf, small, withAutomatic } from '../workshop.ts';

function deck(study: Study, id: string, language = 'de'): Deck {
  return composeDeck(planOf(study, language, id, 'deck'), contextOf(study, language));
}

function withOutline(...outline: readonly OutlinePart[]): Study {
  const found = small.publications.find((spec): spec is PublicationSpec => spec !== 'auto' && spec.id === 'vortrag');
  return { ...small, publications: found === undefined ? [] : [{ ...found, outline, minutes: null }] };
}

const ids = ({ slides }: Deck): readonly string[] => slides.map(({ id }) => id);
const kinds = ({ blocks }: Slide): readonly string[] => blocks.map(({ kind }) => kind);

const decks = ['de', 'en'].flatMap((language) =>
  planPublications({ ...small, publications: [...small.publications, 'auto'] }, language)
    .filter(({ kind }) => kind === 'deck')
    .map((plan) => composeDeck(plan, contextOf(small, language))),
);

describe('every deck', () => {
  test('has slides with something on them, under ids of their own', () => {
    for (const item of decks) {
      expect(new Set(ids(item)).size).toBe(item.slides.length);
      for (const slide of item.slides) expect(slide.blocks.length).toBeGreaterThan(0);
    }
  });

  test('keeps them apart where a city and its theme together are called like another theme', () => {
    const rename = (id: string): string => (id === 'wohnen' ? 'arbeit-neuburg' : id);
    const study: Study = {
      ...withOutline('case'),
      themes: small.themes.map((theme) => ({ ...theme, id: rename(theme.id) })),
      cases: small.cases.map((item) => ({ ...item, theme: rename(item.theme) })),
    };
    const claims = ids(deck(study, 'vortrag')).filter((id) => id.startsWith('arbeit-neuburg-claim'));
    expect(claims).toEqual(['arbeit-neuburg-claim', 'arbeit-neuburg-claim-2']);
  });

  test('has the same slides in every language', () => {
    const languages = ['de', 'en'].map((language) => decks.filter((item) => item.language === language).map(ids));
    expect(languages[1]).toEqual(languages[0]);
  });

  test('lists on the last slide of its outline all that the others cite', () => {
    for (const { slides } of decks) {
      const cited = new Set(slides.flatMap(({ sources }) => sources.map(({ source }) => source)));
      const listed = slides.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'sources' ? block.sources : [])),
      );
      expect(new Set(listed)).toEqual(cited);
      const ids = slides.map(({ id }) => id).filter((id) => id !== 'backup' && !/-rest$/.test(id));
      expect(ids.at(-1)).toBe('sources');
    }
  });

  test('has sources in the order of their names, so that parts of the list go on from one another', () => {
    const slide = deck(small, 'vortrag').slides.find(({ id }) => id === 'sources');
    const block = slide?.blocks.find((found) => found.kind === 'sources');
    const names = shortReferences([...small.sources.values()], localeOf('de'));
    const shown = block?.kind === 'sources' ? block.sources.map((id) => names.get(id)) : [];
    expect(shown).toEqual(['Adler 2018', 'Gespräch Leitung', 'Meier & Özil 2020', 'Stadt Neuburg 2019']);
  });
});

describe('the outline', () => {
  test('is followed in its order; what concerns themes is gathered theme by theme', () => {
    const talk = deck(withOutline('gaps', 'findings', 'title', 'comparison'), 'vortrag');
    expect(ids(talk)).toEqual([
      'coverage',
      ...['wohnen-section', 'wohnen-claim', 'wohnen-agreement', 'wohnen-comparison'],
      ...['arbeit-section', 'arbeit-claim', 'arbeit-findings', 'arbeit-comparison'],
      'title',
    ]);
  });

  test('may leave out themes altogether', () => {
    expect(ids(deck(withOutline('title', 'profiles'), 'vortrag'))).toEqual([
      'title',
      'profile-cities',
      'profile-comparison',
    ]);
  });

  test('has an agenda that leads to the first slide of each theme', () => {
    const talk = deck(small, 'vortrag');
    const agenda = talk.slides.find(({ id }) => id === 'agenda')?.blocks[0];
    const targets = agenda?.kind === 'contents' ? agenda.entries.map(({ target }) => target) : [];
    expect(targets).toEqual(['wohnen-section', 'arbeit-section']);
    expect(ids(talk)).toEqual(expect.arrayContaining(targets));
  });
});

describe('a slide', () => {
  test('with a comparison shows the key attributes and says how many there are besides', () => {
    const [block] = deck(small, 'vortrag').slides.find(({ id }) => id === 'arbeit-comparison')?.blocks ?? [];
    if (block?.kind !== 'comparison') throw new Error('This is no comparison');
    expect(block.table.rows.every(({ row }) => row.attribute.key)).toBe(true);
    expect([block.table.rows.length, block.hidden]).toEqual([8, { view: 'key', count: 3 }]);
    expect(block.focus).toBe('seehafen');
  });

  test('with a timeline shows the key events and says how many there are besides', () => {
    const [block] = deck(small, 'vortrag').slides.find(({ id }) => id === 'arbeit-timeline')?.blocks ?? [];
    if (block?.kind !== 'timeline') throw new Error('This is no timeline');
    expect(block.rows.map(({ date }) => date)).toEqual(['spätestens 2003', 'frühestens 2010', 'September 2015']);
    expect(block.hidden).toBe(1);
  });

  test('with claims has one for each city, or the reason why there is none', () => {
    const [block] = deck(small, 'vortrag').slides.find(({ id }) => id === 'wohnen-claim')?.blocks ?? [];
    if (block?.kind !== 'claims') throw new Error('These are no claims');
    expect(block.claims.map(({ city, claim, gap }) => [city.id, claim.text, gap])).toEqual([
      ['seehafen', '', 'nicht untersucht'],
      ['neuburg', 'Neuburg baut wieder', null],
    ]);
  });

  test('of a section has what slides may show, and the notes for the speaker', () => {
    const slide = deck(small, 'vortrag').slides.find(({ id }) => id === 'arbeit-neuburg-ein-haus-fuer-alle');
    const shown = JSON.stringify(slide?.blocks);
    expect(shown).toContain('Nur auf der Folie');
    expect(shown).not.toContain('Nur im Papier');
    expect(shown).not.toContain('auf die Tabelle zeigen');
    expect(JSON.stringify(slide?.notes)).toContain('auf die Tabelle zeigen');
  });

  test('shows a body that is not translated in the first language, and says so', () => {
    const cases = small.cases.map((item) => ({ ...item, bodies: item.bodies.slice(0, 1) }));
    const slide = deck({ ...small, cases }, 'vortrag', 'en').slides.find(({ id }) => id === 'arbeit-seehafen-am-hafen');
    expect(slide?.headline).toMatchObject({ text: 'Am Hafen', language: 'de' });
  });
});

describe('a deck about one city', () => {
  const city = deck(withAutomatic(small), 'city-neuburg');

  test('opens each theme with the claim of its case', () => {
    const slide = city.slides.find(({ id }) => id === 'arbeit-neuburg-claim');
    expect(slide?.headline.text).toBe('Neuburg berät früh');
    expect(slide === undefined ? [] : kinds(slide)).toEqual(['prose']);
  });

  test('has the findings that name the city and its own', () => {
    const [block] = city.slides.find(({ id }) => id === 'arbeit-findings')?.blocks ?? [];
    const found = block?.kind === 'findings' ? block.groups.flatMap(({ findings }) => findings) : [];
    expect(found.map(({ text }) => text.text)).toContain('Das Amt wächst.');
    const other = deck(withAutomatic(small), 'city-seehafen').slides.find(({ id }) => id === 'arbeit-findings');
    expect(JSON.stringify(other?.blocks)).not.toContain('mehr eigenes Geld');
  });
});

test('a draft makes its decks drafts', () => {
  expect(deck(small, 'vortrag').draft).toBe(true);
  expect(deck(withAutomatic(small), 'city-seehafen').draft).toBe(false);
});

test('a study without anything still has a deck', () => {
  const empty: Study = {
    ...withAutomatic(small),
    ...{ cities: [], themes: [], profile: null, cases: [], glossary: [], sources: new Map() },
    ...{ authors: [], publisher: null },
  };
  expect(ids(deck(empty, 'overview'))).toEqual(['title']);
});
