/** What is known: a study as it was read, checked and put in order. Types only; absent is null, never undefined. */

/** A place in the study: path relative to its root (POSIX), 1-based line and column (UTF-16 units). */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A BCP 47 language tag as used in `languages`, e.g. "de". */
export type Language = string;

/** One wording of a text, and the place where its first character stands. */
export interface Translation {
  readonly language: Language;
  readonly source: string;
  readonly origin: Origin;
}

/**
 * What a person reads, in one or more languages; never empty. The study's first language comes first if it is there.
 * A proper name written plainly has one translation per language of the study, all the same.
 */
export interface Text {
  readonly translations: readonly [Translation, ...Translation[]];
  readonly origin: Origin;
}

/** A day, a month or a year of the Gregorian calendar; `month` is 1 to 12. */
export interface PartialDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

/** A span of time; a null end is open. Never both null. */
export interface Period {
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
}

export type AttributeType =
  | 'text'
  | 'list'
  | 'number'
  | 'year'
  | 'date'
  | 'period'
  | 'boolean'
  | 'choice'
  | 'scale'
  | 'change'
  | 'series';

/** A number with the digits after the decimal sign that its author wrote. */
export interface Quantity {
  readonly amount: number;
  readonly decimals: number;
}

/** What a value says, by the type of its attribute. */
export type Datum =
  | { readonly type: 'text'; readonly text: Text }
  | { readonly type: 'list'; readonly items: readonly Text[] }
  | { readonly type: 'number'; readonly quantity: Quantity }
  | { readonly type: 'year'; readonly year: number }
  | { readonly type: 'date'; readonly date: PartialDate }
  | { readonly type: 'period'; readonly period: Period }
  | { readonly type: 'boolean'; readonly holds: boolean }
  | { readonly type: 'choice'; readonly option: string }
  | { readonly type: 'scale'; readonly level: string }
  | { readonly type: 'change'; readonly from: Quantity; readonly to: Quantity }
  | { readonly type: 'series'; readonly steps: readonly Step[] };

/** One step of a series; steps stand in time order. */
export interface Step {
  readonly date: PartialDate;
  readonly datum: Datum;
}

export type Qualifier = 'about' | 'almost' | 'over' | 'under' | 'at-latest' | 'at-earliest';

export type GapReason = 'not-available' | 'not-studied' | 'not-applicable' | 'not-comparable' | 'withheld';

/** A source as cited at one place; the locator is printed as written, e.g. "S. 13f.". */
export interface Citation {
  readonly source: string;
  readonly locator: string | null;
  readonly origin: Origin;
}

/** What is said of an attribute, apart from where it comes from. */
export interface Claim {
  readonly datum: Datum;
  readonly qualifier: Qualifier | null;
  readonly since: PartialDate | null;
  readonly asOf: PartialDate | null;
  readonly sources: readonly Citation[];
  readonly note: Text | null;
}

export interface Value extends Claim {
  readonly kind: 'value';
  readonly coded: boolean;
  readonly external: boolean;
  /** What other sources say instead; the chosen claim is the value itself. */
  readonly alternatives: readonly Claim[];
  readonly origin: Origin;
}

/** A typed absence. `origin` is the gap's own place, or that of the case, city or theme file where nothing is written. */
export interface Gap {
  readonly kind: 'gap';
  readonly reason: GapReason;
  readonly sources: readonly Citation[];
  readonly note: Text | null;
  readonly origin: Origin;
}

export interface Option {
  readonly id: string;
  readonly label: Text;
}

export interface Attribute {
  readonly id: string;
  readonly label: Text;
  readonly type: AttributeType;
  readonly description: Text | null;
  /** As written, e.g. "%" or an ISO 4217 code; number and change only. */
  readonly unit: string | null;
  readonly decimals: number | null;
  /** Choice and scale (or a series of them); a scale runs from low to high. */
  readonly options: readonly Option[];
  /** The type of each step of a series, null otherwise. */
  readonly of: Exclude<AttributeType, 'series'> | null;
  readonly direction: 'higher' | 'lower' | 'none';
  readonly definitionDiffers: Text | null;
  readonly group: Text | null;
  readonly key: boolean;
  readonly origin: Origin;
}

export type FindingKind = 'similar' | 'different' | 'why' | 'lesson';

