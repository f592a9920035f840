/** Puts texts into every field of a study that a person reads, each with a mark that tells where it went. */
import type { Study, Text } from '../src/model.ts';

/** Which fields get the text: those shown as they stand, or those that hold Markdown. */
export type Markup = 'plain' | 'markdown';

const plainFields = new Set([
  ...['title', 'subtitle', 'question', 'label', 'group', 'name', 'shortName', 'state', 'role', 'addressee', 'term'],
  ...['affiliation', 'address', 'contact', 'logoAlt'],
]);
const plainStrings = new Set(['edition', 'license', 'citation-label', 'literal', 'publisher', 'container-title']);

/** Returns what stands in the field of that mark: "label-3«…»". */
export function marked(mark: string, text: string): string {
  return `${mark}«${text}»`;
}

/** Returns the study with the text in all fields of that markup, in every language, and the marks of these fields. */
export function withText(study: Study, markup: Markup, text: string): { study: Study; marks: readonly string[] } {
  const marks: string[] = [];
  const mark = (field: string): string => {
    marks.push(`${field}-${marks.length}`);
    return marked(marks.at(-1) ?? '', text);
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
