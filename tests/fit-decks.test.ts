import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../src/print/launch.ts';
import { buildRecorded } from './building.ts';
import { type Crowd, crowdedFiles } from './crowded.ts';
import { type Files, withFolder } from './load/temporary.ts';
import { anyBrowser, readBack, sandbox } from './print/printing.ts';
import { explainedIn, notesIn } from './printed.ts';
import { attributeOf, findAll, findOne, textOf } from './reading.ts';
import { lookAt, type SeenSlide, slidesIn, textsOn } from './slide-check.ts';

/** Decks that ask for more than slides hold, each in its own way. */
const crowds: Readonly<Record<string, { readonly crowd: Partial<Crowd>; readonly parts: readonly string[] }>> = {
  'one city, one long cell': {
    crowd: { cities: 1, rows: 1, words: 230, kinds: ['text'], longest: true },
    parts: ['title', 'comparison'],
  },
  '200 rows in two languages': {
    crowd: { languages: ['de', 'en'], cities: 2, rows: 200, words: 12, grouped: 7 },
    parts: ['title', 'comparison', 'gaps'],
  },
  '40 cities with short values': {
    crowd: { cities: 40, rows: 5, kinds: ['year', 'scale'], entries: 1 },
    parts: ['title', 'agenda', 'question', 'profiles', 'comparison', 'gaps', 'findings'],
  },
  '40 cities with texts': {
    crowd: { cities: 40, rows: 3, words: 40, kinds: ['text', 'noted'], grouped: 2 },
    parts: ['comparison', 'meta-matrix', 'gaps'],
  },
  'cells of up to 300 words': {
    crowd: { cities: 3, rows: 9, words: 300, kinds: ['text', 'text', 'scale'], grouped: 3, entries: 3 },
    parts: ['comparison', 'statements', 'findings', 'recommendations', 'key-findings'],
  },
  'lists of 60 entries': {
    crowd: { cities: 1, rows: 1, entries: 60 },
    parts: ['case', 'timeline', 'actors', 'statements', 'findings', 'recommendations', 'glossary', 'sources'],
  },
};

const usual: Crowd = {
  ...{ languages: ['de'], cities: 3, rows: 4, words: 10, entries: 0, grouped: 0, longest: false },
  kinds: ['text', 'year', 'scale', 'noted'],
};

/** About half of the height that a slide has for content. */
const unevenness = 240;

interface Built {
  readonly crowd: Crowd;
  readonly errors: readonly string[];
  readonly decks: ReadonlyMap<string, { readonly html: string; readonly pdf: Uint8Array }>;
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser(await anyBrowser(), sandbox);
});
afterAll(() => browser.close());

async function buildCrowd(crowd: Crowd, parts: readonly string[]): Promise<Built> {
  const { diagnostics, written } = await withFolder(crowdedFiles(crowd, parts), (root) =>
    buildRecorded({ study: root, only: ['alles'], formats: ['html', 'pdf'] }),
  );
  const fileOf = (path: string): Buffer => written.get(path) ?? Buffer.from('');
  return {
    crowd,
    errors: diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    decks: new Map(
      crowd.languages.map((language) => [
        language,
        {
          html: fileOf(`${language}/decks/alles.html`).toString('utf8'),
          pdf: fileOf(`${language}/decks/alles.pdf`),
        },
      ]),
    ),
  };
}

