import type { Prose, ProseBlock } from '../block.ts';
import { piecesOf } from '../markdown-structure.ts';

/** Returns the text of a slide with its long lists and tables in pieces, which can go to several slides. */
export function inPieces(block: ProseBlock | null): ProseBlock | null {
  return block === null ? null : { ...block, paragraphs: block.paragraphs.flatMap(piecesOfProse) };
}

function piecesOfProse(prose: Prose): readonly Prose[] {
  return piecesOf(prose.markdown).map(({ markdown, line }) => ({
    ...prose,
    markdown,
    origin: line === 0 ? prose.origin : { ...prose.origin, line: prose.origin.line + line },
  }));
}
