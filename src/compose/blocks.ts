/** Blocks made of one case or one theme; each function returns null where there is nothing to say. */

import type {
  ActorsBlock,
  CitiesBlock,
  ClaimsBlock,
  FindingEntry,
  FindingsBlock,
  ImprintBlock,
  ProseBlock,
  RecommendationsBlock,
  StatementsBlock,
} from '../block.ts';
import type { Wording } from '../comparison.ts';
import { formatDate } from '../dates.ts';
import { word } from '../locale.ts';
import { literalMarkdown } from '../markdown-structure.ts';
import type { Case, City, Finding, FindingKind, Origin, Recommendation, Text, Theme } from '../model.ts';
import { fixed, inLanguage, inline, plain } from '../wording.ts';
import type { Context } from './context.ts';
import { findCase, findCity, proseOf } from './context.ts';
import type { Plan } from './plan.ts';

/** A block's place in the study. */
export interface Place {
  readonly city: string | null;
  readonly theme: string | null;
  readonly origin: Origin;
}

/** Returns where a block about that case stands. */
export function placeOfCase(item: Case): Place {
  return { city: item.city, theme: item.theme, origin: item.origin };
}

/** Returns where a block about that theme stands. */
export function placeOfTheme(theme: Theme): Place {
  return { city: null, theme: theme.id, origin: theme.origin };
}

/** Returns the place of what belongs to a whole publication. */
export function placeOfPlan({ origin }: Plan): Place {
  return { city: null, theme: null, origin };
}

/** Returns a field of block Markdown as prose. */
export function proseBlock(
  text: Text | null,
  role: Exclude<ProseBlock['role'], 'question'>,
  place: Place,
  context: Context,
): ProseBlock | null {
  if (text === null) return null;
  return { kind: 'prose', role, paragraphs: proseOf(text, context), ...place, origin: text.origin };
}

/** Returns the question of a theme, a plain field, as prose. */
export function questionBlock(
  { question }: Theme,
  role: 'lead' | 'question',
  place: Place,
  context: Context,
): ProseBlock | null {
  if (question === null) return null;
  const { text, language } = plain(question, context.locale.language);
  const { origin } = inLanguage(question, context.locale.language);
  const paragraphs = [{ markdown: literalMarkdown(text), language, origin }];
  return { kind: 'prose', role, paragraphs, ...place, origin: question.origin };
}

/** Returns the line with a case's own reference date, or null if it has none. */
export function asOfBlock(item: Case, context: Context): ProseBlock | null {
  if (item.asOf === null) return null;
  return lineBlock(item, word(context.locale, 'paper.as-of', { date: formatDate(item.asOf, context.locale) }), context);
}

/** Returns the line that says why a case has no values, or null if it has. */
export function caseGapBlock(item: Case, context: Context): ProseBlock | null {
  if (item.gap === null) return null;
  const reason = word(context.locale, `gap.${item.gap}.meaning`);
  return lineBlock(item, word(context.locale, 'paper.gap', { reason }), context);
}

function lineBlock(item: Case, markdown: string, { locale }: Context): ProseBlock {
  const paragraphs = [{ markdown, language: locale.language, origin: item.origin }];
  return { kind: 'prose', role: 'line', paragraphs, ...placeOfCase(item) };
}

/** Returns who answers for the publication; everything but the funding is the study's. */
export function imprintBlock(origin: Origin, context: Context): ImprintBlock {
  const { funding } = context.study;
  const { language } = context.locale;
  return {
    kind: 'imprint',
    funding: funding === null ? null : inline(funding, language),
    city: null,
    theme: null,
    origin,
  };
}

/** Returns one card per city: the claim of its case, or why there is none. */
export function claimsBlock(theme: Theme, cities: readonly City[], context: Context): ClaimsBlock {
  const claims = cities.map((city) => {
    const item = findCase(context, city, theme);
    const reason = item === undefined ? 'not-available' : item.gap;
    const gap = reason === null ? null : word(context.locale, `gap.${reason}.meaning`);
    return {
      city,
      claim: item?.title ? plain(item.title, context.locale.language) : fixed('', context.locale.language),
      summary: [],
      gap,
      origin: item?.origin ?? city.origin,
    };
  });
  return { kind: 'claims', claims, ...placeOfTheme(theme) };
}

