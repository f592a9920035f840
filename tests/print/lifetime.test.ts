import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import process from 'node:process';
import { expect, it } from 'vitest';
import { EnvironmentError } from '../../src/error.ts';
import { Printer } from '../../src/print/printer.ts';
import { page, paper } from './documents.ts';
import { anyBrowser, launchPrinter, sandbox } from './printing.ts';

const job = { name: 'de/papers/probe', html: page('<p>x</p>'), contents: false, date: null };

it('prints more documents than it has tabs', async () => {
  await using printer = await launchPrinter({ tabs: 2 });
  const printed = await Promise.all(Array.from({ length: 7 }, () => printer.print(job)));
  expect(printed.map(({ pages }) => pages)).toEqual([1, 1, 1, 1, 1, 1, 1]);
});

it('says which step of which document took too long', async () => {
  await using printer = await launchPrinter({ timeoutMs: 700 });
  const late = printer.print({ ...job, html: paper(60) });
  await expect(late).rejects.toThrow(EnvironmentError);
  // Where the machine is busy, opening a page may take longer already.
  await expect(late).rejects.toThrow(
    /^The browser did not finish (opening a page|[a-z ]+ de\/papers\/probe) within 0\.7 s/,
  );
});

it('stops at once when interrupted', async () => {
  const interruption = new AbortController();
  await using printer = await launchPrinter({ signal: interruption.signal });
  const printing = printer.print({ ...job, html: paper(40) });
  setTimeout(() => interruption.abort(), 100);
  await expect(printing).rejects.toThrow('aborted');
  await expect(printer.print(job)).rejects.toThrow('aborted');
});

it.each([0, 50, 150, 400])('says so when the browser ends by itself after %d ms', async (ms) => {
  await using printer = await launchPrinter();
  const printing = printer.print({ ...job, html: paper(150) });
  printing.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, ms));
  killAll(await processesBelow(process.pid));
  await expect(printing).rejects.toThrow(/^The browser ended while /);
  await expect(printing).rejects.toThrow(EnvironmentError);
  await expect(printer.print(job)).rejects.toThrow(/^The browser ended while /);
});

it('says so when a page crashes', async () => {
  await using printer = await launchPrinter();
  const printing = printer.open('de/papers/probe', paper(40), async (document) => {
    const renderers = (await listProcesses()).filter(({ line }) => line.includes('--type=renderer'));
    const below = await processesBelow(process.pid);
    killAll(renderers.map(({ pid }) => pid).filter((pid) => below.includes(pid)));
    return document.countPages();
  });
  await expect(printing).rejects.toThrow(/^The browser (ended|failed) while printing de\/papers\/probe/);
  await expect(printing).rejects.toThrow(EnvironmentError);
  // Some versions of Chromium do not outlive the death of a page: then that is what must be said.
  const next = await printer.print(job).catch((error: unknown) => error);
  if (next instanceof EnvironmentError) expect(next.message).toMatch(/^The browser ended while /);
  else expect(next).toMatchObject({ pages: 1 });
});

it('says why a program is no browser', async () => {
  const choice = { path: '/bin/false', kind: 'full', foundBy: 'a test' } as const;
  const options = { tabs: 1, sandbox, signal: new AbortController().signal };
  await expect(Printer.launch(choice, options)).rejects.toThrow(/\/bin\/false does not start/);
});

it('leaves no process and no profile behind', async () => {
  const printer = await launchPrinter();
  await printer.print(job);
  const profile = await profileBelow(process.pid);
  expect(existsSync(profile)).toBe(true);
  await printer[Symbol.asyncDispose]();
  expect(await processesBelow(process.pid)).toEqual([]);
  expect(existsSync(profile)).toBe(false);
});

it('ends the browser even if the program is killed', async () => {
  const { path } = await anyBrowser();
  const script = `
    const { Printer } = await import(${JSON.stringify(new URL('../../src/print/printer.ts', import.meta.url).href)});
    const choice = { path: ${JSON.stringify(path)}, kind: 'headless-shell', foundBy: 'a test' };
    const printer = await Printer.launch(choice, { tabs: 1, sandbox: ${sandbox}, signal: new AbortController().signal });
    await printer.print(${JSON.stringify(job)});
    console.log('ready');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  await once(child.stdout, 'data');
  const browser = await processesBelow(child.pid ?? 0);
  const profile = await profileBelow(child.pid ?? 0);
  expect(browser.length).toBeGreaterThan(0);
  child.kill('SIGKILL');
  await once(child, 'close');
  await expect.poll(() => alive(browser), { timeout: 30_000 }).toEqual([]);
  await rm(profile, { recursive: true });
});

/** Returns the numbers of all processes that a process has started, directly or not. */
async function processesBelow(root: number): Promise<readonly number[]> {
  const below = new Set([root]);
  for (const { pid, parent, line } of await listProcesses()) {
    if (below.has(parent) && !line.startsWith('Z')) below.add(pid);
  }
  below.delete(root);
  return [...below];
}

/** Returns all processes of the machine but the one that lists them, parents before children; `line` starts with the state. */
async function listProcesses(): Promise<readonly { pid: number; parent: number; line: string }[]> {
  const ps = spawn('ps', ['-ewwo', 'pid=,ppid=,stat=,args=']);
  let output = '';
  ps.stdout.on('data', (text: Buffer) => {
    output += text;
  });
  await once(ps, 'close');
  const rows = [...output.matchAll(/^ *(\d+) +(\d+) +(.*)$/gm)];
  return rows
    .map(([, pid, parent, line = '']) => ({ pid: Number(pid), parent: Number(parent), line }))
    .filter(({ pid }) => pid !== ps.pid);
}

function killAll(pids: readonly number[]): void {
  for (const pid of alive(pids)) process.kill(pid, 'SIGKILL');
}

function alive(pids: readonly number[]): readonly number[] {
  return pids.filter((pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  });
}

/** Returns the folder in which the browser below a process keeps its profile. */
async function profileBelow(root: number): Promise<string> {
  const below = await processesBelow(root);
  const row = (await listProcesses()).find(({ pid, line }) => below.includes(pid) && line.includes('--user-data-dir='));
  return /--user-data-dir=(\S+)/.exec(row?.line ?? '')?.[1] ?? '';
}
