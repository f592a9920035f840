import { relative } from 'node:path';
import { type BuildResult, build, check } from './build.ts';
import { formatCoverage, formatGaps, gapEvent } from './coverage.ts';
import { examine, formatFacts } from './doctor.ts';
import { type BuildEvent, FileEffects, logOnly } from './effects.ts';
import { EnvironmentError, UsageError } from './error.ts';
import { type Command, parseCommand } from './flags.ts';
import { isWithin } from './folder.ts';
import { commandHelp, generalHelp } from './help.ts';
import { createLineReader } from './line.ts';
import { type BuildOptions, isFullBuild, type Machine, toBuildOptions } from './options.ts';
import { type BrowserSearch, findBrowser } from './print/browser.ts';
import { createProgress, eventLine, type Streams } from './progress.ts';
import { formatDiagnostics, toJsonLine } from './report.ts';
import { formatTraces, traceEvents } from './trace/format.ts';
import { trace } from './trace/trace.ts';
import { version } from './version.ts';

/** How the program ends. */
export const exitCodes = { done: 0, problems: 1, usage: 2, environment: 3, bug: 70, interrupted: 130 } as const;

/** All that the program learns of the process it runs in. */
export interface Io extends Streams, BrowserSearch {
  /** The current folder. */
  readonly folder: string;
  readonly cores: number;
  readonly isRoot: boolean;
  readonly nodeVersion: string;
  readonly architecture: string;
  /** Whether `err` shows colours. */
  readonly color: boolean;
  readonly signal: AbortSignal;
  /** Milliseconds since some moment. */
  now(): number;
}

