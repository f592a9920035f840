import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadReveal } from '../../src/render/reveal.ts';
import { speakerView } from '../../src/render/speaker-view.ts';
import { localeOf } from '../locales.ts';
import { deckOf, finished, shownSlide, Viewing } from './opened.ts';

let viewing: Viewing;
beforeAll(async () => {
  viewing = await Viewing.start();
});
afterAll(() => viewing[Symbol.asyncDispose]());

const deck = finished(deckOf('de'));

test('no script runs that is not ours, wherever it stands', async () => {
  const injected =
    '<script>document.title="run"</script><img src="data:," onerror="document.title=\'run\'">' +
    '<a id="bad" href="javascript:document.title=\'run\'" onclick="document.title=\'run\'">x</a>';
  const page = await viewing.present(
    await viewing.write(deck.replace('<div class="slide-content-box">', `$&${injected}`)),
  );
  await page.$eval('#bad', (link) => (link as HTMLAnchorElement).click());
  expect(await page.title()).not.toBe('run');
  const refused = viewing.complaints.splice(0).filter((text) => text.includes('Content Security Policy'));
  // The script, the two handlers and the address.
  expect(refused).toHaveLength(4);
  await page.close();
});

describe('the speaker view', () => {
  /** Presses S, and returns the window that opens. */
  async function openSpeakerView(page: Page): Promise<Page> {
    const opened = new Promise<Page>((resolve) => page.once('popup', (popup) => popup && resolve(popup)));
    await page.keyboard.press('s');
    const popup = await opened;
    viewing.listen(popup);
    await popup.waitForFunction(() => document.querySelectorAll('iframe').length === 2);
    return popup;
  }

  test('opens from disk, in the language of the deck, tells the notes and the pace, and follows', async () => {
    const page = await viewing.present(`${await viewing.write(deck)}#/arbeit-claim`);
    const id = await shownSlide(page);
    const notes = await page.$eval(`#${id} aside.notes`, (aside) =>
      (aside.textContent ?? '').replace(/\s+/g, ' ').trim(),
    );
    const popup = await openSpeakerView(page);
    const shows = (text: string) =>
      popup.waitForFunction(
        (expected) => document.querySelector('.value')?.textContent?.replace(/\s+/g, ' ').trim() === expected,
        {},
        text,
      );
    await shows(notes);
    expect(await popup.title()).toBe('Sprecheransicht');
    await popup.waitForFunction(() => document.querySelector('.pacing')?.checkVisibility());
    const words = await popup.$eval('body', (body) => body.innerText);
    expect(words).not.toMatch(/upcoming|notes|click|pacing|layout|time\b/i);
    expect(await popup.$$eval('iframe', (frames) => frames.map(({ title }) => title))).toEqual([
      'Aktuelle Folie',
      'Nächste Folie',
    ]);
    await page.keyboard.press('End');
    const last = await shownSlide(page);
    const frame = popup.frames().find((inner) => inner !== popup.mainFrame());
    await frame?.waitForFunction((end) => document.querySelector('section.slide.present')?.id === end, {}, last);
    expect(viewing.complaints.splice(0)).toEqual([]);
    await popup.close();
    await page.close();
  });

  test('gives what is shown all of the time, and what stands behind the divider none', async () => {
    const { slides, ...rest } = deckOf('de');
    const half = slides.length - 3;
    const behind = slides.map((slide, index) => ({ ...slide, backup: index >= half }));
    const page = await viewing.present(await viewing.write(finished({ ...rest, slides: behind })));
    const seconds = await page.$$eval('section.slide', (all) => all.map((slide) => Number(slide.dataset['timing'])));
    expect(seconds.slice(0, half).reduce((sum, each) => sum + each, 0)).toBe(20 * 60);
    expect(Math.min(...seconds.slice(0, half))).toBeGreaterThan(0);
    expect(seconds.slice(half)).toEqual([0, 0, 0]);
    await page.close();
  });

  test('of another version of reveal.js is refused, with the words that are not there', async () => {
    const { notes } = await loadReveal();
    expect(() => speakerView(notes.replace('Upcoming', 'Next'), localeOf('de'))).toThrow('>Upcoming<');
  });

  test('can be translated into words with any characters', async () => {
    const { notes } = await loadReveal();
    const odd = '"\'`$ {\\</script>';
    const words = [...localeOf('de').words].map(
      ([key, text]) => [key, key.startsWith('speaker.') ? odd : text] as const,
    );
    const { plugin } = speakerView(notes, { ...localeOf('de'), words: new Map(words) });
    expect(() => new Function(plugin)).not.toThrow();
    expect(plugin).not.toContain('</script');
  });
});
