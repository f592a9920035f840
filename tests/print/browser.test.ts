import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EnvironmentError } from '../../src/error.ts';
import { findBrowser, requireBrowser } from '../../src/print/browser.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casedeck-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function program(path: string): Promise<string> {
  const absolute = join(folder, path);
  await mkdir(dirname(absolute), { recursive: true });
  await writeFile(absolute, '#!/bin/sh\n');
  await chmod(absolute, 0o755);
  return absolute;
}

function search(variables: Readonly<Record<string, string>> = {}, platform = 'linux'): ReturnType<typeof findBrowser> {
  const path = [join(folder, 'a'), join(folder, 'b')].join(delimiter);
  return findBrowser({ variables: { PATH: path, ...variables }, platform, home: folder });
}

describe('the browser', () => {
  it('is the one that a variable names', async () => {
    await program('a/chromium-headless-shell');
    const own = await program('own/chrome');
    expect(await search({ CASEDECK_BROWSER: own })).toEqual({ path: own, kind: 'full', foundBy: 'CASEDECK_BROWSER' });
    expect(await search({ PUPPETEER_EXECUTABLE_PATH: own })).toMatchObject({ path: own });
  });

  it('must exist if a variable names it', async () => {
    await program('a/chromium');
    await expect(search({ CASEDECK_BROWSER: join(folder, 'none') })).rejects.toThrow(EnvironmentError);
    await expect(search({ CASEDECK_BROWSER: folder })).rejects.toThrow(/CASEDECK_BROWSER/);
  });

  it('is a headless shell on the PATH before anything else', async () => {
    await program('a/chromium');
    const shell = await program('b/chromium-headless-shell');
    expect(await search()).toEqual({ path: shell, kind: 'headless-shell', foundBy: 'PATH' });
  });

  it("is in puppeteer's folder, the newest first, before a full browser on the PATH", async () => {
    await program('a/google-chrome');
    const cache = '.cache/puppeteer/chrome-headless-shell';
    await program(`${cache}/linux-131.0.6778.69/chrome-headless-shell-linux64/chrome-headless-shell`);
    const newest = await program(`${cache}/linux-156.0.8078.79/chrome-headless-shell-linux64/chrome-headless-shell`);
    expect(await search()).toMatchObject({ path: newest, kind: 'headless-shell', foundBy: "puppeteer's folder" });
  });

  it('is Chromium before Chrome', async () => {
    await program('a/google-chrome');
    const chromium = await program('b/chromium');
    expect(await search()).toEqual({ path: chromium, kind: 'full', foundBy: 'PATH' });
  });

  it('is found where Macs keep programs', async () => {
    const app = await program('Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(await search({}, 'darwin')).toMatchObject({ path: app, foundBy: 'its usual place' });
  });

  it('may be missing', async () => {
    expect(await search({}, 'darwin')).toBeNull();
    expect(() => requireBrowser(null)).toThrow(EnvironmentError);
  });
});
