import type { Attribute, AttributeType, Option } from '../model.ts';
import { readEntries, readFields } from './fields.ts';
import { type Entry, findEntry, type Node } from './node.ts';
import { boolean, checkId, integer, oneOf, string } from './scalars.ts';
import { complain, type Reader, type Scope } from './scope.ts';
import { inlineText, plainText } from './text.ts';

/** The attributes of a theme by id; null for one that is there but cannot be used. */
export type Attributes = ReadonlyMap<string, Attribute | null>;

const types = ['text', 'list', 'number', 'year', 'date', 'period', 'boolean', 'choice', 'scale', 'change'] as const;

const shape = {
  label: plainText,
  type: oneOf<AttributeType>([...types, 'series']),
  description: inlineText,
  unit: string,
  decimals: integer(0, 10),
  options: readOptions,
  of: oneOf(types),
  direction: oneOf(['higher', 'lower', 'none']),
  'definition-differs': inlineText,
  group: plainText,
  key: boolean,
};

/** A map from id to attribute; its order is that of the rows. */
export const attributes: Reader<Attributes> = (node, scope) => {
  const entries = readEntries(node, scope) ?? [];
  return new Map(entries.map((entry) => [entry.key, readAttribute(entry, scope)]));
};

function readAttribute({ key: id, place, node }: Entry, scope: Scope): Attribute | null {
  checkId(scope, id, place);
  const fields = readFields(node, scope, `the attribute \`${id}\``, shape, ['label', 'type']);
  const { label, type, description, unit, decimals, options, of, direction, group, key } = fields;
  if (type === null) return null;
  checkFit(node, type, of, scope);
  if (label === null || (type === 'series' && of === null)) return null;
  return {
    id,
    label,
    type,
    description,
    unit,
    decimals,
    options: options ?? [],
    of: type === 'series' ? of : null,
    direction: direction ?? 'none',
    definitionDiffers: fields['definition-differs'],
    group,
    key: key ?? true,
    origin: place.origin,
  };
}

/** Reports fields that the type needs but lacks, and fields that do not go with it. */
function checkFit(node: Node, type: AttributeType, of: AttributeType | null, scope: Scope): void {
  if (node.kind !== 'map') return;
  const each = type === 'series' ? of : type;
  const isNumeric = each === 'number' || each === 'change';
  const hasOptions = each === 'choice' || each === 'scale';
  const fitting = { of: type === 'series', options: hasOptions, unit: isNumeric, decimals: isNumeric };
  for (const [field, fits] of Object.entries(fitting)) {
    const entry = findEntry(node, field);
    if (entry === undefined && fits && (field === 'of' || field === 'options')) {
      const message = `An attribute of the type \`${type}\` needs \`${field}\`.`;
      complain(scope, 'field-missing', node.place, message, `Add \`${field}: …\`.`);
    }
    if (entry !== undefined && !fits && each !== null) {
      const message = `\`${field}\` does not go with the type \`${type}\`.`;
      complain(scope, 'field-conflict', entry.place, message, 'Remove it, or change the type.');
    }
  }
}

/** Reads a map from option id to label; a scale is written from low to high. */
function readOptions(node: Node, scope: Scope): readonly Option[] | null {
  const options = readEntries(node, scope)?.map(({ key: id, place, node: written }) => {
    checkId(scope, id, place);
    const label = plainText(written, scope);
    return label === null ? null : { id, label };
  });
  return options?.filter((option) => option !== null) ?? null;
}
