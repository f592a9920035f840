import type { Html } from '../html.ts';
import { Html as Markup } from '../html.ts';
import type { Deck, Slide } from '../publication.ts';
import type { PageRenderer } from './page.ts';
import type { Reveal } from './reveal.ts';
import { embeddable, hashOf } from './scripts.ts';
import { speakerView } from './speaker-view.ts';

/** What the help of a deck lists, in this order; words and keys are in the locale, what they do in `viewer/slides.js`. */
const commands = [
  ...['next', 'previous', 'first', 'last', 'overview', 'search'],
  ...['pause', 'fullscreen', 'speaker', 'read', 'help'],
];

/** The parts of the viewer; they share one scope. */
const parts = ['links', 'search', 'reading', 'slides', 'start'];

/** What the page around the slides of a deck consists of. */
export interface Viewer {
  /** The content security policy. */
  readonly policy: string;
  readonly scripts: Readonly<Record<'view' | 'reveal' | 'notes' | 'viewer', Html>>;
  readonly commands: readonly string[];
  /** What the page to read lists; of the parts of a slide only the first. */
  readonly contents: readonly Pick<Slide, 'id' | 'headline' | 'eyebrow'>[];
}

/** Returns everything in a finished deck that is not its slides, in the language of the page. */
export function viewerOf(deck: Deck, page: PageRenderer, reveal: Reveal): Viewer {
  const { plugin, script } = speakerView(reveal.notes, page.writer.locale);
  const read = (part: string) => page.text(`decks/viewer/${part}.js`);
  const scripts = {
    view: embeddable(read('view')),
    reveal: embeddable(reveal.script),
    notes: plugin,
    viewer: embeddable(`(() => {\n'use strict';\n${parts.map(read).join('\n')}})();\n`),
  };
  const trust = Markup.trust;
  return {
    policy: policyOf([...Object.values(scripts), script]),
    scripts: {
      view: trust(scripts.view),
      reveal: trust(scripts.reveal),
      notes: trust(scripts.notes),
      viewer: trust(scripts.viewer),
    },
    commands,
    contents: deck.slides.filter(({ layout, part }) => layout !== 'title' && (part === null || part.number === 1)),
  };
}

/**
 * What the browser may load for a deck: nothing from anywhere, and of scripts exactly these, so that nothing in a study
 * can run. The speaker view shows the deck itself in frames.
 */
function policyOf(scripts: readonly string[]): string {
  return [
    "default-src 'none'",
    'img-src data:',
    'font-src data:',
    "style-src 'unsafe-inline'",
    `script-src ${scripts.map(hashOf).join(' ')}`,
    "frame-src 'self' file:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
