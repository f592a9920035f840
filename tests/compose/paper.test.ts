import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/block.ts';
import { composePaper } from '../../src/compose/paper.ts';
import { planPublications } from '../../src/compose/plan.ts';
import type { OutlinePart, PublicationSpec, Study } from '../../src/model.ts';
import type { Paper, Part } from '../../src/publication.ts';
import { contextOf, planOf, small, withAutomatic } from '../workshop.ts';

function paper(study: Study, id: string, language = 'de'): Paper {
  return composePaper(planOf(study, language, id, 'paper'), contextOf(study, language));
}

function withOutline(...outline: readonly OutlinePart[]): Study {
  const found = small.publications.find((spec): spec is PublicationSpec => spec !== 'auto' && spec.id === 'bericht');
  return { ...small, publications: found === undefined ? [] : [{ ...found, outline }] };
}

/** All parts in reading order. */
function partsOf({ parts }: { readonly parts: readonly Part[] }): readonly Part[] {
  return parts.flatMap((part) => [part, ...partsOf(part)]);
}

function blocksOf<K extends Block['kind']>(item: Paper, kind: K): readonly Extract<Block, { readonly kind: K }>[] {
  const blocks = partsOf(item).flatMap((part) => part.blocks);
  return blocks.filter((block): block is Extract<Block, { readonly kind: K }> => block.kind === kind);
}

const chapters = (item: Paper): readonly string[] => item.parts.map(({ id }) => id);

const papers = ['de', 'en'].flatMap((language) =>
  planPublications({ ...small, publications: [...small.publications, 'auto'] }, language)
    .filter(({ kind }) => kind === 'paper')
    .map((plan) => composePaper(plan, contextOf(small, language))),
);

describe('every paper', () => {
  test('has parts with ids of their own, the same in every language', () => {
    for (const item of papers) {
      const ids = partsOf(item).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    const languages = ['de', 'en'].map((language) =>
      papers.filter((item) => item.language === language).map((item) => partsOf(item).map(({ id }) => id)),
    );
    expect(languages[1]).toEqual(languages[0]);
  });

  test('has contents that lead to its parts, in their order', () => {
    for (const item of papers) {
      const ids = partsOf(item).map(({ id }) => id);
      const targets = blocksOf(item, 'contents').flatMap(({ entries }) => entries.map(({ target }) => target));
      expect(targets).toEqual(ids.filter((id) => targets.includes(id)));
      expect(targets.length).toBeGreaterThan(4);
    }
  });

  test('has headings without a step missing', () => {
    const check = (part: Part, above: number): void => {
      expect(part.level).toBeLessThanOrEqual(above + 1);
      for (const below of part.parts) check(below, part.level);
    };
    for (const item of papers) for (const part of item.parts) check(part, 0);
  });

  test('numbers its tables as they come', () => {
    for (const item of papers) {
      const numbers = blocksOf(item, 'comparison').map(({ number }) => number);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      expect(numbers.length).toBeGreaterThan(0);
    }
  });

  test('lists what it cites', () => {
    for (const item of papers) {
      const listed = new Set(blocksOf(item, 'sources').flatMap(({ sources }) => sources));
      const cited = JSON.stringify(partsOf(item)).matchAll(/\[(?:vgl\. |cf\. )?@([\w-]+)/g);
      for (const [, id = ''] of cited) expect(listed).toContain(id);
      const statements = blocksOf(item, 'statements').flatMap((block) =>
        block.statements.flatMap(({ sources }) => sources),
      );
      for (const { source } of statements) expect(listed).toContain(source);
    }
  });

  test('leaves no attribute out', () => {
    for (const item of papers) {
      const tables = blocksOf(item, 'comparison').filter(({ comparison }) => comparison.theme !== small.profile);
      for (const { hidden, table, comparison } of tables) {
        expect([hidden, table.rows.length]).toEqual([null, comparison.theme.attributes.length]);
      }
    }
  });
});

describe('the outline', () => {
  test('is followed in its order', () => {
    const item = paper(withOutline('imprint', 'gaps', 'findings', 'comparison', 'title', 'sources'), 'bericht');
    expect(chapters(item)).toEqual(['imprint', 'gaps', 'wohnen', 'arbeit', 'cover', 'sources']);
    const [, , , arbeit] = item.parts;
    expect(arbeit?.parts.map(({ id }) => id)).toEqual(['arbeit-findings', 'arbeit-comparison']);
  });

  test('leaves out what has no content', () => {
    const bare = { ...small, glossary: [], profile: null };
    expect(chapters(paper(bare, 'bericht'))).not.toEqual(expect.arrayContaining(['glossary']));
    expect(blocksOf(paper({ ...bare, cases: [] }, 'bericht'), 'timeline')).toEqual([]);
  });
});

describe('a paper on one theme', () => {
  const item = paper(withAutomatic(small), 'theme-arbeit');

  test('is spread over chapters', () => {
    expect(chapters(item)).toEqual(expect.arrayContaining(['arbeit-comparison', 'arbeit-findings', 'arbeit-neuburg']));
    expect(chapters(item)).not.toContain('arbeit');
  });

  test('has the cases with their claims, sections and what is known beside them', () => {
    const part = item.parts.find(({ id }) => id === 'arbeit-neuburg');
    expect(part?.title.text).toBe('Neuburg berät früh');
    expect(part?.parts.map(({ id }) => id)).toEqual([
      ...['arbeit-neuburg-1', 'arbeit-neuburg-2', 'arbeit-neuburg-3', 'arbeit-neuburg-4'],
      ...[
        'arbeit-neuburg-actors',
        'arbeit-neuburg-statements',
        'arbeit-neuburg-findings',
        'arbeit-neuburg-recommendations',
      ],
    ]);
    const text = JSON.stringify(part);
    expect(text).toContain('Nur im Papier');
    expect(text).not.toContain('Nur auf der Folie');
  });
});

describe('the glossary', () => {
  test('has the terms that occur, in alphabetical order', () => {
    const terms = blocksOf(paper(small, 'bericht'), 'glossary').flatMap((block) =>
      block.terms.map(({ term }) => term.text),
    );
    expect(terms).toEqual(['Jobcenter']);
  });

  test('takes no part of a word for a term', () => {
    const glossary = ['Haus', 'aus', 'Ein', 'Häuser', 'Ämter (Mz.)', 'Amt'].map((term) => {
      const text = {
        translations: [{ language: 'de', source: term, origin: small.origin }],
        origin: small.origin,
      } as const;
      return { term: text, explanation: text };
    });
    const [block] = blocksOf(paper({ ...small, glossary }, 'bericht'), 'glossary');
    expect(block?.terms.map(({ term }) => term.text)).toEqual(['Amt', 'aus', 'Ein', 'Haus']);
  });
});

test('a city alone has the findings that name it, several cities have all', () => {
  const textOf = (id: string): string => JSON.stringify(blocksOf(paper(withAutomatic(small), id), 'findings'));
  expect(textOf('city-neuburg')).toContain('mehr eigenes Geld');
  expect(textOf('city-seehafen')).not.toContain('mehr eigenes Geld');
  expect(textOf('city-seehafen')).toContain('Frühe Beratung braucht Personal');
  expect(textOf('city-seehafen')).toContain('zehnmal so groß');
  expect(textOf('theme-arbeit')).toContain('mehr eigenes Geld');
});
