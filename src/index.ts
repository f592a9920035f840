/** What other programs may use of casedeck. */
export { type BuildResult, build, type CheckResult, check } from './build.ts';
export type { Coverage } from './coverage.ts';
export type { Code, Diagnostic, Severity } from './diagnostic.ts';
export { type BuildEvent, type Effects, FileEffects, type FileEffectsOptions } from './effects.ts';
export { EnvironmentError, UsageError } from './error.ts';
export {
  type BrowserChoice,
  type BuildOptions,
  type BuildSpec,
  type Format,
  isFullBuild,
  type Machine,
  toBuildOptions,
} from './options.ts';
export { type BrowserSearch, findBrowser } from './print/browser.ts';
export { formatDiagnostics, toJsonLine } from './report.ts';
