import type { Effects } from './effects.ts';
import type { BuildOptions } from './options.ts';
import { requireBrowser } from './print/browser.ts';
import { Printer } from './print/printer.ts';

/** The browser of one build, started once and only if something needs it. */
export class LazyPrinter implements AsyncDisposable {
  readonly #options: BuildOptions;
  readonly #effects: Effects;
  #printer: Promise<Printer> | null = null;

  constructor(options: BuildOptions, effects: Effects) {
    this.#options = options;
    this.#effects = effects;
  }

  /** Returns the browser. Throws EnvironmentError where there is none. */
  get(): Promise<Printer> {
    this.#printer ??= this.#launch();
    return this.#printer;
  }

  async #launch(): Promise<Printer> {
    const { browser, browserProblem, jobs, sandbox, signal } = this.#options;
    if (browserProblem) throw browserProblem;
    const choice = requireBrowser(browser);
    const printer = await Printer.launch(choice, { tabs: jobs, sandbox, signal });
    this.#effects.log({ kind: 'browser', path: choice.path, version: printer.version });
    return printer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const printer = await this.#printer?.catch(() => null);
    await printer?.[Symbol.asyncDispose]();
  }
}
