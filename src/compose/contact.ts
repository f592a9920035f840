import type { ContactBlock } from '../block.ts';
import type { Publisher } from '../model.ts';
import type { Slide } from '../publication.ts';
import { plain } from '../wording.ts';
import { placeOfPlan } from './blocks.ts';
import type { Context } from './context.ts';
import { partWord } from './context.ts';
import type { Plan } from './plan.ts';
import { slideOf } from './slides.ts';

/** Returns the slide that says whom to ask, with the publisher's web address or the first e-mail address to be scanned. */
export function contactSlide(plan: Plan, context: Context): readonly Slide[] {
  const { authors, publisher } = context.study;
  const { language } = context.locale;
  const place = placeOfPlan(plan);
  const email = authors.find((person) => person.email !== null)?.email ?? null;
  const people = authors.map((person) => ({
    name: person.name,
    affiliation: person.affiliation === null ? null : plain(person.affiliation, language),
    email: person.email,
  }));
  const block: ContactBlock = {
    kind: 'contact',
    people,
    publisher: publisher === null ? null : publisherOf(publisher, people, language),
    address: publisher?.url ?? (email === null ? null : `mailto:${email}`),
    ...place,
  };
  return slideOf({
    id: 'contact',
    layout: 'contact',
    rank: 'frame',
    headline: partWord('contact', plan.cities, context),
    blocks: [people.length === 0 && publisher === null ? null : block],
    place,
  });
}

/** A name that stands above it already, as an author or where one works, is not said twice. */
function publisherOf(
  { name, url, contact }: Publisher,
  people: ContactBlock['people'],
  language: string,
): ContactBlock['publisher'] {
  const shown = plain(name, language);
  const isNamed = people.some((person) => person.name === shown.text || person.affiliation?.text === shown.text);
  if (isNamed && contact === null) return null;
  return { name: isNamed ? null : shown, url, contact: contact === null ? null : plain(contact, language) };
}
