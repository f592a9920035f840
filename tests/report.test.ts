import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Diagnostic, diagnose } from '../src/diagnostic.ts';
import { formatDiagnostics, toJsonLine } from '../src/report.ts';

const origin = { file: 'cases/halle/wohnen.md', line: 14, column: 3 };
const unknown = diagnose('attribute-unknown', origin, '`ofice-since` is not an attribute.', {
  hint: 'Did you mean `office-since`?',
  length: 11,
});
const missing = diagnose('case-missing', { ...origin, line: 2 }, 'Halle has no case.');

function format(diagnostics: readonly Diagnostic[], line: string | null, color = false): string {
  return formatDiagnostics(diagnostics, () => line, { color });
}

/** The line and what stands below it, without the gutter. */
function frame(line: string, column: number, length: number): readonly string[] {
  const diagnostic = diagnose('value-type', { ...origin, column }, 'Wrong.', { length });
  return format([diagnostic], line)
    .split('\n')
    .slice(1, 3)
    .map((shown) => shown.slice(shown.indexOf('|') + 2));
}

describe('diagnostics for people', () => {
  test('have place, severity, code, message, line and hint', () => {
    expect(format([unknown], '  ofice-since: 1991')).toBe(
      [
        'cases/halle/wohnen.md:14:3 error attribute-unknown: `ofice-since` is not an attribute.',
        '  14 |   ofice-since: 1991',
        '     |   ^^^^^^^^^^^',
        '  hint: Did you mean `office-since`?',
        '1 error',
        '',
      ].join('\n'),
    );
  });

  test('are sorted, counted and said once', () => {
    const text = format([unknown, missing, { ...unknown }, { ...missing, code: 'city-unlisted' }], null);
    expect(text.match(/(attribute|case|city)-\w+/g)).toEqual(['case-missing', 'city-unlisted', 'attribute-unknown']);
    expect(text).toMatch(/\n1 error, 2 warnings\n$/);
    expect(format([], null)).toBe('');
  });

  test('go without the line where there is none', () => {
    const study = diagnose('study-missing', null, 'No study.');
    expect(format([study, missing], null)).toBe(
      'error study-missing: No study.\ncases/halle/wohnen.md:2:3 warning case-missing: Halle has no case.\n1 error, 1 warning\n',
    );
    expect(format([missing], ' ')).not.toContain('|');
  });

  test('name a second place', () => {
    expect(format([{ ...missing, related: origin }], null)).toContain('\n  see: cases/halle/wohnen.md:14:3\n');
  });

  test('have colours only if asked', () => {
    expect(format([unknown], 'x', true)).toContain('\u001b[31merror\u001b[39m');
    expect(format([unknown, missing], 'x')).not.toContain('\u001b');
  });

  test('cannot steer the terminal', () => {
    const bad = diagnose('field-unknown', { ...origin, file: 'a\u001b[2J.md' }, '`\u001b[2J\n`?', { hint: '\u0007' });
    expect(format([bad], '\u001b[2Jx: \u009b1').replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

describe('carets stand below what they mean', () => {
  test.each([
    ['\tx: 9,9', 5, 3, '\tx: 9,9', '\t   ^^^'],
    ['名前: 東京', 5, 2, '名前: 東京', '      ^^^^'],
    ['👩‍👧 a: b', 10, 1, '👩‍👧 a: b', '      ^'],
    ['u\u0308: b', 5, 1, 'u\u0308: b', '   ^'],
    ['title:', 8, 1, 'title:', '      ^'],
    ['title: x  ', 8, 99, 'title: x', '       ^'],
  ])('%j at %i', (line, column, length, text, carets) => {
    expect(frame(line, column, length)).toEqual([text, carets]);
  });

  test('in long lines too', () => {
    const [text = '', carets = ''] = frame(`${'Wort '.repeat(100)}Akteur*innen ${'Wort '.repeat(100)}`, 501, 12);
    expect(text.length).toBeLessThanOrEqual(122);
    expect(text).toMatch(/^….* Wort Akteur\*innen Wort .*…$/);
    expect(text.slice(carets.indexOf('^'), carets.length)).toBe('Akteur*innen');
  });

  test('whatever the line', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zäöü*: ]{1,400}$/), fc.nat(400), fc.nat(20), (line, column, length) => {
        const [text = '', carets = ''] = frame(line, column + 1, length + 1);
        const meant = line.trimEnd().slice(column, column + length + 1);
        if (meant !== '') expect(text.slice(carets.indexOf('^'), carets.length)).toBe(meant);
      }),
    );
  });
});

test('diagnostics for programs are one line of JSON', () => {
  expect(JSON.parse(toJsonLine(unknown))).toEqual({
    severity: 'error',
    code: 'attribute-unknown',
    message: '`ofice-since` is not an attribute.',
    hint: 'Did you mean `office-since`?',
    ...origin,
  });
  const study = { ...diagnose('study-missing', null, 'No\nstudy.'), related: origin };
  expect(toJsonLine(study)).not.toContain('\n');
  expect(JSON.parse(toJsonLine(study))).toMatchObject({
    hint: null,
    file: null,
    line: null,
    column: null,
    related: origin,
  });
});
