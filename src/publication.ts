/** What is said: decks and papers made of typed blocks that keep their origin. Types only. */
import type { Cell, Comparison, Row, Wording } from './comparison.ts';
import type {
  Attribute,
  Citation,
  City,
  FindingKind,
  GapReason,
  Language,
  Origin,
  PublicationKind,
  Theme,
} from './model.ts';

/** A run of block Markdown in one language. */
export interface Prose {
  readonly markdown: string;
  readonly language: Language;
  readonly origin: Origin;
}

/** A source and where in it. */
export type Reference = Pick<Citation, 'source' | 'locator'>;

/** Fields that every block has. `city` and `theme` are ids. */
interface Common {
  readonly origin: Origin;
  readonly city: string | null;
  readonly theme: string | null;
}

export interface TitleBlock extends Common {
  readonly kind: 'title';
  readonly title: Wording;
  readonly subtitle: Wording | null;
  readonly cities: readonly City[];
}

/** A link to another part of the same publication. */
export interface ContentsEntry {
  readonly title: Wording;
  readonly target: string;
  readonly level: 1 | 2;
}

export interface ContentsBlock extends Common {
  readonly kind: 'contents';
  readonly entries: readonly ContentsEntry[];
}

export interface ProseBlock extends Common {
  readonly kind: 'prose';
  readonly role: 'lead' | 'question' | 'text' | 'line';
  /** Top-level blocks of Markdown: paragraphs, lists, tables. */
  readonly paragraphs: readonly Prose[];
}

/** A table as it is printed: some rows of a comparison with the notes that these rows need. */
export interface Table {
  readonly cities: readonly City[];
  readonly rows: readonly TableRow[];
  /** Numbered from 1 in reading order; one source once, with all its locators. */
  readonly sources: readonly NumberedSource[];
  /** Lettered from "a" in reading order; equal texts once. */
  readonly notes: readonly { readonly letter: string; readonly text: Wording }[];
  /** What occurs in these rows and therefore stands in the legend. */
  readonly gaps: readonly GapReason[];
  readonly coded: boolean;
  readonly external: boolean;
  readonly scales: readonly Scale[];
  readonly definitions: readonly { readonly label: Wording; readonly text: Wording }[];
}

/** The levels of one attribute from low to high, each with its symbol. */
export interface Scale {
  readonly attribute: Attribute;
  readonly label: Wording;
  readonly levels: readonly { readonly symbol: string; readonly label: Wording }[];
}

export interface TableRow {
  readonly row: Row;
  /** The sub-heading to print above this row, null if it is the one above's. */
  readonly group: Wording | null;
  /** Letters of the notes on the row's label. */
  readonly notes: readonly string[];
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly cell: Cell;
  readonly sources: readonly number[];
  readonly notes: readonly string[];
}

export interface ComparisonBlock extends Common {
  readonly kind: 'comparison';
  readonly comparison: Comparison;
  readonly title: Wording;
  readonly table: Table;
  /** How many rows of the comparison this view leaves out. */
  readonly hiddenRows: number;
  /** Number in the publication, or null on slides. */
  readonly number: number | null;
  readonly focus: string | null;
}

/** Short descriptions of cities, each with its quarters. */
export interface CitiesBlock extends Common {
  readonly kind: 'cities';
  readonly cities: readonly CityEntry[];
}

export interface CityEntry {
  readonly city: City;
  readonly name: Wording;
  readonly state: Wording | null;
  readonly quarters: readonly { readonly name: Wording; readonly note: Wording | null }[];
  readonly summary: readonly Prose[];
  readonly origin: Origin;
}

/** How large the study is that stands behind a publication. */
export interface ScopeBlock extends Common {
  readonly kind: 'scope';
  readonly numbers: readonly { readonly number: string; readonly label: Wording }[];
}

/** One card per city with the claim of its case. */
export interface ClaimsBlock extends Common {
  readonly kind: 'claims';
  readonly claims: readonly {
    readonly city: City;
    readonly claim: Wording;
    readonly gap: string | null;
    readonly origin: Origin;
  }[];
}

/** Events of one theme on a common time axis: one row per date, one lane per city. */
export interface TimelineBlock extends Common {
  readonly kind: 'timeline';
  readonly cities: readonly City[];
  readonly rows: readonly TimelineRow[];
  /** How many events this view leaves out. */
  readonly hidden: number;
  readonly sources: readonly NumberedSource[];
}

/** A source as the list under a table or timeline has it: numbered from 1, once, with all its locators. */
export interface NumberedSource {
  readonly number: number;
  readonly source: string;
  readonly locators: readonly string[];
}

export interface TimelineRow {
  /** Formatted, e.g. "September 2015" or "2013–2014". */
  readonly date: string;
  /** In the order of the block's cities. */
  readonly lanes: readonly { readonly city: City; readonly events: readonly EventEntry[] }[];
}

export interface EventEntry {
  readonly text: Wording;
  readonly sources: readonly Citation[];
  /** Numbers of its sources in the block's list. */
  readonly marks: readonly number[];
  readonly origin: Origin;
}

/** Who does what with whom, as a readable list of relations. */
export interface ActorsBlock extends Common {
  readonly kind: 'actors';
  readonly actors: readonly ActorEntry[];
  readonly relations: readonly RelationEntry[];
}

