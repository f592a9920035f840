import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BuildEvent, FileEffects, type FileEffectsOptions } from '../src/effects.ts';
import { EnvironmentError } from '../src/error.ts';

let folder: string;
let out: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casedeck-test-'));
  out = join(folder, 'study', 'dist');
});
afterEach(() => rm(folder, { recursive: true }));

function effectsOn(options: Partial<FileEffectsOptions> = {}): FileEffects {
  return new FileEffects({ out, prune: true, signal: new AbortController().signal, log: () => undefined, ...options });
}

/** Builds the files; the manifest lists them. */
async function buildFiles(files: readonly string[], options: Partial<FileEffectsOptions> = {}): Promise<void> {
  const effects = effectsOn(options);
  for (const path of files) await effects.write(path, `new ${path}`);
  await effects.write('manifest.json', manifest(files));
  await effects.commit();
}

function manifest(paths: readonly unknown[]): string {
  return JSON.stringify({ version: 1, files: paths.map((path) => ({ path })) });
}

async function put(path: string, content = `old ${path}`): Promise<void> {
  await mkdir(dirname(join(out, path)), { recursive: true });
  await writeFile(join(out, path), content);
}

/** Returns all files below the results folder, sorted. */
async function listing(): Promise<readonly string[]> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => !entry.isDirectory());
  return files
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(out.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

describe('commit', () => {
  it('puts the results in their places', async () => {
    await buildFiles(['index.html', 'de/decks/a.html']);
    expect(await listing()).toEqual(['de/decks/a.html', 'index.html', 'manifest.json']);
    expect(await readFile(join(out, 'de/decks/a.html'), 'utf8')).toBe('new de/decks/a.html');
    expect(await readdir(out)).toEqual(['de', 'index.html', 'manifest.json']);
  });

  it('removes what the earlier build wrote and this one did not, and nothing else', async () => {
    await buildFiles(['index.html', 'de/decks/a.html', 'en/decks/a.html']);
    await put('en/own.txt');
    await buildFiles(['index.html']);
    expect(await listing()).toEqual(['en/own.txt', 'index.html', 'manifest.json']);
    expect(await readdir(out)).not.toContain('de');
  });

  it('keeps all of it where only a part was built', async () => {
    await buildFiles(['index.html', 'de/decks/a.html']);
    await buildFiles(['de/decks/b.html'], { prune: false });
    expect(await listing()).toContain('de/decks/a.html');
  });

  it.each([['../victim.txt'], ['de/../../victim.txt'], ['link/victim.txt'], ['..\\victim.txt'], [42]])(
    'deletes nothing outside, whatever a manifest says: %s',
    async (path) => {
      await put('../victim.txt', 'precious');
      await symlink(dirname(out), join(folder, 'link'));
      await mkdir(out, { recursive: true });
      await symlink(dirname(out), join(out, 'link'));
      await put('manifest.json', manifest([path]));
      await buildFiles(['index.html']);
      expect(await readFile(join(dirname(out), 'victim.txt'), 'utf8')).toBe('precious');
    },
  );

  it.each(['', 'no json', '[]', '{"files":3}', 'null'])('does not stumble over a manifest like %j', async (text) => {
    await put('manifest.json', text);
    await put('other.txt');
    await buildFiles(['index.html']);
    expect(await listing()).toEqual(['index.html', 'manifest.json', 'other.txt']);
  });

  it('writes no file twice and none elsewhere', async () => {
    const effects = effectsOn();
    await effects.write('a', '');
    await expect(effects.write('a', '')).rejects.toThrow(/Two results/);
    for (const path of ['../a', '/a', 'a//b', '', 'a/../../b', '.casedeck-abcdef/a']) {
      await expect(effects.write(path, '')).rejects.toThrow(/cannot be called/);
    }
    await effects.discard();
  });
});

describe('discard', () => {
  it('leaves an earlier build as it was', async () => {
    await put('index.html');
    const effects = effectsOn();
    await effects.write('index.html', 'new');
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('old index.html');
    await effects.discard();
    expect(await listing()).toEqual(['index.html']);
    await effects.commit();
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('old index.html');
  });

  it('leaves no folder that was not there', async () => {
    const effects = effectsOn();
    await effects.write('index.html', 'new');
    await effects.discard();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a build that is killed', () => {
  it('changes nothing before the commit, and the next one clears up', async () => {
    await put('index.html');
    const script = `
      const { FileEffects } = await import(${JSON.stringify(new URL('../src/effects.ts', import.meta.url).href)});
      const signal = new AbortController().signal;
      const effects = new FileEffects({ out: ${JSON.stringify(out)}, prune: true, signal, log: () => undefined });
      await effects.write('index.html', 'half');
      console.log('ready');
      setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('old index.html');
    expect((await readdir(out)).filter((name) => name.startsWith('.casedeck-'))).toHaveLength(1);
    await buildFiles(['index.html']);
    expect(await readdir(out)).toEqual(['index.html', 'manifest.json']);
  });

  it('leaves every file whole in the middle of the commit, and the earlier manifest in force', async () => {
    await put('z', 'old');
    await put('manifest.json', manifest(['z']));
    await mkdir(join(out, 'b', 'in the way'), { recursive: true });
    const effects = effectsOn();
    for (const path of ['a', 'b', 'z']) await effects.write(path, 'new');
    await effects.write('manifest.json', manifest(['a', 'b', 'z']));
    await expect(effects.commit()).rejects.toThrow(EnvironmentError);
    await effects.discard();
    const contents = await Promise.all(['a', 'z', 'manifest.json'].map((path) => readFile(join(out, path), 'utf8')));
    expect(contents).toEqual(['new', 'old', manifest(['z'])]);
  });
});

describe('a build that is interrupted', () => {
  it('writes no more', async () => {
    const interruption = new AbortController();
    const effects = effectsOn({ signal: interruption.signal });
    await effects.write('a', '');
    interruption.abort();
    await expect(effects.write('b', '')).rejects.toThrow('aborted');
    await expect(effects.commit()).rejects.toThrow('aborted');
    await effects.discard();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a file system that says no', () => {
  it('is the fault of the environment', async () => {
    await mkdir(dirname(out));
    await writeFile(out, 'a file');
    await expect(effectsOn().write('a', '')).rejects.toThrow(EnvironmentError);
  });

  it.skipIf(process.getuid?.() === 0)('may have write permission only elsewhere', async () => {
    await mkdir(out, { recursive: true });
    await chmod(out, 0o500);
    await expect(effectsOn().write('a', '')).rejects.toThrow(EnvironmentError);
    await chmod(out, 0o700);
  });
});

it('tells of every file and what an earlier build left', async () => {
  const events: BuildEvent[] = [];
  const effects = effectsOn({ log: (event) => events.push(event) });
  expect(await effects.earlierManifest()).toBeNull();
  await effects.write('größe.txt', 'Größe');
  expect(events).toEqual([{ kind: 'file', path: 'größe.txt', bytes: 7 }]);
  await effects.discard();
  await put('manifest.json', 'text');
  expect(await effects.earlierManifest()).toBe('text');
});
