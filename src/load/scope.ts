import { type Code, diagnose, type Report } from '../diagnostic.ts';
import type { Language } from '../model.ts';
import type { Node, Place } from './node.ts';

/** What every reader may refer to, and where it reports. */
export interface Scope {
  readonly report: Report;
  readonly languages: readonly [Language, ...Language[]];
  /** False while `languages` of the study is missing or wrong: then any language is accepted and none is missed. */
  readonly languagesKnown: boolean;
  readonly cities: ReadonlySet<string>;
  readonly themes: ReadonlySet<string>;
  /** Ids of the bibliography, or null when it cannot be read: then every source is accepted. */
  readonly sources: ReadonlySet<string> | null;
  /** Collects every image that a text or the design shows. */
  readonly images: ImageUse[];
}

/** An image as it is asked for: its path is relative to the file that names it, or to the study. */
export interface ImageUse {
  readonly path: string;
  readonly place: Place;
}

/** Turns a node into what it says; null when it cannot, which is then reported. */
export type Reader<T> = (node: Node, scope: Scope) => T | null;

/** Reports a problem of the place and returns null, as a reader does then. */
export function complain(
  scope: Pick<Scope, 'report'>,
  code: Code,
  place: Place,
  message: string,
  hint: string | null = null,
): null {
  scope.report(diagnose(code, place.origin, message, { hint, length: place.length }));
  return null;
}
