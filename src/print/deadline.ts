import { EnvironmentError } from '../error.ts';

/** What ends a step of the browser's work before its time. */
export interface Limits {
  readonly timeoutMs: number;
  /** Aborted when the browser or the page is gone: then answers may never come. */
  readonly gone: AbortSignal;
}

/** Returns what the work returns; throws an EnvironmentError that names the phase if that takes too long or the browser ends. */
export async function within<T>({ timeoutMs, gone }: Limits, phase: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let leave = (): void => undefined;
  const trouble = new Promise<never>((_, reject) => {
    leave = () => reject(new EnvironmentError(`The browser ended while ${phase}.`, 'Run `casedeck doctor`.'));
    timer = setTimeout(() => {
      const hint = 'Try again with --jobs 1, or with another browser in CASEDECK_BROWSER.';
      reject(new EnvironmentError(`The browser did not finish ${phase} within ${timeoutMs / 1000} s.`, hint));
    }, timeoutMs);
  });
  if (gone.aborted) leave();
  gone.addEventListener('abort', leave);
  try {
    return await Promise.race([work, trouble]);
  } finally {
    clearTimeout(timer);
    gone.removeEventListener('abort', leave);
  }
}
