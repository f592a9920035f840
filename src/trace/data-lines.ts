/** Returns the line of the cell of that attribute and city, from 1; null if it is not in the file. */
export type LineFinder = (attribute: string, city: string) => number | null;

/** A record with its first field, which is plain; a field in quotation marks may hold line breaks. */
const csvRecord = /([^,\r\n"]*)(?:"(?:[^"]|"")*"|[^"\r\n])*(?:\r?\n|$)/gy;

/** Returns the finder for a table as CSV (RFC 4180): attributes are rows with their ids in the first column. */
export function lineInCsv(text: string): LineFinder {
  const lines = new Map<string, number>();
  let line = 1;
  for (const [record, id = ''] of text.matchAll(csvRecord)) {
    if (record === '') break;
    lines.set(id, line);
    line += record.split('\n').length - 1;
  }
  const [head = ''] = text.split(/\r?\n/);
  const cities = new Set(head.split(','));
  return (attribute, city) => (cities.has(city) ? (lines.get(attribute) ?? null) : null);
}

/** Returns the finder for a table as JSON, where every cell begins with its attribute and its city. */
export function lineInJson(text: string): LineFinder {
  const lines = text.split('\n').map((line) => line.trim());
  return (attribute, city) => {
    const [first, second] = [`"attribute": ${JSON.stringify(attribute)},`, `"city": ${JSON.stringify(city)},`];
    const index = lines.findIndex((line, at) => line === first && lines[at + 1] === second);
    return index === -1 ? null : index + 1;
  };
}
