import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Block } from '../../src/block.ts';
import { claimsBlock } from '../../src/compose/blocks.ts';
import { composePaper } from '../../src/compose/paper.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { renderPaperContent } from '../../src/render/paper.ts';
import { loadTemplateFiles } from '../../src/render/template-files.ts';
import { TemplateError } from '../../src/render/templates.ts';
import { templates } from '../locales.ts';
import { findAll, parseHtml, squeeze, textOf } from '../reading.ts';
import { contextOf, pageOf, planOf, small } from '../workshop.ts';

/** What cities claim on a theme; its template has the data `claims`, a list, and `theme`, an id. */
const block: Block = claims();

describe('a file of the study', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'casedeck-test-'));
    for (const path of ['blocks/claims.hbs', 'own/new.hbs', 'papers/paper.css', 'notes.txt']) {
      await mkdir(dirname(join(root, 'templates', path)), { recursive: true });
      await writeFile(join(root, 'templates', path), `own ${path}`);
    }
  });
  afterAll(() => rm(root, { recursive: true }));

  test('replaces the built-in file of the same path, and nothing else', async () => {
    const files = await loadTemplateFiles(root);
    expect(files.get('blocks/claims.hbs')).toEqual({
      path: 'blocks/claims.hbs',
      text: 'own blocks/claims.hbs',
      replaced: templates.get('blocks/claims.hbs')?.text,
      shownAs: 'templates/blocks/claims.hbs',
    });
    const others = ['blocks/claims.hbs', 'own/new.hbs', 'papers/paper.css'];
    for (const [path, file] of templates) if (!others.includes(path)) expect(files.get(path)).toEqual(file);
    expect([...files.keys()].filter((path) => !templates.has(path))).toEqual(['own/new.hbs']);
  });

  test('is named as the study has it, a built-in one as casedeck’s', async () => {
    const files = [...(await loadTemplateFiles(root)).values()];
    for (const { path, shownAs } of files) expect(shownAs).toMatch(new RegExp(`^(casedeck:)?templates/${path}$`));
    expect(files.filter(({ shownAs }) => !shownAs.startsWith('casedeck:'))).toHaveLength(3);
  });

  test('need not be there', async () => {
    expect(await loadTemplateFiles(join(root, 'nowhere'))).toEqual(templates);
  });
});

describe('a template', () => {
  test('of the study is used instead of the built-in one', () => {
    expect(render('<i>{{count claims}}</i>')).toContain('<i>2</i>');
  });

  test('of a medium goes before the common one', () => {
    const own = { 'blocks/claims.hbs': 'common', 'papers/blocks/claims.hbs': 'for papers' };
    expect(pageOf('papers', small, 'de', own).block(block).toHTML()).toContain('for papers');
    expect(pageOf('decks', small, 'de', own).block(block).toHTML()).toContain('common');
  });

  test('escapes what it prints, with two braces and with a helper', () => {
    const page = parseHtml(render('<p>{{first}}{{join names "<i>"}}</p>', { first: '<b>', names: ['&amp;', 'x'] }));
    expect(findAll(page, 'p').map(textOf)).toEqual(['<b>&amp;<i>x']);
  });

  test('takes null for absent and an empty list for none', () => {
    expect(render('{{#if city}}a{{else}}b{{/if}}{{#each none}}c{{else}}d{{/each}}', { none: [] })).toContain('bd');
  });
});

