import { homedir } from 'node:os';
import process from 'node:process';
import { type Io, run } from '../../src/cli.ts';

/** What a command did. */
export interface Captured {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process, in that folder, on a clock that stands still. */
export async function runCaptured(
  argv: readonly string[],
  folder: string,
  overrides: Partial<Io> = {},
): Promise<Captured> {
  let out = '';
  let err = '';
  const code = await run(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    columns: null,
    color: false,
    variables: { PATH: process.env['PATH'] },
    platform: process.platform,
    architecture: process.arch,
    nodeVersion: process.versions.node,
    home: homedir(),
    folder,
    cores: 2,
    isRoot: process.getuid?.() === 0,
    signal: new AbortController().signal,
    now: () => 0,
    ...overrides,
  });
  return { code, out, err };
}
