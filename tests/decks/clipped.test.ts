import { expect, test } from 'vitest';
import { buildRecorded } from '../building.ts';
import { withFolder } from '../load/temporary.ts';
import { templates } from '../locales.ts';

const study = {
  'cases/_themes/amt.yaml': 'title: Amt\nattributes:\n  seat: { label: Sitz, type: text }\n',
  'cases/aue/city.yaml': 'name: Aue\n',
  'cases/aue/amt.md': `---\nattributes:\n  seat: ${'Rathaus am Markt '.repeat(12)}\n---\n`,
};

/** What is reported of the study with that added to the style sheet of slides. */
async function reported(css: string): Promise<readonly string[]> {
  const sheet = `${templates.get('decks/slide.css')?.text}\n${css}`;
  const { diagnostics } = await withFolder({ ...study, 'templates/decks/slide.css': sheet }, (root) =>
    buildRecorded({ study: root, only: ['theme-amt'], formats: ['html'] }),
  );
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, origin }) => `${code} ${origin?.file}:${origin?.line}`);
}

test('a place for content that hides what is too much of it is no way out', async () => {
  expect(await reported('')).toEqual([]);
  expect(await reported('.slide-body { overflow: hidden; height: 60px }')).toContain(
    'slide-overflow cases/aue/amt.md:3',
  );
  expect(await reported('.slide td { display: block; overflow: hidden; height: 20px }')).toContain(
    'slide-overflow cases/aue/amt.md:3',
  );
});
