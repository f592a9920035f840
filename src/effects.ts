import { mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EnvironmentError, systemCode } from './error.ts';
import { isWithin } from './folder.ts';

/** Something that a person who waits may want to know. */
export type BuildEvent =
  | { readonly kind: 'phase'; readonly name: string; readonly detail: string | null }
  | { readonly kind: 'file'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'browser'; readonly path: string; readonly version: string };

/** What a build does to the world. Paths are relative to the results folder, with `/` between names. */
export interface Effects {
  /** Returns the `manifest.json` that an earlier build left, or null. */
  earlierManifest(): Promise<string | null>;
  /** Keeps a finished result; nobody sees it before `commit`. */
  write(path: string, content: Uint8Array | string): Promise<void>;
  /** Puts all results in their places, each file whole. */
  commit(): Promise<void>;
  /** Forgets everything written since the last commit. */
  discard(): Promise<void>;
  log(event: BuildEvent): void;
}

/** Where and how `FileEffects` writes. */
export interface FileEffectsOptions {
  /** The results folder, absolute. */
  readonly out: string;
  /** Whether `commit` removes what the earlier `manifest.json` lists and this build did not write. */
  readonly prune: boolean;
  readonly signal: AbortSignal;
  readonly log: (event: BuildEvent) => void;
}

const manifest = 'manifest.json';
const stagingName = /^\.casedeck-\w{6}$/;

/**
 * Effects on real files. Results wait in a hidden folder inside the results folder, hence on the same file system, and
 * are renamed into place. Only files that casedeck has listed itself are ever deleted. Throws EnvironmentError where the
 * file system says no.
 */
export class FileEffects implements Effects {
  readonly #options: FileEffectsOptions;
  readonly #written: Set<string> = new Set();
  #staging: Promise<Staging> | null = null;

  constructor(options: FileEffectsOptions) {
    this.#options = options;
  }

  async write(path: string, content: Uint8Array | string): Promise<void> {
    if (!isPlain(path)) throw new Error(`A result cannot be called ${path}`);
    if (this.#written.has(path)) throw new Error(`Two results are called ${path}`);
    this.#options.signal.throwIfAborted();
    this.#written.add(path);
    this.#staging ??= openStaging(this.#options.out);
    const { folder } = await this.#staging;
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    await attempt(this.#options.out, async () => {
      await makeFolder(dirname(join(folder, path)));
      await writeFile(join(folder, path), bytes);
    });
    this.log({ kind: 'file', path, bytes: bytes.length });
  }

