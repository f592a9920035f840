import { slugOf } from '../slug.ts';
import { alternatives, suggest } from './nearest.ts';
import { describe, type Node, type Place, type ScalarNode } from './node.ts';
import { complain, type Reader, type Scope } from './scope.ts';

/** Text that is neither empty nor localised, without the spaces around it. */
export const string: Reader<string> = (node, scope) => readString(node, scope)?.source.trim() ?? null;

/** Returns a scalar that is text; a number or truth value has to be quoted. */
export function readString(node: Node, scope: Scope): ScalarNode | null {
  const scalar = readScalar(node, scope, 'text');
  if (scalar === null || typeof scalar.value === 'string') return scalar;
  const hint = `Put it in quotes: \`"${scalar.source}"\`.`;
  return complain(scope, 'value-type', node.place, `${node.label} must be text, not ${describe(node)}.`, hint);
}

/** Text, or a number as it is written. */
export const label: Reader<string> = (node, scope) =>
  node.kind === 'scalar' && typeof node.value === 'number' ? node.source : string(node, scope);

/** `true` or `false`. */
export const boolean: Reader<boolean> = (node, scope) => {
  const scalar = readScalar(node, scope, '`true` or `false`');
  if (scalar === null || typeof scalar.value === 'boolean') return scalar === null ? null : scalar.value === true;
  const said = { ja: true, yes: true, nein: false, no: false }[scalar.source.toLowerCase()];
  const hint = said === undefined ? null : `Write \`${said}\`.`;
  return complain(scope, 'value-type', node.place, `${node.label} must be \`true\` or \`false\`.`, hint);
};

/** A number and how it is written. */
export const number: Reader<{ readonly amount: number; readonly source: string }> = (node, scope) => {
  const scalar = readScalar(node, scope, 'a number');
  if (scalar === null) return null;
  if (typeof scalar.value !== 'number') {
    const message = `${node.label} must be a number, not ${describe(node)}.`;
    return complain(scope, 'value-type', node.place, message, numberHint(scalar.source));
  }
  if (!Number.isFinite(scalar.value)) {
    return complain(scope, 'value-range', node.place, `${node.label} must be a finite number.`);
  }
  if (significantDigits(scalar.source) <= exactDigits) return { amount: scalar.value, source: scalar.source };
  const message = `${node.label} must be a number of at most ${exactDigits} digits; more cannot be kept exactly.`;
  return complain(scope, 'value-range', node.place, message);
};

/** Every decimal number of that many digits survives as a double (IEEE 754). */
const exactDigits = 15;

function significantDigits(source: string): number {
  const digits = source.replace(/e.*$/i, '').replace(/\D/g, '');
  return digits.replace(/^0+|0+$/g, '').length;
}

function numberHint(source: string): string | null {
  if (/^[-+]?\d+,\d+$/.test(source)) return `Write \`${source.replace(',', '.')}\`, with a point.`;
  if (/^[-+]?\d{1,3}([. {2}',]\d{3})+$/.test(source)) return `Write \`${source.replace(/[^-+\d]/g, '')}\`.`;
  if (/^[-+]?\d+(\.\d+)?$/.test(source)) return 'Remove the quotes.';
  return /\d/.test(source) ? 'Write the number alone; units, qualifiers and notes have fields of their own.' : null;
}

/** A whole number from `min` to `max`. */
export function integer(min: number, max: number): Reader<number> {
  return (node, scope) => {
    const found = number(node, scope);
    if (found === null || (Number.isInteger(found.amount) && found.amount >= min && found.amount <= max)) {
      return found === null ? null : found.amount;
    }
    return complain(scope, 'value-range', node.place, `${node.label} must be a whole number from ${min} to ${max}.`);
  };
}

/** One of the words. */
export function oneOf<T extends string>(words: readonly T[]): Reader<T> {
  return (node, scope) => {
    const scalar = readScalar(node, scope, alternatives(words));
    if (scalar === null) return null;
    const found = words.find((word) => word === scalar.value);
    if (found !== undefined) return found;
    const hint = suggest(scalar.source, words, null);
    return complain(scope, 'value-range', node.place, `${node.label} must be ${alternatives(words)}.`, hint);
  };
}

/** Text of that form; `form` describes it in the message. */
export function matching(pattern: RegExp, form: string): Reader<string> {
  return (node, scope) => {
    const found = string(node, scope);
    if (found === null || pattern.test(found)) return found;
    return complain(scope, 'value-range', node.place, `${node.label} must be ${form}.`);
  };
}

/** A colour as in `"#1b7f79"`. */
export const color: Reader<string> = (node, scope) => {
  const hint = 'Write `"#rrggbb"`, in quotes: without them YAML takes it for a comment.';
  const found = node.kind === 'scalar' && typeof node.value === 'string' ? node.value : '';
  if (/^#[0-9a-f]{6}$/i.test(found)) return found;
  return complain(scope, 'value-range', node.place, `${node.label} must be a colour such as \`"#1b7f79"\`.`, hint);
};

const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Reports `id-invalid` unless the id is of lower-case ASCII words joined by hyphens. */
export function checkId(scope: Pick<Scope, 'report'>, id: string, place: Place): void {
  if (idPattern.test(id)) return;
  const better = slugOf(id);
  const hint = `Use lower-case letters a–z, digits and hyphens${better === '' ? '' : `, e.g. \`${better}\``}.`;
  complain(scope, 'id-invalid', place, `\`${id}\` cannot be an id.`, hint);
}

/** An id. */
export const id: Reader<string> = (node, scope) => {
  const found = string(node, scope);
  if (found !== null) checkId(scope, found, node.place);
  return found;
};

/** Returns a reader of ids of which no two may be equal; `what` names the thing, e.g. "an actor". */
export function uniqueId(what: string): Reader<string> {
  const lines = new Map<string, number>();
  return (node, scope) => {
    const found = id(node, scope);
    const line = found === null ? undefined : lines.get(found);
    if (found !== null && line === undefined) lines.set(found, node.place.origin.line);
    if (line === undefined) return found;
    const message = `\`${found}\` already is ${what}, in line ${line}.`;
    return complain(scope, 'id-duplicate', node.place, message, 'Rename one of them, or remove it.');
  };
}

/** Returns a scalar that says something; reports `value-type` for lists and maps and `value-empty` for nothing. */
export function readScalar(node: Node, scope: Scope, expected: string): ScalarNode | null {
  if (node.kind !== 'scalar') {
    return complain(scope, 'value-type', node.place, `${node.label} must be ${expected}, not ${describe(node)}.`);
  }
  if (node.value !== null && node.source.trim() !== '') return node;
  return complain(scope, 'value-empty', node.place, `${node.label} is empty.`, 'Fill it in, or remove the line.');
}
