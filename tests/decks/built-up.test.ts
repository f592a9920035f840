import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../src/print/launch.ts';
import { anyBrowser, sandbox } from '../print/printing.ts';
import { smallFolder } from '../workshop.ts';
import { finishDecks } from './finished.ts';
import { DeckWindow } from './window.ts';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser(await anyBrowser(), sandbox);
  folder = await mkdtemp(join(tmpdir(), 'casedeck-test-'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

test.each(['cities', 'rows'])('a deck that is built up by %s can be followed in every state', async (build) => {
  const study = join(folder, build);
  await cp(smallFolder, study, { recursive: true });
  const config = await readFile(join(study, 'casedeck.yaml'), 'utf8');
  const publication = `build: ${build}\n    outline: [title, numbers, comparison, timeline]`;
  await writeFile(join(study, 'casedeck.yaml'), config.replace(/minutes: 20\n *outline: .*/, publication));
  await using finished = await finishDecks(study);
  const [deck] = finished.decks;
  if (deck === undefined) throw new Error('There is no deck');
  await using shown = await DeckWindow.present(browser, deck.address, [1280, 720]);
  // Behind the word that marks a draft axe-core does not see the sheet.
  await shown.page.$$eval('.watermark', (words) => words.forEach((word) => void word.remove()));
  const seen = await shown.walk(() => shown.examine());
  expect(seen.filter(({ faults }) => faults.length > 0)).toEqual([]);
  expect(seen.length).toBeGreaterThan(deck.slides.length);
  expect(new Set(seen.map(({ place }) => place.split('/')[0])).size).toBe(deck.slides.length);
  expect(shown.complaints).toEqual([]);
});
