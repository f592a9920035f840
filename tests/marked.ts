/** Puts texts into every field of a study that a person reads, each with a mark that tells where it went. */
import type { Study, Text } from '../src/model.ts';

/** Which fields get the text: those shown as they stand, or those that hold Markdown. */
export type Markup = 'plain' | 'markdown';

const plainFields = new Set([
  ...['title', 'subtitle', 'question', 'label', 'group', 'name', 'shortName', 'state', 'role', 'addressee', 'term'],
  ...['affiliation', 'address', 'contact', 'logoAlt'],
]);
const plainStrings = new Set(['edition', 'license', 'citation-label', 'literal', 'publisher', 'container-title']);

/** A field by its name and number, and the whole text in it: "label-3«…»". */
export interface Marked {
  readonly field: string;
  readonly text: string;
}

/** Returns the study with the texts in turn in all fields of that markup, in every language, and what stands where. */
export function withTexts(
  study: Study,
  markup: Markup,
  texts: readonly string[],
): { readonly study: Study; readonly marks: readonly Marked[] } {
  const marks: Marked[] = [];
  const mark = (name: string): string => {
    const field = `${name}-${marks.length}`;
    const text = `${field}«${texts[marks.length % texts.length] ?? ''}»`;
    marks.push({ field, text });
    return text;
  };
  const change = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') return markup === 'plain' && plainStrings.has(field) ? mark(field) : value;
    if (typeof value !== 'object' || value === null) return value;
    if (isText(value)) return plainFields.has(field) === (markup === 'plain') ? rewrite(value, mark(field)) : value;
    if (Array.isArray(value)) return value.map((item) => change(item, field));
    if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, change(item, field)]));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item, key)]));
  };
  const { profile, ...rest } = study;
  const changed = change(rest, '') as Omit<Study, 'profile'>;
  return { study: { ...changed, profile: change(profile, '') as Study['profile'] }, marks };
}

function isText(value: object): value is Text {
  return 'translations' in value;
}

function rewrite(text: Text, source: string): Text {
  const [first, ...others] = text.translations.map((translation) => ({ ...translation, source }));
  return { ...text, translations: [first ?? text.translations[0], ...others] };
}
