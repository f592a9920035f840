import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PublicationSpec, Study, Theme } from '../../src/model.ts';
import { type Marked, withTexts } from '../marked.ts';
import { attributeOf, findAll, findOne, type Node, parseHtml, skeletonOf, squeeze, textOf } from '../reading.ts';
import { nasty, visibleText } from '../texts.ts';
import { deckHtml, handoutHtml, paperHtml, portalHtml, small, tableHtml } from '../workshop.ts';

const results: Readonly<Record<string, (study: Study) => string>> = {
  deck: (study) => deckHtml(study, 'de', 'vortrag'),
  paper: (study) => paperHtml(study, 'en', 'bericht'),
  table: (study) => tableHtml(study, 'de', themeOf(study, 'arbeit')),
  portal: (study) => portalHtml(study),
};

/** What the results must at least show of each kind of plain field. */
const fieldsShown: Readonly<Record<string, readonly string[]>> = {
  deck: ['title', 'label', 'group', 'name', 'shortName', 'state', 'role', 'question', 'addressee', 'citation-label'],
  paper: ['title', 'label', 'group', 'name', 'role', 'question', 'affiliation', 'address', 'license', 'citation-label'],
  table: ['title', 'label', 'group', 'shortName', 'question'],
  portal: ['title', 'name', 'subtitle', 'edition'],
};

describe.each(Object.keys(results))('in a %s', (name) => {
  const render = (study: Study): Node => parseHtml(results[name]?.(study) ?? '');
  const benign = withTexts(small, 'plain', ['x']);
  const before = render(benign.study);
  const fields = new Set(benign.marks.filter(({ text }) => squeeze(textOf(before)).includes(text)).map(fieldOf));

  test('plain fields of every kind are shown', () => {
    const kinds = new Set([...fields].map((field) => field.replace(/-\d+$/, '')));
    expect([...kinds]).toEqual(expect.arrayContaining([...(fieldsShown[name] ?? [])]));
  });

  test('any text in a plain field is the same text for the reader, and changes nothing around it', () => {
    const skeleton = skeletonOf(before);
    forTexts(nasty, (texts) => {
      const { study, marks } = withTexts(small, 'plain', texts);
      const page = render(study);
      expect(skeletonOf(page)).toEqual(skeleton);
      const content = squeeze(textOf(page));
      const shown = marks.filter((mark) => fields.has(fieldOf(mark)));
      expect(shown.filter(({ text }) => !content.includes(squeeze(text)))).toEqual([]);
    });
  });

  test('Markdown brings in no element, attribute or address of its own', () => {
    const known = new Set([...skeletonOf(before), ...markdownElements]);
    forTexts([...nasty, ...refused], (texts) => {
      const page = render(withTexts(small, 'markdown', texts).study);
      expect(skeletonOf(page).filter((element) => !known.has(element))).toEqual([]);
      const targets = findAll(page, 'a').map((link) => attributeOf(link, 'href') ?? '');
      expect(targets.filter((target) => !safeTarget.test(target))).toEqual([]);
      const images = findAll(page, 'img').map((image) => attributeOf(image, 'src') ?? '');
      expect(images.filter((source) => !source.startsWith('data:image/'))).toEqual([]);
    });
  });
});

describe('in Markdown', () => {
  const written = 'Akteur*innen *und* Bürger*innen, <b>fett</b> [böse](javascript:alert(1)) [gut](https://a.b)';
  const { study } = withTexts(small, 'markdown', [written]);
  const page = parseHtml(paperHtml(study, 'de', 'bericht'));
  const findings = findAll(page, 'ul', { class: 'findings' });

  test('the gender star is a letter, raw HTML is text, and only safe links are links', () => {
    const [text = ''] = findings.flatMap((list) => squeeze(textOf(list))).filter((found) => found.includes('«'));
    expect(text).toContain('Akteur*innen und Bürger*innen, <b>fett</b>');
    const texts = findings.flatMap((list) => findAll(list, 'em').map(textOf));
    expect(new Set(texts)).toEqual(new Set(['und']));
    const hrefs = findings.flatMap((list) => findAll(list, 'a').map((link) => attributeOf(link, 'href') ?? ''));
    expect(hrefs).toContain('https://a.b');
    expect(hrefs.join(' ')).not.toContain('javascript');
  });
});

