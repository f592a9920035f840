/** What results show, cell by cell, read back from the finished texts. */
import type { Comparison } from '../src/comparison.ts';
import { plain } from '../src/wording.ts';
import { attributeOf, findAll, parseHtml, squeeze, textOf } from './reading.ts';
import { readWorkbook } from './workbook.ts';

/** All texts that stand for an attribute of a city, by "theme/attribute city"; in a whole result there is one of each. */
export type Shown = ReadonlyMap<string, readonly string[]>;

export function inComparison({ theme, rows }: Comparison): Shown {
  return group(
    rows.flatMap((row) => row.cells.map(({ attribute, city, plain }) => [theme.id, attribute, city, plain])),
  );
}

/** Throws if a row has more or fewer fields than the first. */
export function inCsv(csv: string, theme: string): Shown {
  if (!csv.startsWith('\ufeff')) throw new Error('The CSV has no byte order mark');
  const [head = [], ...rows] = parseCsv(csv.slice(1));
  if (head.slice(0, 3).join() !== 'attribute,label,unit') throw new Error(`The CSV begins with ${head.join()}`);
  for (const row of rows) {
    if (row.length !== head.length) throw new Error(`The row ${row[0]} has ${row.length} fields, not ${head.length}`);
  }
  return group(
    rows.flatMap((row) => head.slice(3).map((city, index) => [theme, row[0] ?? '', city, row[index + 3] ?? ''])),
  );
}

export function inJson(json: string): Shown {
  const { theme, cells } = JSON.parse(json) as {
    readonly theme: string;
    readonly cells: readonly { readonly attribute: string; readonly city: string; readonly display: string }[];
  };
  return group(cells.map(({ attribute, city, display }) => [theme, attribute, city, display]));
}

/** The first sheet of a workbook; its columns of cities stand behind four others and bear the names of those cities. */
export async function inXlsx(bytes: Uint8Array, { theme, language, cities }: Comparison): Promise<Shown> {
  const [sheet] = await readWorkbook(bytes, language);
  if (sheet === undefined) throw new Error('The workbook has no sheet');
  const [head = [], ...rows] = sheet.rows.map((row) => row.map(({ shown }) => shown));
  const names = cities.map((city) => plain(city.shortName, language).text);
  if (head.slice(4).join() !== names.join()) throw new Error(`The workbook has the cities ${head.slice(4).join()}`);
  return group(
    rows.flatMap(([id = '', , , , ...cells]) =>
      cities.map((city, index) => [theme.id, id, city.id, cells[index] ?? '']),
    ),
  );
}

/** The comparison tables of a page, a paper or a deck, with single spaces. */
export function inHtml(html: string): Shown {
  const tables = findAll(parseHtml(html), 'table', { class: 'comparison' });
  return squeezed(
    group(
      tables
        .flatMap((table) => findAll(table, 'td'))
        .filter((cell) => attributeOf(cell, 'data-city') !== null)
        .map((cell) => [
          ...['data-theme', 'data-attribute', 'data-city'].map((name) => attributeOf(cell, name) ?? ''),
          findAll(cell, 'span', { class: 'cell-text' }).map(textOf).join('|'),
        ]),
    ),
  );
}

/** The same with every run of white space, also of no-break spaces, as one space. */
export function squeezed(shown: Shown): Shown {
  return new Map([...shown].map(([key, texts]) => [key, texts.map(squeeze)]));
}

function group(cells: readonly (readonly string[])[]): Shown {
  const all = new Map<string, string[]>();
  for (const [theme, attribute, city, text = ''] of cells) {
    const key = `${theme}/${attribute} ${city}`;
    all.set(key, [...(all.get(key) ?? []), text]);
  }
  return all;
}

/** RFC 4180: fields with quotes around them may hold commas, line ends and doubled quotes. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}
