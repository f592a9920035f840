import { access, constants } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { EnvironmentError } from './error.ts';
import type { Machine } from './options.ts';
import { browserRemedy } from './print/browser.ts';
import { Printer } from './print/printer.ts';

/** One thing that casedeck needs, and whether it is there. */
export interface Fact {
  readonly fact: 'node' | 'system' | 'browser' | 'printing' | 'templates' | 'folder';
  readonly value: string;
  readonly ok: boolean;
  /** What mends it; null where nothing is wrong. */
  readonly remedy: string | null;
}

/** What the doctor is told of the machine. */
export interface Patient extends Machine {
  /** E.g. "24.21.0". */
  readonly nodeVersion: string;
  /** E.g. "linux x64". */
  readonly system: string;
}

/** Returns everything that casedeck needs of the machine, in the order in which it is to be mended. Prints a test page. */
export async function examine(patient: Patient): Promise<readonly Fact[]> {
  return [
    { fact: 'node', value: patient.nodeVersion, ok: true, remedy: null },
    { fact: 'system', value: patient.system, ok: true, remedy: null },
    browserFact(patient),
    ...(await printingFact(patient)),
    await accessFact('templates', fileURLToPath(new URL('../templates', import.meta.url)), 'Install casedeck again.'),
    await accessFact('folder', patient.folder, 'Go to a folder that you may write to.', constants.W_OK),
  ];
}

/** Returns the facts as lines of text, e.g. "ok       node     24.21.0". */
export function formatFacts(facts: readonly Fact[]): string {
  return facts.map(formatFact).join('');
}

function formatFact({ fact, value, ok, remedy }: Fact): string {
  const line = `${(ok ? 'ok' : 'missing').padEnd(8)} ${fact.padEnd(9)} ${value}\n`;
  return remedy === null ? line : `${line}${' '.repeat(19)}${remedy}\n`;
}

function browserFact({ browser, browserProblem }: Machine): Fact {
  if (browserProblem) {
    return { fact: 'browser', value: browserProblem.message, ok: false, remedy: browserProblem.hint };
  }
  if (browser === null) return { fact: 'browser', value: 'none', ok: false, remedy: browserRemedy };
  const kind = browser.kind === 'headless-shell' ? 'headless shell' : 'full browser';
  return { fact: 'browser', value: `${browser.path} (${kind}, from ${browser.foundBy})`, ok: true, remedy: null };
}

async function printingFact({ browser, sandbox, signal }: Machine): Promise<readonly Fact[]> {
  if (browser === null) return [];
  try {
    await using printer = await Printer.launch(browser, { tabs: 1, sandbox, signal });
    const html = '<!doctype html><html lang="en"><title>Test</title><body><h1>Test</h1></body></html>';
    const { pages } = await printer.print({ name: 'a test page', html, contents: false, date: null });
    const value = `${printer.version}, ${sandbox ? 'in its sandbox' : 'without its sandbox'}`;
    return [{ fact: 'printing', value, ok: pages === 1, remedy: pages === 1 ? null : browserRemedy }];
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return [{ fact: 'printing', value: error.message, ok: false, remedy: error.hint }];
  }
}

async function accessFact(
  fact: Fact['fact'],
  path: string,
  remedy: string,
  mode: number = constants.R_OK,
): Promise<Fact> {
  const ok = await access(path, mode).then(
    () => true,
    () => false,
  );
  return { fact, value: path, ok, remedy: ok ? null : remedy };
}
