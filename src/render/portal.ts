import { columnOf, valuesOf } from '../cells.ts';
import type { Comparison, Wording } from '../comparison.ts';
import type { Html } from '../html.ts';
import { Html as Markup } from '../html.ts';
import type { Locale } from '../locale.ts';
import { word } from '../locale.ts';
import type { FileFact } from '../manifest.ts';
import type { City, Study, Theme } from '../model.ts';
import { withProfile } from '../themes.ts';
import { fixed, plain } from '../wording.ts';
import type { PageRenderer } from './page.ts';

const policy =
  "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** One language of the portal. */
export interface PortalSection {
  readonly study: Study;
  readonly locale: Locale;
  readonly page: PageRenderer;
  readonly compare: (theme: Theme, cities: readonly City[]) => Comparison;
}

/** Returns the page that leads to every file: per language a matrix of cities and themes, and the list of files. */
export function renderPortal(sections: readonly PortalSection[], files: readonly FileFact[]): Html {
  const [first] = sections;
  if (first === undefined) return Markup.trust('');
  const { page, study } = first;
  const parts = sections.map((section) => {
    section.page.enter('table', '');
    return section.page.render('portal/section.hbs', viewSection(section, files));
  });
  const content = Markup.trust(parts.map((part) => part.toHTML()).join('\n'));
  const data = {
    language: first.locale.language,
    policy,
    title: page.writer.plain(page.study.title),
    subtitle: study.subtitle === null ? null : plain(study.subtitle, first.locale.language),
    study: page.study,
    languages: sections.map(({ locale }) => ({ language: locale.language, name: languageName(locale) })),
    content,
  };
  const bare = page.render('portal/index.hbs', { ...data, css: '' }).toHTML();
  const css = page.css(['portal/portal.css'], bare, ['Source Sans 3', 'Source Serif 4']);
  return Markup.trust(bare.replace('<style></style>', () => `<style>${css}</style>`));
}

function viewSection(section: PortalSection, files: readonly FileFact[]): object {
  const { study, locale } = section;
  const own = files.filter((file) => file.language === locale.language && file.kind !== 'portal');
  const themes = withProfile(study);
  return {
    language: locale.language,
    name: languageName(locale),
    overview: linksTo(own, 'overview', locale),
    others: otherPublications(own, section),
    columns: themes.map((theme) => ({
      id: theme.id,
      origin: theme.origin,
      title: plain(theme.title, locale.language),
      links: [...linksTo(own, `theme-${theme.id}`, locale), ...linksTo(own, theme.id, locale)],
    })),
    rows: study.cities.map((city) => ({
      id: city.id,
      origin: city.origin,
      name: plain(city.name, locale.language),
      links: [...linksTo(own, `city-${city.id}`, locale), ...linksTo(own, `brief-${city.id}`, locale)],
      cells: themes.map((theme) => viewCell(theme, city, own, section)),
    })),
    groups: viewGroups(own, locale),
  };
}

/** Publications that have no place in the matrix: those that the study lists under ids of its own. */
function otherPublications(files: readonly FileFact[], { study, locale }: PortalSection): readonly object[] {
  const placed = new Set([
    'overview',
    ...study.cities.flatMap((city) => [`city-${city.id}`, `brief-${city.id}`]),
    ...study.themes.map((theme) => `theme-${theme.id}`),
  ]);
  const others = files.filter((file) => file.kind !== 'table' && !placed.has(file.id));
  return [...new Set(others.map((file) => file.id))].map((id) => ({
    title: others.find((file) => file.id === id)?.title ?? id,
    links: linksTo(files, id, locale),
  }));
}

/** Coverage of one case, and where its city's paper tells it. */
function viewCell(theme: Theme, city: City, files: readonly FileFact[], section: PortalSection): object {
  const { study, locale, compare } = section;
  const { rows } = compare(theme, [city]);
  const values = valuesOf(columnOf(rows, 0)).length;
  const paper = files.find(({ id, format, kind }) => id === `city-${city.id}` && kind === 'paper' && format === 'html');
  const anchor = theme.id === 'profile' ? 'profiles' : theme.id;
  const found = study.cases.find((item) => item.city === city.id && item.theme === theme.id);
  return {
    text: word(locale, 'portal.coverage', { values, attributes: rows.length }),
    short: `${values}/${rows.length}`,
    share: rows.length === 0 ? '0' : ((100 * values) / rows.length).toFixed(1),
    href: paper === undefined ? null : `${paper.path}#${anchor}`,
    theme: plain(theme.title, locale.language),
    themeId: theme.id,
    city: city.id,
    origin: found?.origin ?? city.origin,
  };
}

/** Returns short links to the files of one publication or table, e.g. "Folien" with "HTML" and "PDF" behind it. */
function linksTo(files: readonly FileFact[], id: string, locale: Locale): readonly object[] {
  const kinds = ['deck', 'handout', 'paper', 'brief', 'table'] as const;
  return kinds.flatMap((kind) => {
    const found = inFormatOrder(files.filter((file) => file.id === id && file.kind === kind));
    if (found.length === 0) return [];
    return [{ kind: word(locale, `portal.${kind}`), files: found.map((file) => viewFile(file, locale)) }];
  });
}

/** What people open first comes first. */
function inFormatOrder(files: readonly FileFact[]): readonly FileFact[] {
  const order = ['html', 'pdf', 'xlsx', 'csv', 'json'];
  return [...files].sort((a, b) => order.indexOf(a.format) - order.indexOf(b.format));
}

/** Every file once: publications by title, each with its formats. */
function viewGroups(files: readonly FileFact[], locale: Locale): readonly object[] {
  const groups = new Map<string, { title: Wording; kind: string; files: object[] }>();
  for (const file of inFormatOrder(files)) {
    const key = `${file.kind} ${file.id}`;
    const group = groups.get(key) ?? {
      title: fixed(file.title, locale.language),
      kind: word(locale, `portal.${file.kind}`),
      files: [],
    };
    group.files.push(viewFile(file, locale));
    groups.set(key, group);
  }
  return [...groups.values()];
}

function viewFile(file: FileFact, locale: Locale): object {
  const size = new Intl.NumberFormat(locale.intl, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  const extent =
    file.pages !== undefined
      ? word(locale, 'portal.pages', { count: file.pages })
      : file.slides !== undefined
        ? word(locale, 'portal.slides', { count: file.slides })
        : null;
  return {
    href: file.path,
    format: file.format.toUpperCase(),
    title: file.title,
    size: size.format(Math.max(1, Math.round(file.bytes / 1000))),
    extent,
  };
}

/** Returns the language's own name, e.g. "Deutsch". */
function languageName(locale: Locale): string {
  const name = new Intl.DisplayNames(locale.intl, { type: 'language' }).of(locale.language) ?? locale.language;
  return name.charAt(0).toLocaleUpperCase(locale.intl) + name.slice(1);
}