describe('a mistyped name', () => {
  test.each([
    ['{{typo}}', 3, 'typo'],
    ['{{{typo}}}', 4, 'typo'],
    ['{{origin.typo}}', 3, 'typo'],
    ['{{@typo}}', 3, 'typo'],
    ['{{#if claims}}{{typo}}{{/if}}', 17, 'typo'],
    ['{{#each claims}}{{typo}}{{/each}}', 19, 'typo'],
    ['{{#each claims}}{{city.typo}}{{/each}}', 19, 'typo'],
    ['{{#each claims}}{{../typo}}{{/each}}', 19, 'typo'],
    ['{{#each claims}}{{#each ../claims}}{{typo}}{{/each}}{{/each}}', 38, 'typo'],
    ['{{#if typo}}a{{/if}}', 1, 'if typo'],
    ['{{#if theme.typo}}a{{/if}}', 1, 'if theme.typo'],
    ['{{#unless typo}}a{{/unless}}', 1, 'unless typo'],
    ['{{#each typo}}a{{/each}}', 1, 'each typo'],
    ['{{#with typo}}a{{/with}}', 1, 'with typo'],
    ['{{#each claims}}{{#unless @typo}}a{{/unless}}{{/each}}', 17, 'unless @typo'],
    ['{{#if city}}a{{else if typo}}b{{/if}}', 14, 'typo'],
    ['{{text typo}}', 1, 'text typo'],
    ['{{word "gap" typo "symbol"}}', 1, 'word "gap" typo "symbol"'],
    ['{{word "table.number" number=typo}}', 1, 'number=typo'],
    ['{{#if (more (count typo) 1)}}a{{/if}}', 13, 'count typo'],
    ['{{include "blocks/legend.hbs" typo}}', 1, 'typo'],
    ['{{lookup origin "typo"}}', 1, 'lookup origin "typo"'],
  ])('in %s', (text, column, expression) => {
    expectUndefined(text, column, expression);
  });

  test.each([
    ['{{wrod "table.number"}}', 3, 'wrod'],
    ['{{#iff claims}}a{{/iff}}', 4, 'iff'],
    ['{{#if (mroe 1 2)}}a{{/if}}', 8, 'mroe'],
    ['{{#eahc claims}}a{{/eahc}}', 4, 'eahc'],
    ['{{log "a"}}', 1, 'log'],
    ['{{> typo}}', 1, 'typo'],
    ['{{word "table.typo"}}', 1, 'table.typo'],
    ['{{word "table.number"}}', 1, 'table.number'],
    ['{{include "blocks/typo.hbs" this}}', 1, 'blocks/typo.hbs'],
  ])('of a helper, a word or a template, in %s', (text, column, expression) => {
    expectUndefined(text, column, expression);
  });

  test.each([
    '{{#if}}a{{/if}}',
    '{{#each}}a{{/each}}',
    '{{#with}}a{{/with}}',
    '{{text}}',
    '{{prose}}',
    '{{lookup claims}}',
  ])('that is left out, in %s', (text) => {
    expectUndefined(text, 1, /\w+/.exec(text)?.[0] ?? '');
  });

  test('in an included template is one of that template, with the place of the data', () => {
    const own = { 'blocks/claims.hbs': 'a\n{{include "own.hbs" this}}', 'own.hbs': '\n\n  {{#if typo}}a{{/if}}' };
    expect(problemOf(() => pageOf('papers', small, 'de', own).block(block))).toMatchObject({
      code: 'template-undefined',
      origin: { file: 'templates/own.hbs', line: 3, column: 3 },
      related: block.origin,
    });
  });

  test.each([
    ['papers/part.hbs', 'casedeck.yaml'],
    ['blocks/findings.hbs', 'casedeck.yaml'],
    ['blocks/comparison-cell.hbs', 'cases/_'],
  ])('in %s is reported with the data that it was to print', (path, file) => {
    const page = pageOf('papers', small, 'de', { [path]: '{{typo}}' });
    const paper = composePaper(planOf(small, 'de', 'bericht', 'paper'), contextOf(small, 'de'));
    const { origin, related } = problemOf(() => renderPaperContent(paper, page));
    expect(origin).toEqual({ file: `templates/${path}`, line: 1, column: 3 });
    expect(related?.file.startsWith(file)).toBe(true);
  });
});

describe('a template that cannot be read', () => {
  test.each([
    ['{{#if claims}}a', 3],
    ['{{/if}}', 2],
    ['{{#if claims}}a{{/each}}', 2],
    ['{{claims', 2],
    ['{{', 2],
    ['{{else}}', 2],
    ['{{!-- a', 2],
    ['{{#if claims}}\n\n{{claims', 4],
  ])('%j', (text, line) => {
    const { code, severity, origin, message } = problem(text);
    expect({ code, severity, origin }).toEqual({
      code: 'template-syntax',
      severity: 'error',
      origin: { file: 'templates/blocks/claims.hbs', line, column: 1 },
    });
    expect(message).toMatch(/^\S.*\w.*[.?!]$/);
  });
});

/** Renders the block with that template, whose first line is something else. */
function render(text: string, more: object = {}): string {
  return pageOf('papers', small, 'de', { 'blocks/claims.hbs': `line\n${text}\n` })
    .block({ ...block, ...more })
    .toHTML();
}

function problem(text: string): Diagnostic {
  return problemOf(() => render(text));
}

function problemOf(work: () => unknown): Diagnostic {
  try {
    work();
  } catch (error) {
    if (error instanceof TemplateError) return error.diagnostic;
    throw error;
  }
  throw new Error('Nothing is wrong');
}

function expectUndefined(text: string, column: number, expression: string): void {
  const { code, severity, origin, related, message, length } = problem(text);
  expect({ code, severity, origin, related }).toEqual({
    code: 'template-undefined',
    severity: 'error',
    origin: { file: 'templates/blocks/claims.hbs', line: 2, column },
    related: block.origin,
  });
  expect(squeeze(message)).toContain(expression);
  expect(message).toContain(`${block.origin.file}:${block.origin.line}`);
  expect(length).toBeGreaterThan(0);
}

function claims(): Block {
  const [, theme] = small.themes;
  if (theme === undefined) throw new Error('There is no theme');
  return claimsBlock(theme, small.cities, contextOf(small, 'de'));
}
