/** Builds whole studies, with a real browser where one is needed. */
import { build } from '../src/build.ts';
import type { Effects } from '../src/effects.ts';
import { type BuildOptions, type BuildSpec, toBuildOptions } from '../src/options.ts';
import { anyBrowser, sandbox } from './print/printing.ts';

/** Returns the options of a build on this machine. */
export async function optionsFor(spec: BuildSpec): Promise<BuildOptions> {
  const { signal } = new AbortController();
  return toBuildOptions(spec, { folder: import.meta.dirname, cores: 2, browser: await anyBrowser(), sandbox, signal });
}

/** Effects that remember what they are given. */
export class RecordingEffects implements Effects {
  readonly files: Map<string, Buffer> = new Map();
  committed = false;

  async earlierManifest(): Promise<string | null> {
    return null;
  }

  async write(path: string, content: Uint8Array | string): Promise<void> {
    if (this.files.has(path)) throw new Error(`${path} is written twice`);
    this.files.set(path, Buffer.from(content));
  }

  async commit(): Promise<void> {
    this.committed = true;
  }

  async discard(): Promise<void> {
    this.files.clear();
  }

  log(): void {
    // Nobody watches.
  }
}

/** Returns what came of a build, and the files that it wrote. */
export async function buildRecorded(
  spec: BuildSpec,
): Promise<Awaited<ReturnType<typeof build>> & { readonly written: ReadonlyMap<string, Buffer> }> {
  const effects = new RecordingEffects();
  const result = await build(await optionsFor(spec), effects);
  return { ...result, written: effects.committed ? effects.files : new Map() };
}
