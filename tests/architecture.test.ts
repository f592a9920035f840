import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** From the lowest to the highest: a module imports from its own layer or a lower one. Folders are stages. */
const layers: readonly (readonly string[])[] = [
  [
    ...[
      'model',
      'comparison',
      'cells',
      'themes',
      'mismatch',
      'row-view',
      'table',
      'block',
      'publication',
      'diagnostic',
      'measurement',
      'coverage',
      'manifest',
      'options',
      'effects',
    ],
    ...[
      'error',
      'folder',
      'html',
      'locale',
      'dates',
      'letter',
      'level',
      'number-format',
      'place',
      'wording',
      'typography',
      'grouping',
      'slug',
      'csl',
      'short-reference',
      'tasks',
    ],
    ...['markdown', 'markdown-parser', 'markdown-marks', 'markdown-structure'],
    ...['text-width', 'columns', 'headline'],
  ],
  ['load', 'compare', 'compose', 'render', 'print'],
  ['fit', 'lazy-printer', 'produce', 'prepare', 'survey', 'build', 'trace', 'report', 'doctor'],
  ['flags', 'help', 'progress', 'line', 'version', 'cli', 'index'],
  ['bin'],
];
const stages = layers[1] ?? [];

/** The one room in which each package of others is used. */
const packages: Readonly<Record<string, string>> = {
  '@citation-js/core': 'load',
  '@citation-js/plugin-bibtex': 'load',
  '@puppeteer/browsers': 'print',
  fflate: 'render',
  handlebars: 'render',
  'markdown-it': 'markdown-parser',
  'markdown-it-footnote': 'markdown-parser',
  parse5: 'trace',
  'puppeteer-core': 'print',
  'qrcode-generator': 'render',
  'write-excel-file/node': 'render',
  yaml: 'load',
};

/** Only types stand in these, so they may be as long as what they describe. */
const typesOnly = ['model.ts', 'block.ts'];

interface Module {
  /** Relative to `src`, e.g. "print/tab.ts". */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const modules = await loadModules();

async function loadModules(): Promise<readonly Module[]> {
  const paths = (await readdir(src, { recursive: true })).filter((path) => path.endsWith('.ts')).sort();
  return Promise.all(
    paths.map(async (path) => {
      const text = await readFile(join(src, path), 'utf8');
      const imports = [...text.matchAll(/(?:\bfrom |\bimport\(|^import )'([^']+)'/gm)].map(([, name = '']) => name);
      return { path: path.replaceAll('\\', '/'), text, imports };
    }),
  );
}

/** A module of a stage lives in the stage's folder, every other is a room of its own. */
function roomOf(path: string): string {
  return path.split('/')[0]?.replace(/\.ts$/, '') ?? '';
}

function layerOf(path: string): number {
  return layers.findIndex((rooms) => rooms.includes(roomOf(path)));
}

function resolve(from: string, name: string): string {
  return posix.join(dirname(from), name);
}

const edges = modules.flatMap(({ path, imports }) =>
  imports.filter((name) => name.startsWith('.')).map((name) => [path, resolve(path, name)] as const),
);

describe('the modules', () => {
  it('each have a layer', () => {
    expect(modules.filter(({ path }) => layerOf(path) === -1).map(({ path }) => path)).toEqual([]);
    const rooms = new Set(modules.map(({ path }) => roomOf(path)));
    expect(layers.flat().filter((room) => !rooms.has(room))).toEqual([]);
  });

  it('import nothing from a higher layer', () => {
    expect(edges.filter(([from, to]) => layerOf(to) > layerOf(from)).map((edge) => edge.join(' -> '))).toEqual([]);
  });

  it('of one stage import nothing from another', () => {
    const sideways = edges.filter(([from, to]) => stages.includes(roomOf(to)) && stages.includes(roomOf(from)));
    expect(sideways.filter(([from, to]) => roomOf(from) !== roomOf(to)).map((edge) => edge.join(' -> '))).toEqual([]);
  });

  it('of a stage know nothing of effects', () => {
    expect(edges.filter(([from, to]) => stages.includes(roomOf(from)) && roomOf(to) === 'effects')).toEqual([]);
  });

  it('import one another without a cycle', () => {
    let left: readonly (readonly [string, string])[] = edges;
    for (let before = -1; before !== left.length; ) {
      before = left.length;
      const importing = new Set(left.map(([from]) => from));
      left = left.filter(([, to]) => importing.has(to));
    }
    expect(left.map((edge) => edge.join(' -> '))).toEqual([]);
  });

  it('are short', () => {
    const long = modules.filter(({ path, text }) => !typesOnly.includes(path) && text.split('\n').length > 251);
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});

describe('packages', () => {
  it('are used in their room only', () => {
    const foreign = modules.flatMap(({ path, imports }) =>
      imports
        .filter((name) => !name.startsWith('.') && !name.startsWith('node:') && packages[name] !== roomOf(path))
        .map((name) => `${path} -> ${name}`),
    );
    expect(foreign).toEqual([]);
  });
});

describe('the outside world', () => {
  it('is known to bin.ts alone', () => {
    const pattern = /from 'node:process'|\bprocess\.(env|argv|cwd|exit|exitCode|stdout|stderr|platform|on|once)\b/;
    const knowing = modules.filter(({ text }) => pattern.test(withoutComments(text))).map(({ path }) => path);
    expect(knowing).toEqual(['bin.ts']);
  });

  it('has no clock, no chance and no locale of its own below the command line', () => {
    const pattern =
      /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\bperformance\.now\(|\.toLocale\w+\(\)|\blocaleCompare\([^,]*\)/;
    const below = modules.filter(({ path }) => layerOf(path) < layers.length - 1);
    expect(below.filter(({ text }) => pattern.test(withoutComments(text))).map(({ path }) => path)).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}
