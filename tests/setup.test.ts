import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

async function readJson(name: string): Promise<Record<string, Record<string, unknown>>> {
  return JSON.parse(await readFile(new URL(`../${name}`, import.meta.url), 'utf8'));
}

async function setUp(
  variables: Readonly<Record<string, string>>,
): Promise<{ code: number; err: string; seconds: number }> {
  const program = fileURLToPath(new URL('../scripts/setup.mjs', import.meta.url));
  const started = performance.now();
  const child = spawn(process.execPath, [program], { env: { ...process.env, ...variables } });
  let err = '';
  child.stderr.on('data', (text: Buffer) => {
    err += text;
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, err, seconds: (performance.now() - started) / 1000 };
}

describe('set-up', () => {
  it('is quick and silent when there is nothing to do', async () => {
    await setUp({});
    const { code, err, seconds } = await setUp({});
    expect([code, err]).toEqual([0, '']);
    expect(seconds).toBeLessThan(1);
  });

  it('says what is missing and ends with 3', async () => {
    const { code, err } = await setUp({ CASEDECK_BROWSER: '/nowhere' });
    expect(code).toBe(3);
    expect(err).toMatch(/^set-up: No browser prints here\. CASEDECK_BROWSER is set to \/nowhere/);
  });
});

describe('the lock file', () => {
  it('names no registry, and holds the packages of all platforms', async () => {
    const packages = (await readJson('package-lock.json'))['packages'] as Readonly<Record<string, LockedPackage>>;
    const entries = Object.entries(packages);
    expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    const locked = entries.map(([path]) => path);
    const wanted = entries.flatMap(([, { optionalDependencies }]) => Object.keys(optionalDependencies ?? {}));
    expect(wanted.filter((name) => !locked.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
  });

  it('is of exact versions', async () => {
    const { dependencies, devDependencies } = await readJson('package.json');
    for (const version of Object.values({ ...dependencies, ...devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
