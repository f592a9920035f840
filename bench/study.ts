import type { Attribute, Case, City, Datum, Origin, PartialDate, Study, Text, Theme, Value } from '../src/model.ts';

/** How many attributes each theme has: one of each type, except that a list stands for both kinds of text. */
export const attributesPerTheme = 10;

const types = [
  ...(['text', 'list', 'number', 'date', 'period', 'boolean', 'choice', 'scale', 'change', 'series'] as const),
];
const origin: Origin = { file: 'cases/probe.md', line: 1, column: 1 };

/** Returns a German study of that size in memory; every tenth value is a gap, and some have everything a value can have. */
export function studyOf(cityCount: number, themeCount: number): Study {
  const cities = numbers(cityCount).map(cityOf);
  const themes = numbers(themeCount).map(themeOf);
  const cases = cities.flatMap((city, row) => themes.map((theme, column) => caseOf(city, theme, row * 7 + column * 3)));
  const nothing = { subtitle: null, edition: null, publisher: null, funding: null, license: null, citationStyle: null };
  return {
    ...{ ...nothing, title: text('Messung'), languages: ['de'], asOf: year(2023), authors: [], profile: null, origin },
    ...{ design: { accent: null, logo: null, logoAlt: null }, glossary: [], media: new Map(), publications: ['auto'] },
    ...{ cities, themes, cases, sources: new Map([['q', { id: 'q', csl: {}, origin }]]) },
  };
}

function cityOf(index: number): City {
  const name = text(`Stadt ${index}`);
  const nothing = { state: null, country: null, coordinates: null, color: null, summary: null };
  return { ...nothing, id: `stadt-${index}`, name, shortName: name, quarters: [], values: new Map(), origin };
}

function themeOf(index: number): Theme {
  const nothing = { question: null, description: null, citiesAs: null };
  const attributes = types.map((type, place) => attributeOf(type, place));
  const title = text(`Thema ${index}`);
  return { ...nothing, id: `thema-${index}`, title, attributes, findings: [], recommendations: [], origin };
}

function attributeOf(type: (typeof types)[number], index: number): Attribute {
  const options = ['gering', 'mittel', 'hoch'].map((id) => ({ id, label: text(id) }));
  return {
    ...{ id: `merkmal-${index}`, label: text(`Merkmal ${index}`), type, description: null, decimals: null },
    ...{ unit: type === 'number' ? '%' : type === 'change' ? 'EUR' : null, of: type === 'series' ? 'scale' : null },
    ...{ options, direction: 'none', definitionDiffers: null, group: null, key: true, origin },
  };
}

function caseOf(city: City, theme: Theme, seed: number): Case {
  const values = theme.attributes.flatMap((attribute, index) =>
    (seed + index) % 10 === 0 ? [] : [[attribute.id, entryOf(datumOf(attribute, seed + index), seed + index)] as const],
  );
  const nothing = { title: null, summary: null, gap: null, notes: null, status: 'final' as const };
  const lists = { timeline: [], actors: [], relations: [], statements: [], findings: [], recommendations: [] };
  return {
    ...nothing,
    ...lists,
    city: city.id,
    theme: theme.id,
    asOf: null,
    values: new Map(values),
    bodies: [],
    origin,
  };
}

function entryOf(datum: Datum, seed: number): Value {
  const claim = {
    datum,
    qualifier: seed % 7 === 0 ? ('about' as const) : null,
    since: datum.type === 'boolean' ? { year: 2015, month: 9, day: null } : null,
    asOf: seed % 5 === 0 ? year(2019) : year(2020),
    sources: [{ source: 'q', locator: `S. ${seed % 300}`, origin }],
    note: seed % 11 === 0 ? text('Eine Anmerkung zu diesem Wert.') : null,
  };
  const alternatives = seed % 13 === 0 ? [{ ...claim, asOf: year(2018) }] : [];
  return { ...claim, kind: 'value', coded: seed % 9 === 0, external: false, alternatives, origin };
}

function datumOf({ type }: Attribute, seed: number): Datum {
  const level = ['gering', 'mittel', 'hoch'][seed % 3] ?? 'gering';
  const amount = (seed % 1000) / 10;
  switch (type) {
    case 'list':
      return { type, items: [text(`Amt für *Teilhabe* ${seed}`), text('Bürger*innenrat')] };
    case 'number':
      return { type, quantity: { amount, decimals: 1 } };
    case 'date':
      return { type, date: { year: 2000 + (seed % 20), month: (seed % 12) + 1, day: (seed % 28) + 1 } };
    case 'period':
      return { type, period: { from: year(2000 + (seed % 20)), to: seed % 2 === 0 ? year(2023) : null } };
    case 'boolean':
      return { type, holds: seed % 2 === 0 };
    case 'choice':
      return { type, option: level };
    case 'scale':
      return { type, level };
    case 'change':
      return { type, from: { amount: seed * 1000, decimals: 0 }, to: { amount: seed * 100_000, decimals: 0 } };
    case 'series':
      return {
        type,
        steps: [2011, 2018, 2022].map((at) => ({ date: year(at), datum: { type: 'scale' as const, level } })),
      };
    default:
      return { type: 'text', text: text(`Die Stelle ${seed} liegt beim Sozialdezernat, z. B. S. 22.`) };
  }
}

function text(source: string): Text {
  return { translations: [{ language: 'de', source, origin }], origin };
}

function year(number: number): PartialDate {
  return { year: number, month: null, day: null };
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
