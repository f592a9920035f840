import { access, constants, stat } from 'node:fs/promises';
import { basename, delimiter, join } from 'node:path';
import { EnvironmentError } from '../error.ts';
import type { BrowserChoice } from '../options.ts';

/** Where to look for a browser. */
export interface BrowserSearch {
  /** The environment variables. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** As `process.platform` names it. */
  readonly platform: string;
  /** The person's home folder. */
  readonly home: string;
}

/**
 * Returns the browser to print with, or null if there is none: the one that a variable names, else a headless shell on
 * the PATH, else one that puppeteer installed, else Chromium, Chrome or Edge on the PATH or at their usual places.
 * Throws EnvironmentError if a variable names a file that is no program.
 */
export async function findBrowser(search: BrowserSearch): Promise<BrowserChoice | null> {
  return (
    (await namedBrowser(search)) ??
    (await onPath(search, headlessShells)) ??
    (await installedByPuppeteer(search)) ??
    (await onPath(search, fullBrowsers)) ??
    (await atUsualPlace(search))
  );
}

/** Returns the browser that was found; throws EnvironmentError with the ways to get one if there is none. */
export function requireBrowser(browser: BrowserChoice | null): BrowserChoice {
  if (browser !== null) return browser;
  throw new EnvironmentError('There is no browser to measure slides and print PDFs with.', browserRemedy);
}

/** How a browser comes onto a machine. */
export const browserRemedy: string = [
  'Install Google Chrome or Chromium, or a small browser only for printing:',
  '`npx @puppeteer/browsers install chrome-headless-shell@stable --path ~/.cache/puppeteer`,',
  'or as root on Debian `apt-get install --no-install-recommends chromium-headless-shell`.',
].join(' ');

/** The variables that name the browser, in the order in which they are asked. */
export const browserVariables = ['CASEDECK_BROWSER', 'PUPPETEER_EXECUTABLE_PATH'] as const;

const headlessShells = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell'];
const fullBrowsers = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

async function namedBrowser(search: BrowserSearch): Promise<BrowserChoice | null> {
  for (const name of browserVariables) {
    const path = search.variables[name];
    if (path === undefined || path === '') continue;
    if (await isProgram(path)) return choose(path, name);
    throw new EnvironmentError(`${name} is set to ${path}, which is no program.`, `Correct or unset ${name}.`);
  }
  return null;
}

async function onPath(search: BrowserSearch, names: readonly string[]): Promise<BrowserChoice | null> {
  const folders = (search.variables['PATH'] ?? search.variables['Path'] ?? '').split(delimiter).filter(Boolean);
  const suffix = search.platform === 'win32' ? '.exe' : '';
  return firstProgram(
    names.flatMap((name) => folders.map((folder) => join(folder, name + suffix))),
    'PATH',
  );
}

async function installedByPuppeteer(search: BrowserSearch): Promise<BrowserChoice | null> {
  const { Browser, getInstalledBrowsers } = await import('@puppeteer/browsers');
  const cacheDir = search.variables['PUPPETEER_CACHE_DIR'] ?? join(search.home, '.cache', 'puppeteer');
  const installed = await getInstalledBrowsers({ cacheDir });
  const paths = [Browser.CHROMEHEADLESSSHELL, Browser.CHROME].flatMap((kind) =>
    installed
      .filter(({ browser }) => browser === kind)
      .sort((a, b) => b.buildId.localeCompare(a.buildId, 'en', { numeric: true }))
      .map(({ executablePath }) => executablePath),
  );
  return firstProgram(paths, "puppeteer's folder");
}

async function atUsualPlace(search: BrowserSearch): Promise<BrowserChoice | null> {
  return firstProgram(usualPlaces(search), 'its usual place');
}

function usualPlaces({ platform, home, variables }: BrowserSearch): readonly string[] {
  if (platform === 'darwin') {
    const apps = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map((name) => `${name}.app/Contents/MacOS/${name}`);
    return apps.flatMap((app) => [join('/Applications', app), join(home, 'Applications', app)]);
  }
  if (platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => variables[name] ?? []);
    const apps = ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe'];
    return [...apps, 'Microsoft\\Edge\\Application\\msedge.exe'].flatMap((app) =>
      folders.map((folder) => join(folder, app)),
    );
  }
  return ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'];
}

async function firstProgram(paths: readonly string[], foundBy: string): Promise<BrowserChoice | null> {
  for (const path of paths) if (await isProgram(path)) return choose(path, foundBy);
  return null;
}

function choose(path: string, foundBy: string): BrowserChoice {
  return { path, kind: /headless[-_]shell/.test(basename(path)) ? 'headless-shell' : 'full', foundBy };
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false; // Not there or not ours to run: the next place is asked.
  }
}