describe('addresses cannot leave their attributes', () => {
  const url = 'https://a.b/"><script>alert(1)</script>&lt;';
  const email = 'a"><script>alert(1)</script>@b.de';
  const { publisher, authors } = small;
  const study: Study = {
    ...small,
    publisher: publisher === null ? null : { ...publisher, url },
    authors: authors.map((author) => ({ ...author, email })),
  };
  const linksIn = (within: Node): readonly (readonly [string | null, string])[] =>
    findAll(within, 'a').map((link) => [attributeOf(link, 'href'), textOf(link)]);

  test('in the imprint of a paper', () => {
    const page = parseHtml(paperHtml(study, 'de', 'bericht'));
    expect(findAll(page, 'script')).toEqual([]);
    expect(linksIn(findOne(page, 'ul', { class: 'imprint' }))).toContainEqual([url, url]);
  });

  test('on the contact slide of a deck, nor in the name of its QR code', () => {
    const contact = findOne(parseHtml(deckHtml(study, 'de', 'vortrag')), 'section', { id: 'contact' });
    expect(findAll(contact, 'script')).toEqual([]);
    const shown = url.replace('https://', '');
    expect(linksIn(contact)).toEqual([...authors.map(() => [`mailto:${email}`, email]), [url, shown]]);
    expect(attributeOf(findOne(contact, 'svg', { class: 'qr-code' }), 'aria-label')).toContain(shown);
  });
});

const printed: Readonly<Record<string, (study: Study) => string>> = {
  paper: (study) => paperHtml({ ...study, publications: [titleOnly(study, 'bericht')] }, 'de', 'bericht'),
  handout: (study) => handoutHtml({ ...study, publications: [titleOnly(study, 'vortrag')] }, 'de', 'vortrag'),
};

function titleOnly(study: Study, id: string): PublicationSpec {
  return { ...specOf(study, id), outline: ['title'] };
}

test.each(Object.keys(printed))('the running title of a %s is the title, whatever stands in it', (name) => {
  for (const text of nasty) {
    const { study } = withTexts(small, 'plain', [text]);
    const page = parseHtml(printed[name]?.(study) ?? '');
    expect(findAll(page, 'script')).toEqual([]);
    const css = findAll(page, 'style').flatMap((style) =>
      style.childNodes.map((node) => ('value' in node ? node.value : '')),
    );
    const [, written = ''] = /--running-title:"((?:[^"\\\n]|\\[0-9a-f]+ )*)";/.exec(css.join('')) ?? [];
    const title = written.replace(/\\([0-9a-f]+) /g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );
    expect(squeeze(title)).toContain(squeeze(`«${text}»`));
  }
});

/** What the Markdown of a study may bring in where a line or paragraphs stand. */
const markdownElements = [
  ...[
    'a href',
    'blockquote',
    'br',
    'code',
    'em',
    'h4',
    'h5',
    'h6',
    'hr',
    'li',
    'ol',
    'ol start',
    'p',
    'pre',
    's',
    'strong',
  ],
  ...['table', 'tbody', 'td', 'td style', 'th scope', 'th style scope', 'thead', 'tr', 'ul', 'code class', 'span lang'],
  ...['a href title', 'td style', 'img src alt', 'sup class', 'section class role', 'li id class', 'a href id'],
  ...['a href class role', 'a class href'],
];

const safeTarget = /^(https?:|mailto:|#|\.\.\/\.\.\/index\.html$|(de|en)\/)/;

const refused = [
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1)) [b](java\tscript:alert(1)) [c](&#106;avascript:alert(1))',
  '[a](vbscript:x) [b](data:text/html,x) [c](file:///etc/passwd) [d](//evil.example) [e](/x) [f](x.html)',
  '<javascript:alert(1)> <https://a.b>',
  '![a](javascript:alert(1)) ![b](https://evil.example/x.png) ![c](data:text/html,x)',
  '[a]: javascript:alert(1)\n\n[a] ![a]',
  '<img src=x onerror=alert(1)><svg onload=alert(1)><iframe src=x></iframe>',
  '[a](https://a.b "\\" onclick=alert(1)")',
  '`<script>` ```<script>```\n\n    <script>\n\n~~~ "onx=\n</script>\n~~~',
  '|a|b|\n|-|:-:|\n|<i>|x|',
];

/** Checks the texts in changing places, then others made up at random. */
function forTexts(texts: readonly string[], check: (texts: readonly string[]) => void): void {
  for (let start = 0; start < texts.length; start += 8) check([...texts.slice(start), ...texts.slice(0, start)]);
  fc.assert(fc.property(fc.array(visibleText, { minLength: 20, maxLength: 30 }), check), { numRuns: 2 });
}

function fieldOf({ field }: Marked): string {
  return field;
}

function specOf(study: Study, id: string): PublicationSpec {
  const found = study.publications.find((spec) => spec !== 'auto' && spec.id === id);
  if (found === undefined || found === 'auto') throw new Error(`There is no publication ${id}`);
  return found;
}

function themeOf(study: Study, id: string): Theme {
  const theme = study.themes.find((candidate) => candidate.id === id);
  if (theme === undefined) throw new Error(`There is no theme ${id}`);
  return theme;
}
