import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** One face of a family as a style sheet names it. */
interface Face {
  readonly family: string;
  readonly weight: string;
  readonly style: 'normal' | 'italic';
  /** E.g. "U+0000-00FF,U+0131". */
  readonly range: string;
  readonly ranges: readonly (readonly [number, number])[];
  /** Always embedded, even if no character asks for it. */
  readonly base: boolean;
  readonly base64: string;
}

const families = [
  { family: 'Source Sans 3', name: 'source-sans-3', cuts: ['400-normal', '400-italic', '600-normal'] },
  { family: 'Source Serif 4', name: 'source-serif-4', cuts: ['400-normal', '400-italic', '600-normal'] },
] as const;

/** The faces that ship with casedeck, read once. Static cuts only: Chromium prints variable fonts as Type 3. */
export class Fonts {
  readonly #faces: readonly Face[];

  private constructor(faces: readonly Face[]) {
    this.#faces = faces;
  }

  /** Returns all faces, ready to be embedded. */
  static async load(): Promise<Fonts> {
    const text = await Promise.all(families.map((family) => loadFamily(family)));
    return new Fonts([...text.flat(), await loadSymbols()]);
  }

  /**
   * Returns the style sheet with the faces that a document needs, embedded: for each family that it uses the Latin cuts,
   * other scripts and symbols only if the document has a character of theirs.
   */
  css(document: string, used: readonly string[]): string {
    // Every face has Latin-1, so only the others decide.
    const others = document.match(/[^\0-\u00ff]/gu) ?? [];
    const characters = [...new Set(others)].map((character) => character.codePointAt(0) ?? 0);
    return this.#faces
      .filter((face) => face.family === symbolFamily || used.includes(face.family))
      .filter((face) => face.base || characters.some((code) => covers(face, code) && !this.#inBase(code)))
      .map(toCss)
      .join('\n');
  }

  #inBase(code: number): boolean {
    return this.#faces.some((face) => face.base && covers(face, code));
  }
}

const symbolFamily = 'Casedeck Symbols';

function covers(face: Face, code: number): boolean {
  return face.ranges.some(([from, to]) => code >= from && code <= to);
}

function toCss(face: Face): string {
  return (
    `@font-face{font-family:"${face.family}";font-style:${face.style};font-weight:${face.weight};font-display:block;` +
    `src:url(data:font/woff2;base64,${face.base64}) format("woff2");unicode-range:${face.range}}`
  );
}

async function loadFamily(family: (typeof families)[number]): Promise<readonly Face[]> {
  const ranges = JSON.parse(
    await readFile(require.resolve(`@fontsource/${family.name}/unicode.json`), 'utf8'),
  ) as Readonly<Record<string, string>>;
  const faces = family.cuts.flatMap((cut) =>
    Object.entries(ranges).map(async ([subset, range]): Promise<Face> => {
      const [weight = '400', style = 'normal'] = cut.split('-');
      const file = require.resolve(`@fontsource/${family.name}/files/${family.name}-${subset}-${cut}.woff2`);
      return {
        family: family.family,
        weight,
        style: style === 'italic' ? 'italic' : 'normal',
        range,
        ranges: parseRanges(range),
        base: subset === 'latin',
        base64: await readFile(file, 'base64'),
      };
    }),
  );
  return Promise.all(faces);
}

/** One weight for all, so that a symbol looks the same in a heading and in a cell. */
async function loadSymbols(): Promise<Face> {
  const file = fileURLToPath(new URL('../../templates/fonts/casedeck-symbols.woff2', import.meta.url));
  return {
    family: symbolFamily,
    weight: '100 900',
    style: 'normal',
    range: symbolRange,
    ranges: parseRanges(symbolRange),
    base: false,
    base64: await readFile(file, 'base64'),
  };
}

/** What casedeck-symbols.woff2 holds beyond the Latin cuts. */
const symbolRange =
  'U+2070,U+2074-207F,U+2080-208B,U+2103,U+2109,U+2116,U+212E,U+2153-215E,U+2190-2195,U+21D0-21D4,U+2202-2225,' +
  'U+222B-2265,U+25A0-2612,U+2709-2794,U+2030-2033,U+03A9,U+1E9E';

function parseRanges(range: string): readonly (readonly [number, number])[] {
  return range.split(',').map((part) => {
    const [from = '0', to] = part.trim().replace('U+', '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to ?? from, 16)] as const;
  });
}
