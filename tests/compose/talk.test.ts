/** What a deck has that a paper has not: sections, large numbers, take-aways, contact, and the layouts of its slides. */
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/block.ts';
import { composeDeck } from '../../src/compose/deck.ts';
import type { Finding, OutlinePart, PublicationSpec, Study } from '../../src/model.ts';
import type { Deck, Slide } from '../../src/publication.ts';
import { contextOf, planOf, small, withAutomatic } from '../workshop.ts';

function deck(study: Study, id = 'vortrag', language = 'de'): Deck {
  return composeDeck(planOf(study, language, id, 'deck'), contextOf(study, language));
}

function withSpec(spec: Partial<PublicationSpec>, study: Study = small): Study {
  const found = study.publications.find((item): item is PublicationSpec => item !== 'auto' && item.id === 'vortrag');
  return { ...study, publications: found === undefined ? [] : [{ ...found, minutes: null, ...spec }] };
}

function withOutline(...outline: readonly OutlinePart[]): Study {
  return withSpec({ outline });
}

function slideOf({ slides }: Deck, id: string): Slide {
  const found = slides.find((slide) => slide.id === id);
  if (found === undefined) throw new Error(`There is no slide ${id} among ${slides.map((slide) => slide.id)}`);
  return found;
}

function blockOf<K extends Block['kind']>({ id, blocks }: Slide, kind: K): Extract<Block, { readonly kind: K }> {
  const found = blocks.find((block): block is Extract<Block, { readonly kind: K }> => block.kind === kind);
  if (found === undefined) throw new Error(`The slide ${id} has no ${kind}`);
  return found;
}

const outlineOfAll = small.themes.map(({ id }) => id);

describe('a theme among several', () => {
  const talk = deck(small);

  test('is opened by a slide that says where the talk is', () => {
    const section = slideOf(talk, 'arbeit-section');
    expect([section.layout, section.rank, section.headline.text]).toEqual(['section', 'frame', 'Arbeit']);
    expect(section.eyebrow?.text).toBe('Thema 2 von 2');
    const { entries } = blockOf(section, 'contents');
    expect(entries.map(({ number, current, target }) => [number, current, target])).toEqual([
      [1, false, 'wohnen-section'],
      [2, true, 'arbeit-section'],
    ]);
    expect(talk.chapters.map(({ target }) => target)).toEqual(outlineOfAll.map((id) => `${id}-section`));
  });

  test('is asked about on the next slide only', () => {
    const after = talk.slides[talk.slides.findIndex(({ id }) => id === 'arbeit-section') + 1];
    expect(after?.headline.text).toBe('Wer hilft bei der Suche nach Arbeit?');
  });

  test('does not list more themes than can be read at a glance', () => {
    const [theme] = small.themes;
    const themes = Array.from({ length: 12 }, (_, index) => (theme ? [{ ...theme, id: `thema-${index}` }] : [])).flat();
    const many = deck({ ...withAutomatic(small), themes }, 'overview');
    const { entries } = blockOf(slideOf(many, 'thema-11-section'), 'contents');
    expect(entries.map(({ number, current }) => [number, current])).toEqual([[12, true]]);
    expect(slideOf(many, 'thema-11-section').eyebrow?.text).toBe('Thema 12 von 12');
  });

  test('that is alone needs none', () => {
    const alone = deck(withAutomatic(small), 'theme-arbeit');
    expect(alone.slides.filter(({ layout }) => layout === 'section')).toEqual([]);
    expect(alone.chapters.map(({ target }) => target)).toEqual(['arbeit-claim']);
  });

  test('that is alone is described to the speaker once, with its question or else with its claims', () => {
    const described = (outline: readonly OutlinePart[], question = true): readonly string[] => {
      const themes = small.themes.map((theme) => (question ? theme : { ...theme, question: null }));
      const study = withSpec({ themes: ['arbeit'], outline }, { ...small, themes });
      const told = deck(study).slides.filter(({ notes }) =>
        JSON.stringify(notes).includes('Das Thema vergleicht die Stellen'),
      );
      return told.map(({ id }) => id);
    };
    expect(described(['question', 'comparison'])).toEqual(['question']);
    expect(described(['comparison'])).toEqual(['arbeit-claim']);
    expect(described(['question', 'comparison'], false)).toEqual(['arbeit-claim']);
  });
});

