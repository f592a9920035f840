import type { Language, Text, Translation } from '../model.ts';
import { checkMarkdown } from './markdown.ts';
import { alternatives, suggest } from './nearest.ts';
import type { MapNode, Node, Place, ScalarNode } from './node.ts';
import { readString } from './scalars.ts';
import { complain, type Reader, type Scope } from './scope.ts';

/** How a text is written: as it stands, as Markdown within a line, or as Markdown of paragraphs and lists. */
type Markup = 'plain' | 'inline' | 'block';

/** Text without markup. */
export const plainText: Reader<Text> = (node, scope) => readText(node, scope, 'plain');

/** Inline Markdown. */
export const inlineText: Reader<Text> = (node, scope) => readText(node, scope, 'inline');

/** Block Markdown. */
export const blockText: Reader<Text> = (node, scope) => readText(node, scope, 'block');

/** A proper name: written plainly, it is the same in every language. */
export const nameText: Reader<Text> = (node, scope) => {
  if (node.kind === 'map') return readText(node, scope, 'plain');
  const scalar = readString(node, scope);
  return scalar === null ? null : toName(scalar.source, scalar.place, scope);
};

/** Returns the text that is the same in every language of the study. */
export function toName(source: string, { origin }: Place, scope: Pick<Scope, 'languages'>): Text {
  const [first, ...others] = scope.languages;
  const inLanguage = (language: Language): Translation => ({ language, source, origin });
  return { translations: [inLanguage(first), ...others.map(inLanguage)], origin };
}

/**
 * Reads a text in one or more languages and checks its Markdown. Reports `translation-missing` for each language of the
 * study that it lacks, `language-unknown`, `value-empty` and `value-type`.
 */
function readText(node: Node, scope: Scope, markup: Markup): Text | null {
  const wordings = node.kind === 'map' ? readWordings(node, scope) : readPlainly(node, scope);
  const [first, ...others] = wordings.map(({ language, scalar }) => toTranslation(language, scalar, scope, markup));
  return first === undefined ? null : { translations: [first, ...others], origin: node.place.origin };
}

interface Wording {
  readonly language: Language;
  readonly scalar: ScalarNode;
}

function readPlainly(node: Node, scope: Scope): readonly Wording[] {
  const scalar = readString(node, scope);
  if (scalar === null) return [];
  const [language] = scope.languages;
  reportMissing(node, scope, [language]);
  return [{ language, scalar }];
}

/** Reads a map from language to wording, in the study's order of languages. */
function readWordings(map: MapNode, scope: Scope): readonly Wording[] {
  const known: readonly Language[] = scope.languages;
  const isKnown = (language: string): boolean => !scope.languagesKnown || known.includes(language);
  const wordings: Wording[] = [];
  for (const { key, place, node } of map.entries) {
    if (isKnown(key)) {
      const scalar = readString({ ...node, label: `${map.label} in ${node.label}` }, scope);
      if (scalar !== null) wordings.push({ language: key, scalar });
    } else {
      const hint = suggest(key, known, `The study has ${alternatives(known)}; see \`languages\` in casedeck.yaml.`);
      complain(scope, 'language-unknown', place, `\`${key}\` is not a language of this study.`, hint);
    }
  }
  const present = map.entries.map(({ key }) => key);
  if (present.length === 0) complain(scope, 'value-empty', map.place, `${map.label} is empty.`);
  else if (present.every(isKnown)) reportMissing(map, scope, present);
  return wordings.sort((a, b) => known.indexOf(a.language) - known.indexOf(b.language));
}

function reportMissing(node: Node, scope: Scope, present: readonly string[]): void {
  if (!scope.languagesKnown) return;
  for (const language of scope.languages) {
    if (present.includes(language)) continue;
    const message = `${node.label} has no text in \`${language}\`.`;
    complain(scope, 'translation-missing', node.place, message, `Write \`${example(scope.languages)}\`.`);
  }
}

function example(languages: readonly Language[]): string {
  return `{ ${languages.map((language) => `${language}: "…"`).join(', ')} }`;
}

function toTranslation(language: Language, scalar: ScalarNode, scope: Scope, markup: Markup): Translation {
  const source = scalar.source.replace(/\n+$/, '');
  const { origin } = scalar.place;
  if (markup !== 'plain') {
    const { place, exact } = scalar;
    checkMarkdown({ markdown: source, inline: markup === 'inline', sections: false, place, exact }, scope);
  }
  return { language, source, origin };
}
