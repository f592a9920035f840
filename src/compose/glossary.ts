import type { GlossaryBlock } from '../block.ts';
import type { Wording } from '../comparison.ts';
import type { Part, Slide } from '../publication.ts';
import { inline, plain } from '../wording.ts';
import { placeOfPlan } from './blocks.ts';
import type { Context } from './context.ts';
import type { Plan } from './plan.ts';

/** Returns the terms that occur in those parts, in alphabetical order, or null if none does. */
export function glossaryBlock(parts: readonly (Part | Slide)[], plan: Plan, context: Context): GlossaryBlock | null {
  const { locale, study } = context;
  const text = wordsIn(parts).join('\n');
  const terms = study.glossary
    .map(({ term, explanation }) => ({
      term: plain(term, locale.language),
      explanation: inline(explanation, locale.language),
    }))
    .filter(({ term }) => occurs(term, text));
  if (terms.length === 0) return null;
  const collator = new Intl.Collator(locale.intl);
  terms.sort((a, b) => collator.compare(a.term.text, b.term.text));
  return { kind: 'glossary', terms, ...placeOfPlan(plan) };
}

/** A term counts as used if it stands in the text as a word of its own, or at the start of a longer one. */
function occurs(term: Wording, text: string): boolean {
  const escaped = term.text.replace(/\s*\(.*\)$/u, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}`, 'u').test(text);
}

/** What blocks know of the study but do not print as it is. */
const unprinted: ReadonlySet<string> = new Set(['comparison', 'theme', 'city', 'attribute', 'content', 'origin']);

/** Returns every string that a reader sees somewhere in the parts: wordings and Markdown. */
function wordsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    if (unprinted.has(key)) return [];
    if (typeof child !== 'string') return wordsIn(child);
    return key === 'text' || key === 'markdown' || key === 'plain' ? [child] : [];
  });
}
