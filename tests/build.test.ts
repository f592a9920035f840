import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, launch } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileFact } from '../src/manifest.ts';
import { type Captured, runCaptured } from './cli/capture.ts';
import { anyBrowser, readBack, sandbox } from './print/printing.ts';
import { attributeOf, findAll, parseHtml } from './reading.ts';
import { smallFolder } from './workshop.ts';

const cities = ['seehafen', 'neuburg'];
const themes = ['wohnen', 'arbeit'];

let folder: string;
let study: string;
let dist: string;
let built: Captured;

/** Builds the small study with all automatic publications, and its copy elsewhere in another way. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casedeck-test-'));
  study = join(folder, 'study');
  dist = join(study, 'dist');
  await cp(smallFolder, study, { recursive: true });
  const config = await readFile(join(study, 'casedeck.yaml'), 'utf8');
  await writeFile(join(study, 'casedeck.yaml'), config.replace(/^publications:\n[\s\S]*/m, ''));
  [built] = await Promise.all([casedeck('build', study, '--jobs', '2'), buildElsewhere()]);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

function casedeck(...argv: readonly string[]): Promise<Captured> {
  return runCaptured(argv, folder, { variables: process.env });
}

/** Builds a copy whose files were written in the opposite order, in another process, time zone and locale. */
async function buildElsewhere(): Promise<void> {
  const copy = join(folder, 'copy');
  for (const path of (await filesIn(study)).toReversed()) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await cp(join(study, path), join(copy, path));
  }
  const bin = fileURLToPath(new URL('../src/bin.ts', import.meta.url));
  const env = { ...process.env, TZ: 'America/Los_Angeles', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', LANGUAGE: 'tr' };
  await promisify(execFile)(process.execPath, [bin, 'build', copy, '--jobs', '1'], { env, cwd: tmpdir() });
}

