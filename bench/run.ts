/**
 * Measures a build of the shipped study: how long each publication takes, beside the time that Chromium alone needs to
 * load and print the same finished HTML in a fresh page. Both are taken in turn in one run, so that the ratio holds on a
 * noisy machine. The first publication of each kind warms up and is not counted.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from '../src/build.ts';
import { FileEffects } from '../src/effects.ts';
import { toBuildOptions } from '../src/options.ts';
import { openWorkshops, prepare } from '../src/prepare.ts';
import { findBrowser, requireBrowser } from '../src/print/browser.ts';
import { Printer } from '../src/print/printer.ts';
import { produce, productionsOf } from '../src/produce/publication.ts';
import { floorOf } from './floor.ts';

const study = fileURLToPath(new URL('..', import.meta.url));
const sandbox = process.getuid?.() !== 0;
const { signal } = new AbortController();
const browser = requireBrowser(
  await findBrowser({ variables: process.env, platform: process.platform, home: homedir() }),
);

const rows = await measurePublications();
print(rows);
await measureBuild();

interface Row {
  readonly name: string;
  readonly kind: string;
  readonly pages: number;
  readonly oursMs: number;
  readonly floorMs: number;
}

async function measurePublications(): Promise<readonly Row[]> {
  await using printer = await Printer.launch(browser, { tabs: 1, sandbox, signal });
  await using floor = await floorOf(browser, sandbox);
  let htmls: string[] = [];
  let pages = 0;
  const formats = new Set(['html', 'pdf'] as const);
  const shops = await openWorkshops(await prepare(study, null), {
    formats,
    printer: () => Promise.resolve(printer),
    write: async (spec, content) => {
      if (spec.format === 'html') htmls.push(String(content));
      if (spec.format === 'pdf') pages += spec.pages ?? 0;
    },
    report: ({ code, message }) => console.error(`${code}: ${message}`),
  });
  const found: Row[] = [];
  const warm = new Set<string>();
  for (const production of productionsOf(shops)) {
    const { kind, id, editions } = production;
    [htmls, pages] = [[], 0];
    const started = performance.now();
    await produce(production);
    const oursMs = performance.now() - started;
    let floorMs = 0;
    for (const html of htmls) floorMs += await floor.print(html, kind === 'deck');
    const name = `${editions.map(({ plan }) => plan.title.language).join('+')}/${kind}/${id}`;
    if (warm.has(kind)) found.push({ name, kind, pages, oursMs, floorMs });
    warm.add(kind);
  }
  return found;
}

function print(all: readonly Row[]): void {
  console.log('publication                          pages   ours ms  Chromium ms  ratio');
  for (const { name, pages, oursMs, floorMs } of all) {
    const ratio = (oursMs / floorMs).toFixed(2);
    console.log(
      `${name.padEnd(36)} ${column(pages, 5)} ${column(oursMs, 9)} ${column(floorMs, 12)} ${ratio.padStart(6)}`,
    );
  }
  for (const kind of new Set(all.map((row) => row.kind)))
    summary(
      kind,
      all.filter((row) => row.kind === kind),
    );
  summary('all', all);
}

function summary(name: string, all: readonly Row[]): void {
  const ours = all.reduce((sum, row) => sum + row.oursMs, 0);
  const floor = all.reduce((sum, row) => sum + row.floorMs, 0);
  const pages = all.reduce((sum, row) => sum + row.pages, 0);
  console.log(
    `${name}: ${pages} pages, ${Math.round(ours)} ms, Chromium alone ${Math.round(floor)} ms, ratio ${(ours / floor).toFixed(2)}`,
  );
}

function column(value: number, width: number): string {
  return String(Math.round(value)).padStart(width);
}

/** The whole build as a user runs it, several tabs at a time. */
async function measureBuild(): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), 'casedeck-bench-'));
  const machine = { folder: study, cores: cpus().length, browser, sandbox, signal };
  const options = toBuildOptions({ out }, machine);
  const started = performance.now();
  const { files } = await build(options, new FileEffects({ out, prune: true, signal, log: () => undefined }));
  const seconds = (performance.now() - started) / 1000;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  console.log(
    `build: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, ${seconds.toFixed(1)} s with ${options.jobs} tabs`,
  );
  await rm(out, { recursive: true });
}
