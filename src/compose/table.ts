import type { Comparison, Row } from '../comparison.ts';
import { levelSymbol } from '../level.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import { citationsIn } from '../markdown-structure.ts';
import type { AttributeType, CitiesAs, GapReason } from '../model.ts';
import type { Scale, Table, TableCell, TableRow } from '../table.ts';
import { fixed, inline, plain } from '../wording.ts';
import { Apparatus } from './apparatus.ts';

/**
 * Returns those rows as a table: sources numbered and notes lettered in reading order (row by row, label first), and
 * a legend of what really occurs. Numbering starts anew in each table, so that a part of a table stands on its own.
 */
export function composeTable(comparison: Comparison, rows: readonly Row[], citiesAs: CitiesAs, locale: Locale): Table {
  const apparatus = new Apparatus(locale);
  const tableRows = rows.map((row, index) => composeRow(row, rows[index - 1], apparatus, locale));
  const contents = rows.flatMap((row) => row.cells.map((cell) => cell.content));
  const values = contents.flatMap((content) => (content.kind === 'value' ? [content] : []));
  return {
    cities: comparison.cities,
    rows: tableRows,
    citiesAs,
    sources: apparatus.sources,
    notes: apparatus.notes,
    gaps: gapOrder.filter((reason) => contents.some((content) => content.kind === 'gap' && content.reason === reason)),
    coded: values.some((value) => value.coded),
    external: values.some((value) => value.external),
    scales: rows.filter(isScale).map((row) => composeScale(row, locale)),
    definitions: rows.flatMap(({ attribute, label }) =>
      attribute.description === null ? [] : [{ label, text: inline(attribute.description, locale.language) }],
    ),
  };
}

/** The order of gap symbols in every legend. */
export const gapOrder: readonly GapReason[] = [
  'not-available',
  'not-studied',
  'not-applicable',
  'not-comparable',
  'withheld',
];

/** A row of scale levels, or of how they changed. */
function isScale({ attribute }: Row): boolean {
  return attribute.type === 'scale' || attribute.of === 'scale';
}

/** Types whose values invite a reader to subtract or to rank. */
const measured: ReadonlySet<AttributeType> = new Set(['number', 'change', 'series', 'scale']);

function composeRow(row: Row, previous: Row | undefined, apparatus: Apparatus, locale: Locale): TableRow {
  const { definitionDiffers, type } = row.attribute;
  const differsInTime = row.mismatches.includes('reference-date') && measured.has(type);
  const notes = [
    ...(definitionDiffers === null ? [] : [apparatus.note(definitionDiffers)]),
    ...(differsInTime ? [apparatus.mark(fixed(word(locale, 'table.dates-differ'), locale.language))] : []),
  ];
  return {
    row,
    group: row.group !== null && row.group.text !== previous?.group?.text ? row.group : null,
    notes,
    cells: row.cells.map((cell): TableCell => {
      const { content } = cell;
      const others = content.kind === 'value' ? content.alternatives : [];
      const written = cell.display.items.filter((item) => item.markup === 'markdown');
      const citations = [
        ...content.sources,
        ...others.flatMap((claim) => claim.sources),
        ...written.flatMap((item) => citationsIn(item.text)),
      ];
      const notes = [content.note, ...others.map((claim) => claim.note)].filter((note) => note !== null);
      return {
        cell,
        sources: unique(citations.map((citation) => apparatus.source(citation))),
        notes: unique(notes.map((note) => apparatus.note(note))),
      };
    }),
  };
}

function composeScale(row: Row, locale: Locale): Scale {
  const { options } = row.attribute;
  return {
    attribute: row.attribute,
    label: row.label,
    levels: options.map((option, index) => ({
      symbol: levelSymbol(index, options.length),
      label: plain(option.label, locale.language),
    })),
  };
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
