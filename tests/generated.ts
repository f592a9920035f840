/** Studies made up at random, as files. */
import fc from 'fast-check';
import type { Files } from './load/temporary.ts';
import { plainName, plainProse, visibleText } from './texts.ts';

/** A study as data; `files` writes it down. */
export interface GeneratedStudy {
  readonly languages: readonly string[];
  readonly cities: readonly string[];
  readonly profile: GeneratedTheme | null;
  readonly themes: readonly GeneratedTheme[];
  /** What to publish; none stands for the automatic publications. */
  readonly publications?: readonly object[];
}

/** A theme with what each case says: a map from attribute to value, a gap of the whole case, or null for no file. */
export interface GeneratedTheme {
  readonly id: string;
  readonly citiesAs: 'columns' | 'rows' | null;
  readonly attributes: readonly (readonly [id: string, attribute: object])[];
  readonly cases: Readonly<Record<string, { readonly gap: string } | Readonly<Record<string, unknown>> | null>>;
}

const gaps = ['not-available', 'not-studied', 'not-applicable', 'not-comparable', 'withheld'];
const qualifiers = ['about', 'almost', 'over', 'under', 'at-latest', 'at-earliest'];
const cityIds = ['aue', 'burg', 'celle', 'dom', 'eutin', 'furth', 'gera', 'hof', 'isny'];
/** How many of them most studies have at most. */
const few = 4;

const year = fc.integer({ min: 1, max: 9999 }).map((number) => String(number).padStart(4, '0'));
const month = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, '0'));
const date = fc.oneof(
  year,
  fc.tuple(year, month).map((parts) => parts.join('-')),
);
const number = fc.oneof(
  fc.integer({ min: -1e9, max: 1e9 }),
  fc.integer({ min: 0, max: 1e5 }).map((thousandths) => thousandths / 1000),
);
const period = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 4999 }), fc.constantFrom('both', 'from', 'to'))
  .map(([from, length, ends]) => {
    const text = (part: number): string => String(part).padStart(4, '0');
    return `${ends === 'to' ? '..' : text(from)}/${ends === 'from' ? '..' : text(from + length)}`;
  });

/** What a study is made of: its languages, and the texts in them. */
interface Material {
  readonly languages: readonly string[];
  readonly words: fc.Arbitrary<string>;
  /** What labels, groups and options are called. */
  readonly names: fc.Arbitrary<string>;
}

/** A text in some of the languages, or plainly in the first. */
function textOf({ languages, words }: Pick<Material, 'languages' | 'words'>): fc.Arbitrary<unknown> {
  const [first = 'de', ...others] = languages;
  const byLanguage = Object.fromEntries([first, ...others].map((language) => [language, words]));
  return fc.oneof(words, fc.record(byLanguage, { requiredKeys: [first], noNullPrototype: true }));
}

function nameOf({ languages, names }: Material): fc.Arbitrary<unknown> {
  return textOf({ languages, words: names });
}

