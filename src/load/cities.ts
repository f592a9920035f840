import type { City } from '../model.ts';
import type { Attributes } from './attributes.ts';
import { anything, list, readFields } from './fields.ts';
import { emptyMap, type MapNode } from './node.ts';
import { color, matching, number } from './scalars.ts';
import { complain, type Reader, type Scope } from './scope.ts';
import { blockText, inlineText, nameText, toName } from './text.ts';
import { readValues } from './values.ts';

const quarters: Reader<City['quarters']> = list((node, scope) => {
  const { name, note } = readFields(node, scope, 'a quarter', { name: nameText, note: inlineText }, ['name']);
  return name === null ? null : { name, note };
});

/** Latitude and longitude in degrees. */
const coordinates: Reader<readonly [number, number]> = (node, scope) => {
  const numbers = list(number)(node, scope);
  if (numbers === null) return null;
  const [latitude, longitude] = numbers;
  if (node.kind !== 'list' || node.items.length !== 2) {
    const message = `${node.label} must be two numbers: latitude and longitude.`;
    return complain(scope, 'value-range', node.place, message, 'Write them in degrees, e.g. `[51.4828, 11.9697]`.');
  }
  if (latitude === undefined || longitude === undefined) return null;
  if (Math.abs(latitude.amount) <= 90 && Math.abs(longitude.amount) <= 180) return [latitude.amount, longitude.amount];
  const message = 'Latitude lies between -90 and 90 degrees, longitude between -180 and 180.';
  return complain(scope, 'value-range', node.place, message);
};

const shape = {
  name: nameText,
  shortName: nameText,
  state: nameText,
  country: matching(/^[A-Z]{2}$/, 'a country code of two capital letters such as `DE`'),
  coordinates,
  quarters,
  color,
  summary: blockText,
  attributes: anything,
};

/** Reads a `city.yaml`; a null node is a file that is missing or cannot be read. */
export function readCity(
  id: string,
  file: string,
  node: MapNode | null,
  profile: Attributes | null,
  scope: Scope,
): City {
  const origin = { file, line: 1, column: 1 };
  const fields = readFields(node ?? emptyMap(file), scope, 'a city', shape, node === null ? [] : ['name']);
  const { state, country, quarters: parts, summary } = fields;
  const name = fields.name ?? toName(id, { origin, length: 1 }, scope);
  return {
    id,
    name,
    shortName: fields.shortName ?? name,
    state,
    country,
    coordinates: fields.coordinates,
    quarters: parts ?? [],
    color: fields.color,
    summary,
    values: fields.attributes === null ? new Map() : readValues(fields.attributes, 'profile', profile, scope),
    origin,
  };
}
