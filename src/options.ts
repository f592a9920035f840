import { join, resolve } from 'node:path';
import { type EnvironmentError, UsageError } from './error.ts';
import { isWithin } from './folder.ts';

/** The file formats that a build can write. */
export const formats = ['html', 'pdf', 'xlsx', 'csv', 'json'] as const;
export type Format = (typeof formats)[number];

/** A browser that was found on the machine. */
export interface BrowserChoice {
  readonly path: string;
  /** A headless shell starts faster and prints faster than a full browser; both print the same. */
  readonly kind: 'headless-shell' | 'full';
  /** Where it was found, for people, e.g. "CASEDECK_BROWSER" or "PATH". */
  readonly foundBy: string;
}

/** What a build is asked for; everything may be left out. */
export interface BuildSpec {
  /** Folder of the study. Default: the current folder. */
  readonly study?: string;
  /** Folder for the results. Default: `dist` in the study. */
  readonly out?: string;
  /** Globs of publication ids. Default: all publications. */
  readonly only?: readonly string[];
  /** Default: the languages of the study. */
  readonly languages?: readonly string[];
  /** Default: all formats. */
  readonly formats?: readonly Format[];
  /** How many pages are printed at a time. Default: one a core, at most 4. */
  readonly jobs?: number;
  /** Whether warnings count as errors. Default: false. */
  readonly strict?: boolean;
}

/** What the program knows of the machine it runs on; `bin.ts` reads it, nothing below does. */
export interface Machine {
  readonly folder: string;
  readonly cores: number;
  /** Null where no browser was found. */
  readonly browser: BrowserChoice | null;
  /** Why a browser that a person has named cannot be used; it matters only where one is needed. */
  readonly browserProblem?: EnvironmentError | null;
  /** Whether the browser's sandbox can be used; Chromium has none for root. */
  readonly sandbox: boolean;
  /** Aborted when a person interrupts the program. */
  readonly signal: AbortSignal;
}

/** Everything that a build depends on apart from the files of the study; folders are absolute. */
export interface BuildOptions {
  readonly study: string;
  readonly out: string;
  /** Globs of publication ids, see `isSelected`; empty selects all. */
  readonly only: readonly string[];
  /** Null stands for all languages of the study. */
  readonly languages: readonly string[] | null;
  readonly formats: ReadonlySet<Format>;
  readonly jobs: number;
  readonly strict: boolean;
  readonly browser: BrowserChoice | null;
  readonly browserProblem?: EnvironmentError | null;
  readonly sandbox: boolean;
  readonly signal: AbortSignal;
}

/** Returns the options with every default filled in. Throws UsageError for a results folder that would harm the study. */
export function toBuildOptions(spec: BuildSpec, machine: Machine): BuildOptions {
  const { only = [], languages = null, jobs = Math.min(machine.cores, 4), strict = false } = spec;
  const study = resolve(machine.folder, spec.study ?? '.');
  const out = spec.out === undefined ? join(study, 'dist') : resolve(machine.folder, spec.out);
  refuseHarmful(out, study);
  return {
    study,
    out,
    only,
    languages,
    formats: new Set(spec.formats ?? formats),
    jobs,
    strict,
    browser: machine.browser,
    browserProblem: machine.browserProblem ?? null,
    sandbox: machine.sandbox,
    signal: machine.signal,
  };
}

/** Whether the options ask for everything that the study yields, so that older results not among it are outdated. */
export function isFullBuild(options: BuildOptions): boolean {
  return options.only.length === 0 && options.languages === null && options.formats.size === formats.length;
}

/** Whether one of the globs matches the publication's id (`*` any characters, `?` one), or there are no globs. */
export function isSelected(id: string, only: readonly string[]): boolean {
  return only.length === 0 || only.some((glob) => toPattern(glob).test(id));
}

function toPattern(glob: string): RegExp {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'u');
}

function refuseHarmful(out: string, study: string): void {
  if (isWithin(out, study)) {
    throw new UsageError(
      `The results cannot go into ${out}: the study itself is in it. Choose another folder with --out.`,
    );
  }
  for (const name of ['cases', 'templates']) {
    if (isWithin(join(study, name), out)) {
      throw new UsageError(
        `The results cannot go into ${out}: ${name}/ holds the study. Choose another folder with --out.`,
      );
    }
  }
}