describe.each(Object.entries(crowds))('a deck of %s', (_, { crowd, parts }) => {
  let built: Built;
  let seen: ReadonlyMap<string, readonly SeenSlide[]>;
  beforeAll(async () => {
    built = await buildCrowd({ ...usual, ...crowd }, parts);
    seen = new Map(
      await Promise.all(
        [...built.decks].map(async ([language, { html }]) => [language, await lookAt(html, browser)] as const),
      ),
    );
  });

  test('is built without errors, and nothing on it leaves its place, is cut off or too small', () => {
    expect(built.errors).toEqual([]);
    for (const slides of seen.values()) {
      expect(slides.length).toBeGreaterThan(0);
      expect(slides.flatMap(({ id, faults }) => faults.map((fault) => `${id} ${fault}`))).toEqual([]);
    }
  });

  test('has every value once, and rows and cities in their order', () => {
    for (const { html } of built.decks.values()) {
      const cells = slidesIn(html)
        .flatMap((slide) => findAll(slide, 'table', { class: 'comparison' }))
        .flatMap((table) => findAll(table, 'td'))
        .filter((cell) => attributeOf(cell, 'data-theme') === 'amt')
        .map((cell) => [attributeOf(cell, 'data-attribute') ?? '', attributeOf(cell, 'data-city') ?? ''] as const);
      const { cities, rows } = built.crowd;
      expect(cells).toHaveLength(parts.includes('comparison') ? cities * rows : 0);
      expect(new Set(cells.map((cell) => cell.join())).size).toBe(cells.length);
      const inOrder = (ids: readonly string[]): boolean =>
        ids.every((id, index) => index === 0 || numberIn(id) > numberIn(ids[index - 1]));
      for (const sameCity of Map.groupBy(cells, ([, city]) => city).values()) {
        expect(inOrder(sameCity.map(([attribute]) => attribute))).toBe(true);
      }
      for (const sameRow of Map.groupBy(cells, ([attribute]) => attribute).values()) {
        expect(inOrder(sameRow.map(([, city]) => city))).toBe(true);
      }
    }
  });

  test('counts the parts of its slides, which have the same ids in all languages', () => {
    const [first = [], ...others] = [...seen.values()].map((slides) =>
      slides.map(({ id, part }) => [id, digitsIn(part)]),
    );
    for (const other of others) expect(other).toEqual(first);
    for (const slides of seen.values()) {
      expect(new Set(slides.map(({ id }) => id)).size).toBe(slides.length);
      for (const [id, whole] of wholesOf(slides)) {
        const { length } = whole;
        expect(whole.map((slide) => slide.id)).toEqual(
          whole.map((_, index) => (index === 0 ? id : `${id}-part-${index + 1}`)),
        );
        expect(whole.map(({ part }) => digitsIn(part))).toEqual(
          length === 1 ? [''] : whole.map((_, index) => `${index + 1} ${length}`),
        );
      }
    }
  });

  test('has no part with one small piece beside a part that could give it another', () => {
    for (const slides of seen.values()) {
      const lonely = [...wholesOf(slides).values()].flatMap((whole) =>
        whole.flatMap((slide, index) => {
          const [piece, ...more] = slide.pieces;
          if (piece === undefined || more.length > 0) return [];
          const given = [whole[index - 1]?.pieces.toReversed(), whole[index + 1]?.pieces].filter(
            (pieces) => pieces !== undefined && pieces.length > 2,
          );
          // A piece brings its sub-heading and its remarks along.
          return given.some((pieces) => (pieces?.[0] ?? 0) + 90 < slide.spare) ? [slide] : [];
        }),
      );
      expect(lonely).toEqual([]);
    }
  });

  test('has neighbouring parts of about the same height', () => {
    const sum = (pieces: readonly number[]): number => pieces.reduce((all, height) => all + height, 0);
    for (const slides of seen.values()) {
      const uneven = [...wholesOf(slides).values()].flatMap((whole) =>
        whole.slice(1).filter(({ pieces }, index) => {
          const before = whole[index]?.pieces ?? [];
          // A break between groups is worth some unevenness, and a piece cannot be broken.
          return Math.abs(sum(before) - sum(pieces)) > unevenness + Math.max(before.at(-1) ?? 0, pieces[0] ?? 0);
        }),
      );
      expect(uneven).toEqual([]);
    }
  });

  test('says above each table where its rows belong, and explains below it what stands in it, and nothing else', () => {
    for (const { html } of built.decks.values()) {
      for (const slide of slidesIn(html)) {
        for (const table of findAll(slide, 'table', { class: 'comparison' })) {
          const below = findOne(slide, '', { class: 'apparatus' });
          const gaps = findAll(table, '', { class: 'gap-symbol' }).map(textOf);
          const isGrouped = built.crowd.grouped > 0 && findAll(table, 'table', { class: 'alone' }).length === 0;
          expect(findAll(table, 'tr', { class: 'group' }).length > 0).toBe(isGrouped);
          expect(explainedIn(below)).toEqual(new Set(gaps));
          const letters = findAll(table, 'sup', { class: 'marks' }).flatMap((sup) => textOf(sup).split(','));
          expect([...notesIn(below).keys()]).toEqual([...new Set(letters)]);
        }
      }
    }
  });

  test('is printed on a page for each slide, with all that stands on it', async () => {
    for (const { html, pdf } of built.decks.values()) {
      const slides = slidesIn(html);
      const { pages } = await readBack(pdf);
      expect(pages).toHaveLength(slides.length);
      const missing = slides.flatMap((slide, index) => {
        const printed = joined(pages[index]?.text ?? '');
        return textsOn(slide)
          .map(joined)
          .filter((text) => !printed.includes(text));
      });
      expect(missing).toEqual([]);
    }
  });
});

