import type { ContactBlock } from '../block.ts';
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
  const block: ContactBlock = {
    kind: 'contact',
    people: authors.map((person) => ({
      name: person.name,
      affiliation: person.affiliation === null ? null : plain(person.affiliation, language),
      email: person.email,
    })),
    publisher:
      publisher === null
        ? null
        : {
            name: plain(publisher.name, language),
            url: publisher.url,
            contact: publisher.contact === null ? null : plain(publisher.contact, language),
          },
    address: publisher?.url ?? (email === null ? null : `mailto:${email}`),
    ...place,
  };
  return slideOf({
    id: 'contact',
    layout: 'contact',
    rank: 'frame',
    headline: partWord('contact', plan.cities, context),
    blocks: [authors.length === 0 && publisher === null ? null : block],
    place,
  });
}
