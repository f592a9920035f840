import { describe, expect, test } from 'vitest';
import type { Block, ComparisonBlock } from '../../src/block.ts';
import { briefDepth, composeBrief } from '../../src/compose/brief.ts';
import { composeDeck } from '../../src/compose/deck.ts';
import { composePaper } from '../../src/compose/paper.ts';
import type { Plan } from '../../src/compose/plan.ts';
import type { PublicationKind, RowView, Study } from '../../src/model.ts';
import type { Part, Publication } from '../../src/publication.ts';
import { load } from '../load/temporary.ts';
import { attributeOf, findAll, findOne, parseHtml, squeeze, textOf } from '../reading.ts';
import { contextOf, deckContent, paperContent, planOf, small } from '../workshop.ts';

const attributes = `attributes:
  same: { label: Gleich, type: boolean }
  differs: { label: Verschieden, type: boolean, key: false }
  gappy: { label: Lückenhaft, type: year, key: false }
  disputed: { label: Unvergleichbar, type: number, definition-differs: Anders. }
  half: { label: Halb, type: year }
`;
const values = [
  'same: true, differs: true, gappy: 2001, disputed: 1, half: 2001',
  'same: true, differs: false, disputed: 2, half: 2002',
  'same: true, differs: false, disputed: 2',
];
const shown: Readonly<Record<RowView, readonly string[]>> = {
  all: ['same', 'differs', 'gappy', 'disputed', 'half'],
  key: ['same', 'disputed', 'half'],
  differences: ['differs', 'half'],
  complete: ['same', 'differs', 'disputed'],
};

interface Written {
  readonly fields: string;
  readonly kind: PublicationKind;
  readonly cities?: number;
  readonly rows?: string;
  /** What the cases say; the last speaks for all others. */
  readonly says?: readonly string[];
}

