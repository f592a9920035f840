import { dateRank } from '../dates.ts';
import { plainMarkdown } from '../markdown.ts';
import type { Attribute, Datum, Quantity, Step, Text } from '../model.ts';
import { partialDate, period, readDate, year } from './dates.ts';
import { list, readEntries, readFields } from './fields.ts';
import { printedGap } from './gap-symbols.ts';
import { alternatives, suggest } from './nearest.ts';
import type { Node } from './node.ts';
import { boolean, number, readString } from './scalars.ts';
import { complain, type Reader, type Scope } from './scope.ts';
import { inlineText } from './text.ts';

/** What decides how a value is written. */
export type Kind = Pick<Attribute, 'id' | 'type' | 'options' | 'of'>;

/** Reads a value in its short form, by the type of its attribute. */
export function readDatum(node: Node, kind: Kind, scope: Scope): Datum | null {
  const { type } = kind;
  const gap = printedGap(node);
  if (gap !== null) {
    const message = `${node.label} says only that there is no value.`;
    return complain(scope, 'value-empty', node.place, message, `Write \`${kind.id}: { gap: ${gap} }\`.`);
  }
  switch (type) {
    case 'text':
      return made(legibleText(node, scope), (text) => ({ type, text }));
    case 'list':
      return made(readItems(node, scope), (items) => ({ type, items }));
    case 'number':
      return made(quantity(node, scope), (found) => ({ type, quantity: found }));
    case 'year':
      return made(year(node, scope), (found) => ({ type, year: found }));
    case 'date':
      return made(partialDate(node, scope), (date) => ({ type, date }));
    case 'period':
      return made(period(node, scope), (found) => ({ type, period: found }));
    case 'boolean':
      return made(boolean(node, scope), (holds) => ({ type, holds }));
    case 'choice':
      return made(readOption(node, kind, scope), (option) => ({ type, option }));
    case 'scale':
      return made(readOption(node, kind, scope), (level) => ({ type, level }));
    case 'change':
      return readChange(node, scope);
    case 'series':
      return made(readSteps(node, kind, scope), (steps) => ({ type, steps }));
  }
}

function made<T>(found: T | null, make: (found: T) => Datum): Datum | null {
  return found === null ? null : make(found);
}

function readItems(node: Node, scope: Scope): readonly Text[] | null {
  const items = list(legibleText)(node, scope);
  if (items === null || items.length > 0) return items;
  if (node.kind !== 'list' || node.items.length === 0)
    complain(scope, 'value-empty', node.place, `${node.label} is empty.`);
  return null;
}

/** Inline Markdown of which something is left to read when its citations have become marks: no cell may be empty. */
const legibleText: Reader<Text> = (node, scope) => {
  const text = inlineText(node, scope);
  if (text === null || text.translations.every(({ source }) => isLegible(source))) return text;
  const hint = 'Write what the source says, or say why there is nothing: `gap: not-available`.';
  return complain(scope, 'value-empty', node.place, `${node.label} has nothing to read.`, hint);
};

function isLegible(markdown: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(plainMarkdown(markdown, () => ''));
}

/** The most digits behind the decimal sign that `Intl` can show. */
const mostDecimals = 100;

const quantity: Reader<Quantity> = (node, scope) => {
  const found = number(node, scope);
  if (found === null) return null;
  const [, fraction = '', exponent = '0'] = /^[^.e]*(?:\.(\d*))?(?:e(.+))?$/i.exec(found.source) ?? [];
  const decimals = Math.max(0, fraction.length - Number(exponent));
  return { amount: found.amount, decimals: Math.min(decimals, mostDecimals) };
};

function readOption(node: Node, { id, options }: Kind, scope: Scope): string | null {
  const scalar = readString(node, scope);
  const ids = options.map((option) => option.id);
  if (scalar === null || ids.length === 0 || ids.includes(scalar.source)) return scalar?.source ?? null;
  const hint = suggest(scalar.source, ids, `Write ${alternatives(ids)}.`);
  return complain(scope, 'option-unknown', node.place, `\`${scalar.source}\` is not an option of \`${id}\`.`, hint);
}

function readChange(node: Node, scope: Scope): Datum | null {
  const { from, to } = readFields(node, scope, 'a change', { from: quantity, to: quantity }, ['from', 'to']);
  return from === null || to === null ? null : { type: 'change', from, to };
}

/** Reads a map from date to value; the steps come in time order. */
function readSteps(node: Node, { of, ...kind }: Kind, scope: Scope): readonly Step[] | null {
  const entries = readEntries(node, scope);
  if (entries === null || of === null) return null;
  if (entries.length === 0) return complain(scope, 'value-empty', node.place, `${node.label} is empty.`);
  const steps = entries.map((entry) => {
    const date = readDate(entry.key, entry.place, node.label, scope);
    const datum = readDatum(entry.node, { ...kind, type: of, of: null }, scope);
    return date === null || datum === null ? null : { date, datum };
  });
  const whole = steps.filter((step) => step !== null);
  return whole.length === 0 ? null : whole.sort((a, b) => dateRank(a.date) - dateRank(b.date));
}
