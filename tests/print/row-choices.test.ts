import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Study } from '../../src/model.ts';
import { launchBrowser } from '../../src/print/launch.ts';
import { load } from '../load/temporary.ts';
import { attributeOf, findAll, parseHtml, squeeze, textOf } from '../reading.ts';
import { tableHtml } from '../workshop.ts';
import { anyBrowser, sandbox } from './printing.ts';

const attributes = `attributes:
  same: { label: Gleich, type: boolean, group: Eins }
  differs: { label: Verschieden, type: boolean, group: Eins, key: false }
  gappy: { label: Lückenhaft, type: year, group: Zwei, key: false }
  disputed: { label: Unvergleichbar, type: number, group: Drei, definition-differs: Anders. }
  half: { label: Halb, type: year, group: Vier }
`;
const values = [
  '{ same: true, differs: true, gappy: 2001, disputed: 1, half: 2001 }',
  '{ same: true, differs: false, disputed: 2, half: 2002 }',
];

/** A theme of five attributes with two kinds of cities; the third has no value for the last. */
async function studyOf(cities: number, theme = ''): Promise<Study> {
  const ids = Array.from({ length: cities }, (_, index) => `stadt-${index}`);
  const { value } = await load({
    'cases/_themes/amt.yaml': `title: Amt\n${theme}${attributes}`,
    ...Object.fromEntries(ids.map((id) => [`cases/${id}/city.yaml`, `name: Stadt ${id}\n`])),
    ...Object.fromEntries(
      ids.map((id, index) => [
        `cases/${id}/amt.md`,
        `---\nattributes: ${index === 2 ? '{ same: true, differs: false, disputed: 2 }' : values[index % 2]}\n---\n`,
      ]),
    ),
  });
  return value;
}

function htmlOf(study: Study): string {
  const [theme] = study.themes;
  return theme === undefined ? '' : tableHtml(study, 'de', theme);
}

const expected = {
  all: [
    ['same', 'differs', 'gappy', 'disputed', 'half'],
    ['Eins', 'Zwei', 'Drei', 'Vier'],
  ],
  key: [
    ['same', 'disputed', 'half'],
    ['Eins', 'Drei', 'Vier'],
  ],
  differences: [
    ['differs', 'half'],
    ['Eins', 'Vier'],
  ],
  complete: [
    ['same', 'differs', 'disputed'],
    ['Eins', 'Drei'],
  ],
} as const;
const labels = [
  'Alle',
  'Wichtige (blendet 2 aus)',
  'Nur Unterschiede (blendet 3 aus)',
  'Nur vollständige (blendet 2 aus)',
];

test('a reader may choose all rows or some, and reads before how many that hides', async () => {
  const page = parseHtml(htmlOf(await studyOf(3)));
  expect(findAll(page, 'label').map((label) => squeeze(textOf(label)))).toEqual(labels);
  expect(findAll(page, 'legend').map(textOf)).toEqual(['Merkmale']);
  const inputs = findAll(page, 'input');
  expect(
    inputs.filter((input) => attributeOf(input, 'checked') !== null).map((input) => attributeOf(input, 'value')),
  ).toEqual(['all']);
});

test('what would show no row cannot be chosen, and where that leaves no choice there is none', async () => {
  const alone = findAll(parseHtml(htmlOf(await studyOf(1))), 'input', { disabled: '' });
  expect(alone.map((input) => attributeOf(input, 'value'))).toEqual(['differences']);
  const { themes, ...study } = await studyOf(1);
  const same = themes.map((theme) => ({ ...theme, attributes: theme.attributes.slice(0, 1) }));
  expect(findAll(parseHtml(htmlOf({ ...study, themes: same })), 'input')).toEqual([]);
});

describe('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(await anyBrowser(), sandbox);
  });
  afterAll(() => browser.close());

  async function open(study: Study): Promise<Page> {
    const page = await browser.newPage();
    await page.setContent(htmlOf(study));
    return page;
  }

  /** The texts or ids of what is shown of the elements of that selector. */
  function shown(page: Page, selector: string): Promise<readonly string[]> {
    return page.$$eval(selector, (elements) =>
      elements
        .filter((element) => element.checkVisibility())
        .map((element) => element.getAttribute('data-attribute') ?? (element.textContent ?? '').trim()),
    );
  }

  test.each(Object.entries(expected))(
    '%s shows exactly its rows, and no heading without any',
    async (view, [rows, groups]) => {
      const page = await open(await studyOf(3));
      await page.click(`#rows-${view}`);
      expect(await shown(page, 'tr[data-attribute]')).toEqual(rows);
      expect(await shown(page, 'tr.group')).toEqual(groups);
      expect(await shown(page, '.apparatus')).toHaveLength(1);
      await page.close();
    },
  );

  test.each(Object.entries(expected))('%s does so where cities are rows', async (view, [columns]) => {
    const page = await open(await studyOf(4, 'citiesAs: rows\n'));
    await page.click(`#rows-${view}`);
    expect(await shown(page, 'thead th[data-attribute]')).toEqual(columns);
    expect(await shown(page, 'tbody td')).toEqual([1, 2, 3, 4].flatMap(() => columns));
    await page.close();
  });

  test('the keyboard chooses too', async () => {
    const page = await open(await studyOf(3));
    await page.focus('#rows-all');
    await page.keyboard.press('ArrowRight');
    expect(await shown(page, 'tr[data-attribute]')).toEqual(expected.key[0]);
    await page.close();
  });

  test('paper shows what was chosen and says so', async () => {
    const page = await open(await studyOf(3));
    await page.emulateMediaType('print');
    expect(await shown(page, 'label')).toEqual([]);
    await page.emulateMediaType('screen');
    await page.click('#rows-differences');
    await page.emulateMediaType('print');
    expect(await shown(page, 'label')).toEqual(['Nur Unterschiede (blendet 3 aus)']);
    expect(await shown(page, 'tr[data-attribute]')).toEqual(expected.differences[0]);
    await page.close();
  });
});