describe('two cities', () => {
  const summaries = (study: Study) =>
    blockOf(slideOf(deck(study), 'arbeit-claim'), 'claims').claims.map(({ summary }) =>
      summary.map(({ markdown }) => markdown).join(' '),
    );
  const spoken = (study: Study) => JSON.stringify(slideOf(deck(study), 'arbeit-claim').notes);
  const withSummary = (text: string): Study => ({
    ...withOutline('comparison'),
    cases: small.cases.map((item) =>
      item.summary === null
        ? item
        : {
            ...item,
            summary: { ...item.summary, translations: [{ language: 'de', source: text, origin: item.origin }] },
          },
    ),
  });

  test('stand side by side with what the summaries of their cases say', () => {
    const study = withOutline('comparison');
    expect(slideOf(deck(study), 'arbeit-claim').layout).toBe('pair');
    expect(summaries(study)).toEqual([
      '',
      'Die Beratung beginnt vor der Ankunft. Das *Jobcenter* sitzt im selben Haus.',
    ]);
    expect(spoken(study)).not.toContain('vor der Ankunft');
  });

  test('say less where there is less room, and the speaker has the rest', () => {
    const long = withSummary(`Die Beratung beginnt vorher. ${'Das Haus liegt am Wasser und ist alt. '.repeat(12)}`);
    expect(summaries(long)).toEqual(['', 'Die Beratung beginnt vorher.']);
    expect(spoken(long)).toContain('am Wasser');
    const endless = withSummary(`Die Beratung ${'beginnt sehr früh und '.repeat(30)}endet spät.`);
    expect(summaries(endless)).toEqual(['', '']);
    expect(spoken(endless)).toContain('endet spät');
  });

  test('do not say twice what slides of their own say', () => {
    expect(summaries(withOutline('comparison', 'case'))).toEqual(['', '']);
  });
});

describe('statements', () => {
  test('are set large where there are one or two', () => {
    const [statement] = small.cases.flatMap((item) => item.statements);
    const layoutOf = (count: number) => {
      const cases = small.cases.map((item) => ({
        ...item,
        statements: item.statements.length === 0 ? [] : Array.from({ length: count }, () => statement ?? []).flat(),
      }));
      return slideOf(deck({ ...withOutline('statements'), cases }), 'arbeit-statements').layout;
    };
    expect([1, 2, 3].map(layoutOf)).toEqual(['statement', 'statement', 'content']);
  });
});

describe('a section of a case', () => {
  const talk = deck(small);

  test('that is a picture with a short text gives it the room', () => {
    const slide = slideOf(talk, 'arbeit-neuburg-wo-das-haus-steht');
    expect([slide.layout, slide.blocks.map(({ kind }) => kind)]).toEqual(['figure', ['figure', 'prose']]);
    const figure = blockOf(slide, 'figure');
    expect([figure.caption.text, figure.isAlternative]).toEqual(['Das Haus am Bruch, Stand 2019', false]);
  });

  test('with more than that is a text as usual', () => {
    const slide = slideOf(talk, 'arbeit-neuburg-ein-haus-fuer-alle');
    expect([slide.layout, slide.blocks.map(({ kind }) => kind)]).toEqual(['content', ['prose']]);
  });

  test('is called after its heading in the first language, in every language', () => {
    const ids = (study: Study, language: string) =>
      deck(study, 'vortrag', language)
        .slides.map(({ id }) => id)
        .filter((id) => id.startsWith('arbeit-neuburg-'));
    expect(ids(small, 'en')).toEqual(ids(small, 'de'));
    expect(ids(small, 'en')).toContain('arbeit-neuburg-was-noch-fehlt');
    // What stands before the first heading has none.
    expect(ids(small, 'de')).toContain('arbeit-neuburg-1');
  });

  test('keeps an id of its own under a heading that comes twice, or that other slides are called', () => {
    const renamed = (titles: readonly string[]): Study => ({
      ...small,
      cases: small.cases.map((item) => ({
        ...item,
        bodies: item.bodies.slice(0, 1).map((body) => ({
          ...body,
          sections: body.sections.map((s, index) => ({ ...s, title: titles[index] ?? '' })),
        })),
      })),
    });
    const found = deck(renamed(['Claim', 'Umbau', 'Umbau', '…'])).slides.map(({ id }) => id);
    expect(found.filter((id) => /^arbeit-neuburg-(?!actors|claim$)/.test(id))).toEqual(
      ['claim-2', 'umbau', 'umbau-2', '4'].map((key) => `arbeit-neuburg-${key}`),
    );
  });

  test('is numbered where the languages have different sections', () => {
    const cases = small.cases.map((item) => ({
      ...item,
      bodies: item.bodies.map((body, index) => (index === 0 ? body : { ...body, sections: body.sections.slice(1) })),
    }));
    const ids = deck({ ...small, cases }).slides.map(({ id }) => id);
    expect(ids).toContain('arbeit-neuburg-2');
    expect(ids).not.toContain('arbeit-neuburg-was-noch-fehlt');
  });
});

