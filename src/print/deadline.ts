import { EnvironmentError } from '../error.ts';

/** Returns what the work returns; throws an EnvironmentError that names the phase if that takes too long. */
export async function within<T>(timeoutMs: number, phase: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const hint = 'Try again with --jobs 1, or with another browser in CASEDECK_BROWSER.';
      reject(new EnvironmentError(`The browser did not finish ${phase} within ${timeoutMs / 1000} s.`, hint));
    }, timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