/** An interpreted result; a case's own finding has no kind and names its city. */
export interface Finding {
  readonly kind: FindingKind | null;
  readonly text: Text;
  readonly cities: readonly string[];
  readonly sources: readonly Citation[];
  readonly coded: boolean;
  readonly origin: Origin;
}

export interface Recommendation {
  readonly text: Text;
  readonly addressee: Text | null;
  readonly basis: Text | null;
  readonly sources: readonly Citation[];
  readonly origin: Origin;
}

/** Whether a table shows its cities as columns, attributes as rows, or the other way round. */
export type CitiesAs = 'columns' | 'rows';

/** A column of inquiry across cities; the city profile is one too, with the id "profile". */
export interface Theme {
  readonly id: string;
  readonly title: Text;
  readonly question: Text | null;
  readonly description: Text | null;
  readonly attributes: readonly Attribute[];
  readonly findings: readonly Finding[];
  readonly recommendations: readonly Recommendation[];
  /** Null lets the widths decide. */
  readonly citiesAs: CitiesAs | null;
  readonly origin: Origin;
}

export interface Quarter {
  readonly name: Text;
  readonly note: Text | null;
}

export interface City {
  readonly id: string;
  readonly name: Text;
  readonly shortName: Text;
  readonly state: Text | null;
  readonly country: string | null;
  /** WGS 84 latitude and longitude in degrees. */
  readonly coordinates: readonly [number, number] | null;
  readonly quarters: readonly Quarter[];
  /** `#rrggbb`, or null for the palette's. */
  readonly color: string | null;
  readonly summary: Text | null;
  /** By attribute id of the profile; an attribute that is not here is not available. */
  readonly values: ReadonlyMap<string, Value | Gap>;
  readonly origin: Origin;
}

export interface Event {
  readonly date: PartialDate;
  readonly end: PartialDate | null;
  readonly qualifier: Qualifier | null;
  readonly text: Text;
  readonly sources: readonly Citation[];
  readonly key: boolean;
  readonly origin: Origin;
}

export type ActorKind =
  | 'administration'
  | 'politics'
  | 'civil-society'
  | 'migrant-organisation'
  | 'provider'
  | 'network'
  | 'body'
  | 'quarter'
  | 'science'
  | 'housing'
  | 'state'
  | 'federal';

export interface Actor {
  readonly id: string;
  readonly name: Text;
  readonly kind: ActorKind | null;
  readonly role: Text | null;
  readonly origin: Origin;
}

export type RelationKind = 'belongs-to' | 'steers' | 'cooperates' | 'funds' | 'advises' | 'represents' | 'commissions';

export interface Relation {
  readonly from: string;
  readonly to: string;
  readonly label: Text | null;
  readonly kind: RelationKind | null;
  readonly origin: Origin;
}

export interface Statement {
  readonly text: Text;
  readonly kind: 'paraphrase' | 'quote';
  readonly role: Text | null;
  readonly date: PartialDate | null;
  readonly sources: readonly Citation[];
  readonly origin: Origin;
}

/** Where a passage of a body is shown: everywhere, in one product only, or in the speaker notes. */
export type Audience = 'all' | 'deck' | 'paper' | 'notes';

/** A run of Markdown of one section; `origin` is its first line. */
export interface Passage {
  readonly audience: Audience;
  readonly markdown: string;
  readonly origin: Origin;
}

/** What stands under one `##` heading; the title is inline Markdown, empty for what precedes the first heading. */
export interface Section {
  readonly title: string;
  readonly passages: readonly Passage[];
  readonly origin: Origin;
}

export interface Body {
  readonly language: Language;
  readonly sections: readonly Section[];
}

/** City × theme; the smallest publishable unit. */
export interface Case {
  readonly city: string;
  readonly theme: string;
  readonly title: Text | null;
  readonly summary: Text | null;
  readonly status: 'draft' | 'final';
  readonly asOf: PartialDate | null;
  /** The reason why every attribute that the case does not name has no value; null for "not available". */
  readonly gap: GapReason | null;
  /** By attribute id; an attribute that is not here has the case's gap, else is not available. */
  readonly values: ReadonlyMap<string, Value | Gap>;
  readonly timeline: readonly Event[];
  readonly actors: readonly Actor[];
  readonly relations: readonly Relation[];
  readonly statements: readonly Statement[];
  readonly findings: readonly Finding[];
  readonly recommendations: readonly Recommendation[];
  readonly notes: Text | null;
  /** First the study's first language; a language without a file is not here. */
  readonly bodies: readonly Body[];
  readonly origin: Origin;
}

