import type { NumbersBlock } from '../block.ts';
import type { Cell } from '../comparison.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import { longestWord, textWidth } from '../text-width.ts';
import { inline, plain, withoutMarkup } from '../wording.ts';
import { legendOf } from './legend.ts';
import type { StudyView } from './study-view.ts';
import { summaryLine } from './table-view.ts';

/** How wide the cards of a slide are in px, by the number of their columns. */
const cardWidths = [1152, 552, 352] as const;

/** A line is never filled to the last pixel. */
const filled = 0.96;

/** Sizes of type in px: in one row of cards, in two, in two with more to say; what takes two lines rather than be smaller. */
const largest = { oneRow: 132, twoRows: 88, crowded: 64 } as const;
const smallestOnOneLine = 56;
const smallest = 30;

/** Returns large numbers as their template sees them: a card per city, all in the largest type that fits into each. */
export function viewNumbers(block: NumbersBlock, focus: string | null, locale: Locale, study: StudyView): object {
  const { cities, rows, coded, external } = block.table;
  const columns = cities.length === 4 ? 2 : Math.min(cities.length, 3);
  const inTwoRows = cities.length > columns;
  const cells = rows.flatMap((row) => row.cells.map(({ cell }) => ({ cell, theme: row.row.theme })));
  const isCrowded = block.caveats.length > 0 || cells.some(({ cell }) => hasMore(cell));
  const most = largest[inTwoRows ? (isCrowded ? 'crowded' : 'twoRows') : 'oneRow'];
  const size = typeSize(
    cells.map(({ cell }) => cell),
    cardWidths[columns - 1] ?? cardWidths[2],
    most,
  );
  return {
    ...block,
    columns,
    size,
    cards: cells.flatMap(({ cell, theme }, index) => {
      const city = cities[index];
      if (city === undefined) return [];
      const { content } = cell;
      return [
        {
          cell,
          theme,
          name: plain(city.shortName, locale.language),
          focus: city.id === focus,
          className: city.id === focus ? 'number-card focus' : 'number-card',
          meaning: content.kind === 'gap' ? word(locale, `gap.${content.reason}.meaning`) : null,
          // Two rows of cards have no room for it; the speaker has it.
          note:
            content.kind === 'gap' && content.note !== null && !inTwoRows
              ? inline(content.note, locale.language)
              : null,
          ...marksOf(content),
        },
      ];
    }),
    legend: legendOf({ gaps: [], coded, external }, locale),
    summary: summaryLine(cities.length, block.cases, locale, study),
  };
}

function marksOf(content: Cell['content']): { coded: boolean; external: boolean; marked: boolean } {
  if (content.kind === 'gap') return { coded: false, external: false, marked: false };
  const { coded, external } = content;
  return { coded, external, marked: coded || external };
}

/** Whether a card has another line below its number. */
function hasMore({ content, asOf, alternatives }: Cell): boolean {
  return content.kind === 'gap' || asOf !== null || alternatives.length > 0 || marksOf(content).marked;
}

/** Returns the largest size, `most` at most, at which each number takes one line of that width, else two. */
function typeSize(cells: readonly Cell[], width: number, most: number): number {
  const texts = cells.flatMap(({ display }) => display.items.map(withoutMarkup));
  const fitting = (em: number): number => (em === 0 ? most : Math.min(most, Math.floor((width * filled) / em)));
  const onOneLine = fitting(Math.max(0, ...texts.map((text) => textWidth(text, 'headline'))));
  if (onOneLine >= smallestOnOneLine) return onOneLine;
  const longest = fitting(Math.max(0, ...texts.map((text) => longestWord(text, 'headline'))));
  return Math.max(smallest, Math.min(longest, smallestOnOneLine));
}
