/** Blocks of every kind with as many pieces as one wants, and slides of them. */

import type { Block, ProseBlock } from '../../src/block.ts';
import type { Wording } from '../../src/comparison.ts';
import { comparisonBlock } from '../../src/compose/comparison-block.ts';
import { citedBy } from '../../src/compose/slides.ts';
import { composeTable } from '../../src/compose/table.ts';
import type { Citation, City, Theme } from '../../src/model.ts';
import type { Slide } from '../../src/publication.ts';
import { contextOf, small } from '../workshop.ts';

const origin = { file: 'cases/probe.md', line: 1, column: 1 };
const common = { city: null, theme: null, origin };

type Whole = 'title' | 'scope' | 'imprint' | 'figure';
type Divisible = Exclude<Block['kind'], Whole>;

/** The kinds of blocks whose pieces may go to several slides. */
export const divisible: readonly Divisible[] = [
  ...(['prose', 'comparison', 'cities', 'claims', 'timeline', 'actors', 'statements', 'findings'] as const),
  ...(['recommendations', 'coverage', 'gaps', 'sources', 'contents', 'glossary'] as const),
  ...(['agreement', 'meta-matrix', 'truth-table', 'numbers', 'take-aways', 'contact'] as const),
];

/** The kinds that stay whole. */
export const whole: readonly Whole[] = ['title', 'scope', 'imprint', 'figure'];

/** Returns a block of that kind with that many pieces, all different. */
export function blockWith(kind: Divisible, count: number): Block {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const { language } = contextOf(small, 'de').locale;
  const wording = (text: string): Wording => ({ text, markup: 'plain', language });
  const named = (index: number) => wording(`${kind} ${index}`);
  switch (kind) {
    case 'prose':
      return { kind, role: 'text', paragraphs: numbers.map((index) => paragraph(`Absatz ${index}`)), ...common };
    case 'comparison':
      return comparisonOf(count);
    case 'cities': {
      const entry = (index: number) => ({ city, name: named(index), state: null, quarters: [], summary: [], origin });
      return { kind, cities: numbers.map(entry), ...common };
    }
    case 'claims':
      return {
        kind,
        claims: numbers.map((index) => ({ city, claim: named(index), summary: [], gap: null, origin })),
        ...common,
      };
    case 'timeline': {
      const rows = numbers.map((index) => ({ date: `${2000 + index}`, lanes: [] }));
      return { kind, cities: [], rows, hidden: 0, sources: [], ...common };
    }
    case 'actors': {
      const relations = numbers
        .slice(1)
        .map((index) => ({ from: named(index), label: named(index), to: named(index), origin }));
      const actors = numbers.slice(0, 1).map((index) => ({ name: named(index), kind: null, role: null, origin }));
      return { kind, actors, relations, ...common };
    }
    case 'statements': {
      const said = { quoted: false, role: null, city: null, date: null, origin };
      return {
        kind,
        statements: numbers.map((index) => ({ text: named(index), ...said, sources: cite(index) })),
        ...common,
      };
    }
    case 'findings': {
      const finding = (index: number) => ({
        text: named(index),
        cities: [],
        coded: false,
        target: null,
        sources: cite(index),
        origin,
      });
      const kinds = ['similar', 'different', 'why', null] as const;
      const groups = kinds.map((group, rest) => ({
        kind: group,
        findings: numbers.filter((index) => Math.min(3, Math.floor(index / 3)) === rest).map(finding),
      }));
      return { kind, groups: groups.filter(({ findings }) => findings.length > 0), ...common };
    }
    case 'recommendations': {
      const entry = (index: number) => ({
        number: index + 1,
        text: named(index),
        addressee: null,
        basis: null,
        sources: cite(index),
        origin,
      });
      return { kind, recommendations: numbers.map(entry), ...common };
    }
    case 'coverage':
      return {
        kind,
        cities: [],
        rows: numbers.map((index) => ({ theme, title: named(index), counts: [] })),
        ...common,
      };
    case 'gaps': {
      const rows = numbers.map((index) => ({ label: named(index), cells: [], origin }));
      return { kind, title: wording('Lücken'), cities: [], rows, reasons: [], continued: false, ...common };
    }
    case 'sources':
      return { kind, sources: numbers.map((index) => `quelle-${index}`), ...common };
    case 'contents': {
      const entry = (index: number) => ({
        title: named(index),
        target: `ziel-${index}`,
        level: 1 as const,
        number: index + 1,
        current: false,
      });
      return { kind, entries: numbers.map(entry), ...common };
    }
    case 'agreement': {
      const marks = { coded: false, external: false };
      const entry = (index: number) => ({ label: named(index), text: named(index), ...marks, origin });
      const kinds = ['equal', 'different', 'incomplete', 'not-comparable'] as const;
      const groups = kinds.map((group, rest) => ({
        kind: group,
        heading: wording(group),
        entries: numbers.filter((index) => Math.min(3, Math.floor(index / 3)) === rest).map(entry),
      }));
      return { kind, groups: groups.filter(({ entries }) => entries.length > 0), ...common };
    }
    case 'meta-matrix': {
      const rows = numbers.map((index) => ({ theme, title: named(index), cells: [], origin }));
      return {
        kind,
        title: wording('Matrix'),
        cities: [],
        cases: 0,
        rows,
        reasons: [],
        number: null,
        focus: null,
        ...common,
      };
    }
    case 'truth-table': {
      const rows = numbers.map((index) => ({ values: [named(index)], cities: [], origin }));
      const counts = { possible: count, unobserved: count, cases: 0, unplaced: [], number: null };
      const legend = { scales: [], notes: [], sources: [] };
      return { kind, title: wording('Wahrheitstafel'), conditions: [], rows, ...counts, ...legend, ...common };
    }
    case 'numbers':
      return numbersOf(count);
    case 'take-aways': {
      const said = { theme: null, coded: false, origin };
      const entry = (index: number) => ({ number: index + 1, text: named(index), ...said, sources: cite(index) });
      return { kind, entries: numbers.map(entry), ...common };
    }
    case 'contact': {
      const person = (index: number) => ({ name: named(index).text, affiliation: null, email: null });
      return { kind, people: numbers.map(person), publisher: null, address: null, ...common };
    }
    case 'glossary':
      return { kind, terms: numbers.map((index) => ({ term: named(index), explanation: named(index) })), ...common };
  }
}