describe('large numbers', () => {
  const numbers = (spec: Partial<PublicationSpec>, study: Study = small) =>
    deck(withSpec({ outline: ['numbers'], ...spec }, study)).slides;
  const ref = (theme: string, attribute: string) => ({ theme, attribute, origin: small.origin });

  test('are one slide per attribute, headed by its label, in the order that is asked for', () => {
    const slides = numbers({ numbers: [ref('wohnen', 'vacancy'), ref('profile', 'foreign-share')] });
    expect(slides.map(({ id, layout, rank }) => [id, layout, rank])).toEqual([
      ['wohnen-vacancy-number', 'numbers', 'evidence'],
      ['profile-foreign-share-number', 'numbers', 'evidence'],
    ]);
    expect(slides[0]?.headline.text).toBe('Leerstand (in\u00a0%)');
    expect(slides[0]?.eyebrow?.text).toBe('Wohnen');
  });

  test('have a cell per city, gaps too, and cite what they show', () => {
    const [slide] = numbers({ numbers: [ref('wohnen', 'vacancy')] });
    const block = slide?.blocks[0];
    const rows = block?.kind === 'numbers' ? block.table.rows : [];
    expect(rows.flatMap(({ cells }) => cells.map(({ cell }) => [cell.city, cell.plain]))).toEqual([
      ['seehafen', 'n.\u00a0u.'],
      ['neuburg', '9,9\u00a0%'],
    ]);
    expect(slide?.sources).toEqual([expect.objectContaining({ source: 'statistik-2020', locator: 'S. 7' })]);
  });

  test('say why they may not be compared', () => {
    const [slide] = numbers({ numbers: [ref('profile', 'foreign-share')] });
    const block = slide?.blocks[0];
    expect(block?.kind === 'numbers' ? block.caveats.map(({ text }) => text) : []).toEqual([
      'In Neuburg *mit* Nebenwohnsitz.',
      'Verschiedene Definitionen und Bezugszeiten: nicht vergleichbar.',
    ]);
  });

  test('that nobody names are the first that matters and is known', () => {
    expect(numbers({ numbers: null }).map(({ id }) => id)).toEqual(['profile-population-number']);
    const without = { ...small, profile: null };
    expect(numbers({ numbers: null }, without).map(({ id }) => id)).toEqual(['wohnen-vacancy-number']);
    expect(numbers({ numbers: null, cities: ['seehafen'] }, without)).toEqual([]);
  });

  test('of many cities are on several slides', () => {
    const [city] = small.cities;
    const cities = Array.from({ length: 13 }, (_, index) => (city ? [{ ...city, id: `stadt-${index}` }] : [])).flat();
    const slides = numbers({ numbers: [ref('profile', 'population')], focus: null }, { ...small, cities });
    expect(slides.map(({ id }) => id)).toEqual([
      'profile-population-number',
      'profile-population-number-cities-2',
      'profile-population-number-cities-3',
    ]);
    const shown = slides.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'numbers' ? block.table.cities.map(({ id }) => id) : [])),
    );
    expect(shown).toEqual(cities.map(({ id }) => id));
  });
});