/** Each type with how its attribute and its values are written. */
function typesOf(material: Material): fc.Arbitrary<readonly [object, fc.Arbitrary<unknown>]> {
  const text = textOf(material);
  const unit = fc.constantFrom({}, { unit: '%' }, { unit: 'EUR' }, { unit: 'EUR', decimals: 2 }, { unit: 'm²' });
  const options = fc.dictionary(fc.constantFrom('a', 'b', 'c-1', 'd'), nameOf(material), {
    minKeys: 1,
    noNullPrototype: true,
  });
  const change = fc.record({ from: number, to: number }, { noNullPrototype: true });
  const simple = fc.oneof(
    fc.constant([{ type: 'text' }, text] as const),
    fc.constant([{ type: 'list' }, fc.array(text, { minLength: 1, maxLength: 4 })] as const),
    unit.map((more) => [{ type: 'number', ...more }, number] as const),
    fc.constant([{ type: 'year' }, year.map(Number).filter((value) => value > 999)] as const),
    fc.constant([{ type: 'date' }, date] as const),
    fc.constant([{ type: 'period' }, period] as const),
    fc.constant([{ type: 'boolean' }, fc.boolean()] as const),
    options.map((all) => [{ type: 'choice', options: all }, fc.constantFrom(...Object.keys(all))] as const),
    options.map((all) => [{ type: 'scale', options: all }, fc.constantFrom(...Object.keys(all))] as const),
    unit.map((more) => [{ type: 'change', ...more }, change] as const),
  );
  const series = simple.map(([attribute, value]) => {
    const { type, ...more } = attribute as { type: string };
    const steps = fc.dictionary(date, value, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
    return [{ type: 'series', of: type, ...more }, steps] as const;
  });
  return fc.oneof({ weight: 9, arbitrary: simple }, { weight: 2, arbitrary: series });
}

function writtenOf(material: Material, value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const note = textOf(material);
  const claim = { qualifier: fc.constantFrom(...qualifiers), since: date, asOf: date, note, source: fc.constant('q') };
  const alternative = fc.record({ value, ...claim }, { requiredKeys: ['value'], noNullPrototype: true });
  const marks = { coded: fc.boolean(), external: fc.boolean() };
  const long = fc.record(
    { value, ...claim, ...marks, alternatives: fc.array(alternative, { maxLength: 2 }) },
    { requiredKeys: ['value'], noNullPrototype: true },
  );
  const gap = fc.record(
    { gap: fc.constantFrom(...gaps), note, source: fc.constant('q') },
    { requiredKeys: ['gap'], noNullPrototype: true },
  );
  return fc.oneof({ weight: 3, arbitrary: long }, { weight: 1, arbitrary: gap });
}

function themeOf(id: string, material: Material, cities: readonly string[]): fc.Arbitrary<GeneratedTheme> {
  const [text, name] = [textOf(material), nameOf(material)];
  const named = fc.tuple(
    typesOf(material),
    fc.record(
      { label: name, group: name, key: fc.boolean(), description: text, 'definition-differs': text },
      { requiredKeys: ['label'], noNullPrototype: true },
    ),
  );
  return fc.array(named, { minLength: 1, maxLength: 5 }).chain((list) => {
    const attributes = list.map(([[type], more], index) => [`a-${index}`, { ...more, ...type }] as const);
    const values = Object.fromEntries(list.map(([[, value]], index) => [`a-${index}`, writtenOf(material, value)]));
    const found = fc.record(values, { requiredKeys: [], noNullPrototype: true });
    const gap = fc.record({ gap: fc.constantFrom(...gaps) }, { noNullPrototype: true });
    const item = fc.oneof(
      { weight: 6, arbitrary: found },
      { weight: 1, arbitrary: gap },
      { weight: 1, arbitrary: fc.constant(null) },
    );
    const cases = fc.record(Object.fromEntries(cities.map((city) => [city, item])), { noNullPrototype: true });
    const citiesAs = fc.constantFrom(null, null, 'columns' as const, 'rows' as const);
    return fc
      .tuple(cases, citiesAs)
      .map(([all, as]) => ({ id, citiesAs: as, attributes, cases: all as GeneratedTheme['cases'] }));
  });
}

/** Studies of up to two themes, with every type of attribute, every gap, and missing cases; most have up to four cities. */
function studyOf(words: fc.Arbitrary<string>, names: fc.Arbitrary<string>): fc.Arbitrary<GeneratedStudy> {
  return fc
    .tuple(
      fc.constantFrom(['de'], ['en'], ['de', 'en'], ['en', 'de']),
      fc.oneof(
        { weight: 4, arbitrary: fc.subarray(cityIds.slice(0, few), { minLength: 1 }) },
        { weight: 1, arbitrary: fc.subarray(cityIds, { minLength: few + 1 }) },
      ),
      fc.integer({ min: 1, max: 2 }),
      fc.boolean(),
    )
    .chain(([languages, cities, themes, profile]) => {
      const material = { languages, words, names };
      return fc.record({
        languages: fc.constant(languages),
        cities: fc.shuffledSubarray(cities, { minLength: cities.length }),
        profile: profile ? themeOf('profile', material, cities) : fc.constant(null),
        themes: fc.tuple(
          ...['wohnen', 'arbeit'].slice(0, themes).map((id) => themeOf(id, material, cities)),
        ) as fc.Arbitrary<readonly GeneratedTheme[]>,
      });
    });
}

/** Studies whose texts make trouble; links, images and sources in them lead nowhere. */
export const generatedStudy: fc.Arbitrary<GeneratedStudy> = studyOf(visibleText, visibleText);

/** Studies without errors, whose texts are as long as people write them, and longer. */
export const buildableStudy: fc.Arbitrary<GeneratedStudy> = studyOf(plainProse, plainName);

/** Returns the files of the study. All JSON is YAML, so nothing has to be quoted here. */
export function filesOf({ languages, cities, profile, themes, publications }: GeneratedStudy): Files {
  const theme = ({ id, citiesAs, attributes }: GeneratedTheme): object => ({
    title: `Thema ${id}`,
    ...(citiesAs === null ? {} : { citiesAs }),
    attributes: Object.fromEntries(attributes),
  });
  const valuesOf = (found: GeneratedTheme['cases'][string] | undefined): object =>
    found === null || found === undefined || 'gap' in found ? {} : { attributes: found };
  const cases = themes.flatMap(({ id, cases: all }) =>
    Object.entries(all).flatMap(([city, found]) => {
      const fields = found !== null && 'gap' in found ? found : valuesOf(found);
      return found === null ? [] : [[`cases/${city}/${id}.md`, `---\n${write(fields)}\n---\n`] as const];
    }),
  );
  return {
    'casedeck.yaml': write({ title: 'Probe', languages, cities, ...(publications && { publications }) }),
    'cases/_sources.yaml': write([{ id: 'q', type: 'report' }]),
    ...(profile === null ? {} : { 'cases/_profile.yaml': write(theme(profile)) }),
    ...Object.fromEntries(themes.map((item) => [`cases/_themes/${item.id}.yaml`, write(theme(item))])),
    ...Object.fromEntries(
      cities.map((city) => [
        `cases/${city}/city.yaml`,
        write({ name: `Stadt ${city}`, ...valuesOf(profile?.cases[city]) }),
      ]),
    ),
    ...Object.fromEntries(cases),
  };
}

function write(value: unknown): string {
  return JSON.stringify(value);
}