/** A study with one theme, a profile of the same attributes, and one publication with those fields. */
async function studyOf({ fields, kind, cities = 3, rows = attributes, says = values }: Written): Promise<Study> {
  const ids = Array.from({ length: cities }, (_, index) => `stadt-${index}`);
  const { value, diagnostics } = await load({
    'casedeck.yaml': `title: Probe\nlanguages: [de, en]\npublications:\n  - { id: eigene, kind: ${kind}, ${fields} }\n`,
    'cases/_profile.yaml': `title: Profil\n${rows}`,
    'cases/_themes/amt.yaml': `title: Amt\n${rows}`,
    ...Object.fromEntries(
      ids.flatMap((id, index) => {
        const written = says[Math.min(index, says.length - 1)];
        return [
          [`cases/${id}/city.yaml`, `name: Stadt ${index}\nattributes: { ${written} }\n`],
          [`cases/${id}/amt.md`, `---\ntitle: Fall ${index}\nattributes: { ${written} }\n---\n`],
        ];
      }),
    ),
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return value;
}

function publish(study: Study, depth = 9): Publication {
  const plan: Plan = planOf(study, 'de', 'eigene');
  const context = contextOf(study, 'de');
  if (plan.kind === 'deck') return composeDeck(plan, context);
  return plan.kind === 'paper' ? composePaper(plan, context) : composeBrief(plan, depth, context);
}

function blocksOf(publication: Publication): readonly Block[] {
  const inPart = ({ blocks, parts }: Part): readonly Block[] => [...blocks, ...parts.flatMap(inPart)];
  return publication.kind === 'deck'
    ? publication.slides.flatMap(({ blocks }) => blocks)
    : publication.parts.flatMap(inPart);
}

function tablesOf(publication: Publication): readonly ComparisonBlock[] {
  return blocksOf(publication).filter((block) => block.kind === 'comparison');
}

const rowsOf = ({ table }: ComparisonBlock): readonly string[] => table.rows.map(({ row }) => row.attribute.id);

describe.each(['deck', 'paper'] as const)('a %s', (kind) => {
  test.each(['key', 'differences', 'complete'] as const)(
    'shows the rows of the view %s in each table',
    async (view) => {
      const tables = tablesOf(publish(await studyOf({ fields: `view: ${view}`, kind })));
      expect(tables.map(({ comparison }) => comparison.theme.id)).toEqual(['profile', 'amt']);
      for (const table of tables) {
        expect(rowsOf(table)).toEqual(shown[view]);
        expect(table.hidden).toEqual({ view, count: 5 - shown[view].length });
      }
    },
  );

  test('shows all with the view all', async () => {
    for (const table of tablesOf(publish(await studyOf({ fields: 'view: all', kind })))) {
      expect([rowsOf(table), table.hidden]).toEqual([shown.all, null]);
    }
  });

  test('asks all its cities what differs, also where a table has only some of them', async () => {
    const rows = `citiesAs: columns\n${attributes}`;
    const tables = tablesOf(publish(await studyOf({ fields: 'view: differences', kind, cities: 9, rows })));
    expect(tables.map(({ table }) => table.cities.length)).toEqual([5, 4, 5, 4]);
    for (const table of tables) expect(rowsOf(table)).toEqual(shown.differences);
  });
});

describe('the line under the table', () => {
  async function lines(study: Omit<Written, 'fields'> & { kind: 'deck' | 'paper'; view: RowView }, language = 'de') {
    const fields = `view: ${study.view}, outline: [title, comparison]`;
    const content = study.kind === 'deck' ? deckContent : paperContent;
    const html = content(await studyOf({ ...study, fields }), language, 'eigene');
    return findAll(parseHtml(html), 'p', { class: 'hidden-rows' }).map((line) => squeeze(textOf(line)));
  }

  test.each([
    ['key', 'Auswahl wichtiger Merkmale: 2 weitere sind hier nicht gezeigt.'],
    [
      'differences',
      'Nur Unterschiede: 3 Merkmale sind ausgeblendet, weil ihre Werte gleich, nicht vergleichbar oder zu wenige sind.',
    ],
    ['complete', 'Nur vollständige Zeilen: 2 Merkmale mit Lücken sind ausgeblendet.'],
  ] as const)('says how many rows the view %s hides, and why', async (view, expected) => {
    expect(await lines({ kind: 'paper', view })).toEqual([expected]);
    expect(await lines({ kind: 'deck', view })).toEqual([expected]);
    expect(await lines({ kind: 'paper', view }, 'en')).toEqual([expect.stringMatching(/: [23] /)]);
  });

  const nothing = {
    rows: 'attributes: { a: { label: A, type: text, key: false }, b: { label: B, type: text, key: false } }\n',
    says: [''],
  };

  test.each([
    ['key', 'Kein Merkmal ist als wichtig gekennzeichnet; gezeigt sind alle.'],
    ['differences', 'Nur Unterschiede: Bei keinem Merkmal ist einer festzustellen; gezeigt sind alle.'],
    ['complete', 'Nur vollständige Zeilen: Kein Merkmal ist vollständig; gezeigt sind alle.'],
  ] as const)('says that no row is what the view %s asks for', async (view, expected) => {
    for (const kind of ['deck', 'paper'] as const) {
      expect(await lines({ kind, view, ...nothing })).toEqual([expected]);
      const study = await studyOf({ fields: `view: ${view}`, kind, ...nothing });
      for (const table of tablesOf(publish(study))) expect(rowsOf(table)).toEqual(['a', 'b']);
    }
  });

  test('is not there where no row is hidden', async () => {
    expect(await lines({ kind: 'paper', view: 'all' })).toEqual([]);
    const whole = { rows: 'attributes: { same: { label: Gleich, type: boolean } }\n', says: ['same: true'] };
    for (const view of ['key', 'complete'] as const) expect(await lines({ kind: 'paper', view, ...whole })).toEqual([]);
  });
});

describe('a brief', () => {
  const only = 'cities: [stadt-1]';

  test.each([
    [null, 3, shown.key],
    ['key', 3, shown.key],
    ['differences', 5, shown.differences],
    ['complete', 5, shown.complete],
    ['all', 5, shown.all],
  ] as const)('shows the first rows of the view %s', async (view, deepest, expected) => {
    const study = await studyOf({ fields: view === null ? only : `${only}, view: ${view}`, kind: 'brief' });
    expect(briefDepth(planOf(study, 'de', 'eigene'))).toBe(deepest);
    const [whole] = tablesOf(publish(study, deepest));
    expect(whole && rowsOf(whole)).toEqual(expected);
    expect(whole?.hidden ?? null).toEqual(
      expected.length === 5 ? null : { view: view ?? 'key', count: 5 - expected.length },
    );
    const [short] = tablesOf(publish(study, 1));
    expect(short && rowsOf(short)).toEqual(expected.slice(0, 1));
    // A selection of what the view shows is a selection.
    expect(short?.hidden).toEqual({ view: 'key', count: 4 });
  });

  test('shows its key rows where no row is what the view asks for', async () => {
    const study = await studyOf({ fields: `${only}, view: differences`, kind: 'brief' });
    const [alone] = tablesOf(publish(study, 0));
    expect([alone && rowsOf(alone), alone?.hidden]).toEqual([['same'], { view: 'key', count: 4 }]);
  });
});

describe('the city in focus', () => {
  const outline = ['profiles', 'comparison', 'timeline', 'gaps'] as const;
  const talk = {
    ...small,
    publications: small.publications.flatMap((spec) =>
      spec !== 'auto' && spec.id === 'vortrag' ? [{ ...spec, focus: 'neuburg', outline }] : [],
    ),
  };

  test.each(['deck', 'paper', 'brief'] as const)('is first and marked in every comparison of a %s', async (kind) => {
    const study = await studyOf({ fields: 'focus: stadt-2', kind });
    const tables = tablesOf(publish(study));
    expect(tables.length).toBe(kind === 'brief' ? 1 : 2);
    for (const { table, focus } of tables) {
      expect([table.cities[0]?.id, focus]).toEqual(['stadt-2', 'stadt-2']);
      for (const { cells } of table.rows) expect(cells[0]?.cell.city).toBe('stadt-2');
    }
  });

  test.each([
    [
      'paper',
      'stadt-2',
      async () => paperContent(await studyOf({ fields: 'focus: stadt-2', kind: 'paper' }), 'de', 'eigene'),
    ],
    ['deck with a timeline', 'neuburg', async () => deckContent(talk, 'de', 'vortrag')],
  ] as const)('is first in every table of a %s, and marked in words', async (_, focus, html) => {
    const tables = findAll(parseHtml(await html()), 'table').filter(
      (table) => findAll(table, 'th', { class: 'city' })[0],
    );
    expect(tables.length).toBeGreaterThan(2);
    for (const table of tables) {
      const [first, ...others] = findAll(findOne(table, 'thead', {}), 'th', { class: 'city' });
      if (first === undefined) throw new Error('There is no city');
      expect([attributeOf(first, 'data-city'), textOf(first)]).toEqual([focus, expect.stringMatching(/ im Fokus$/)]);
      expect(others.map(textOf).join()).not.toContain('im Fokus');
    }
  });
});
