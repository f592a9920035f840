import type { Browser } from 'puppeteer-core';
import { EnvironmentError } from '../error.ts';
import type { BrowserChoice } from '../options.ts';

/** Chromium prints page margins (`@top-left` and the like) since this version. */
const oldestMajor = 131;

/** Returns the browser, started with a profile of its own that is thrown away; it has no way to any network. */
export async function launchBrowser(choice: BrowserChoice, sandbox: boolean): Promise<Browser> {
  const { launch } = await import('puppeteer-core');
  const browser = await launch({
    executablePath: choice.path,
    headless: choice.kind === 'headless-shell' ? 'shell' : true,
    // Over a pipe the browser ends when this program does, however that comes about.
    pipe: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    timeout: 30_000,
    args: [...quiet, ...(sandbox ? [] : ['--no-sandbox'])],
  }).catch((error: unknown) => {
    throw explain(choice, error);
  });
  // A browser that is killed may break the pipe after puppeteer has stopped listening; `disconnected` says all there is.
  for (const stream of browser.process()?.stdio ?? []) stream?.on('error', () => undefined);
  const version = await browser.version();
  if (Number(/\/(\d+)/.exec(version)?.[1]) >= oldestMajor) return browser;
  await browser.close();
  const hint = `Install version ${oldestMajor} or newer, or name another browser in CASEDECK_BROWSER.`;
  throw new EnvironmentError(`The browser ${choice.path} is too old: it is ${version}.`, hint);
}

const quiet = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-proxy-server',
  '--no-pings',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--lang=en-US',
  // A full browser names its user agent in its PDFs, a headless shell writes this: so both write the same bytes.
  '--user-agent=Chromium',
];

function explain(choice: BrowserChoice, error: unknown): EnvironmentError {
  const text = error instanceof Error ? error.message : String(error);
  const hint = /no usable sandbox/i.test(text)
    ? 'This system forbids the sandbox of Chromium. Set CASEDECK_SANDBOX=off to print without it.'
    : 'Run `casedeck doctor`, or name another browser in CASEDECK_BROWSER.';
  return new EnvironmentError(`The browser ${choice.path} does not start: ${text.trim()}`, hint, error);
}
