import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Captured, runCaptured } from './capture.ts';

const bin = fileURLToPath(new URL('../../src/bin.ts', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casedeck-test-'));
  await cp(fileURLToPath(new URL('studies', import.meta.url)), folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs the program as a person does; `onStart` is called when it has begun to work. */
async function spawnCli(argv: readonly string[], onStart: (pid: number) => void = () => undefined): Promise<Captured> {
  const child = spawn(process.execPath, [bin, ...argv], { cwd: folder });
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => {
    out += text;
  });
  child.stdout.once('data', () => onStart(child.pid ?? 0));
  child.stderr.on('data', (text: Buffer) => {
    err += text;
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}

async function results(): Promise<readonly string[]> {
  return (await readdir(join(folder, 'good', 'dist'), { recursive: true }).catch(() => [])).sort();
}

describe('the program', () => {
  it('builds decks, papers and tables of a small study, twice the same', async () => {
    const { code, out, err } = await spawnCli(['build', 'good']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/\d+ files in good\/dist \(\d+(\.\d)? s, .*Chrom.*\)\n$/);
    const first = await results();
    expect(first).toContain(join('de', 'decks', 'overview.pdf'));
    const manifest = await readFile(join(folder, 'good', 'dist', 'manifest.json'), 'utf8');
    expect((await spawnCli(['build', 'good', '--jobs', '1'])).code).toBe(0);
    expect(await results()).toEqual(first);
    expect(await readFile(join(folder, 'good', 'dist', 'manifest.json'), 'utf8')).toBe(manifest);
  });

  it('ends with 130 when it is interrupted, and leaves nothing half-written', async () => {
    const argv = ['build', 'good', '--json'];
    const { code, out, err } = await spawnCli(argv, (pid) => process.kill(pid, 'SIGINT'));
    expect([code, err]).toEqual([130, 'Interrupted; nothing was written.\n']);
    expect(out).toContain('"exitCode":130');
    expect(await results()).toEqual([]);
  });
});

describe('an interruption', () => {
  it('leaves the earlier results as they were', async () => {
    await mkdir(join(folder, 'good', 'dist'));
    await writeFile(join(folder, 'good', 'dist', 'index.html'), 'earlier');
    const interruption = new AbortController();
    const out = (): void => interruption.abort();
    const { code } = await runCaptured(['build', 'good'], folder, { signal: interruption.signal, out });
    expect(code).toBe(130);
    expect(await results()).toEqual(['index.html']);
  });
});

describe('the environment', () => {
  it('may have no browser: then only what needs none is built', async () => {
    const without = { variables: { PATH: '/nowhere' }, home: folder, platform: 'darwin' };
    const { code, err } = await runCaptured(['build', 'good', '--formats', 'pdf'], folder, without);
    expect(code).toBe(3);
    expect(err).toMatch(/^There is no browser .*\nInstall /);
    expect((await runCaptured(['build', 'good', '--formats', 'csv'], folder, without)).code).toBe(0);
    expect((await runCaptured(['check', 'good'], folder, without)).code).toBe(0);
  });

  it('may name a browser that is none, which matters only to those who need one', async () => {
    const without = { variables: { CASEDECK_BROWSER: '/nowhere' } };
    expect((await runCaptured(['check', 'good'], folder, without)).code).toBe(0);
    expect((await runCaptured(['build', 'good', '--formats', 'csv,json'], folder, without)).code).toBe(0);
    const { code, err } = await runCaptured(['build', 'good', '--formats', 'pdf'], folder, without);
    expect([code, err]).toEqual([
      3,
      'CASEDECK_BROWSER is set to /nowhere, which is no program.\nCorrect or unset CASEDECK_BROWSER.\n',
    ]);
  });

  it('may have a file where the results belong', async () => {
    await writeFile(join(folder, 'good', 'dist'), '');
    const { code, err } = await runCaptured(['build', 'good', '--formats', 'csv'], folder);
    expect(code).toBe(3);
    expect(err).toMatch(/^Results cannot be written/);
  });
});

describe('the doctor', () => {
  it('finds everything', async () => {
    const { code, out } = await runCaptured(['doctor', '--json'], folder);
    const facts = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { fact: string; ok: boolean });
    expect(facts.map(({ fact }) => fact)).toEqual(['node', 'system', 'browser', 'printing', 'templates', 'folder']);
    expect(facts.every(({ ok }) => ok)).toBe(true);
    expect(code).toBe(0);
    expect((await runCaptured(['doctor'], folder)).out).toMatch(/^ok {7}node {6}\d+/);
  });

  it('says what is missing, and what mends it', async () => {
    const broken = join(folder, 'chrome');
    await writeFile(broken, '#!/bin/sh\nexit 1\n');
    await chmod(broken, 0o755);
    const { code, out } = await runCaptured(['doctor'], folder, {
      variables: { CASEDECK_BROWSER: broken },
    });
    expect(code).toBe(3);
    expect(out).toMatch(/^missing {2}printing .* does not start/m);
    const without = await runCaptured(['doctor'], folder, { variables: {}, home: folder, platform: 'darwin' });
    expect(without.code).toBe(3);
    expect(without.out).toMatch(/^missing {2}browser {3}none\n +Install /m);
  });
});

describe('a terminal', () => {
  it('shows progress in one line that is cleared in the end', async () => {
    const { out, err } = await runCaptured(['build', 'good', '--formats', 'csv'], folder, { columns: 40 });
    expect(out).toBe('1 file in good/dist (0 s)\n');
    const lines = err.split('\r\u001b[2K');
    expect(lines.at(-1)).toBe('');
    expect(lines.some((line) => line.includes('1 file'))).toBe(true);
    for (const line of lines) expect(line.length).toBeLessThan(40);
  });

  it('shows problems in colour', async () => {
    const { err } = await runCaptured(['check', 'bad'], folder, { color: true });
    expect(err).toContain('\u001b[31m');
  });
});

it('says that a bug is a bug', async () => {
  const now = (): number => {
    throw new Error('a clock that is broken');
  };
  const { code, err } = await runCaptured(['build', 'good'], folder, { now });
  expect(code).toBe(70);
  expect(err).toMatch(/^Error: a clock that is broken\n {4}at /);
  expect(err).toMatch(/This is a bug in casedeck \d/);
});
