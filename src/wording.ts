import type { Wording } from './comparison.ts';
import { plainMarkdown } from './markdown.ts';
import { citationsIn } from './markdown-structure.ts';
import type { Language, Text, Translation } from './model.ts';
import type { Reference } from './table.ts';
import { typeset } from './typography.ts';

/** Returns the translation in that language, else the study's first, else any. */
export function inLanguage(text: Text, language: Language): Translation {
  return text.translations.find((translation) => translation.language === language) ?? text.translations[0];
}

/** Returns the text of a plain field in that language. */
export function plain(text: Text, language: Language): Wording {
  return wording(text, language, 'plain');
}

/** Returns the text of an inline Markdown field in that language. */
export function inline(text: Text, language: Language): Wording {
  return wording(text, language, 'markdown');
}

/** Returns fixed or formatted words of casedeck as a wording. */
export function fixed(text: string, language: Language): Wording {
  return { text, markup: 'plain', language };
}

/** Returns the text as it reads without markup and without what it cites. */
export function withoutMarkup({ text, markup }: Wording): string {
  return markup === 'plain' ? text : plainMarkdown(text, () => '');
}

/** Returns what the text cites, in reading order. */
export function citedIn({ text, markup }: Wording): readonly Reference[] {
  return markup === 'markdown' ? citationsIn(text) : [];
}

function wording(text: Text, language: Language, markup: Wording['markup']): Wording {
  const translation = inLanguage(text, language);
  return { text: typeset(translation.source, translation.language), markup, language: translation.language };
}
