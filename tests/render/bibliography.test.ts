import { describe, expect, test } from 'vitest';
import type { Source } from '../../src/model.ts';
import { Bibliography } from '../../src/render/bibliography.ts';
import { localeOf } from '../locales.ts';

const origin = { file: 'cases/_sources.yaml', line: 1, column: 1 };

function bibliography(items: readonly Source['csl'][], language = 'de'): Bibliography {
  const sources = items.map((csl, index): Source => ({ id: `s${index}`, csl, origin }));
  return new Bibliography(new Map(sources.map((source) => [source.id, source])), localeOf(language));
}

const issued = (...parts: readonly number[]) => ({ 'date-parts': [parts] });
const person = (family: string, given = 'A.') => ({ family, given });

describe('a short reference', () => {
  test.each([
    [{ author: [person('Bommes')], issued: issued(2018) }, 'Bommes 2018'],
    [{ author: [person('Bernt'), person('Pilz')], issued: issued(2023) }, 'Bernt & Pilz 2023'],
    [{ author: [person('A'), person('B'), person('C')], issued: issued(2002) }, 'A u.\u00a0a. 2002'],
    [{ author: [{ literal: 'Stadt Halle' }], issued: issued(2006, 5) }, 'Stadt Halle 2006'],
    [{ editor: [person('Bär')], issued: issued(2018) }, 'Bär 2018'],
    [{ title: 'Bericht' }, 'Bericht o.\u00a0J.'],
    [{ author: [person('Bommes')], issued: { literal: 'im Druck' } }, 'Bommes im Druck'],
    [{ author: [person('Bommes')], 'citation-label': 'Schwerin IK 2018' }, 'Schwerin IK 2018'],
  ])('of %j is %s', (csl, short) => {
    expect(bibliography([csl]).short('s0')).toBe(short);
  });

  test('that two works would share gets a letter, in the order of the study', () => {
    const same = { author: [person('Bommes')], issued: issued(2018) };
    const three = bibliography([same, { title: 'Anderes' }, same]);
    expect(['s0', 's1', 's2'].map((id) => three.short(id))).toEqual([
      'Bommes 2018a',
      'Anderes o.\u00a0J.',
      'Bommes 2018b',
    ]);
  });

  test('of a source that the study lacks is its id', () => {
    expect(bibliography([]).short('fehlt')).toBe('fehlt');
  });
});

describe('a full reference', () => {
  test.each([
    [
      { author: [person('Adler', 'Ada'), person('Özil', 'Can')], issued: issued(2020, 5), title: 'Zahlen' },
      'Adler, Ada; Özil, Can (Mai 2020): Zahlen.',
    ],
    [
      {
        author: [{ literal: 'Stadt' }],
        issued: issued(2019),
        title: 'Konzept?',
        publisher: 'Amt',
        'publisher-place': 'Aue',
      },
      'Stadt (2019): Konzept? Aue: Amt.',
    ],
    [{ editor: [person('Bär', 'Ben')], issued: issued(2018), title: 'Handbuch' }, 'Bär, Ben (Hrsg.) (2018): Handbuch.'],
    [
      {
        author: [person('Adler', 'Ada')],
        title: 'Netze',
        'container-title': 'Blatt',
        volume: 3,
        issue: '2',
        page: '10-20',
      },
      'Adler, Ada (o.\u00a0J.): Netze. In: Blatt 3(2). S.\u00a010–20.',
    ],
    [{ title: 'Gespräch', issued: issued(2020, 12, 14) }, 'Gespräch. 14. Dezember 2020.'],
    [
      { title: 'Seite', accessed: issued(2021, 1, 2), note: 'Nur online' },
      'Seite. Zugriff: 2. Januar 2021. Nur online.',
    ],
    [
      { author: [{ ...person('Berg', 'Bo'), 'non-dropping-particle': 'van den' }], title: 'X' },
      'van den Berg, Bo (o.\u00a0J.): X.',
    ],
  ])('of %j', (csl, full) => {
    const [entry] = bibliography([csl]).entries(['s0']);
    expect(entry?.full.replaceAll('\u00a0', ' ')).toBe(full.replaceAll('\u00a0', ' '));
  });

  test('is in the language of the result', () => {
    const [entry] = bibliography([{ title: 'X', issued: issued(2020, 5), page: '3-4' }], 'en').entries(['s0']);
    expect(entry?.full).toContain('May 2020');
    expect(entry?.full).toContain('3–4');
  });
});

test('entries come in the order of the alphabet, ä as a, numbers as numbers, each with its address', () => {
  const named = ['Zander', 'Ärzte', 'Bericht 10', 'Bericht 9', 'adler'].map((label) => ({
    'citation-label': label,
    URL: 'https://example.org',
    language: 'de',
  }));
  const entries = bibliography(named).entries(['s0', 's1', 's2', 's3', 's4', 'fehlt']);
  expect(entries.map(({ short }) => short)).toEqual(['adler', 'Ärzte', 'Bericht 9', 'Bericht 10', 'Zander']);
  expect(entries[0]).toMatchObject({ url: 'https://example.org', language: 'de' });
});
