import { expect, test } from 'vitest';
import { buildRecorded } from './building.ts';
import { withFolder } from './load/temporary.ts';
import { findAll, parseHtml, textOf } from './reading.ts';

/** 300 words as long as German ones are on average, with their spaces: 2,400 characters. */
const text = Array.from({ length: 300 }, (_, index) => `Wort${String(index).padStart(3, '0')}`).join(' ');

const files = {
  'casedeck.yaml': 'title: Probe\nlanguages: [de]\npublications: [{ id: lang, kind: deck, outline: [comparison] }]\n',
  'cases/_themes/amt.yaml': 'title: Amt\nattributes: { weg: { label: Weg, type: text } }\n',
  'cases/aue/city.yaml': 'name: Aue\n',
  'cases/aue/amt.md': `---\nattributes: { weg: { value: ${text}, coded: true } }\n---\n`,
  'cases/burg/city.yaml': 'name: Burg\n',
  'cases/burg/amt.md': '---\nattributes: { weg: { value: kurz, coded: true } }\n---\n',
};

test('a cell of 300 words fits on a slide, in type of the usual size', async () => {
  await withFolder(files, async (root) => {
    const { diagnostics, written } = await buildRecorded({ study: root, formats: ['html'], only: ['lang'] });
    expect(diagnostics).toEqual([]);
    const deck = parseHtml(written.get('de/decks/lang.html')?.toString() ?? '');
    const shown = findAll(deck, 'td', { 'data-city': 'aue' }).map((cell) => textOf(cell));
    expect(shown).toEqual([expect.stringContaining(text)]);
  });
}, 60_000);
