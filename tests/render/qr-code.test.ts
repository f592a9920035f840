import { describe, expect, test } from 'vitest';
import { drawQrCode } from '../../src/render/qr-code.ts';

type Modules = readonly (readonly boolean[])[];

/** The dark modules of a drawing, with the light ones around them. */
function modulesOf(address: string): Modules {
  const svg = drawQrCode(address, 'Code')?.toHTML() ?? '';
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const modules = Array.from({ length: side }, () => Array.from({ length: side }, () => false));
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  }
  return modules;
}

const quiet = 4;

function withoutQuietZone(modules: Modules): Modules {
  return modules.slice(quiet, -quiet).map((row) => row.slice(quiet, -quiet));
}

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
];

/** Reads a code of version 1 to 3 with correction M as ISO/IEC 18004 says, without correcting anything. */
function read(modules: Modules): { readonly text: string; readonly level: string } {
  const size = modules.length;
  const isDark = (row: number, column: number): boolean => modules[row]?.[column] ?? false;
  const numberOf = (bits: readonly boolean[]): number => bits.reduce((sum, bit) => 2 * sum + (bit ? 1 : 0), 0);
  const format = numberOf([0, 1, 2, 3, 4].map((column) => isDark(8, column))) ^ 0b10101;
  const mask = masks[format & 0b111] ?? (() => false);
  const alignment = size - 7;
  const isFunction = (row: number, column: number): boolean =>
    row === 6 ||
    column === 6 ||
    (row < 9 && (column < 9 || column >= size - 8)) ||
    (row >= size - 8 && column < 9) ||
    (size > 21 && Math.abs(row - alignment) <= 2 && Math.abs(column - alignment) <= 2);
  const bits: boolean[] = [];
  const pairs = Array.from({ length: (size - 1) / 2 }, (_, index) => size - 1 - 2 * index);
  pairs.forEach((pair, index) => {
    const right = pair <= 6 ? pair - 1 : pair;
    for (let step = 0; step < size; step++) {
      const row = index % 2 === 0 ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (!isFunction(row, column)) bits.push(isDark(row, column) !== mask(row, column));
      }
    }
  });
  expect(numberOf(bits.slice(0, 4))).toBe(0b0100);
  const count = numberOf(bits.slice(4, 12));
  const bytes = Array.from({ length: count }, (_, index) => numberOf(bits.slice(12 + 8 * index, 20 + 8 * index)));
  return { text: Buffer.from(bytes).toString(), level: ['M', 'L', 'H', 'Q'][format >> 3] ?? '' };
}

describe('a QR code', () => {
  test.each(['https://a.de/', 'https://example.org/', 'mailto:ada@example.org', 'https://stadt.example.org/studie?1'])(
    'says %s',
    (address) => {
      expect(read(withoutQuietZone(modulesOf(address)))).toEqual({ text: address, level: 'M' });
    },
  );

  test('says in ASCII what has other letters', () => {
    const { text } = read(withoutQuietZone(modulesOf('https://städte.de/ä')));
    expect(text).toBe('https://xn--stdte-hra.de/%C3%A4');
  });

  test('says what no address is as well as it can', () => {
    expect(drawQrCode('https://[\ud800"', 'Code')).not.toBeNull();
  });

  test('has four light modules around it', () => {
    const modules = modulesOf('https://example.org');
    const edge = modules.flatMap((row, y) =>
      row.filter((_, x) => Math.min(x, y, modules.length - 1 - x, modules.length - 1 - y) < quiet),
    );
    expect(edge).not.toContain(true);
    expect(withoutQuietZone(modules)[0]?.slice(0, 8)).toEqual([...Array.from({ length: 7 }, () => true), false]);
  });

  test('is called what its address is, whatever that is', () => {
    expect(drawQrCode('https://example.org', 'Code "<b>')?.toHTML()).toContain(
      'role="img" aria-label="Code &quot;&lt;b&gt;"',
    );
  });

  test('is not drawn where nobody could scan it', () => {
    expect(drawQrCode(`https://example.org/${'x'.repeat(194)}`, 'Code')).toBeNull();
    expect(drawQrCode(`https://example.org/${'x'.repeat(193)}`, 'Code')).not.toBeNull();
  });
});
