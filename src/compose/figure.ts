import type { Block, FigureBlock, ProseBlock } from '../block.ts';
import { imageAlone } from '../markdown-structure.ts';
import { typeset } from '../typography.ts';

/** Longer text beside a picture leaves it too little room; it has slides as usual, the picture on one of them. */
const longestBeside = 420;

/** Returns the text as a picture with at most one short paragraph before or behind it, or null if it is something else. */
export function figureOf(block: ProseBlock): readonly Block[] | null {
  const pictures = block.paragraphs.filter(({ markdown }) => imageAlone(markdown) !== null);
  const texts = block.paragraphs.filter((paragraph) => !pictures.includes(paragraph));
  if (pictures.length !== 1 || texts.length > 1) return null;
  if (texts.some(({ markdown }) => markdown.length > longestBeside)) return null;
  return block.paragraphs.flatMap(
    (paragraph) => figureBlock(paragraph, block) ?? { ...block, paragraphs: [paragraph] },
  );
}

function figureBlock(image: FigureBlock['image'], { city, theme }: ProseBlock): FigureBlock | null {
  const names = imageAlone(image.markdown);
  if (names === null) return null;
  const { alternative, title } = names;
  return {
    kind: 'figure',
    image,
    caption: { text: typeset(title ?? alternative, image.language), markup: 'plain', language: image.language },
    isAlternative: title === null,
    city,
    theme,
    origin: image.origin,
  };
}
