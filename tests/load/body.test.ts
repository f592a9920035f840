import { expect, test } from 'vitest';
import type { Body } from '../../src/model.ts';
import { load, summarise } from './temporary.ts';

async function readBody(lines: readonly string[]): Promise<{ body: Body | undefined; problems: readonly string[] }> {
  const { value, diagnostics } = await load({
    'cases/_themes/wohnen.yaml': 'title: Wohnen\n',
    'cases/halle/city.yaml': 'name: Halle\n',
    'cases/halle/wohnen.md': ['---', 'title: Halle baut', '---', ...lines].join('\n'),
  });
  return { body: value.cases[0]?.bodies[0], problems: diagnostics.map(summarise) };
}

/** Sections as "line title", passages as "line audience text". */
function outline(body: Body | undefined): readonly string[] {
  return (body?.sections ?? []).flatMap(({ title, origin, passages }) => [
    `${origin.line} ${title}`,
    ...passages.map((passage) => `${passage.origin.line} ${passage.audience} ${passage.markdown}`),
  ]);
}

test('a body is split at its sections and containers', async () => {
  const { body, problems } = await readBody([
    '',
    'Vorweg.',
    '## Lage *jetzt* ##',
    'Eins.',
    '',
    'Zwei.',
    ':::   paper',
    'Nur gedruckt.',
    ':::',
    '::: notes',
    '',
    'Gesprochen.',
    '',
    ':::',
    'Drei.',
    '```',
    '## kein Abschnitt',
    '::: kein Behälter',
    '```',
    'Streit',
    '------',
    '::: deck',
    ':::',
    '## Leer',
  ]);
  expect(problems).toEqual([]);
  expect(outline(body)).toEqual([
    '4 ',
    '5 all Vorweg.',
    '6 Lage *jetzt*',
    '7 all Eins.\n\nZwei.',
    '11 paper Nur gedruckt.',
    '15 notes Gesprochen.',
    '18 all Drei.\n```\n## kein Abschnitt\n::: kein Behälter\n```',
    '23 Streit',
    '27 Leer',
  ]);
});

test('a section within a container keeps its audience', async () => {
  const { body } = await readBody(['::: paper', '## Exkurs', 'Mehr.', ':::', 'Weiter.']);
  expect(outline(body)).toEqual(['5 Exkurs', '6 paper Mehr.', '8 all Weiter.']);
});

test('every passage has the footnotes and link targets that it uses', async () => {
  const { body, problems } = await readBody([
    'Eins[^1] und [Amt].',
    '## Zwei',
    'Zwei[^b].',
    '',
    '[^1]: Erste, siehe [Amt].',
    '[^b]: Zweite,',
    '    weiter.',
    '',
    '    Noch ein Absatz.',
    '[amt]: https://a.b',
  ]);
  expect(problems).toEqual([]);
  const [first, second] =
    body?.sections.map(({ passages }) => passages.map(({ markdown }) => markdown).join('¶')) ?? [];
  expect(first).toBe('Eins[^1] und [Amt].\n\n[^1]: Erste, siehe [Amt].\n\n[amt]: https://a.b');
  expect(second).toContain('[^b]: Zweite,\n    weiter.\n\n    Noch ein Absatz.\n[amt]');
});

test('a case may have no body, and no line at its end', async () => {
  expect(await readBody([])).toEqual({ body: undefined, problems: [] });
  expect(await readBody(['', '  ', ''])).toEqual({ body: undefined, problems: [] });
});
