import type { Body, Case, Language } from '../model.ts';
import { type ActorUse, actors, relations } from './actors.ts';
import type { Attributes } from './attributes.ts';
import { type Part, readBody, splitFrontMatter } from './body.ts';
import { partialDate } from './dates.ts';
import { statements, timeline } from './events.ts';
import { anything, readFields } from './fields.ts';
import { caseFindings, recommendations } from './findings.ts';
import { emptyMap, type Place } from './node.ts';
import { oneOf } from './scalars.ts';
import { complain, type Scope } from './scope.ts';
import { blockText, plainText } from './text.ts';
import { gapReason, readValues } from './values.ts';
import { parseFields } from './yaml.ts';

/** A case file and its translations, as texts; null for one that cannot be read. */
export interface CaseTexts {
  readonly city: string;
  readonly theme: string;
  readonly file: string;
  readonly text: string | null;
  readonly translations: readonly {
    readonly language: Language;
    readonly file: string;
    readonly text: string | null;
  }[];
}

/** A case, and the actors that its relations name. */
export interface LoadedCase {
  readonly found: Case;
  readonly uses: readonly ActorUse[];
}

const shape = {
  title: plainText,
  summary: blockText,
  status: oneOf(['draft', 'final']),
  asOf: partialDate,
  gap: gapReason,
  attributes: anything,
  timeline,
  actors,
  statements,
  recommendations,
  notes: blockText,
};

/** Reads the files of a case; `attributes` are those of its theme. */
export function readCase(texts: CaseTexts, attributes: Attributes | null, scope: Scope): LoadedCase {
  const { city, theme, file } = texts;
  const { frontMatter, body } = splitCase(texts, scope);
  const node = frontMatter === null ? null : parseFields(file, frontMatter.text, scope.report, frontMatter.firstLine);
  const uses: ActorUse[] = [];
  const whole = { ...shape, relations: relations(uses), findings: caseFindings(city) };
  const fields = readFields(node ?? emptyMap(file), scope, 'a case', whole);
  const found: Case = {
    city,
    theme,
    title: fields.title,
    summary: fields.summary,
    status: fields.status ?? 'final',
    asOf: fields.asOf,
    gap: fields.gap,
    values: fields.attributes === null ? new Map() : readValues(fields.attributes, theme, attributes, scope),
    timeline: fields.timeline ?? [],
    actors: fields.actors ?? [],
    relations: fields.relations ?? [],
    statements: fields.statements ?? [],
    findings: fields.findings ?? [],
    recommendations: fields.recommendations ?? [],
    notes: fields.notes,
    bodies: readBodies(texts, body, scope),
    origin: { file, line: 1, column: 1 },
  };
  return { found, uses };
}

/** Reports `front-matter-missing`, also where its end is missing: then there is no telling where the body begins. */
function splitCase(
  { file, text }: CaseTexts,
  scope: Scope,
): { readonly frontMatter: Part | null; readonly body: Part } {
  const nothing = { frontMatter: null, body: { text: '', firstLine: 1 } };
  if (text === null) return nothing;
  const parts = splitFrontMatter(text);
  if (parts.frontMatter !== null) return parts;
  const top = { origin: { file, line: 1, column: 1 }, length: 3 };
  if (/^---[ \t]*(\n|$)/.test(text)) {
    complain(scope, 'front-matter-missing', top, 'The front matter has no end.', 'End it with a line `---`.');
    return nothing;
  }
  const hint = 'Begin the file with a line `---`, the fields of the case, and another line `---`.';
  complain(scope, 'front-matter-missing', top, 'This case has no front matter.', hint);
  return parts;
}

/** Reads the body in every language; reports `translation-missing` where only the first language has one. */
function readBodies({ file, translations }: CaseTexts, part: Part, scope: Scope): readonly Body[] {
  const [firstLanguage, ...otherLanguages] = scope.languages;
  const first = readBody(file, part, firstLanguage, scope);
  const others = translations.map((translation) => {
    const { frontMatter, body } = splitFrontMatter(translation.text ?? '');
    if (frontMatter !== null) {
      const top: Place = { origin: { file: translation.file, line: 1, column: 1 }, length: 3 };
      const message = 'A translation of a body has no front matter of its own.';
      complain(scope, 'front-matter-unexpected', top, message, `Remove it; translate texts in \`${file}\`.`);
    }
    return readBody(translation.file, body, translation.language, scope);
  });
  const bodies = [first, ...others].filter((body) => body.sections.length > 0);
  const missing = otherLanguages.filter((language) => !bodies.some((body) => body.language === language));
  if (first.sections.length > 0 && scope.languagesKnown) reportUntranslated(file, missing, scope);
  return bodies;
}

function reportUntranslated(file: string, missing: readonly Language[], scope: Scope): void {
  for (const language of missing) {
    const hint = `Write it into \`${file.replace(/\.md$/, `.${language}.md`)}\`.`;
    const top = { origin: { file, line: 1, column: 1 }, length: 1 };
    complain(scope, 'translation-missing', top, `The body of this case has no text in \`${language}\`.`, hint);
  }
}
