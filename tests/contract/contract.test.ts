/** What the contract promises to those who write studies, seen from outside: a study goes in, files come out. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRecorded } from '../building.ts';
import { runCaptured } from '../cli/capture.ts';
import { attributeOf, findAll, findOne, parseHtml, textOf } from '../reading.ts';

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter';
const points = Array.from({ length: 30 }, (_, index) => `${index + 1}. Punkt ${index + 1} der Liste`).join('\n');
const sentences = Array.from(
  { length: 40 },
  (_, index) => `Der Satz **${index + 1}** reicht bis zu seinem *Schlusspunkt*, vgl. S. 3, und hat ein Verbende.`,
).join('\n');
const rows = Array.from({ length: 30 }, (_, index) => `| Zeile ${index + 1} | x |`).join('\n');

const files: Readonly<Record<string, string>> = {
  'casedeck.yaml': `title: Probe
languages: [de]
publications:
  - auto: true
  - { id: vortrag, kind: deck, minutes: 20 }
`,
  'cases/_sources.yaml': `- { id: konzept, type: report, title: Konzept, URL: "javascript:alert(1)" }\n`,
  'cases/_themes/wohnen.yaml': `title: ${longWord}
question: ${longWord}
attributes:
  miete: { label: ${longWord}, type: text }
`,
  'cases/halle/city.yaml': `name: ${longWord}\n`,
  'cases/halle/wohnen.md': `---
title: ${longWord}
attributes:
  miete: { value: ${longWord}, source: "konzept, S. 1" }
---
## Liste

${points}

## Tabelle

| Kopf | Wert |
|---|---|
${rows}

## Absatz

${sentences}

## Bild

![Ein hohes Bild](../_media/hoch.svg)
`,
  'cases/_media/hoch.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="2400"/>',
};

let study: string;
let built: Awaited<ReturnType<typeof buildRecorded>>;

beforeAll(async () => {
  study = await mkdtemp(join(tmpdir(), 'casedeck-contract-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(study, path)), { recursive: true });
    await writeFile(join(study, path), text);
  }
  built = await buildRecorded({ study, formats: ['html', 'pdf'] });
}, 120_000);

afterAll(() => rm(study, { recursive: true, force: true }));

function page(path: string): ReturnType<typeof parseHtml> {
  return parseHtml(built.written.get(path)?.toString('utf8') ?? '');
}

describe('slides', () => {
  it('hold words of 60 letters, long lists, tables and paragraphs, and tall images', () => {
    expect(built.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('have every point of a list once, with its number, and the head of a table on each part', () => {
    const deck = page('de/decks/city-halle.html');
    const slides = findAll(deck, 'section').filter((section) =>
      /^wohnen-halle-liste/.test(attributeOf(section, 'id') ?? ''),
    );
    expect(slides.length).toBeGreaterThan(1);
    const numbers = slides.flatMap((slide) =>
      findAll(slide, 'ol').map((list) => Number(attributeOf(list, 'start') ?? 1)),
    );
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    const tables = findAll(deck, 'table').filter((table) => textOf(table).includes('Zeile'));
    expect(tables.map((table) => textOf(findOne(table, 'thead')).trim().split(/\s+/))).toEqual(
      tables.map(() => ['Kopf', 'Wert']),
    );
    expect(tables.flatMap((table) => findAll(findOne(table, 'tbody'), 'tr'))).toHaveLength(30);
  });

  it('have every sentence of a long paragraph once, with its line', () => {
    const slides = findAll(page('de/decks/city-halle.html'), 'section').filter((section) =>
      /^wohnen-halle-absatz/.test(attributeOf(section, 'id') ?? ''),
    );
    expect(slides.length).toBeGreaterThan(1);
    const paragraphs = slides.flatMap((slide) => findAll(slide, 'div', { class: 'paragraph' }));
    expect(paragraphs.flatMap((part) => findAll(part, 'strong').map(textOf))).toEqual(
      Array.from({ length: 40 }, (_, index) => String(index + 1)),
    );
    const lines = (files['cases/halle/wohnen.md'] ?? '').split('\n');
    for (const part of paragraphs) {
      const line = Number(attributeOf(part, 'data-origin')?.split(':')[1]);
      expect(lines[line - 1]).toContain(`**${textOf(findAll(part, 'strong')[0] ?? part)}**`);
    }
  });

  it('know the minutes that they have', () => {
    expect(attributeOf(findOne(page('de/decks/vortrag.html'), 'div', { class: 'reveal' }), 'data-minutes')).toBe('20');
    expect(attributeOf(findOne(page('de/decks/overview.html'), 'div', { class: 'reveal' }), 'data-minutes')).toBeNull();
  });
});

describe('links', () => {
  it.each(['de/papers/brief-halle.html', 'de/papers/overview.html', 'index.html'])('of %s lead somewhere', (path) => {
    const links = findAll(page(path), 'a').map((link) => attributeOf(link, 'href') ?? '');
    const ids = new Set(findAll(page(path), '').map((element) => attributeOf(element, 'id')));
    expect(links.filter((link) => link.startsWith('#') && !ids.has(decodeURIComponent(link.slice(1))))).toEqual([]);
  });

  it('never run what a bibliography says', () => {
    const links = [...built.written.keys()]
      .filter((path) => path.endsWith('.html'))
      .flatMap((path) => findAll(page(path), 'a').map((link) => attributeOf(link, 'href') ?? ''));
    expect(links.filter((link) => /^javascript:/i.test(link))).toEqual([]);
  });
});

describe('the portal', () => {
  it('says where its parts come from', () => {
    const block = findOne(page('index.html'), 'div', { 'data-block': 'coverage' });
    const [cell] = findAll(block, 'td', { 'data-city': 'halle', 'data-theme': 'wohnen' });
    expect(cell && attributeOf(cell, 'data-origin')).toBe('cases/halle/wohnen.md:1:1');
    expect(findAll(block, 'tr', { 'data-city': 'halle' }).map((row) => attributeOf(row, 'data-origin'))).toEqual([
      'cases/halle/city.yaml:1:1',
    ]);
  });
});

describe('the machine', () => {
  it.runIf(process.platform === 'linux')('may refuse to make a folder: then the program ends', async () => {
    const { code } = await runCaptured(['build', study, '--formats', 'csv', '--out', '/proc/casedeck'], study);
    expect(code).toBe(3);
  });

  it('has files outside the study, which no message shows', async () => {
    await writeFile(`${study}-secret`, 'geheim');
    await symlink(`${study}-secret`, join(study, 'cases/halle/arbeit.md'));
    const { err } = await runCaptured(['check', study], study);
    await rm(join(study, 'cases/halle/arbeit.md'));
    await rm(`${study}-secret`);
    expect(err).toContain('cases/halle/arbeit.md:1:1');
    expect(err).not.toContain('geheim');
  });
});
