/** A study of sixty cities with one attribute of each kind that asks for another width, and parts of it. */
import type { Study, Theme } from '../src/model.ts';
import { type Files, load } from './load/temporary.ts';

/** What each attribute of the wide study asks for. */
export type Kind =
  | 'number'
  | 'share'
  | 'boolean'
  | 'year'
  | 'scale'
  | 'list'
  | 'phrase'
  | 'text'
  | 'essay'
  | 'compound';

/** A word of 63 letters. */
export const compound = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';

const words = 'Die Stelle berät Träger und Quartiere, weil Wohnraum knapp ist und die Nachfrage in der Stadt wächst.';

function wordsOf(count: number): string {
  return Array.from({ length: count }, (_, index) => words.split(' ')[index % words.split(' ').length]).join(' ');
}

const attributes: Readonly<Record<Kind, object>> = {
  number: { label: 'Einwohner*innen', type: 'number', unit: 'Personen', group: 'Bevölkerung' },
  share: { label: 'Ausländeranteil an der Bevölkerung', type: 'number', unit: '%', group: 'Bevölkerung' },
  boolean: { label: 'Beirat besteht', type: 'boolean', 'definition-differs': 'Anders gezählt.', group: 'Verwaltung' },
  year: { label: 'Gegründet', type: 'year', group: 'Verwaltung' },
  scale: { label: 'Stand der Umsetzung', type: 'scale', options: { low: 'gering', high: 'hoch' }, group: 'Verwaltung' },
  list: { label: 'Träger', type: 'list' },
  phrase: { label: 'Anlaufstelle', type: 'text' },
  text: { label: 'Aufgabe', type: 'text' },
  essay: { label: 'Weg dorthin', type: 'text' },
  compound: { label: 'Rechtsgrundlage', type: 'text' },
};

/** Some numbers are round, some values are missing. */
function writtenValue(kind: Kind, city: number): unknown {
  const about = city % 3 === 1 ? { qualifier: 'about' } : {};
  switch (kind) {
    case 'number':
      return city % 9 === 5
        ? { gap: 'not-studied' }
        : { value: 97 * 11 ** (city % 4), ...about, source: `q, S. ${city}` };
    case 'share':
      return { value: ((city * 37) % 300) / 10, ...about, note: city % 5 === 0 ? `Nur Stadt ${city}.` : 'Geschätzt.' };
    case 'boolean':
      return city % 2 === 0;
    case 'year':
      return 1990 + (city % 30);
    case 'scale':
      return city % 2 === 0 ? 'low' : 'high';
    case 'list':
      return ['Caritas', 'Diakonie', 'AWO'];
    case 'phrase':
      return 'im Rathaus';
    case 'text':
      return wordsOf(36);
    case 'essay':
      return wordsOf(300);
    case 'compound':
      return `${compound} gilt`;
  }
}

const kinds = Object.keys(attributes) as readonly Kind[];
const ids = Array.from({ length: 60 }, (_, index) => `stadt-${String(index).padStart(2, '0')}`);

const files: Files = {
  'casedeck.yaml': write({ title: 'Probe', languages: ['de'], cities: ids, asOf: '2026-01-01' }),
  'cases/_sources.yaml': write([{ id: 'q', type: 'report', 'citation-label': 'Amt 2020' }]),
  'cases/_themes/amt.yaml': write({ title: 'Amt', attributes }),
  ...Object.fromEntries(ids.map((id, city) => [`cases/${id}/city.yaml`, write({ name: `Stadt ${city}` })])),
  ...Object.fromEntries(
    ids.map((id, city) => {
      const values = Object.fromEntries(kinds.map((kind) => [kind, writtenValue(kind, city)]));
      return [`cases/${id}/amt.md`, `---\n${write({ attributes: values })}\n---\n`];
    }),
  ),
};

/** All JSON is YAML. */
function write(value: unknown): string {
  return JSON.stringify(value);
}

const whole = (await load(files)).value;

/** Returns the study with that many cities and with these attributes; a kind may come again. */
export function wide(cities: number, columns: readonly Kind[], citiesAs: Theme['citiesAs'] = null): Study {
  const [theme] = whole.themes;
  if (theme === undefined) throw new Error('There is no theme');
  const known = new Map(theme.attributes.map((attribute) => [attribute.id, attribute]));
  const picked = columns.flatMap((kind, index) => {
    const attribute = known.get(kind);
    return attribute === undefined ? [] : [{ ...attribute, id: `${kind}-${index}` }];
  });
  const kept = whole.cities.slice(0, cities);
  return {
    ...whole,
    cities: kept,
    themes: [{ ...theme, attributes: picked, citiesAs }],
    cases: whole.cases
      .filter(({ city }) => kept.some(({ id }) => id === city))
      .map((item) => ({
        ...item,
        values: new Map(
          columns.flatMap((kind, index) => {
            const value = item.values.get(kind);
            return value === undefined ? [] : [[`${kind}-${index}`, value] as const];
          }),
        ),
      })),
  };
}

/** Returns the study with that label on every attribute. */
export function labelled(study: Study, label: string): Study {
  const themes = study.themes.map((theme) => {
    const attributes = theme.attributes.map((attribute) => {
      const [first] = attribute.label.translations;
      return { ...attribute, label: { ...attribute.label, translations: [{ ...first, source: label }] as const } };
    });
    return { ...theme, attributes };
  });
  return { ...study, themes };
}
