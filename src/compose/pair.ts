import type { ClaimsBlock, Prose } from '../block.ts';
import type { Case } from '../model.ts';
import { countLines } from '../text-width.ts';
import { withoutMarkup } from '../wording.ts';
import type { Context } from './context.ts';
import { proseOf } from './context.ts';

/** Two columns of a slide in px: how wide one is, and how much of its height is left below the name of the city. */
const column = { width: 540, height: 400 } as const;
const claimType = { size: 33, lineHeight: 42 } as const;
const textType = { size: 24, lineHeight: 34, paragraph: 12 } as const;

/** Returns the claims with the summaries of their cases below them, if there is room for those of both cities. */
export function withSummaries(block: ClaimsBlock, cases: readonly Case[], context: Context): ClaimsBlock {
  const claims = block.claims.map((claim) => {
    const item = cases.find(({ city }) => city === claim.city.id);
    return { ...claim, summary: item === undefined || item.summary === null ? [] : proseOf(item.summary, context) };
  });
  return claims.every((claim) => heightOf(claim) <= column.height) ? { ...block, claims } : block;
}

function heightOf({ claim, summary }: ClaimsBlock['claims'][number]): number {
  const lines = countLines(claim.text, column.width / claimType.size, 'headline');
  return lines * claimType.lineHeight + summary.reduce((sum, prose) => sum + heightOfProse(prose), 0);
}

function heightOfProse({ markdown, language }: Prose): number {
  const text = withoutMarkup({ text: markdown, markup: 'markdown', language });
  return countLines(text, column.width / textType.size) * textType.lineHeight + textType.paragraph;
}
