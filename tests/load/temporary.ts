import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Checked, Diagnostic } from '../../src/diagnostic.ts';
import { loadStudy } from '../../src/load/study.ts';
import type { Study } from '../../src/model.ts';

/** A study's files by path; without a `casedeck.yaml` a German one is added. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes a study to a temporary folder, gives that to `use`, and removes it. */
export async function withFolder<T>(files: Files, use: (root: string) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'casedeck-'));
  try {
    for (const [file, content] of Object.entries({ 'casedeck.yaml': german, ...files })) {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), content);
    }
    return await use(root);
  } finally {
    await rm(root, { recursive: true });
  }
}

/** Loads a study of these files. */
export function load(files: Files): Promise<Checked<Study>> {
  return withFolder(files, loadStudy);
}

/** Returns what is said of a study of these files, e.g. "casedeck.yaml:3:1 value-empty". */
export async function problems(files: Files): Promise<readonly string[]> {
  return (await load(files)).diagnostics.map(summarise);
}

/** E.g. "casedeck.yaml:3:1 value-empty". */
export function summarise({ code, origin }: Diagnostic): string {
  return origin === null ? code : `${origin.file}:${origin.line}:${origin.column} ${code}`;
}

const german = 'title: Probe\nlanguages: [de]\n';
