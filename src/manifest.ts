import { createHash } from 'node:crypto';
import type { Wording } from './comparison.ts';
import { isoDate } from './dates.ts';
import type { Study } from './model.ts';

/** One finished file as `manifest.json` lists it; a path is relative to the results folder. */
export interface FileFact {
  readonly path: string;
  readonly kind: 'deck' | 'handout' | 'paper' | 'brief' | 'table' | 'portal';
  readonly id: string;
  readonly language: string;
  readonly format: string;
  readonly title: string;
  readonly cities: readonly string[];
  readonly themes: readonly string[];
  readonly bytes: number;
  readonly sha256: string;
  /** Decks only. */
  readonly slides?: number;
  /** PDFs only. */
  readonly pages?: number;
}

/** What is known of a file before it is written. */
export type FileSpec = Omit<FileFact, 'bytes' | 'sha256'>;

/** Returns the entry of a file with that content. */
export function factOf(spec: FileSpec, content: Uint8Array | string): FileFact {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const { slides, pages, ...rest } = spec;
  return {
    ...rest,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...(slides === undefined ? {} : { slides }),
    ...(pages === undefined ? {} : { pages }),
  };
}

/** Returns `manifest.json`, files sorted by path. */
export function formatManifest(study: Study, title: Wording, files: readonly FileFact[]): string {
  const manifest = {
    version: 1,
    study: { title: title.text, asOf: study.asOf === null ? null : isoDate(study.asOf), edition: study.edition },
    files: sortFacts(files),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Returns the files in the order of their paths, by code units. */
export function sortFacts(files: readonly FileFact[]): readonly FileFact[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Returns the files that a manifest lists; none for a text that is no manifest of ours. */
export function readManifest(text: string | null): readonly FileFact[] {
  if (text === null) return [];
  try {
    const { version, files } = JSON.parse(text) as { version?: unknown; files?: unknown };
    return version === 1 && Array.isArray(files) ? (files as readonly FileFact[]) : [];
  } catch {
    return []; // Whatever it is, it says nothing about earlier results.
  }
}
