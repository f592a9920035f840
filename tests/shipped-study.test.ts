import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { planPublications } from '../src/compose/plan.ts';
import { loadStudy } from '../src/load/study.ts';
import type { City, Finding, Language, Study, Text, Theme } from '../src/model.ts';
import { renderCsv } from '../src/render/data.ts';
import { attributeOf, type Element, findAll, findOne, type Node, parseHtml, squeeze, textOf } from './reading.ts';
import { contextOf, deckHtml, paperHtml, tableHtml } from './workshop.ts';

const { value: study, diagnostics } = await loadStudy(fileURLToPath(new URL('..', import.meta.url)));

test('the shipped study has nothing to complain of', () => {
  expect(diagnostics).toEqual([]);
  expect(study.cities.map(({ id }) => id)).toEqual(['schwerin', 'halle', 'cottbus']);
  expect(study.themes).toHaveLength(7);
  expect(study.languages).toEqual(['de', 'en']);
});

describe('the tables of the working paper are reproduced cell by cell', () => {
  // Cells as in docs of the working paper, in the words of the study; columns Schwerin, Halle, Cottbus.
  const tables: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
    koordination: {
      'kind-of-change': [
        'Reorganisation mit Stellenaufwuchs',
        'Neugründung',
        'Ausbau einer bestehenden Stelle zu neuer Struktur',
      ],
      'change-period': ['2016–2019', '2015', '2016–2020'],
      'key-figures': [
        'Sozialdezernent; Oberbürgermeister',
        'Oberbürgermeister',
        'Verwaltungsmitarbeiterin (Koordination Asyl); Oberbürgermeister',
      ],
    },
  };
  test('x', () => {
    expect(tables).toBeDefined();
    for (const t of ['koordination', 'kooperation'])
    console.log(renderCsv(contextOf(study, 'de').compare(study.themes.find((x) => x.id === t)!, study.cities)).split('\n').slice(0, 8).join('\n'));
  });
});
