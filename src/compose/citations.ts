import type { Block, Prose } from '../block.ts';
import type { Wording } from '../comparison.ts';
import { citationsIn } from '../markdown-structure.ts';
import type { Part } from '../publication.ts';
import type { NumberedSource, Reference, Table } from '../table.ts';
import { citedIn } from '../wording.ts';

/** Returns every reference that the block prints, in reading order, repeated where it is. */
export function referencesOf(block: Block): readonly Reference[] {
  switch (block.kind) {
    case 'prose':
      return block.paragraphs.flatMap(inProse);
    case 'comparison':
    case 'numbers':
      return inTable(block.table);
    case 'claims':
      return block.claims.flatMap(({ summary }) => summary.flatMap(inProse));
    case 'take-aways':
      return block.entries.flatMap(inEntry);
    case 'figure':
      return inProse(block.image);
    case 'cities':
      return block.cities.flatMap(({ summary, quarters }) => [
        ...summary.flatMap(inProse),
        ...quarters.flatMap(({ note }) => (note === null ? [] : citedIn(note))),
      ]);
    case 'imprint':
      return block.funding === null ? [] : citedIn(block.funding);
    case 'timeline':
      return block.rows.flatMap((row) => row.lanes.flatMap((lane) => lane.events.flatMap(inEntry)));
    case 'statements':
      return block.statements.flatMap(inEntry);
    case 'findings':
      return block.groups.flatMap((group) => group.findings.flatMap(inEntry));
    case 'agreement':
      return block.groups.flatMap((group) => group.entries.flatMap(({ text }) => (text === null ? [] : citedIn(text))));
    case 'recommendations':
      return block.recommendations.flatMap((entry) => [
        ...inEntry(entry),
        ...(entry.basis ? citedIn(entry.basis) : []),
      ]);
    case 'gaps':
      return block.rows.flatMap((row) => row.cells.flatMap((cell) => (cell.note === null ? [] : citedIn(cell.note))));
    case 'meta-matrix':
      return block.rows.flatMap((row) =>
        row.cells.flatMap(({ summary }) => (summary === null ? [] : citedIn(summary))),
      );
    case 'truth-table':
      return [...block.sources.flatMap(inSource), ...block.notes.flatMap((note) => citedIn(note.text))];
    case 'glossary':
      return block.terms.flatMap((term) => citedIn(term.explanation));
    case 'title':
    case 'contents':
    case 'scope':
    case 'contact':
    case 'actors':
    case 'coverage':
    case 'sources':
      return [];
  }
}

/** Returns the ids of the sources that those parts cite, each once, in reading order. */
export function sourcesOf(parts: readonly Part[]): readonly string[] {
  const inPart = (part: Part): readonly string[] => [
    ...part.blocks.flatMap((block) => referencesOf(block).map((reference) => reference.source)),
    ...part.parts.flatMap(inPart),
  ];
  return [...new Set(parts.flatMap(inPart))];
}

function inTable(table: Table): readonly Reference[] {
  return [
    ...table.rows.flatMap((row) =>
      row.cells.flatMap(({ cell }) => [
        ...cell.content.sources,
        ...(cell.content.kind === 'value' ? cell.content.alternatives.flatMap((claim) => claim.sources) : []),
        ...[cell.display, ...cell.alternatives].flatMap(({ items }) => items.flatMap(citedIn)),
      ]),
    ),
    ...table.notes.flatMap((note) => citedIn(note.text)),
    ...table.definitions.flatMap((definition) => citedIn(definition.text)),
  ];
}

function inEntry(entry: { readonly text: Wording; readonly sources: readonly Reference[] }): readonly Reference[] {
  return [...citedIn(entry.text), ...entry.sources];
}

function inSource({ source, locators }: NumberedSource): readonly Reference[] {
  return locators.length === 0 ? [{ source, locator: null }] : locators.map((locator) => ({ source, locator }));
}

function inProse(prose: Prose): readonly Reference[] {
  return citationsIn(prose.markdown);
}