describe('take-aways', () => {
  const entries = (study: Study) => {
    const slide = deck(study).slides.find(({ id }) => id === 'take-aways');
    return slide === undefined ? [] : blockOf(slide, 'take-aways').entries;
  };
  const without = (...kinds: readonly string[]): Study => ({
    ...withOutline('take-aways'),
    themes: small.themes.map((theme) => ({
      ...theme,
      findings: theme.findings.filter(({ kind }) => kind !== null && !kinds.includes(kind)),
    })),
  });

  test('are the first lesson of each theme, with its title', () => {
    expect(
      entries(withOutline('take-aways')).map(({ number, text, theme }) => [number, text.text, theme?.text]),
    ).toEqual([[1, 'Frühe Beratung braucht Personal.', 'Arbeit']]);
  });

  test('are what is similar where no theme has a lesson, and nothing without that', () => {
    expect(entries(without('lesson')).map(({ text }) => text.text)).toEqual(['Beide Städte beraten *kostenlos*.']);
    expect(entries(without('lesson', 'similar'))).toEqual([]);
  });

  test('of a deck about one theme are all that it teaches', () => {
    const study = withSpec({ outline: ['take-aways'], themes: ['arbeit'] });
    const themes = small.themes.map((theme) => ({ ...theme, findings: theme.findings.map(asLesson) }));
    expect(entries({ ...study, themes }).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(entries({ ...withOutline('take-aways'), themes })).toHaveLength(1);
  });

  test('of a deck about one theme do not name it', () => {
    expect(entries(withSpec({ outline: ['take-aways'], themes: ['arbeit'] })).map(({ theme }) => theme)).toEqual([
      null,
    ]);
  });
});

function asLesson(finding: Finding): Finding {
  return { ...finding, kind: 'lesson' };
}

describe('the contact', () => {
  const contact = (study: Partial<Study>) => {
    const slide = deck({ ...withOutline('contact'), ...study }).slides.find(({ id }) => id === 'contact');
    return slide === undefined ? null : blockOf(slide, 'contact');
  };

  test('names the authors and the publisher, whose address is to be scanned', () => {
    const block = contact({});
    expect(block?.people.map(({ name, affiliation }) => [name, affiliation?.text])).toEqual([
      ['Ada Adler', 'Institut für Städte'],
      ['Ben Bär', undefined],
    ]);
    expect([block?.publisher?.name?.text, block?.address]).toEqual(['Verlag & Söhne', 'https://example.org']);
  });

  test('does not name a publisher again who is an author, or where an author works', () => {
    const [author] = small.authors;
    const publisher = { ...small.publisher, name: author?.affiliation } as Study['publisher'];
    expect(contact({ publisher })?.publisher).toMatchObject({ name: null, contact: { text: 'post@example.org' } });
    const same = { ...small.publisher, contact: null } as Study['publisher'];
    const authors = small.authors.map((person) => ({ ...person, name: 'Verlag & Söhne' }));
    expect(contact({ publisher: same, authors })?.publisher).toBeNull();
  });

  test('without one has the first e-mail address, or nothing to be scanned', () => {
    const authors = small.authors.map((person) => ({ ...person, email: 'ada@example.org' }));
    expect(contact({ publisher: null, authors })?.address).toBe('mailto:ada@example.org');
    expect(contact({ publisher: null })?.address).toBeNull();
    expect(contact({ publisher: null, authors: [] })).toBeNull();
  });
});

test('what gives way first when time is short is known of every slide', () => {
  const ranks = new Map(deck({ ...small, ...withSpec({}) }).slides.map(({ id, rank }) => [id, rank]));
  const idsOf = (rank: string) => [...ranks].filter(([, own]) => own === rank).map(([id]) => id);
  expect(idsOf('frame')).toEqual(['title', 'agenda', 'wohnen-section', 'arbeit-section', 'contact']);
  expect(idsOf('claim')).toEqual(['question', 'wohnen-claim', 'arbeit-claim', 'take-aways']);
  expect(idsOf('evidence')).toEqual([
    ...['profile-cities', 'profile-comparison', 'profile-foreign-share-number', 'wohnen-vacancy-number'],
    ...['wohnen-comparison', 'arbeit-comparison', 'coverage'],
  ]);
  const backup = idsOf('backup');
  expect(backup).toEqual(expect.arrayContaining(['arbeit-neuburg-was-noch-fehlt', 'arbeit-neuburg-actors', 'sources']));
  expect(idsOf('detail')).toEqual(
    expect.arrayContaining([
      'meta-matrix',
      'arbeit-findings',
      'arbeit-timeline',
      'arbeit-neuburg-claim',
      'truth-table',
    ]),
  );
});
