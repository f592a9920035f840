import { expect, it } from 'vitest';
import { page } from './documents.ts';
import { launchPrinter } from './printing.ts';

it.each(['→', '漢', 'Ω', '🧿'])(
  'finds that %s is in no font of the document, and where it comes from',
  async (character) => {
    await using printer = await launchPrinter({ tabs: 1 });
    const inner = `<p data-origin="b.md:3:1">Pfeil <b>${character}</b> hier</p>`;
    const html = page(`<p data-origin="a.md:1:1">Alles gut: „ÄÖÜ“ – … €</p><div data-origin="b.md:2:1">${inner}</div>`);
    const { fallbacks } = await printer.print({ name: 'arrow', html, contents: false, date: null });
    expect(fallbacks.length).toBeGreaterThan(0);
    for (const fallback of fallbacks) {
      expect(fallback).toMatchObject({ origin: 'b.md:3:1', text: `Pfeil ${character} hier` });
    }
  },
);

it('finds it without an origin too', async () => {
  await using printer = await launchPrinter({ tabs: 1 });
  const { fallbacks } = await printer.print({
    name: 'serif',
    html: page('<p style="font-family:serif">x</p>'),
    contents: false,
    date: null,
  });
  expect(fallbacks).toEqual([{ font: expect.any(String), origin: null, text: 'x' }]);
});

it('finds it in page margins and images', async () => {
  await using printer = await launchPrinter({ tabs: 1 });
  const margin = page('<p>x</p>', '@page { @bottom-left { content: "Seite"; font-family: serif } }');
  const image = `<img alt="x" src="data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg"><text y="20">x</text></svg>')}">`;
  for (const html of [margin, page(image)]) {
    const { fallbacks } = await printer.print({ name: 'margin', html, contents: false, date: null });
    expect(fallbacks).toEqual([{ font: expect.any(String), origin: null, text: '' }]);
  }
});

it('finds nothing where the document brings all it needs, bold by machine too', async () => {
  await using printer = await launchPrinter({ tabs: 1 });
  const css = '@page { @bottom-left { content: counter(page); font: bold italic 8pt "Test Sans 3" } }';
  const html = page('<p>x <b>fett</b> <i style="font-weight:900">y</i> &shy;&nbsp;&thinsp;\u202f\u200b</p>', css);
  const { fallbacks } = await printer.print({ name: 'own', html, contents: false, date: null });
  expect(fallbacks).toEqual([]);
});