describe('a built study', () => {
  test('is built', () => {
    expect(built.code).toBe(0);
    expect(built.err).toContain('translation-missing');
  });

  test('has every file that the contract names, and no other', async () => {
    const both = (folder_: string, ids: readonly string[]) =>
      ids.flatMap((id) => [`${folder_}/${id}.html`, `${folder_}/${id}.pdf`]);
    const ids = ['overview', ...cities.map((id) => `city-${id}`), ...themes.map((id) => `theme-${id}`)];
    const expected = ['de', 'en'].flatMap((language) => [
      ...both(`${language}/decks`, ids),
      ...ids.map((id) => `${language}/handouts/${id}.pdf`),
      ...both(`${language}/papers`, [...ids, ...cities.map((id) => `brief-${id}`)]),
      ...['profile', ...themes].flatMap((id) =>
        ['html', 'xlsx', 'csv', 'json'].map((format) => `${language}/tables/${id}.${format}`),
      ),
    ]);
    expect(await filesIn(dist)).toEqual([...expected, 'index.html', 'manifest.json'].sort());
  });

  test('has a manifest that lists them, with their bytes', async () => {
    const { version, study: described, files } = await readManifest();
    expect(version).toBe(1);
    expect(described).toEqual({ title: 'Zwei Städte im Vergleich', asOf: '2023-04', edition: '2' });
    expect(files.map(({ path }) => path)).toEqual((await filesIn(dist)).filter((path) => path !== 'manifest.json'));
    for (const fact of files) {
      const bytes = await readFile(join(dist, fact.path));
      expect(fact).toMatchObject({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
      expect(fact.path.endsWith(`.${fact.format}`)).toBe(true);
      if (fact.kind !== 'portal')
        expect(
          fact.path.startsWith(`${fact.language}/${fact.kind === 'brief' ? 'paper' : fact.kind}s/${fact.id}.`),
        ).toBe(true);
      expect(fact.title).toMatch(/\w/);
    }
    const brief = files.find(({ path }) => path === 'en/papers/brief-neuburg.pdf');
    expect(brief).toMatchObject({ kind: 'brief', id: 'brief-neuburg', language: 'en', title: 'Neuburg' });
    expect(brief).toMatchObject({ cities: ['neuburg'], themes });
    expect(files.find(({ path }) => path === 'de/tables/profile.csv')).toMatchObject({ cities, themes: ['profile'] });
  });

  test('counts slides and pages as they are', async () => {
    const { files } = await readManifest();
    for (const { path, kind, format, slides, pages } of files) {
      expect([path, slides !== undefined]).toEqual([path, kind === 'deck']);
      expect([path, pages !== undefined]).toEqual([path, format === 'pdf']);
      if (kind === 'deck' && format === 'html') expect([path, await slidesIn(path)]).toEqual([path, slides]);
      if (format === 'pdf')
        expect([path, (await readBack(await readFile(join(dist, path)))).pages.length]).toEqual([path, pages]);
      if (kind === 'deck' && format === 'pdf') expect([path, pages]).toEqual([path, slides]);
      if (kind === 'brief' && format === 'pdf') expect(pages).toBeLessThanOrEqual(2);
    }
  });

  test('is the same to the byte wherever, whenever and with however many jobs it is built', async () => {
    const other = join(folder, 'copy', 'dist');
    expect(await filesIn(other)).toEqual(await filesIn(dist));
    const different: string[] = [];
    for (const path of await filesIn(dist)) {
      const [here, there] = await Promise.all([dist, other].map((root) => readFile(join(root, path))));
      if (here === undefined || there === undefined || !here.equals(there)) different.push(path);
    }
    expect(different).toEqual([]);
  });

  test('tells every block, city, theme, attribute and place in its HTML', async () => {
    const page = parseHtml(await readFile(join(dist, 'de/decks/theme-arbeit.html'), 'utf8'));
    const blocks = findAll(page, 'div').filter((element) => attributeOf(element, 'data-block') !== null);
    expect(new Set(blocks.map((block) => attributeOf(block, 'data-block')))).toContain('comparison');
    for (const block of blocks) expect(attributeOf(block, 'data-origin')).toMatch(/^[\w/.-]+:\d+:\d+$/);
    const cells = findAll(page, 'td').filter((cell) => attributeOf(cell, 'data-attribute') !== null);
    expect(new Set(cells.map((cell) => attributeOf(cell, 'data-city')))).toEqual(new Set(cities));
    expect(new Set(cells.map((cell) => attributeOf(cell, 'data-theme')))).toEqual(new Set(['arbeit']));
  });
});

describe('opened from disk, without a network', () => {
  let browser: Browser;
  beforeAll(async () => {
    const { path, kind } = await anyBrowser();
    const args = sandbox ? [] : ['--no-sandbox'];
    browser = await launch({ executablePath: path, headless: kind === 'headless-shell' ? 'shell' : true, args });
  });
  afterAll(() => browser.close());

  test('every deck runs, slide by slide with the keyboard, asks for nothing and says nothing', async () => {
    const { files } = await readManifest();
    const decks = files.filter(({ kind, format }) => kind === 'deck' && format === 'html');
    for (const { path, slides = 0 } of decks) {
      const seen = await visit(path, async (page) => {
        await page.waitForFunction('Reveal.isReady()');
        const ids: unknown[] = [await page.evaluate(currentSlide)];
        for (let step = 1; step < slides; step++) {
          await page.keyboard.press('ArrowRight');
          ids.push(await page.evaluate(currentSlide));
        }
        return { ids, isLast: await page.evaluate('Reveal.isLastSlide()') };
      });
      expect([path, seen.noise]).toEqual([path, []]);
      expect([path, new Set(seen.result.ids).size, seen.result.isLast]).toEqual([path, slides, true]);
    }
  }, 60_000);

  test('every paper, table and the portal asks for nothing and says nothing', async () => {
    const { files } = await readManifest();
    const pages = files.filter(({ kind, format }) => kind !== 'deck' && format === 'html');
    expect(pages.length).toBeGreaterThan(10);
    for (const { path } of pages) {
      const { noise, result } = await visit(path, (page) => page.evaluate('document.body.innerText.length'));
      expect([path, noise]).toEqual([path, []]);
      expect(result).toBeGreaterThan(50);
    }
  }, 60_000);

  test('every link of the portal leads to a file that is there', async () => {
    const page = parseHtml(await readFile(join(dist, 'index.html'), 'utf8'));
    const hrefs = new Set(findAll(page, 'a').map((link) => (attributeOf(link, 'href') ?? '').replace(/#.*/, '')));
    const files = await filesIn(dist);
    expect([...hrefs].filter((href) => href !== '' && !files.includes(href))).toEqual([]);
    const results = files.filter((path) => path !== 'index.html' && path !== 'manifest.json');
    expect(results.filter((path) => !hrefs.has(path))).toEqual([]);
  });

  type Page = Awaited<ReturnType<Browser['newPage']>>;

  /** Opens a file of the results and returns what came of it, with all requests beyond the file and all messages. */
  async function visit<T>(
    path: string,
    use: (page: Page) => Promise<T>,
  ): Promise<{ noise: readonly string[]; result: T }> {
    const { href } = pathToFileURL(join(dist, path));
    const noise: string[] = [];
    const page = await browser.newPage();
    page.on('request', (request) => {
      const url = request.url();
      if (url.split('#')[0] !== href && !url.startsWith('data:')) noise.push(url);
    });
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(String(error)));
    page.on('requestfailed', (request) => noise.push(`failed ${request.url().slice(0, 100)}`));
    await page.goto(href);
    const result = await use(page);
    await page.close();
    return { noise, result };
  }

  /** The id of the slide that is shown, if it can be seen. */
  const currentSlide = `(() => {
    const slide = Reveal.getCurrentSlide();
    const { width, height } = slide.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(slide).visibility === 'visible' ? slide.id : null;
  })()`;
});

describe('a later build', () => {
  test.each([
    ['a study that cannot be read', 'cases/_themes/arbeit.yaml', 'title: [', 'yaml-syntax'],
    ['a template with a mistake', 'templates/papers/part.hbs', '<p>{{tilte}}</p>', 'template-undefined'],
  ])('of %s changes nothing', async (_, path, content, code) => {
    const before = await snapshot();
    const kept = await readFile(join(study, path)).catch(() => null);
    await mkdir(dirname(join(study, path)), { recursive: true });
    await writeFile(join(study, path), content);
    const failed = await casedeck('build', study, '--only', 'brief-*', '--only', 'overview');
    expect(failed.code).toBe(1);
    expect(failed.err).toContain(code);
    expect(await snapshot()).toEqual(before);
    await (kept === null ? rm(join(study, path)) : writeFile(join(study, path), kept));
  });

  test('of a part replaces that part and lists the rest', async () => {
    const before = await snapshot();
    const { files } = await readManifest();
    expect((await casedeck('build', study, '--only', 'brief-neuburg', '--lang', 'de')).code).toBe(0);
    const after = await snapshot();
    const changed = [...after].filter(([path, time]) => before.get(path) !== time).map(([path]) => path);
    expect([...after.keys()]).toEqual([...before.keys()]);
    const own = ['de/papers/brief-neuburg.html', 'de/papers/brief-neuburg.pdf'];
    expect(changed).toEqual([...own, 'index.html', 'manifest.json']);
    const listed = (await readManifest()).files;
    expect(listed.filter(({ kind }) => kind !== 'portal')).toEqual(files.filter(({ kind }) => kind !== 'portal'));
  });

  /** Every file of the results with the time of its last change. */
  async function snapshot(): Promise<ReadonlyMap<string, number>> {
    const paths = await filesIn(dist);
    return new Map(
      await Promise.all(paths.map(async (path) => [path, (await stat(join(dist, path))).mtimeMs] as const)),
    );
  }
});

interface Manifest {
  readonly version: number;
  readonly study: object;
  readonly files: readonly FileFact[];
}

async function readManifest(): Promise<Manifest> {
  return JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8')) as Manifest;
}

async function slidesIn(path: string): Promise<number> {
  const page = parseHtml(await readFile(join(dist, path), 'utf8'));
  return findAll(page, 'section').filter((section) => attributeOf(section, 'data-slide') !== null).length;
}

/** Returns all files below a folder, relative and sorted. */
async function filesIn(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
