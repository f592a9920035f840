import type { ProseBlock } from '../block.ts';
import type { Wording } from '../comparison.ts';
import type { Audience, Body, Case, Section } from '../model.ts';
import { plain } from '../wording.ts';
import type { Context } from './context.ts';
import { fixedWord, splitProse } from './context.ts';

/** Returns the body in the context's language, else in the study's first; undefined without any. */
export function bodyOf(item: Case, context: Context): Body | undefined {
  return item.bodies.find((body) => body.language === context.locale.language) ?? item.bodies[0];
}

/** Returns the passages of a section that those audiences see, or null if there is none. */
export function passages(section: Section, audiences: readonly Audience[], body: Body, item: Case): ProseBlock | null {
  const paragraphs = section.passages
    .filter((passage) => audiences.includes(passage.audience))
    .flatMap(({ markdown, origin }) => splitProse({ markdown, origin, language: body.language }));
  if (paragraphs.length === 0) return null;
  return { kind: 'prose', role: 'text', paragraphs, city: item.city, theme: item.theme, origin: section.origin };
}

/** Returns the heading of a section; what precedes the first heading is headed by the case's claim. */
export function sectionTitle(section: Section, item: Case, body: Body, context: Context): Wording {
  if (section.title !== '') return { text: section.title, markup: 'markdown', language: body.language };
  const { language } = context.locale;
  return item.title === null ? fixedWord('part.case', context) : plain(item.title, language);
}