/** A bibliographic item in CSL-JSON, with the short reference that is printed for it. */
export interface Source {
  readonly id: string;
  readonly csl: Readonly<Record<string, unknown>>;
  readonly origin: Origin;
}

export interface Term {
  readonly term: Text;
  readonly explanation: Text;
}

export interface Person {
  readonly name: string;
  readonly affiliation: Text | null;
  readonly email: string | null;
  readonly orcid: string | null;
}

export interface Publisher {
  readonly name: Text;
  readonly address: Text | null;
  readonly url: string | null;
  readonly contact: Text | null;
}

export interface Design {
  readonly accent: string | null;
  /** Key of `Study.media`. */
  readonly logo: string | null;
  readonly logoAlt: Text | null;
}

/** A file of the study that goes into results, by its path relative to the study's root. */
export interface Media {
  readonly mime: string;
  readonly base64: string;
}

export type PublicationKind = 'deck' | 'paper' | 'brief';

/** Which rows a table shows: all, those that matter most, those whose values differ, those without gaps. */
export type RowView = 'all' | 'key' | 'differences' | 'complete';

/** An attribute as it is named outside its theme, e.g. "wohnen/vacancy". */
export interface AttributeRef {
  readonly theme: string;
  readonly attribute: string;
  readonly origin: Origin;
}

/** A publication as asked for in `casedeck.yaml`; nulls are decided by kind. */
export interface PublicationSpec {
  readonly id: string;
  readonly kind: PublicationKind;
  readonly title: Text | null;
  readonly cities: readonly string[] | null;
  readonly themes: readonly string[] | null;
  readonly focus: string | null;
  readonly outline: readonly OutlinePart[] | null;
  readonly languages: readonly Language[] | null;
  readonly minutes: number | null;
  readonly view: RowView | null;
  /** What the cities of a case-ordered matrix are ordered by: a scale or a number. */
  readonly orderBy: AttributeRef | null;
  /** What a truth table combines: boolean, choice and scale attributes. */
  readonly conditions: readonly AttributeRef[] | null;
  /** What a deck shows as large numbers: number attributes. */
  readonly numbers: readonly AttributeRef[] | null;
  readonly build: BuildUp | null;
  readonly origin: Origin;
}

/** What a deck shows one after the other: city by city, or row by row. */
export const buildUps = ['cities', 'rows'] as const;
export type BuildUp = (typeof buildUps)[number];

/** The parts that a publication's outline may name, in no particular order. */
export const outlineParts = [
  'title',
  'agenda',
  'contents',
  'key-findings',
  'question',
  'profiles',
  'numbers',
  'case',
  'comparison',
  'meta-matrix',
  'case-order',
  'truth-table',
  'timeline',
  'actors',
  'statements',
  'findings',
  'recommendations',
  'gaps',
  'take-aways',
  'contact',
  'sources',
  'glossary',
  'imprint',
] as const;
export type OutlinePart = (typeof outlineParts)[number];

export interface Study {
  readonly title: Text;
  readonly subtitle: Text | null;
  /** Never empty; the first is the language of case bodies. */
  readonly languages: readonly [Language, ...Language[]];
  readonly asOf: PartialDate | null;
  readonly edition: string | null;
  readonly authors: readonly Person[];
  readonly publisher: Publisher | null;
  readonly funding: Text | null;
  readonly license: string | null;
  readonly citationStyle: string | null;
  readonly design: Design;
  /** In the order that is declared, else alphabetical in the first language's collation. */
  readonly cities: readonly City[];
  /** In the order that is declared, else by `order`, then id. */
  readonly themes: readonly Theme[];
  readonly profile: Theme | null;
  /** Sorted by city, then theme, in the study's order; a city and theme without a file have no case. */
  readonly cases: readonly Case[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly glossary: readonly Term[];
  readonly media: ReadonlyMap<string, Media>;
  /** What to publish in order; `auto` stands for the automatic publications. */
  readonly publications: readonly (PublicationSpec | 'auto')[];
  readonly origin: Origin;
}