const paragraph = 'Die Stelle berät Träger und Quartiere, weil Wohnraum knapp ist. ';

/** A study of one city with what belongs into the front matter and the body of its one case. */
function caseWith(fields: string, body = ''): Files {
  return {
    'casedeck.yaml':
      'title: Probe\nlanguages: [de]\npublications: [{ id: alles, kind: deck, outline: [comparison, case, statements] }]\n',
    'cases/_themes/amt.yaml':
      'title: Amt\nattributes:\n  kurz: { label: Kurz, type: text, definition-differs: Anders gezählt. }\n  weg: { label: Weg, type: text }\n',
    'cases/halle/city.yaml': 'name: Halle (Saale)\n',
    'cases/halle/amt.md': `---\n${fields}\n---\n${body}`,
    'cases/_media/riesig.svg': svgOf(4000, 3000),
    'cases/_media/turm.svg': svgOf(300, 9000),
  };
}

function svgOf(width: number, height: number): string {
  const size = `width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}"><rect ${size}/></svg>`;
}

describe('what cannot be parted', () => {
  test.each([
    ['a cell', caseWith(`attributes:\n  kurz: ja\n  weg: ${paragraph.repeat(50)}`), 'amt-comparison-part-2', 4],
    [
      'a statement',
      caseWith(`statements:\n  - { text: Kurz. }\n  - text: ${paragraph.repeat(30)}`),
      'amt-statements-part-2',
      4,
    ],
    [
      'an item of a list',
      caseWith('', `## Liste\n\n- Kurz.\n- ${paragraph.repeat(30)}\n- Kurz.\n`),
      'amt-halle-liste-part-2',
      7,
    ],
  ])('and is taller than a slide is reported at its line: %s', async (_, files, slide, line) => {
    const { diagnostics } = await withFolder(files, (root) =>
      buildRecorded({ study: root, only: ['alles'], formats: ['html'] }),
    );
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, origin }) => [code, origin?.file, origin?.line])).toEqual([
      ['slide-overflow', 'cases/halle/amt.md', line],
    ]);
    expect(errors[0]?.message).toMatch(
      new RegExp(`^The slide \`${slide}\` of \`alles\` \\(de\\) .*\\d+ px beyond its place \`body\``),
    );
  });

  test('but may be made smaller is: an image', async () => {
    const images = ['riesig', 'turm'].map((name) => `![Ein Bild](../_media/${name}.svg)`);
    const body = `## Allein\n\n${images[0]}\n\n## Mit Text\n\n${paragraph}\n\n${images[1]}\n\n${paragraph}\n\n${images[0]}\n`;
    const { diagnostics, written } = await withFolder(caseWith('', body), (root) =>
      buildRecorded({ study: root, only: ['alles'], formats: ['html'] }),
    );
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const html = written.get('de/decks/alles.html')?.toString('utf8') ?? '';
    expect(slidesIn(html).flatMap((slide) => findAll(slide, 'img'))).toHaveLength(3);
    expect((await lookAt(html, browser)).flatMap(({ faults }) => faults)).toEqual([]);
  });
});

test('a deck that is built twice is the same', async () => {
  const crowd = { ...usual, rows: 16, words: 40, entries: 3 };
  const [once, again] = [
    await buildCrowd(crowd, ['comparison', 'case']),
    await buildCrowd(crowd, ['comparison', 'case']),
  ];
  expect(once.decks.get('de')?.html).toContain('part-2');
  expect(again).toEqual(once);
});

/** The slides by the slide that they are parts of, as its first part is called. */
function wholesOf(slides: readonly SeenSlide[]): ReadonlyMap<string, readonly SeenSlide[]> {
  return Map.groupBy(slides, ({ id }) => id.replace(/-part-\d+$/, ''));
}

/** E.g. "2 3" of "(2/3)". */
function digitsIn(part: string): string {
  return (part.match(/\d+/g) ?? []).join(' ');
}

function numberIn(id: string | undefined): number {
  return Number(/\d+/.exec(id ?? '')?.[0] ?? -1);
}

function joined(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad-]/gu, '');
}