/** Does what the words ask for and returns the exit code; never throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await runCommand(argv, io);
  } catch (error) {
    return explain(error, io, argv.includes('--json'));
  }
}

async function runCommand(argv: readonly string[], io: Io): Promise<number> {
  const [first] = argv;
  if (first === '--help' || first === '-h' || first === 'help') return print(io, generalHelp);
  if (first === '--version' || first === '-v') return print(io, `casedeck ${version()}\n`);
  if (first === undefined) {
    io.err(generalHelp);
    return exitCodes.usage;
  }
  const command = parseCommand(argv);
  if (command.help) return print(io, commandHelp[command.name]);
  if (command.name === 'doctor') return runDoctor(command, io);
  const options = toBuildOptions(command.spec, await machine(io));
  if (command.name === 'trace') return runTrace(command, options, io);
  return command.name === 'build' ? runBuild(command, options, io) : runCheck(command, options, io);
}

async function runBuild({ json }: Command, options: BuildOptions, io: Io): Promise<number> {
  const started = io.now();
  const progress = createProgress(io, json);
  let browser = '';
  const log = (event: BuildEvent): void => {
    if (event.kind === 'browser') browser = `, ${event.version}`;
    progress.log(event);
  };
  const effects = new FileEffects({ out: options.out, prune: isFullBuild(options), signal: options.signal, log });
  let result: BuildResult;
  try {
    result = await build(options, effects);
  } finally {
    progress.end();
    await effects.discard();
  }
  report(result, options, json, io);
  const seconds = Number(((io.now() - started) / 1000).toFixed(1));
  const files = result.files.length;
  if (json) io.out(eventLine({ kind: 'end', ok: result.ok, files, out: options.out, seconds }));
  else if (result.ok)
    io.out(`${files} ${files === 1 ? 'file' : 'files'} in ${shorten(options.out, io)} (${seconds} s${browser})\n`);
  else io.err('Nothing was written; earlier results are as they were.\n');
  return result.ok ? exitCodes.done : exitCodes.problems;
}

async function runCheck({ json }: Command, options: BuildOptions, io: Io): Promise<number> {
  const progress = createProgress(io, json);
  const result = await check(options, logOnly(progress.log)).finally(progress.end);
  report(result, options, json, io);
  const { coverage } = result;
  if (json) {
    for (const count of coverage.counts) io.out(eventLine({ kind: 'coverage', ...count }));
    for (const gap of coverage.gaps) io.out(eventLine(gapEvent(gap)));
  } else {
    io.out(harmless([formatCoverage(coverage), formatGaps(coverage)].filter((text) => text !== '').join('\n')));
  }
  const failing = result.diagnostics.some(({ severity }) => severity === 'error' || options.strict);
  return failing ? exitCodes.problems : exitCodes.done;
}

async function runTrace({ query, cities, json }: Command, options: BuildOptions, io: Io): Promise<number> {
  const result = await trace({ ...options, query: query ?? '', cities });
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
  report({ diagnostics: errors }, options, json, io);
  if (result.traces.length === 0) {
    io.err(`Nothing that is printed says \`${query}\`.${result.hint === null ? '' : ` ${result.hint}`}\n`);
    return exitCodes.problems;
  }
  const results = shorten(options.out, io);
  if (json) for (const event of traceEvents(result)) io.out(eventLine(event));
  else io.out(harmless(formatTraces(result)));
  if (!result.built) io.err(`There are no results in ${results}: run \`casedeck build\` to see where it is printed.\n`);
  for (const file of result.changed) {
    io.err(`${file} is newer than the results in ${results}: run \`casedeck build\` for places as they are now.\n`);
  }
  return exitCodes.done;
}

async function runDoctor({ json }: Command, io: Io): Promise<number> {
  const system = `${io.platform} ${io.architecture}`;
  const facts = await examine({ ...(await machine(io)), nodeVersion: io.nodeVersion, system });
  io.out(json ? facts.map((fact) => `${JSON.stringify(fact)}\n`).join('') : formatFacts(facts));
  return facts.every(({ ok }) => ok) ? exitCodes.done : exitCodes.environment;
}

async function machine(io: Io): Promise<Machine> {
  const sandbox = !io.isRoot && io.variables['CASEDECK_SANDBOX'] !== 'off';
  const { folder, cores, signal } = io;
  try {
    return { folder, cores, browser: await findBrowser(io), sandbox, signal };
  } catch (error) {
    // Checking, tables and the doctor need no browser.
    if (!(error instanceof EnvironmentError)) throw error;
    return { folder, cores, browser: null, browserProblem: error, sandbox, signal };
  }
}

function report({ diagnostics }: Pick<BuildResult, 'diagnostics'>, options: BuildOptions, json: boolean, io: Io): void {
  if (json) for (const diagnostic of diagnostics) io.out(`${toJsonLine(diagnostic)}\n`);
  else io.err(formatDiagnostics(diagnostics, createLineReader(options.study), { color: io.color }));
}

/** Says what went wrong, to the person and with `json` to the program, and returns the exit code. */
function explain(error: unknown, io: Io, json: boolean): number {
  const { code, message, hint } = diagnosis(error, io);
  io.err(hint === null ? `${message}\n` : `${message}\n${hint}\n`);
  if (json) io.out(eventLine({ kind: 'failed', exitCode: code, message, hint }));
  return code;
}

function diagnosis(error: unknown, io: Io): { code: number; message: string; hint: string | null } {
  if (io.signal.aborted) {
    return { code: exitCodes.interrupted, message: 'Interrupted; nothing was written.', hint: null };
  }
  if (error instanceof UsageError) {
    return { code: exitCodes.usage, message: error.message, hint: '`casedeck --help` shows how it is used.' };
  }
  if (error instanceof EnvironmentError) {
    return { code: exitCodes.environment, message: error.message, hint: error.hint };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const hint = `This is a bug in casedeck ${version()}, not in the study. Please report it with the text above; CONTRIBUTING.md says where.`;
  return { code: exitCodes.bug, message, hint };
}

function print(io: Io, text: string): number {
  io.out(text);
  return exitCodes.done;
}

/** Returns the text with control characters as blanks, so that no file can play with the terminal. */
function harmless(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, ' ');
}

/** Returns the folder as seen from the current one if it lies below it. */
function shorten(path: string, io: Io): string {
  return isWithin(io.folder, path) ? relative(io.folder, path) || '.' : path;
}
