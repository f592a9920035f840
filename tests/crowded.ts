/** Studies with as much of everything as one wants: more than slides can hold. */
import type { Files } from './load/temporary.ts';

/** How much a crowded study has of everything. */
export interface Crowd {
  readonly languages: readonly string[];
  readonly cities: number;
  /** Attributes of its one theme. */
  readonly rows: number;
  /** How many words each text of a cell has at most. */
  readonly words: number;
  /** Whether each has as many; else their lengths vary. */
  readonly longest: boolean;
  /** How many entries each list has: paragraphs, findings, events, statements and so on. */
  readonly entries: number;
  /** Which kinds of attributes come in turn. */
  readonly kinds: readonly CrowdedKind[];
  /** How many neighbouring rows share a sub-heading; 0 for none. */
  readonly grouped: number;
}

export type CrowdedKind = 'text' | 'year' | 'scale' | 'noted';

/** A word of 63 letters. */
const compound = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';

const vocabulary = [
  'Die Stelle berät Träger und Quartiere weil Wohnraum knapp ist und die Nachfrage in der ganzen Stadt wächst',
  'seit Jahren fehlen Wohnungsvermittlung Integrationsbeauftragte*r Akteur*innen sowie Straßenausbaubeitragssatzung',
]
  .join(' ')
  .split(' ');

/** Returns a text of so many words that is the same for the same number; every so often it has a very long word. */
export function wordsOf(count: number, start: number): string {
  return Array.from({ length: count }, (_, index) => {
    const place = start * 7 + index;
    return place % 41 === 40 ? compound : (vocabulary[place % vocabulary.length] ?? '');
  }).join(' ');
}

/** A sentence of so many words. */
function sentenceOf(count: number, start: number): string {
  return `Satz ${start}: ${wordsOf(count, start)} gilt.`;
}

const options = { low: 'gering ausgeprägt', middle: 'mittel', high: 'hoch' };
const gaps = ['not-available', 'not-studied', 'not-applicable', 'not-comparable', 'withheld'];

function attributeOf(kind: CrowdedKind, row: number, { grouped }: Crowd): object {
  const label = row % 9 === 4 ? `Merkmal ${row}: ${wordsOf(12, row)}` : `Merkmal ${row}`;
  const group = grouped === 0 ? {} : { group: `Gruppe ${Math.floor(row / grouped)}` };
  switch (kind) {
    case 'text':
      return { label, type: 'text', ...group };
    case 'year':
      return { label: `Jahr ${row}`, type: 'year', ...group };
    case 'scale':
      return { label: `Stand ${row}`, type: 'scale', options, ...group };
    case 'noted':
      return { label, type: 'text', 'definition-differs': sentenceOf(14, row), ...group };
  }
}

/** Lengths vary from one word to all of them; some values are missing. */
function writtenValue(kind: CrowdedKind, row: number, city: number, { words, longest }: Crowd): unknown {
  if ((row * 5 + city * 3) % 17 === 16) return { gap: gaps[(row + city) % gaps.length] };
  switch (kind) {
    case 'year':
      return 1900 + row + city;
    case 'scale':
      return ['low', 'middle', 'high'][(row + city) % 3];
    default: {
      const share = longest ? 1 : ((row * 31 + city * 17) % 100) / 100;
      return {
        value: `Zelle ${row}/${city} ${wordsOf(Math.round(words * share ** 3), row + city)}`.trim(),
        source: 'q1',
      };
    }
  }
}

