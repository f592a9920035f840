/** What stands on slides and pages: typed content that keeps its origin, without markup. Types only. */
import type { Comparison, Wording } from './comparison.ts';
import type { Attribute, Citation, City, FindingKind, GapReason, Language, Origin, Theme } from './model.ts';
import type { HiddenRows, NumberedSource, Scale, Table } from './table.ts';

/** A run of block Markdown in one language. */
export interface Prose {
  readonly markdown: string;
  readonly language: Language;
  readonly origin: Origin;
}

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
  /** Counted through the whole list, also where it is split; null in papers, whose parts have no numbers. */
  readonly number: number | null;
  /** Whether it is what comes next, on a slide that opens a theme. */
  readonly current: boolean;
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

export interface ComparisonBlock extends Common {
  readonly kind: 'comparison';
  readonly comparison: Comparison;
  /** How many cities are compared in all; this table may have only some of them. */
  readonly cases: number;
  readonly title: Wording;
  readonly table: Table;
  readonly hidden: HiddenRows | null;
  /** By what the cities are ordered, where it is not the study's own order. */
  readonly order: Wording | null;
  /** Into how many groups sub-headings put the rows of the whole table; a part of it may have fewer. */
  readonly rowGroups: number;
  /** Whether it goes on with a table that began on an earlier page. */
  readonly continued: boolean;
  /** Whether its page is turned. */
  readonly landscape: boolean;
  /** Width of the column of labels in percent, where cities are columns. */
  readonly labelWidth: number;
  /** Number in the publication, or null on slides. */
  readonly number: number | null;
  readonly focus: string | null;
}

/**
 * What can be said of a theme's rows without interpreting them, where nobody has: which are equal, which differ, which are
 * incomplete, which cannot be compared. Each row is in exactly one group.
 */
export interface AgreementBlock extends Common {
  readonly kind: 'agreement';
  readonly groups: readonly {
    readonly kind: AgreementKind;
    readonly heading: Wording;
    /** Entries of one text are neighbours; those without a text come last. */
    readonly entries: readonly AgreementEntry[];
  }[];
}

export type AgreementKind = 'equal' | 'different' | 'incomplete' | 'not-comparable';

export interface AgreementEntry {
  readonly label: Wording;
  /** What can be said of the row in words, null where the table says it better. */
  readonly text: Wording | null;
  /** Whether a value behind it is the editors' coding, or not from the material. */
  readonly coded: boolean;
  readonly external: boolean;
  readonly origin: Origin;
}

/** City × theme, one summary in each cell: the claim of the case, else what is known of it. */
export interface MetaMatrixBlock extends Common {
  readonly kind: 'meta-matrix';
  readonly title: Wording;
  readonly cities: readonly City[];
  /** How many cities there are in all; this table may have only some of them. */
  readonly cases: number;
  readonly rows: readonly {
    readonly theme: Theme;
    readonly title: Wording;
    /** In the order of the cities. */
    readonly cells: readonly MatrixCell[];
    readonly origin: Origin;
  }[];
  readonly reasons: readonly GapReason[];
  readonly number: number | null;
  readonly focus: string | null;
}

/** Says something always: a summary, why there is no value at all, or both. */
export interface MatrixCell {
  readonly city: string;
  readonly summary: Wording | null;
  readonly reason: GapReason | null;
  readonly origin: Origin;
}

/** The combinations of some conditions with the cities that have each, and those that no city has. Nothing is minimised. */
export interface TruthTableBlock extends Common {
  readonly kind: 'truth-table';
  readonly title: Wording;
  readonly conditions: readonly Condition[];
  /** Observed combinations, the most frequent first; then, if they are few, those that no city has. */
  readonly rows: readonly TruthTableRow[];
  /** How many combinations there are, and how many of them no city has. */
  readonly possible: number;
  readonly unobserved: number;
  /** How many cities are looked at. */
  readonly cases: number;
  /** Cities that a gap keeps out of every combination. */
  readonly unplaced: readonly { readonly city: City; readonly missing: readonly Wording[] }[];
  readonly scales: readonly Scale[];
  readonly notes: Table['notes'];
  /** Of all the values that are combined. */
  readonly sources: readonly NumberedSource[];
  readonly number: number | null;
}

/** An attribute as a column of a truth table. */
export interface Condition {
  readonly theme: string;
  readonly attribute: Attribute;
  readonly label: Wording;
  /** Letters of the notes on it. */
  readonly notes: readonly string[];
  /** Whether the editors judged one of its values, or know one from elsewhere. */
  readonly coded: boolean;
  readonly external: boolean;
}

export interface TruthTableRow {
  /** What each condition says, in their order. */
  readonly values: readonly Wording[];
  /** None for a combination that is not observed. */
  readonly cities: readonly { readonly city: City; readonly notes: readonly string[] }[];
  readonly origin: Origin;
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
    /** Only where two cities stand side by side and there is room for it. */
    readonly summary: readonly Prose[];
    readonly gap: string | null;
    readonly origin: Origin;
  }[];
}

/** One attribute as large numbers: a card per city. */
export interface NumbersBlock extends Common {
  readonly kind: 'numbers';
  /** Has the one row of the attribute. */
  readonly comparison: Comparison;
  /** How many cities are compared in all; these may be only some of them. */
  readonly cases: number;
  readonly table: Table;
  /** How definitions differ, and why the values may not be compared. */
  readonly caveats: readonly Wording[];
}

/** What an audience should remember: one lesson per theme. */
export interface TakeAwaysBlock extends Common {
  readonly kind: 'take-aways';
  readonly entries: readonly TakeAway[];
}

export interface TakeAway {
  /** From 1, counted through the whole block, also where it is split. */
  readonly number: number;
  readonly text: Wording;
  /** Title of its theme; null where the whole deck is about one. */
  readonly theme: Wording | null;
  readonly coded: boolean;
  readonly sources: readonly Citation[];
  readonly origin: Origin;
}

/** Whom to ask afterwards, and an address to be scanned. */
export interface ContactBlock extends Common {
  readonly kind: 'contact';
  readonly people: readonly {
    readonly name: string;
    readonly affiliation: Wording | null;
    readonly email: string | null;
  }[];
  /** Its name is null where the people have it already. */
  readonly publisher: {
    readonly name: Wording | null;
    readonly url: string | null;
    readonly contact: Wording | null;
  } | null;
  /** What the QR code says, e.g. "https://example.org" or "mailto:…"; null for none. */
  readonly address: string | null;
}

/** One picture that has a slide to itself, or shares it with a short text. */
export interface FigureBlock extends Common {
  readonly kind: 'figure';
  /** A paragraph that is an image and nothing else. */
  readonly image: Prose;
  readonly caption: Wording;
  /** Whether the caption is also what the image is called for those who do not see it. */
  readonly isAlternative: boolean;
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
  /** Whether it goes on with a table that began on an earlier page. */
  readonly continued: boolean;
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
  | AgreementBlock
  | MetaMatrixBlock
  | TruthTableBlock
  | CitiesBlock
  | ScopeBlock
  | ClaimsBlock
  | NumbersBlock
  | TakeAwaysBlock
  | ContactBlock
  | FigureBlock
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
