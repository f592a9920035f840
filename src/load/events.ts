import type { Event, Statement } from '../model.ts';
import { checkOrder, partialDate } from './dates.ts';
import { list, readFields } from './fields.ts';
import { findEntry } from './node.ts';
import { citations } from './references.ts';
import { boolean, oneOf } from './scalars.ts';
import type { Reader } from './scope.ts';
import { inlineText, plainText } from './text.ts';
import { qualifier } from './values.ts';

/** What happened, in the order of the file; an event is a key one unless it says otherwise. */
export const timeline: Reader<readonly Event[]> = list((node, scope) => {
  const shape = { date: partialDate, end: partialDate, qualifier, text: inlineText, source: citations, key: boolean };
  const fields = readFields(node, scope, 'an event', shape, ['date', 'text']);
  const { date, end, text, source, key } = fields;
  const endEntry = node.kind === 'map' ? findEntry(node, 'end') : undefined;
  if (endEntry !== undefined) checkOrder(date, end, endEntry.node.place, scope);
  if (date === null || text === null) return null;
  const { origin } = node.place;
  return { date, end, qualifier: fields.qualifier, text, sources: source ?? [], key: key ?? true, origin };
});

/** What somebody said, paraphrased unless it says otherwise. */
export const statements: Reader<readonly Statement[]> = list((node, scope) => {
  const shape = {
    text: inlineText,
    kind: oneOf(['paraphrase', 'quote']),
    role: plainText,
    date: partialDate,
    source: citations,
  };
  const { text, kind, role, date, source } = readFields(node, scope, 'a statement', shape, ['text']);
  if (text === null) return null;
  return { text, kind: kind ?? 'paraphrase', role, date, sources: source ?? [], origin: node.place.origin };
});
