import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SlideMeasurement } from '../../src/measurement.ts';
import type { Printer } from '../../src/print/printer.ts';
import { deck } from './documents.ts';
import { launchPrinter } from './printing.ts';

let printer: Printer;
beforeAll(async () => {
  printer = await launchPrinter({ tabs: 1 });
});
afterAll(() => printer[Symbol.asyncDispose]());

async function measure(content: string, css = ''): Promise<SlideMeasurement> {
  const [slide] = await printer.open('deck', deck({ probe: content }, css), (document) => document.measureSlides());
  if (slide === undefined) throw new Error('nothing was measured');
  return slide;
}

describe('what fits', () => {
  it.each([
    ['nothing', ''],
    ['a paragraph', '<p>Kurz.</p>'],
    ['exactly the height', '<div style="height:500px">voll</div>'],
    ['letters taller than their line', '<p style="line-height:.7;position:absolute;bottom:10px">Ägypten</p>'],
    [
      'text for screen readers',
      '<p style="position:absolute;width:1px;height:1px;overflow:hidden">Nur zum Vorlesen gedacht</p>',
    ],
    [
      'what is not shown',
      '<div style="display:none;height:900px">weg</div><div style="visibility:hidden;height:900px">weg</div>',
    ],
    ['a drawing', '<svg viewBox="0 0 10 10" width="500" height="400"><rect x="-50" width="900" height="900"/></svg>'],
  ])('%s', async (_, content) => {
    expect(await measure(content)).toMatchObject({ slide: 'probe', overflow: 0, worst: null });
  });
});

describe('what overflows', () => {
  it.each([
    ['below', '<div data-origin="a.md:3:1" style="height:530px">Zu hoch</div>', 30],
    ['to the right', '<div data-origin="a.md:3:1" style="width:1040px">Zu breit</div>', 40],
    [
      'as the last of many',
      `${'<p>Zeile</p>'.repeat(3)}<div data-origin="a.md:3:1" style="margin-top:420px;height:100px"></div>`,
      121,
    ],
    [
      'cut off by its own box',
      '<div data-origin="a.md:3:1" style="overflow:hidden;height:50px"><div style="height:80px">Ab</div></div>',
      30,
    ],
    [
      'scrolled away',
      '<div data-origin="a.md:3:1" style="overflow:auto;width:90px"><div style="width:100px">Ab</div></div>',
      10,
    ],
  ])('%s', async (_, content, excess) => {
    const { overflow, worst } = await measure(content);
    expect(Math.abs(overflow - excess)).toBeLessThanOrEqual(2);
    expect(worst).toMatchObject({ origin: 'a.md:3:1', excess: overflow });
  });

  it('is a word that is longer than its column', async () => {
    const columns =
      '<table style="table-layout:fixed;width:400px"><tr><td data-origin="b.md:1:2">Integrationsbeauftragtenstelle</td><td>x</td></tr></table>';
    const { overflow, worst } = await measure(columns);
    expect(overflow).toBeGreaterThan(20);
    expect(worst).toMatchObject({ origin: 'b.md:1:2', text: 'Integrationsbeauftragtenstelle' });
  });

  it('is a word that takes more than half of the space before the next column', async () => {
    const columns = (word: string) =>
      `<table style="width:100px;table-layout:fixed"><tr><td style="padding:0 80px 0 0">${word}</td></tr></table>`;
    expect((await measure(columns('Wort'))).worst).toBe(null);
    expect((await measure(columns('Wortes'))).worst?.text).toBe('Wortes');
  });

  it('is text outside the slots that leaves the slide', async () => {
    const { overflow, worst, slots } = await measure('<p>x</p>', 'h2 { top: 705px !important }');
    expect(overflow).toBeGreaterThan(5);
    expect(worst?.text).toBe('probe');
    expect(slots[0]?.overflow).toBe(0);
  });
});

describe('the measurements', () => {
  it('hold the slots with their sizes and pieces', async () => {
    const rows = [0, 1, 2].map((n) => `<div data-item="${n}" style="height:50px">Stück ${n}</div>`).join('');
    const { slots } = await measure(rows);
    expect(slots).toEqual([
      {
        name: 'main',
        width: 1000,
        height: 500,
        contentHeight: 150,
        overflow: 0,
        items: [
          { item: 0, top: 0, bottom: 50 },
          { item: 1, top: 50, bottom: 100 },
          { item: 2, top: 100, bottom: 150 },
        ],
      },
    ]);
  });

  it('name the smallest type, raised letters apart', async () => {
    const { smallestFont } = await measure(
      '<p style="font-size:18px">CO<sub>2</sub> <small style="font-size:14px">klein</small></p>',
    );
    expect(smallestFont).toBe(14);
  });

  it('come in the order of the slides', async () => {
    const measured = await printer.open(
      'deck',
      deck({ b: 'x', a: '<div style="height:600px">y</div>', c: 'z' }),
      (document) => document.measureSlides(),
    );
    expect(measured.map(({ slide, overflow }) => [slide, overflow > 0])).toEqual([
      ['b', false],
      ['a', true],
      ['c', false],
    ]);
  });
});
