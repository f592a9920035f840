import type { Origin } from './model.ts';

export type Severity = 'error' | 'warning';

/** Every code that casedeck reports, with its severity. Codes are permanent: docs/diagnostics.md explains each. */
export const severities = {
  // Files of the study
  'study-missing': 'error',
  'file-unreadable': 'error',
  'file-encoding': 'error',
  'file-unexpected': 'warning',
  'path-outside': 'error',
  // Syntax
  'yaml-syntax': 'error',
  'bibtex-syntax': 'error',
  'front-matter-missing': 'error',
  'front-matter-unexpected': 'error',
  'markdown-heading': 'warning',
  'markdown-container': 'error',
  'markdown-link': 'error',
  // Shape
  'field-missing': 'error',
  'field-unknown': 'error',
  'field-duplicate': 'error',
  'value-type': 'error',
  'value-range': 'error',
  'value-empty': 'error',
  'field-conflict': 'error',
  'date-impossible': 'error',
  'date-order': 'error',
  'id-invalid': 'error',
  'id-duplicate': 'error',
  // References
  'attribute-unknown': 'error',
  'option-unknown': 'error',
  'city-unknown': 'error',
  'theme-unknown': 'error',
  'source-unknown': 'error',
  'footnote-unknown': 'error',
  'footnote-unused': 'warning',
  'actor-unknown': 'error',
  'language-unknown': 'error',
  'locale-missing': 'error',
  'outline-unknown': 'error',
  // Content
  'city-file-missing': 'error',
  'asset-missing': 'error',
  'alt-missing': 'error',
  'city-unlisted': 'warning',
  'theme-unlisted': 'warning',
  'case-missing': 'warning',
  'source-missing': 'warning',
  'translation-missing': 'warning',
  'not-comparable': 'warning',
  // Results
  'template-syntax': 'error',
  'template-undefined': 'error',
  'slide-overflow': 'error',
  'brief-overflow': 'error',
  'font-fallback': 'warning',
  'request-blocked': 'warning',
} as const;

export type Code = keyof typeof severities;

/** One problem of the study, from its author's point of view. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** What happened, to which thing; names in backticks. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string | null;
  /** The place of the cause; null when no file is to blame. */
  readonly origin: Origin | null;
  /** How many UTF-16 units the caret frame underlines, from the origin on. */
  readonly length: number;
  /** A second place involved, e.g. the data that a template printed. */
  readonly related: Origin | null;
}

/** A value with everything noticed while making it. The value is always usable; problems of a study are never thrown. */
export interface Checked<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where deep code reports a problem and goes on. */
export type Report = (diagnostic: Diagnostic) => void;

/** Returns the diagnostic of that code at that place, with the code's severity. */
export function diagnose(
  code: Code,
  origin: Origin | null,
  message: string,
  more: { hint?: string | null; length?: number; related?: Origin | null } = {},
): Diagnostic {
  return {
    code,
    severity: severities[code],
    message,
    hint: more.hint ?? null,
    origin,
    length: more.length ?? 1,
    related: more.related ?? null,
  };
}

/** Returns the diagnostics sorted by file, line, column and code, equal ones once; those without a place come first. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const distinct = new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...distinct.values()].sort(
    (a, b) =>
      compareText(a.origin?.file ?? '', b.origin?.file ?? '') ||
      (a.origin?.line ?? 0) - (b.origin?.line ?? 0) ||
      (a.origin?.column ?? 0) - (b.origin?.column ?? 0) ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