  async commit(): Promise<void> {
    this.#options.signal.throwIfAborted();
    if (this.#staging === null) return;
    const { out, prune } = this.#options;
    const { folder } = await this.#staging;
    await attempt(out, async () => {
      const outdated = prune ? (await listedIn(out)).filter((path) => !this.#written.has(path)) : [];
      for (const path of manifestLast(this.#written)) {
        await makeFolder(dirname(join(out, path)));
        await rename(join(folder, path), join(out, path));
      }
      for (const path of outdated) await removeListed(out, path);
      await rm(folder, { recursive: true, force: true });
    });
    this.#forget();
  }

  async earlierManifest(): Promise<string | null> {
    return readManifest(this.#options.out);
  }

  async discard(): Promise<void> {
    if (this.#staging === null) return;
    const { out } = this.#options;
    const staging = await this.#staging.catch(() => null);
    this.#forget();
    if (staging === null) return;
    await attempt(out, async () => {
      await rm(staging.folder, { recursive: true, force: true });
      if (staging.created !== null) await removeEmptyFolders(out, dirname(staging.created));
    });
  }

  log(event: BuildEvent): void {
    this.#options.log(event);
  }

  #forget(): void {
    this.#staging = null;
    this.#written.clear();
  }
}

/** Returns effects for work that has none but to log; writing is a bug. */
export function logOnly(log: (event: BuildEvent) => void): Effects {
  const write = (path: string): Promise<void> => Promise.reject(new Error(`${path} is not to be written`));
  const nothing = (): Promise<void> => Promise.resolve();
  return { write, commit: nothing, discard: nothing, earlierManifest: () => Promise.resolve(null), log };
}

/** The hidden folder, and the topmost folder that had to be made for it. */
interface Staging {
  readonly folder: string;
  readonly created: string | null;
}

/** Makes a staging folder, and clears away those of builds that were killed. */
function openStaging(out: string): Promise<Staging> {
  return attempt(out, async () => {
    const created = await makeFolder(out);
    for (const name of await readdir(out)) {
      if (stagingName.test(name)) await rm(join(out, name), { recursive: true, force: true });
    }
    return { folder: await mkdtemp(join(out, '.casedeck-')), created };
  });
}

/**
 * Makes a folder and those above it; returns the topmost that was made, or null. The recursive `mkdir` of Node never ends
 * where a file system answers ENOENT below a folder that is there, as `/proc` does.
 */
async function makeFolder(path: string): Promise<string | null> {
  try {
    await mkdir(path);
    return path;
  } catch (error) {
    if (systemCode(error) === 'EEXIST' && (await stat(path)).isDirectory()) return null;
    if (systemCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
  }
  const above = await makeFolder(dirname(path));
  await mkdir(path).catch((error: unknown) => {
    if (systemCode(error) !== 'EEXIST') throw error;
  });
  return above ?? path;
}

/** Returns the paths that the manifest of an earlier build lists; none if there is no manifest that can be read. */
async function listedIn(out: string): Promise<readonly string[]> {
  const text = (await readManifest(out)) ?? '{}';
  const files = field(parseOrNull(text), 'files');
  if (!Array.isArray(files)) return [];
  return files
    .map((file: unknown): unknown => field(file, 'path'))
    .filter((path: unknown): path is string => typeof path === 'string' && isPlain(path));
}

function readManifest(out: string): Promise<string | null> {
  return attempt(out, () =>
    readFile(join(out, manifest), 'utf8').catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return null;
      throw error;
    }),
  );
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Not a manifest of ours, so it lists nothing that may be deleted.
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The manifest goes last: until then the earlier one says which of the older files are ours. */
function manifestLast(paths: Iterable<string>): readonly string[] {
  return [...paths].sort((a, b) => Number(a === manifest) - Number(b === manifest));
}

/** Deletes one file of an earlier build and the folders that are empty without it. Links out of the folder are not followed. */
async function removeListed(out: string, path: string): Promise<void> {
  const folder = dirname(join(out, path));
  const real = await realpath(folder).catch(() => null);
  if (real === null || !isWithin(await realpath(out), real)) return;
  await rm(join(out, path), { force: true });
  await removeEmptyFolders(folder, out);
}

/** Removes the folder and those above it as long as they are empty, up to but without `until`. */
async function removeEmptyFolders(folder: string, until: string): Promise<void> {
  for (let current = folder; current !== until; current = dirname(current)) {
    try {
      await rmdir(current);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') continue;
      if (systemCode(error) === 'ENOTEMPTY' || systemCode(error) === 'EEXIST') return;
      throw error;
    }
  }
}

/** Whether the path is relative, stays where it is, and is no staging folder. */
function isPlain(path: string): boolean {
  return path
    .split('/')
    .every((name) => /^[^\\:\0]+$/.test(name) && name !== '.' && name !== '..' && !stagingName.test(name));
}

const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'Free some disk space, or choose another folder with --out.',
  EDQUOT: 'Free some of your disk quota, or choose another folder with --out.',
  EBUSY: 'Close the programs that show the results, then build again.',
  ENOENT: 'Another build into the same folder may have run at the same time: build again.',
};

/** Runs file operations; every refusal of the system becomes an EnvironmentError that says what to do. */
async function attempt<T>(out: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = systemCode(error);
    if (code === null || !(error instanceof Error)) throw error;
    const hint = remedies[code] ?? 'Make the folder writable, or choose another one with --out.';
    throw new EnvironmentError(`Results cannot be written to ${out}: ${error.message}`, hint, error);
  }
}
