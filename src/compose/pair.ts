import type { ClaimsBlock, Prose } from '../block.ts';
import { firstSentence } from '../markdown-structure.ts';
import type { Case } from '../model.ts';
import { countLines } from '../text-width.ts';
import { withoutMarkup } from '../wording.ts';
import type { Context } from './context.ts';
import { proseOf } from './context.ts';

/** Two columns of a slide in px: how wide one is, and how much of its height is left below the name of the city. */
const column = { width: 530, height: 350 } as const;
const claimType = { size: 30, lineHeight: 38 } as const;
const textType = { size: 24, lineHeight: 33, space: 16 } as const;

/**
 * Returns the claims of two cities with the summaries of their cases below them, else with the first sentences of these, else
 * alone: what there is room for in both columns.
 */
export function withSummaries(block: ClaimsBlock, cases: readonly Case[], context: Context): ClaimsBlock {
  const whole = block.claims.map((claim) => {
    const item = cases.find(({ city }) => city === claim.city.id);
    return { ...claim, summary: item === undefined || item.summary === null ? [] : proseOf(item.summary, context) };
  });
  const short = whole.map((claim) => ({ ...claim, summary: claim.summary.slice(0, 1).flatMap(shortened) }));
  const fitting = [whole, short].find((claims) => claims.every((claim) => heightOf(claim) <= column.height));
  return fitting === undefined ? block : { ...block, claims: fitting };
}

function shortened(prose: Prose): readonly Prose[] {
  const sentence = firstSentence(prose.markdown);
  return sentence === null ? [] : [{ ...prose, markdown: sentence }];
}

function heightOf({ claim, summary }: ClaimsBlock['claims'][number]): number {
  const lines = countLines(claim.text, column.width / claimType.size, 'headline');
  return lines * claimType.lineHeight + summary.reduce((sum, prose) => sum + heightOfProse(prose), 0);
}

function heightOfProse({ markdown, language }: Prose): number {
  const text = withoutMarkup({ text: markdown, markup: 'markdown', language });
  return countLines(text, column.width / textType.size) * textType.lineHeight + textType.space;
}