export interface ActorEntry {
  readonly name: Wording;
  readonly kind: string | null;
  readonly role: Wording | null;
  readonly origin: Origin;
}

export interface RelationEntry {
  readonly from: Wording;
  readonly label: Wording;
  readonly to: Wording;
  readonly origin: Origin;
}

export interface StatementsBlock extends Common {
  readonly kind: 'statements';
  readonly statements: readonly StatementEntry[];
}

export interface StatementEntry {
  readonly text: Wording;
  readonly quoted: boolean;
  readonly role: Wording | null;
  readonly city: City | null;
  readonly date: string | null;
  readonly sources: readonly Citation[];
  readonly origin: Origin;
}

export interface FindingsBlock extends Common {
  readonly kind: 'findings';
  readonly groups: readonly FindingGroup[];
}

export interface FindingGroup {
  readonly kind: FindingKind | null;
  readonly findings: readonly FindingEntry[];
}

export interface FindingEntry {
  readonly text: Wording;
  readonly cities: readonly City[];
  readonly coded: boolean;
  readonly sources: readonly Citation[];
  /** Id of the part that proves it, for key findings. */
  readonly target: string | null;
  readonly origin: Origin;
}

export interface RecommendationsBlock extends Common {
  readonly kind: 'recommendations';
  readonly recommendations: readonly RecommendationEntry[];
}

export interface RecommendationEntry {
  /** From 1, counted through the whole block, also where it is split. */
  readonly number: number;
  readonly text: Wording;
  readonly addressee: Wording | null;
  readonly basis: Wording | null;
  readonly sources: readonly Citation[];
  readonly origin: Origin;
}

/** How many values there are per theme and city. */
export interface CoverageBlock extends Common {
  readonly kind: 'coverage';
  readonly cities: readonly City[];
  readonly rows: readonly CoverageRow[];
}

export interface CoverageRow {
  readonly theme: Theme;
  readonly title: Wording;
  readonly counts: readonly { readonly city: string; readonly values: number; readonly attributes: number }[];
}

/** The gap report: each attribute with an absent value, with the reason per city. */
export interface GapsBlock extends Common {
  readonly kind: 'gaps';
  readonly title: Wording;
  readonly cities: readonly City[];
  readonly rows: readonly GapRow[];
  readonly reasons: readonly GapReason[];
}

export interface GapRow {
  readonly label: Wording;
  /** In the order of the block's cities; a null reason is a value. */
  readonly cells: readonly {
    readonly city: string;
    readonly reason: GapReason | null;
    readonly note: Wording | null;
  }[];
  readonly origin: Origin;
}

export interface SourcesBlock extends Common {
  readonly kind: 'sources';
  /** Ids of the sources that the publication cites, each once. */
  readonly sources: readonly string[];
}

export interface GlossaryBlock extends Common {
  readonly kind: 'glossary';
  readonly terms: readonly { readonly term: Wording; readonly explanation: Wording }[];
}

export interface ImprintBlock extends Common {
  readonly kind: 'imprint';
  readonly funding: Wording | null;
}

export type Block =
  | TitleBlock
  | ContentsBlock
  | ProseBlock
  | ComparisonBlock
  | CitiesBlock
  | ScopeBlock
  | ClaimsBlock
  | TimelineBlock
  | ActorsBlock
  | StatementsBlock
  | FindingsBlock
  | RecommendationsBlock
  | CoverageBlock
  | GapsBlock
  | SourcesBlock
  | GlossaryBlock
  | ImprintBlock;

/** Fields that decks and papers share. */
interface Frame {
  readonly id: string;
  readonly language: Language;
  readonly title: Wording;
  readonly subtitle: Wording | null;
  readonly cities: readonly City[];
  readonly themes: readonly Theme[];
  readonly focus: string | null;
  readonly draft: boolean;
  readonly origin: Origin;
}

export type SlideLayout = 'title' | 'section' | 'statement' | 'content';

export interface Slide {
  /** From content, not from numbers: equal in every language and stable when slides are added. */
  readonly id: string;
  readonly layout: SlideLayout;
  readonly headline: Wording;
  /** Small line above the headline, e.g. the theme. */
  readonly eyebrow: Wording | null;
  readonly blocks: readonly Block[];
  /** Speaker notes. */
  readonly notes: readonly Block[];
  /** What the short source line cites, each source and locator once. */
  readonly sources: readonly Reference[];
  /** Which part of a split slide this is. */
  readonly part: { readonly number: number; readonly of: number } | null;
  readonly city: string | null;
  readonly theme: string | null;
  readonly origin: Origin;
}

export interface Deck extends Frame {
  readonly kind: 'deck';
  readonly minutes: number | null;
  readonly slides: readonly Slide[];
}

/** A chapter or a part of one; `level` is the level of its heading. */
export interface Part {
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly title: Wording;
  readonly blocks: readonly Block[];
  readonly parts: readonly Part[];
  readonly city: string | null;
  readonly theme: string | null;
  readonly origin: Origin;
}

export interface Paper extends Frame {
  readonly kind: Exclude<PublicationKind, 'deck'>;
  readonly parts: readonly Part[];
}

export type Publication = Deck | Paper;
