/** The program was called in a way that makes no sense; the message says which flag or word and what would do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The machine lacks something that the study is not to blame for: a browser, a permission, disk space, time. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  /** What mends it, as a sentence or a command; null when nobody can say. */
  readonly hint: string | null;

  constructor(message: string, hint: string | null, cause?: unknown) {
    super(message, { cause });
    this.hint = hint;
  }
}

/** Something was asked for by a name that there is not, e.g. a fixed word or a template. */
export class UnknownNameError extends Error {
  override readonly name = 'UnknownNameError';
}

/** Returns the `code` of a system error, e.g. "ENOENT", or null for every other thing that was thrown. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
