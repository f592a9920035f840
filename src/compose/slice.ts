import type { Locale } from '../locale.ts';
import type { Block, FindingGroup } from '../publication.ts';
import { composeTable } from './table.ts';

/** Returns how many pieces of the block may go to different slides; 0 for a block that stays whole. */
export function itemsOf(block: Block): number {
  switch (block.kind) {
    case 'prose':
      return block.paragraphs.length;
    case 'comparison':
      return block.table.rows.length;
    case 'cities':
      return block.cities.length;
    case 'claims':
      return block.claims.length;
    case 'timeline':
      return block.rows.length;
    case 'actors':
      return block.relations.length;
    case 'statements':
      return block.statements.length;
    case 'findings':
      return block.groups.reduce((sum, group) => sum + group.findings.length, 0);
    case 'recommendations':
      return block.recommendations.length;
    case 'coverage':
    case 'gaps':
      return block.rows.length;
    case 'sources':
      return block.sources.length;
    case 'contents':
      return block.entries.length;
    case 'glossary':
      return block.terms.length;
    case 'title':
    case 'scope':
    case 'imprint':
      return 0;
  }
}

/** Returns the block with its items `from` (inclusive) to `to` (exclusive) only; what stands around them is repeated. */
export function sliceBlock(block: Block, from: number, to: number, locale: Locale): Block {
  switch (block.kind) {
    case 'prose':
      return { ...block, paragraphs: block.paragraphs.slice(from, to) };
    case 'comparison': {
      const rows = block.table.rows.slice(from, to).map((row) => row.row);
      return { ...block, table: composeTable(block.comparison, rows, locale) };
    }
    case 'cities':
      return { ...block, cities: block.cities.slice(from, to) };
    case 'claims':
      return { ...block, claims: block.claims.slice(from, to) };
    case 'timeline':
      return { ...block, rows: block.rows.slice(from, to) };
    case 'actors':
      return { ...block, actors: from === 0 ? block.actors : [], relations: block.relations.slice(from, to) };
    case 'statements':
      return { ...block, statements: block.statements.slice(from, to) };
    case 'findings':
      return { ...block, groups: sliceGroups(block.groups, from, to) };
    case 'recommendations':
      return { ...block, recommendations: block.recommendations.slice(from, to) };
    case 'coverage':
      return { ...block, rows: block.rows.slice(from, to) };
    case 'gaps':
      return { ...block, rows: block.rows.slice(from, to) };
    case 'sources':
      return { ...block, sources: block.sources.slice(from, to) };
    case 'contents':
      return { ...block, entries: block.entries.slice(from, to) };
    case 'glossary':
      return { ...block, terms: block.terms.slice(from, to) };
    case 'title':
    case 'scope':
    case 'imprint':
      return block;
  }
}

function sliceGroups(groups: readonly FindingGroup[], from: number, to: number): readonly FindingGroup[] {
  let offset = 0;
  return groups.flatMap((group) => {
    const start = offset;
    offset += group.findings.length;
    const findings = group.findings.slice(Math.max(from - start, 0), Math.max(to - start, 0));
    return findings.length === 0 ? [] : [{ ...group, findings }];
  });
}