/** Returns the files of the study; its one publication is a deck called "alles" with every part that a deck can have. */
export function crowdedFiles(crowd: Crowd, parts: readonly string[] = everyPart): Files {
  const { languages, cities, rows, entries, kinds } = crowd;
  const ids = numbers(cities).map((city) => `stadt-${city}`);
  const kindOf = (row: number): CrowdedKind => kinds[row % kinds.length] ?? 'text';
  const listOf = <T>(entry: (index: number) => T): readonly T[] => numbers(entries).map(entry);
  const sources = numbers(Math.max(2, entries)).map((index) => ({
    id: `q${index}`,
    type: 'report',
    title: wordsOf(6 + (index % 30), index),
    author: [{ family: `Amt ${index}`, given: 'E.' }],
    issued: { 'date-parts': [[1990 + (index % 30)]] },
  }));
  const theme = {
    title: `Zuständigkeit ${wordsOf(4, 3)}`,
    question: `Wer ist ${wordsOf(16, 5)} zuständig?`,
    attributes: Object.fromEntries(numbers(rows).map((row) => [`a-${row}`, attributeOf(kindOf(row), row, crowd)])),
    findings: listOf((index) => ({
      kind: ['similar', 'different', 'why', 'lesson'][index % 4],
      text: sentenceOf(8 + ((index * 7) % 40), index),
      cities: ids.slice(0, 2),
      source: `q${index}`,
    })),
    recommendations: listOf((index) => ({
      text: sentenceOf(10 + ((index * 11) % 50), index),
      addressee: 'Stadt',
      basis: sentenceOf(12, index),
      source: `q${index}`,
    })),
  };
  const caseOf = (city: number): string => {
    const fields = {
      title: `Stadt ${city} ${wordsOf(12 + (city % 18), city)}`,
      summary: [0, ...listOf((index) => index + 1)].map((index) => sentenceOf(20, index)).join('\n\n'),
      attributes: Object.fromEntries(
        numbers(rows).map((row) => [`a-${row}`, writtenValue(kindOf(row), row, city, crowd)]),
      ),
      timeline: listOf((index) => ({
        date: String(1980 + index),
        text: sentenceOf(6 + ((index * 5 + city) % 30), index),
        source: `q${index}`,
        key: true,
      })),
      actors: listOf((index) => ({ id: `p-${index}`, name: `Stelle ${index}`, role: wordsOf(8, index) })),
      relations: listOf((index) => ({ from: `p-${index}`, to: 'p-0', label: wordsOf(3, index) })),
      statements: listOf((index) => ({ text: sentenceOf(30, index), role: wordsOf(4, index), date: '2020-01-30' })),
      findings: listOf((index) => ({ text: sentenceOf(20, index + 100), source: `q${index}` })),
      notes: sentenceOf(40, city),
    };
    const list = listOf((index) => `- ${sentenceOf(10 + (index % 25), index)}`).join('\n');
    const paragraphs = listOf((index) => sentenceOf(15 + ((index * 13) % 60), index)).join('\n\n');
    const long = listOf((index) => sentenceOf(14, index)).join(' ');
    return `---\n${write(fields)}\n---\n## Abschnitt\n\n${paragraphs}\n\n## Liste\n\n${list}\n\n## Am Stück\n\n${long}\n`;
  };
  return {
    'casedeck.yaml': write({
      title: wordsOf(12, 1),
      languages,
      cities: ids,
      asOf: '2026-01-01',
      publications: [{ id: 'alles', kind: 'deck', outline: parts }],
    }),
    'cases/_sources.yaml': write(sources),
    'cases/_glossary.yaml': write(Object.fromEntries(listOf((index) => [`Stelle ${index}`, sentenceOf(18, index)]))),
    'cases/_themes/amt.yaml': write(theme),
    ...Object.fromEntries(
      ids.map((id, city) => [
        `cases/${id}/city.yaml`,
        write({
          name: city % 5 === 3 ? `Stadt ${city} ${wordsOf(5, city)}` : `Stadt ${city}`,
          state: 'Mecklenburg-Vorpommern',
          quarters: [{ name: `Südliche Neustadt ${city}`, note: wordsOf(6, city) }],
          summary: sentenceOf(30, city),
        }),
      ]),
    ),
    ...Object.fromEntries(ids.map((id, city) => [`cases/${id}/amt.md`, caseOf(city)])),
  };
}

/** Every part of a deck that takes its content from the study alone. */
const everyPart = [
  ...['title', 'agenda', 'question', 'profiles', 'key-findings', 'comparison', 'meta-matrix', 'case', 'timeline'],
  ...['actors', 'statements', 'findings', 'recommendations', 'gaps', 'take-aways', 'sources', 'glossary', 'imprint'],
];

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** All JSON is YAML. */
function write(value: unknown): string {
  return JSON.stringify(value);
}
