/** What a publication's `orderBy`, `conditions` and `numbers` name, checked when all that they can name is read. */
import { mismatchesOf } from '../mismatch.ts';
import type { Attribute, AttributeRef, AttributeType, PublicationSpec, Study } from '../model.ts';
import { suggest } from './nearest.ts';
import type { Place } from './node.ts';
import { complain, type Scope } from './scope.ts';
import type { LoadedTheme } from './themes.ts';

/** Types whose values run from low to high. */
const ordering: readonly AttributeType[] = ['number', 'scale', 'year'];

/** Types whose values are few and known beforehand. */
const combining: readonly AttributeType[] = ['boolean', 'choice', 'scale'];

/** Types whose values are a number that can be shown alone. */
const counting: readonly AttributeType[] = ['number', 'change', 'year'];

/**
 * Reports `attribute-unknown` for attributes that no theme has, `field-conflict` for those of a type that does not fit, and
 * `not-comparable` for an order of values that cannot be compared.
 */
export function checkDisplays(
  study: Pick<Study, 'publications' | 'cities' | 'cases'>,
  themes: readonly LoadedTheme[],
  scope: Scope,
): void {
  for (const spec of study.publications) {
    if (spec === 'auto') continue;
    if (spec.orderBy !== null) checkOrder(spec.orderBy, spec, study, themes, scope);
    for (const condition of spec.conditions ?? []) {
      const attribute = findAttribute(condition, themes, scope);
      if (attribute === null || combining.includes(attribute.type)) continue;
      const message = `${nameOf(condition)} is of the type \`${attribute.type}\`, so it cannot be a condition.`;
      const hint = 'Conditions are attributes of the types `boolean`, `choice` and `scale`.';
      complain(scope, 'field-conflict', placeOf(condition), message, hint);
    }
    for (const number of spec.numbers ?? []) {
      const attribute = findAttribute(number, themes, scope);
      if (attribute === null || counting.includes(attribute.type)) continue;
      const message = `${nameOf(number)} is of the type \`${attribute.type}\`, so it is no large number.`;
      const hint = 'Large numbers are attributes of the types `number`, `change` and `year`.';
      complain(scope, 'field-conflict', placeOf(number), message, hint);
    }
  }
}

function checkOrder(
  ref: AttributeRef,
  { cities }: PublicationSpec,
  study: Pick<Study, 'cities' | 'cases'>,
  themes: readonly LoadedTheme[],
  scope: Scope,
): void {
  const attribute = findAttribute(ref, themes, scope);
  if (attribute === null) return;
  if (!ordering.includes(attribute.type)) {
    const message = `${nameOf(ref)} is of the type \`${attribute.type}\`, by which cities cannot be ordered.`;
    const hint = 'Choose an attribute of the type `number`, `scale` or `year`.';
    complain(scope, 'field-conflict', placeOf(ref), message, hint);
    return;
  }
  const holders = ref.theme === 'profile' ? study.cities : study.cases.filter(({ theme }) => theme === ref.theme);
  const chosen = holders.filter((holder) => cities?.includes('city' in holder ? holder.city : holder.id) ?? true);
  const values = chosen.flatMap((holder) => {
    const content = holder.values.get(ref.attribute);
    return content?.kind === 'value' ? [content] : [];
  });
  const mismatches = mismatchesOf(attribute, values);
  if (mismatches.length === 0) return;
  const why = mismatches.map((mismatch) => reasons[mismatch]).join(', and ');
  const message = `The values of ${nameOf(ref)} cannot be compared: ${why}. The cities keep their usual order.`;
  complain(
    scope,
    'not-comparable',
    placeOf(ref),
    message,
    'Order by another attribute, or give values that agree in this.',
  );
}

const reasons = {
  definition: 'the attribute has `definition-differs`',
  'reference-date': 'they have different `asOf`',
} as const;

/** Returns the attribute; null for one that is reported, here or where it is declared. */
function findAttribute(ref: AttributeRef, themes: readonly LoadedTheme[], scope: Scope): Attribute | null {
  const theme = themes.find((candidate) => candidate.theme.id === ref.theme);
  if (theme !== undefined && theme.attributes === null) return null;
  const attributes = theme?.attributes ?? new Map<string, Attribute | null>();
  const found = attributes.get(ref.attribute);
  if (found !== undefined) return found;
  const known = [...attributes.keys()];
  const otherwise = known.length === 0 ? 'It has no attributes.' : `There are: ${known.join(', ')}.`;
  const message = `\`${ref.attribute}\` is not an attribute of the theme \`${ref.theme}\`.`;
  return complain(scope, 'attribute-unknown', placeOf(ref), message, suggest(ref.attribute, known, otherwise));
}

function nameOf({ theme, attribute }: AttributeRef): string {
  return `\`${theme}/${attribute}\``;
}

function placeOf(ref: AttributeRef): Place {
  return { origin: ref.origin, length: ref.theme.length + 1 + ref.attribute.length };
}