/** Returns the short descriptions of those cities. */
export function citiesBlock(cities: readonly City[], context: Context): CitiesBlock | null {
  const entries = cities.map((city) => ({
    city,
    name: plain(city.name, context.locale.language),
    state: city.state === null ? null : plain(city.state, context.locale.language),
    quarters: city.quarters.map((quarter) => ({
      name: plain(quarter.name, context.locale.language),
      note: quarter.note === null ? null : inline(quarter.note, context.locale.language),
    })),
    summary: city.summary === null ? [] : proseOf(city.summary, context),
    origin: city.origin,
  }));
  const [first] = cities;
  if (first === undefined || entries.every((entry) => entry.summary.length === 0 && entry.quarters.length === 0)) {
    return null;
  }
  return { kind: 'cities', cities: entries, city: null, theme: 'profile', origin: first.origin };
}

/** Returns the paraphrases and quotes of those cases, in order. */
export function statementsBlock(cases: readonly Case[], place: Place, context: Context): StatementsBlock | null {
  const { language } = context.locale;
  const statements = cases.flatMap((item) =>
    item.statements.map((statement) => ({
      text: inline(statement.text, language),
      quoted: statement.kind === 'quote',
      role: statement.role === null ? null : plain(statement.role, language),
      city: findCity(context, item.city) ?? null,
      date: statement.date === null ? null : formatDate(statement.date, context.locale),
      sources: statement.sources,
      origin: statement.origin,
    })),
  );
  return statements.length === 0 ? null : { kind: 'statements', statements, ...place };
}

const findingOrder: readonly (FindingKind | null)[] = ['similar', 'different', 'why', 'lesson', null];

/** Returns the findings grouped by kind: similar, different, why, lesson, then those without a kind. */
export function findingsBlock(findings: readonly Finding[], place: Place, context: Context): FindingsBlock | null {
  const groups = findingOrder
    .map((kind) => ({
      kind,
      findings: findings
        .filter((finding) => finding.kind === kind)
        .map((finding) => findingEntry(finding, null, context)),
    }))
    .filter((group) => group.findings.length > 0);
  return groups.length === 0 ? null : { kind: 'findings', groups, ...place };
}

/** Returns one finding with the cities that it names; `target` is the part of the publication that proves it. */
export function findingEntry(finding: Finding, target: string | null, context: Context): FindingEntry {
  return {
    text: inline(finding.text, context.locale.language),
    cities: finding.cities.flatMap((id) => findCity(context, id) ?? []),
    coded: finding.coded,
    sources: finding.sources,
    target,
    origin: finding.origin,
  };
}

/** Returns the numbered recommendations. */
export function recommendationsBlock(
  recommendations: readonly Recommendation[],
  place: Place,
  context: Context,
): RecommendationsBlock | null {
  const { language } = context.locale;
  const entries = recommendations.map((item, index) => ({
    number: index + 1,
    text: inline(item.text, language),
    addressee: item.addressee === null ? null : plain(item.addressee, language),
    basis: item.basis === null ? null : inline(item.basis, language),
    sources: item.sources,
    origin: item.origin,
  }));
  return entries.length === 0 ? null : { kind: 'recommendations', recommendations: entries, ...place };
}

/** Returns a case's actors with their kind and role, and its relations as sentences. */
export function actorsBlock(item: Case, context: Context): ActorsBlock | null {
  if (item.actors.length === 0 && item.relations.length === 0) return null;
  const { language } = context.locale;
  const nameOf = (id: string): Wording => {
    const own = item.actors.find((actor) => actor.id === id);
    const others = context.study.cases.filter((other) => other.city === item.city).flatMap((other) => other.actors);
    const actor = own ?? others.find((candidate) => candidate.id === id);
    return actor === undefined ? fixed(id, language) : plain(actor.name, language);
  };
  return {
    kind: 'actors',
    actors: item.actors.map((actor) => ({
      name: plain(actor.name, language),
      kind: actor.kind === null ? null : word(context.locale, `actor.${actor.kind}`),
      role: actor.role === null ? null : plain(actor.role, language),
      origin: actor.origin,
    })),
    relations: item.relations.map((relation) => ({
      from: nameOf(relation.from),
      label: relationLabel(relation.label, relation.kind, context),
      to: nameOf(relation.to),
      origin: relation.origin,
    })),
    ...placeOfCase(item),
  };
}

function relationLabel(label: Text | null, kind: string | null, context: Context): Wording {
  if (label !== null) return plain(label, context.locale.language);
  return fixed(kind === null ? '–' : word(context.locale, `relation.${kind}`), context.locale.language);
}
