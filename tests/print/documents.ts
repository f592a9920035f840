import { readFileSync } from 'node:fs';

/** CSS of the web font "Test Sans 3" with its four faces. */
export const fontFaces: string = [
  ['400', 'normal'],
  ['700', 'normal'],
  ['400', 'italic'],
  ['700', 'italic'],
]
  .map(([weight, style]) => {
    const name = `@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-${style}.woff2`;
    const data = readFileSync(new URL(import.meta.resolve(name))).toString('base64');
    return `@font-face{font-family:"Test Sans 3";font-weight:${weight};font-style:${style};src:url(data:font/woff2;base64,${data})}`;
  })
  .join('\n');

/** Returns a document in that font with the body and the additional CSS. */
export function page(body: string, css = ''): string {
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Prüfung „ÄÖÜ“</title><style>${fontFaces}
@page { size: A4; margin: 20mm }
html { font: 11pt/1.4 "Test Sans 3"; text-rendering: geometricPrecision }
${css}</style></head><body>${body}</body></html>`;
}

/** Returns a paper with a contents table, chapters of growing length and tables; `chapters` chapters in all. */
export function paper(chapters: number): string {
  const numbers = Array.from({ length: chapters }, (_, index) => index + 1);
  const entries = numbers.map(
    (n) => `<li><a href="#kapitel-${n}">Kapitel ${n}</a> <span data-page-of="kapitel-${n}"></span></li>`,
  );
  const texts = numbers.map((n) => `<h2 id="kapitel-${n}">Kapitel ${n}</h2>${paragraph.repeat(n * 6)}${table}`);
  return page(
    `<h1>Bericht</h1><ol>${entries.join('')}</ol>${texts.join('')}`,
    'h2 { break-before: page } p { margin: 0 0 8pt }',
  );
}

const paragraph = `<p>${'Die Zuständigkeit für Integration liegt in den drei Städten an verschiedenen Stellen. '.repeat(6)}</p>`;
const table = `<table><thead><tr><th scope="col">Merkmal</th><th scope="col">Halle</th></tr></thead>
<tbody><tr><th scope="row">Stelle seit</th><td>1991</td></tr></tbody></table>`;

/** Returns a print deck: each slide is a section of 1280 × 720 px with the slot "main" of 1000 × 500 px. */
export function deck(slides: Readonly<Record<string, string>>, css = ''): string {
  const sections = Object.entries(slides).map(
    ([id, content]) => `<section data-slide="${id}"><h2>${id}</h2><div data-slot="main">${content}</div></section>`,
  );
  return page(
    sections.join(''),
    `@page { size: 1280px 720px; margin: 0 } body { margin: 0 }
    section { position: relative; width: 1280px; height: 720px; overflow: hidden; break-after: page; font-size: 24px }
    h2 { position: absolute; margin: 0; left: 100px; top: 20px; line-height: 1 }
    [data-slot] { position: absolute; left: 100px; top: 100px; width: 1000px; height: 500px; padding: 10px; border: 1px solid }
    p { margin: 0 } ${css}`,
  );
}
