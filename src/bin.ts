#!/usr/bin/env node
import { availableParallelism, homedir } from 'node:os';
import process from 'node:process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `casedeck needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org.\n`,
  );
  process.exit(3);
}

// Only now, as what it brings along may not even load on an older Node.
const { run } = await import('./cli.ts');
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => interruption.abort());
}
// Whoever reads our output may stop early, as in `casedeck check | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const variables = process.env;
const isTerminal = process.stderr.isTTY === true && variables['TERM'] !== 'dumb';
process.exitCode = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  columns: isTerminal ? (process.stderr.columns ?? 80) : null,
  color: isTerminal && !variables['NO_COLOR'],
  variables,
  platform: process.platform,
  architecture: process.arch,
  nodeVersion: process.versions.node,
  home: homedir(),
  folder: process.cwd(),
  cores: availableParallelism(),
  isRoot: process.getuid?.() === 0,
  signal: interruption.signal,
  now: () => performance.now(),
});
