import { describe, expect, test } from 'vitest';
import { planPublications } from '../../src/compose/plan.ts';
import type { PublicationSpec, Study } from '../../src/model.ts';
import { small, withAutomatic } from '../workshop.ts';

function named(study: Study, language = 'de'): readonly string[] {
  return planPublications(study, language).map(({ kind, id }) => `${kind} ${id}`);
}

const automatic = [
  ...['deck overview', 'paper overview'],
  ...['deck city-seehafen', 'paper city-seehafen', 'brief brief-seehafen'],
  ...['deck city-neuburg', 'paper city-neuburg', 'brief brief-neuburg'],
  ...['deck theme-wohnen', 'paper theme-wohnen', 'deck theme-arbeit', 'paper theme-arbeit'],
];

describe('the automatic publications', () => {
  test('are an overview, and one of each kind per city and theme', () => {
    expect(named(withAutomatic(small))).toEqual(automatic);
    expect(named(withAutomatic(small), 'en')).toEqual(automatic);
  });

  test('are about what they are called', () => {
    for (const { id, cities, themes, title } of planPublications(withAutomatic(small), 'en')) {
      const [, what, name] = /^(city|theme|brief)-(.*)$/.exec(id) ?? [];
      expect(cities.map((city) => city.id)).toEqual(
        what === 'city' || what === 'brief' ? [name] : ['seehafen', 'neuburg'],
      );
      expect(themes.map((theme) => theme.id)).toEqual(what === 'theme' ? [name] : ['wohnen', 'arbeit']);
      expect(title.language).toBe('en');
    }
  });

  test('stand where the study puts them', () => {
    const [own = 'auto'] = small.publications;
    expect(named({ ...small, publications: [own, 'auto'] })).toEqual(['deck vortrag', ...automatic]);
  });
});

describe('a publication of the study', () => {
  const plain: PublicationSpec = {
    ...{ id: 'eigene', kind: 'deck', title: null, cities: null, themes: null, focus: null, outline: null },
    ...{ languages: null, minutes: null, view: null, orderBy: null, conditions: null, numbers: null, build: null },
    origin: small.origin,
  };
  const planned = (spec: Partial<PublicationSpec>, language = 'de') =>
    planPublications({ ...small, publications: [{ ...plain, ...spec }] }, language);

  test('has all cities and themes and the title of the study unless it says otherwise', () => {
    const [plan] = planned({});
    expect(plan?.cities).toEqual(small.cities);
    expect(plan?.themes).toEqual(small.themes);
    expect(plan?.title.text).toBe('Zwei Städte im Vergleich');
    expect(plan?.subtitle?.text).toBe('Eine kleine Studie');
  });

  test('keeps the order of the study, with the focus first', () => {
    const chosen = planned({ cities: ['neuburg', 'seehafen'], themes: ['arbeit', 'wohnen'] })[0];
    expect(chosen?.cities.map(({ id }) => id)).toEqual(['seehafen', 'neuburg']);
    expect(chosen?.themes.map(({ id }) => id)).toEqual(['wohnen', 'arbeit']);
    const focused = planned({ focus: 'neuburg' })[0];
    expect(focused).toMatchObject({ focus: 'neuburg', cities: [{ id: 'neuburg' }, { id: 'seehafen' }] });
  });

  test('is made in its languages only', () => {
    expect(planned({ languages: ['en'] }, 'de')).toEqual([]);
    expect(planned({ languages: ['en'] }, 'en')).toHaveLength(1);
  });

  test('has the outline that it asks for, or that of its kind', () => {
    expect(planned({ outline: ['sources', 'title'] })[0]?.outline).toEqual(['sources', 'title']);
    for (const kind of ['deck', 'paper', 'brief'] as const) expect(planned({ kind })[0]?.outline[0]).toBe('title');
  });
});
