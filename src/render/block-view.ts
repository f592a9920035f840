import type { AgreementEntry, Block, ClaimsBlock, FindingEntry, FindingGroup, TitleBlock } from '../block.ts';
import type { Wording } from '../comparison.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import type { City } from '../model.ts';
import type { Deck, Paper } from '../publication.ts';
import { plain } from '../wording.ts';
import { viewMetaMatrix, viewTruthTable } from './display-view.ts';
import { viewGaps } from './gaps-view.ts';
import type { Column, StudyView } from './study-view.ts';
import { viewColumns } from './study-view.ts';
import { viewComparison, viewSources } from './table-view.ts';
import { viewTalk } from './talk-view.ts';
import type { Writer } from './writer.ts';

/** More names of cities than this do not stand on a title. */
const mostNames = 12;

/** What blocks need to know of the publication that they stand in. */
export interface BlockSurroundings {
  readonly study: StudyView;
  readonly kind: Deck['kind'] | Paper['kind'] | 'table';
  readonly title: string;
  /** Id of the city that tables mark. */
  readonly focus: string | null;
}

/** Returns a block as its template sees it: its own fields, and what its template would have to compute. */
export function viewBlock(block: Block, around: BlockSurroundings, writer: Writer): object {
  const { locale } = writer;
  const { study } = around;
  const columns = (cities: readonly City[]) => viewColumns(cities, locale.language, around.focus);
  switch (block.kind) {
    case 'comparison':
      return viewComparison(block, writer.medium === 'decks' ? 'labels' : 'all', locale, study);
    case 'meta-matrix':
      return viewMetaMatrix(block, locale, study);
    case 'truth-table':
      return viewTruthTable(block, locale, study);
    case 'title':
      return viewTitle(block, around, locale);
    case 'claims':
      return viewClaims(block, locale);
    case 'numbers':
    case 'take-aways':
    case 'contact':
      return viewTalk(block, around.focus, locale, study);
    case 'timeline':
      return { ...block, columns: columns(block.cities), sources: viewSources(block.sources) };
    case 'gaps':
      return viewGaps(block, columns(block.cities));
    case 'coverage':
      return {
        ...block,
        columns: columns(block.cities),
        rows: block.rows.map((row) => ({ ...row, counts: row.counts.map(withShare) })),
      };
    case 'statements':
      return {
        ...block,
        statements: block.statements.map((statement) => ({
          ...statement,
          name: statement.city === null ? null : plain(statement.city.shortName, locale.language),
        })),
      };
    case 'findings':
      return {
        ...block,
        groups: writer.medium === 'decks' ? block.groups.flatMap((group) => byCity(group, columns)) : block.groups,
        coded: block.groups.some((group) => group.findings.some((finding) => finding.coded)),
      };
    case 'agreement': {
      const entries = block.groups.flatMap((group) => group.entries);
      return {
        ...block,
        groups: block.groups.map((group) => ({ ...group, lines: linesOf(group.entries) })),
        coded: entries.some((entry) => entry.coded),
        external: entries.some((entry) => entry.external),
      };
    }
    case 'recommendations':
      return { ...block, start: block.recommendations[0]?.number ?? 1 };
    case 'sources':
      return {
        ...block,
        entries: writer.bibliography
          .entries(block.sources)
          .map((entry) => ({ ...entry, anchor: writer.medium === 'papers' ? `source-${entry.id}` : null })),
      };
    case 'imprint':
      return { ...block, study, citation: citationOf(around) };
    default:
      return block;
  }
}

function viewClaims(block: ClaimsBlock, locale: Locale): object {
  const claims = block.claims.map((claim) => ({
    ...claim,
    name: plain(claim.city.shortName, locale.language),
    className: claim.gap === null ? 'claim' : 'claim claim-gap',
  }));
  return { ...block, claims };
}

/** Gathers neighbours of which the same is said. */
function linesOf(entries: readonly AgreementEntry[]): readonly { text: Wording | null; entries: AgreementEntry[] }[] {
  const lines: { text: Wording | null; entries: AgreementEntry[] }[] = [];
  for (const entry of entries) {
    const open = lines.at(-1);
    if (open !== undefined && open.text?.text === entry.text?.text) open.entries.push(entry);
    else lines.push({ text: entry.text, entries: [entry] });
  }
  return lines;
}

function viewTitle(block: TitleBlock, { study, kind }: BlockSurroundings, locale: Locale): object {
  const many = block.cities.length > mostNames;
  return {
    ...block,
    study,
    // Names are read up to a dozen; beyond that their number says more.
    columns: many ? [] : viewColumns(block.cities, locale.language, null),
    many: many ? word(locale, 'table.cases', { count: block.cities.length }) : null,
    kindWord: kind === 'deck' ? '' : word(locale, `paper.kind-${kind}`),
  };
}

/** On a slide nothing else says of which city a finding without a kind speaks: each city gets a group of its own. */
function byCity(
  group: FindingGroup,
  columns: (cities: readonly City[]) => readonly Column[],
): readonly (FindingGroup & { readonly city: Column | null })[] {
  if (group.kind !== null) return [{ ...group, city: null }];
  const groups: { kind: null; city: Column | null; findings: FindingEntry[] }[] = [];
  for (const finding of group.findings) {
    const city = finding.cities.length === 1 ? (columns(finding.cities)[0] ?? null) : null;
    const open = groups.at(-1);
    if (open !== undefined && open.city?.id === city?.id) open.findings.push(finding);
    else groups.push({ kind: null, city, findings: [finding] });
  }
  return groups;
}

function withShare<T extends { readonly values: number; readonly attributes: number }>(
  count: T,
): T & { share: string } {
  const share = count.attributes === 0 ? 0 : (100 * count.values) / count.attributes;
  return { ...count, share: share.toFixed(1) };
}

/** Authors (as-of): title. Study, edition. Publisher. */
function citationOf({ study, title }: BlockSurroundings): string {
  const head = [study.authors.join('; '), study.asOf === null ? '' : `(${study.asOf})`]
    .filter((part) => part !== '')
    .join(' ');
  const whole = study.title.text === title ? title : `${title}. ${study.title.text}`;
  const publisher = study.publisher === null ? '' : ` ${study.publisher.name.text}.`;
  return `${head === '' ? '' : `${head}: `}${whole}.${publisher}`;
}
