import Handlebars from 'handlebars';
import type { Diagnostic } from '../diagnostic.ts';
import { diagnose } from '../diagnostic.ts';
import { UnknownNameError } from '../error.ts';
import { Html } from '../html.ts';
import type { Origin } from '../model.ts';
import type { TemplateFile } from './template-files.ts';

/** A helper of the templates: positional and named values in (`count=3`), text (to be escaped) or Html out. */
export type Helper = (
  values: readonly unknown[],
  named: Readonly<Record<string, unknown>>,
) => Html | string | number | boolean | null;

/** A mistake in a template, met while rendering. The publication cannot be made; the build reports the diagnostic. */
export class TemplateError extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** The position that Handlebars gives a helper; columns count from 0. */
interface Location {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** Compiled templates by path. A name that the data lacks is an error with the template's line, never an empty place. */
export class Templates {
  readonly #files: ReadonlyMap<string, TemplateFile>;
  readonly #compiled = new Map<string, HandlebarsTemplateDelegate>();
  readonly #handlebars = Handlebars.create();

  constructor(files: ReadonlyMap<string, TemplateFile>, helpers: Readonly<Record<string, Helper>>) {
    this.#files = files;
    for (const [name, helper] of Object.entries(helpers)) this.#register(name, helper);
    this.#registerBlocks();
  }

  /** Returns whether there is a template of that path. */
  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** Returns the text of a file that is no template, e.g. a style sheet. */
  text(path: string): string {
    const file = this.#files.get(path);
    if (file === undefined) throw new Error(`There is no template file ${path}`);
    return file.text;
  }

  /** Returns the template filled with that data; `origin` is the place of the data, for messages. */
  render(path: string, data: object, origin: Origin | null): Html {
    const file = this.#files.get(path);
    if (file === undefined) throw new UnknownNameError(`There is no template ${path}`);
    try {
      return Html.trust(this.#compile(file)(data));
    } catch (error) {
      throw toTemplateError(error, file, origin);
    }
  }

  #compile(file: TemplateFile): HandlebarsTemplateDelegate {
    const known = this.#compiled.get(file.path);
    if (known !== undefined) return known;
    const made = this.#handlebars.compile(file.text, { strict: true, preventIndent: true });
    this.#compiled.set(file.path, made);
    return made;
  }

  #register(name: string, helper: Helper): void {
    this.#handlebars.registerHelper(name, (...args: unknown[]) => {
      const options = args.pop() as Handlebars.HelperOptions;
      const named = (options.hash ?? {}) as Record<string, unknown>;
      const isBare = helper.length > 0 && args.length === 0;
      if (isBare || [...args, ...Object.values(named)].includes(undefined)) throw undefinedName(options);
      try {
        return helper(args, named);
      } catch (error) {
        throw error instanceof UnknownNameError ? undefinedName(options) : error;
      }
    });
  }

  /** Handlebars' own helpers take an undefined name for "no"; these do not. Null remains the legal "absent". */
  #registerBlocks(): void {
    const builtIn = { ...this.#handlebars.helpers };
    for (const name of ['if', 'unless', 'each', 'with', 'lookup'] as const) {
      const original = builtIn[name] as ((...args: unknown[]) => unknown) | undefined;
      if (original === undefined) continue;
      this.#handlebars.registerHelper(name, function call(this: unknown, ...args: unknown[]) {
        const isWhole = args.length === (name === 'lookup' ? 3 : 2) && !args.includes(undefined);
        const result = isWhole ? original.apply(this, args) : undefined;
        if (result === undefined) throw undefinedName(args.at(-1) as Handlebars.HelperOptions);
        return result;
      });
    }
    // A library does not print.
    this.#handlebars.registerHelper('log', (...args: unknown[]) => {
      throw undefinedName(args.at(-1) as Handlebars.HelperOptions);
    });
  }
}

/** Carries the place of a name that the data lacks up to `render`. */
class UndefinedName extends Error {
  readonly location: Location;

  constructor(location: Location) {
    super('undefined name');
    this.location = location;
  }
}

function undefinedName(options: Handlebars.HelperOptions): UndefinedName {
  // Handlebars hands its helpers their place, which its types do not tell.
  const { loc } = options as unknown as { readonly loc: Location };
  return new UndefinedName(loc);
}

function toTemplateError(error: unknown, file: TemplateFile, data: Origin | null): Error {
  if (error instanceof TemplateError || !(error instanceof Error)) return error as Error;
  if (error instanceof UndefinedName)
    return undefinedError(file, expressionAt(file, error.location), error.location.start, data);
  const strict = /^"(.+)" not defined in .* - (\d+):(\d+)$/s.exec(error.message);
  if (strict !== null) {
    const start = { line: Number(strict[2]), column: Number(strict[3]) };
    return undefinedError(file, strict[1] ?? '', start, data);
  }
  const partial = /^The partial (.+) could not be found$/.exec(error.message)?.[1];
  if (partial !== undefined) return undefinedError(file, `> ${partial}`, placeOfPartial(file, partial), data);
  const parse = /^(?:Parse|Lexical) error on line (\d+)[:.]/.exec(error.message);
  if (parse !== null) return syntaxError(file, Number(parse[1]), error.message);
  const close = /^(\S+) doesn't match (\S+) - (\d+):(\d+)$/.exec(error.message);
  if (close !== null) return syntaxError(file, Number(close[3]), error.message);
  return error;
}

/** Handlebars does not say where it misses a partial. */
function placeOfPartial({ text }: TemplateFile, partial: string): Location['start'] {
  const lines = text.split('\n');
  const index = Math.max(
    0,
    lines.findIndex((line) => line.includes('{{') && line.includes(partial)),
  );
  return { line: index + 1, column: Math.max(0, lines[index]?.indexOf('{{') ?? 0) };
}

function undefinedError(
  file: TemplateFile,
  expression: string,
  start: Location['start'],
  data: Origin | null,
): TemplateError {
  const origin = { file: file.shownAs, line: start.line, column: start.column + 1 };
  const printed = data === null ? '' : ` The data printed there comes from ${data.file}:${data.line}.`;
  return new TemplateError(
    diagnose('template-undefined', origin, `\`${expression}\` is not a name that this template knows.${printed}`, {
      hint: 'Compare the spelling with the built-in template of the same path.',
      length: expression.length,
      related: data,
    }),
  );
}

function syntaxError(file: TemplateFile, line: number, message: string): TemplateError {
  const lines = message.replace(/^Lexical error on line \d+\. (.*)\.\n[\s\S]*/, '$1').split('\n');
  const reason = lines.at(-1) ?? message;
  return new TemplateError(
    diagnose('template-syntax', { file: file.shownAs, line, column: 1 }, `The template cannot be read: ${reason}.`, {
      hint: 'Check that every `{{#…}}` has its `{{/…}}` and that all braces are closed.',
    }),
  );
}

/** Returns what stands between the braces of a call, e.g. `text a.typo`. */
function expressionAt(file: TemplateFile, { start, end }: Location): string {
  const lines = file.text.split('\n').slice(start.line - 1, end.line);
  const first = (lines[0] ?? '').slice(start.column);
  const source = start.line === end.line ? first.slice(0, end.column - start.column) : first;
  return /^\{\{[#~&]*\s*([^}|]*?)\s*~?(?:\}\}|$)/.exec(source)?.[1] ?? source;
}
