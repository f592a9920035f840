import { escapeHtml } from '../html.ts';
import { type Locale, word } from '../locale.ts';
import { embeddable } from './scripts.ts';

/** The notes plugin of reveal.js in one language. */
export interface SpeakerView {
  /** The plugin, ready to be embedded. */
  readonly plugin: string;
  /** The script of the page that it opens, which inherits the policy of the deck. */
  readonly script: string;
}

/**
 * Returns the plugin with the words of that language and without its Markdown parser: notes are markup already. Throws for
 * a plugin other than the one of reveal.js 6.0.2, whose text this relies on.
 */
export function speakerView(plugin: string, locale: Locale): SpeakerView {
  const own = cut(plugin, '()=>{let e,t=null,n;function r()', '});', 'last');
  const literal = cut(own, '<!--\n\tNOTE:', '`),!t){alert(', 'first');
  const page = translate(uncook(literal), locale);
  const translated = [
    [literal, cook(page)],
    ['t.marked=$,', ''],
    [
      '`Speaker view popup failed to open. Please make sure popups are allowed and reopen the speaker view.`',
      text(locale, 'blocked'),
    ],
  ].reduce((rest, [english = '', own = '']) => substitute(rest, english, own), own);
  return {
    plugin: embeddable(`var RevealNotes=${translated};`),
    script: cut(page, '<script>', '</script>', 'first').slice('<script>'.length),
  };
}

/** Long notes stand closer, so that the next ones are seen without scrolling. */
const closeNotes =
  '.value :is(p, ul, ol) { margin: 0.6em 0 0; } .value p + ul { margin-top: 0.15em; } .value :is(ul, ol) { padding-left: 1.2em; }';

/** Every English word of the page, as the plugin has it. */
function translate(page: string, locale: Locale): string {
  const said = (key: string) => escapeHtml(word(locale, `speaker.${key}`));
  const replacements: readonly (readonly [string, string])[] = [
    ['<html lang="en">', `<html lang="${escapeHtml(locale.language)}">`],
    ['reveal.js - Speaker View', said('title')],
    ['Loading speaker view...', said('loading')],
    ['>Upcoming<', `>${said('upcoming')}<`],
    ['>Time <', `>${said('time')} <`],
    ['Click to Reset', said('reset')],
    ['0:00 AM', ''],
    ['Pacing – Time to finish current slide', said('pacing')],
    ['>Notes</h4>', `>${said('notes')}</h4>`],
    ['class="speaker-layout-dropdown"', `class="speaker-layout-dropdown" aria-label="${said('layout')}"`],
    ["'default': 'Default'", `'default': ${text(locale, 'layout-default')}`],
    ["'wide': 'Wide'", `'wide': ${text(locale, 'layout-wide')}`],
    ["'tall': 'Tall'", `'tall': ${text(locale, 'layout-tall')}`],
    ["'notes-only': 'Notes only'", `'notes-only': ${text(locale, 'layout-notes')}`],
    ["'Layout' + (", `${text(locale, 'layout')} + (`],
    ["'Cross origin error.<br>The speaker window can only be opened from the same origin.'", text(locale, 'foreign')],
    ["'Error connecting to main window.<br>Please try closing and reopening the speaker view.'", text(locale, 'lost')],
    [
      "'en-US', { hour12: true, hour: '2-digit', minute:'2-digit' }",
      `${JSON.stringify(locale.intl)}, { hour: '2-digit', minute: '2-digit' }`,
    ],
    ["currentSlide = document.createElement( 'iframe' );", named('currentSlide', 'current', locale)],
    ["upcomingSlide = document.createElement( 'iframe' );", named('upcomingSlide', 'upcoming', locale)],
    ['font-family: Helvetica;', 'font-family: "Segoe UI", Helvetica, Arial, sans-serif;'],
    ['.speaker-controls-notes .value {', `${closeNotes} .speaker-controls-notes .value {`],
  ];
  return replacements.reduce((rest, [english, own]) => substitute(rest, english, own), page);
}

function named(frame: string, key: string, locale: Locale): string {
  return `${frame} = document.createElement( 'iframe' ); ${frame}.title = ${text(locale, key)};`;
}

/** A word as a string of JavaScript in a script element; some are put into the page as markup. */
function text(locale: Locale, key: string): string {
  return JSON.stringify(escapeHtml(word(locale, `speaker.${key}`))).replaceAll('<', '\\u003c');
}

function substitute(whole: string, english: string, own: string): string {
  if (!whole.includes(english)) throw new Error(`The speaker view of reveal.js has no ${english}`);
  return whole.replace(english, () => own);
}

/** Returns what stands from `start` on before the first or last `end`. */
function cut(whole: string, start: string, end: string, which: 'first' | 'last'): string {
  const from = whole.indexOf(start);
  const to = which === 'first' ? whole.indexOf(end, from) : whole.lastIndexOf(end);
  if (from < 0 || to < from) throw new Error(`The speaker view of reveal.js has no ${from < 0 ? start : end}`);
  return whole.slice(from, to);
}

/** Returns what a template literal without placeholders says. */
function uncook(literal: string): string {
  return literal.replace(
    /\$\{|\\(?:x([\da-f]{2})|(.))/gi,
    (all, code: string | undefined, escaped: string | undefined) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      if (escaped !== undefined && '\\/`$'.includes(escaped)) return escaped;
      throw new Error(`The speaker view of reveal.js has ${all}`);
    },
  );
}

/** Returns the text as a template literal has it between its quotes. */
function cook(said: string): string {
  return said.replace(/[\\`]|\$\{/g, '\\$&');
}