/** Returns a block of that kind, which has no pieces. */
export function wholeBlock(kind: Whole): Block {
  if (kind === 'title')
    return { kind, title: { text: 'T', markup: 'plain', language: 'de' }, subtitle: null, cities: [], ...common };
  if (kind === 'figure') {
    const caption: Wording = { text: 'Bild', markup: 'plain', language: 'de' };
    return { kind, image: paragraph('![Bild](bild.png)'), caption, isAlternative: true, ...common };
  }
  return kind === 'scope' ? { kind, numbers: [], ...common } : { kind, funding: null, ...common };
}

/** Returns what tells the pieces of a block apart, in order. */
export function piecesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'prose':
      return block.paragraphs.map(({ markdown }) => markdown);
    case 'comparison':
      return block.table.rows.map(({ row }) => row.attribute.id);
    case 'cities':
      return block.cities.map(({ name }) => name.text);
    case 'claims':
      return block.claims.map(({ claim }) => claim.text);
    case 'timeline':
      return block.rows.map(({ date }) => date);
    case 'actors':
      return [...block.relations.map(({ label }) => label.text), ...block.actors.map(({ name }) => name.text)];
    case 'statements':
      return block.statements.map(({ text }) => text.text);
    case 'findings':
      return block.groups.flatMap(({ kind, findings }) => findings.map(({ text }) => `${kind} ${text.text}`));
    case 'recommendations':
      return block.recommendations.map(({ number, text }) => `${number} ${text.text}`);
    case 'coverage':
      return block.rows.map(({ title }) => title.text);
    case 'gaps':
      return block.rows.map(({ label }) => label.text);
    case 'sources':
      return block.sources;
    case 'agreement':
      return block.groups.flatMap(({ kind, entries }) => entries.map(({ label }) => `${kind} ${label.text}`));
    case 'meta-matrix':
      return block.rows.map(({ title }) => title.text);
    case 'truth-table':
      return block.rows.map(({ values }) => values.map(({ text }) => text).join());
    case 'contents':
      return block.entries.map(({ target }) => target);
    case 'glossary':
      return block.terms.map(({ term }) => term.text);
    case 'numbers':
      return block.table.cities.map(({ id }) => id);
    case 'take-aways':
      return block.entries.map(({ number, text }) => `${number} ${text.text}`);
    case 'contact':
      return block.people.map(({ name }) => name);
    case 'title':
    case 'scope':
    case 'imprint':
    case 'figure':
      return [];
  }
}

/** Returns a slide of those blocks, with notes. */
export function slideWith(blocks: readonly Block[], id = 'folie'): Slide {
  const notes: ProseBlock = { kind: 'prose', role: 'text', paragraphs: [paragraph('Notiz')], ...common };
  return {
    ...{
      id,
      layout: 'content',
      rank: 'detail',
      backup: false,
      headline: { text: 'Folie', markup: 'plain', language: 'de' },
      eyebrow: null,
    },
    ...{ blocks, notes: [notes], sources: citedBy(blocks), part: null, ...common },
  };
}

function paragraph(markdown: string): ProseBlock['paragraphs'][number] {
  return { markdown, language: 'de', origin };
}

function cite(index: number): readonly Citation[] {
  return [{ source: `quelle-${index}`, locator: null, origin }];
}

const city: City = first(small.cities);
const theme: Theme = small.themes.find(({ id }) => id === 'arbeit') ?? first(small.themes);

/** A comparison with that many rows; those of the small study come again under other ids. */
function comparisonOf(count: number): Block {
  const { attributes } = theme;
  const rows = Array.from({ length: count }, (_, index) => {
    const attribute = attributes[index % attributes.length] ?? first(attributes);
    return index < attributes.length ? attribute : { ...attribute, id: `${attribute.id}-${index}` };
  });
  const view = { view: 'all' as const, number: null, focus: null };
  const block = comparisonBlock({ ...theme, attributes: rows }, small.cities, view, contextOf(small, 'de'));
  if (block === null) throw new Error('A comparison without rows');
  return block;
}

/** Large numbers of that many cities, which all have the values of one. */
function numbersOf(count: number): Block {
  const comparison = comparisonOf(1);
  if (comparison.kind !== 'comparison') throw new Error('This is no comparison');
  const cities = Array.from({ length: count }, (_, index) => ({ ...city, id: `stadt-${index}` }));
  const whole = comparison.comparison;
  const rows = whole.rows.slice(0, 1).map((row) => {
    const [cell] = row.cells;
    return { ...row, cells: cell === undefined ? [] : cities.map(({ id }) => ({ ...cell, city: id })) };
  });
  const table = composeTable({ ...whole, cities, rows }, rows, 'columns', contextOf(small, 'de').locale);
  const block = { comparison: { ...whole, cities, rows }, cases: count, table, caveats: [] };
  return { kind: 'numbers', ...block, ...common };
}

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('There is none');
  return item;
}
