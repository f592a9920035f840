import { type Checked, type Diagnostic, diagnose, type Report, sortDiagnostics } from '../diagnostic.ts';
import type { Case, City, Source, Study, Theme } from '../model.ts';
import { checkActors } from './actors.ts';
import { loadBibliography } from './bibliography.ts';
import { readCaseTexts } from './case-texts.ts';
import { readCase } from './cases.ts';
import { readCity } from './cities.ts';
import { readConfig } from './config.ts';
import { checkDisplays } from './displays.ts';
import { type CityFiles, findFiles, type StudyFiles, type ThemeFile } from './files.ts';
import { readGlossary } from './glossary.ts';
import { readLanguages } from './languages.ts';
import { loadMedia } from './media.ts';
import { emptyMap, type MapNode } from './node.ts';
import { orderCities, orderThemes } from './order.ts';
import { readText, topOf } from './read.ts';
import { checkId } from './scalars.ts';
import { complain, type Scope } from './scope.ts';
import { toName } from './text.ts';
import { type LoadedTheme, readTheme } from './themes.ts';
import { parseFields } from './yaml.ts';

/**
 * Returns the study in that folder, with everything that is wrong with it, sorted. The study is always usable: what
 * cannot be read is left out, or called by its id where it must have a name.
 */
export async function loadStudy(root: string): Promise<Checked<Study>> {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => diagnostics.push(diagnostic);
  const value = await readStudy(root, report);
  return { value, diagnostics: sortDiagnostics(diagnostics) };
}

async function readStudy(root: string, report: Report): Promise<Study> {
  const found = await findFiles(root, { report });
  const files = found.config === null ? withoutStudy(report) : found;
  const configNode = await readFields(root, files.config, report);
  const { scope, sources } = await openScope(root, files, configNode ?? emptyMap('casedeck.yaml'), report);
  const config = configNode === null ? null : readConfig(configNode, scope);
  const profile = files.profile === null ? null : await loadTheme(root, { id: 'profile', file: files.profile }, scope);
  const themes = await Promise.all(files.themes.map((theme) => loadTheme(root, theme, scope)));
  const loadedCities = await Promise.all(files.cities.map((city) => loadCity(root, city, profile, scope)));
  const loadedCases = await loadCases(root, files, themes, scope);
  const glossaryNode = await readFields(root, files.glossary, report);

  const order = configNode ?? emptyMap('casedeck.yaml');
  const cities = orderCities(loadedCities, config?.cities ?? null, order, scope);
  const orderedThemes = orderThemes(themes, config?.themes ?? null, order, scope);
  const top = topOf('casedeck.yaml');
  const cases = sortCases(loadedCases, cities, orderedThemes, scope);
  const publications = config?.publications ?? ['auto'];
  checkDisplays({ publications, cities, cases }, profile === null ? themes : [profile, ...themes], scope);
  return {
    title: config?.title ?? toName('?', top, scope),
    subtitle: config?.subtitle ?? null,
    languages: scope.languages,
    asOf: config?.asOf ?? null,
    edition: config?.edition ?? null,
    authors: config?.authors ?? [],
    publisher: config?.publisher ?? null,
    funding: config?.funding ?? null,
    license: config?.license ?? null,
    citationStyle: config?.citationStyle ?? null,
    design: config?.design ?? { accent: null, logo: null, logoAlt: null },
    cities,
    themes: orderedThemes,
    profile: profile?.theme ?? null,
    cases,
    sources,
    glossary: glossaryNode === null ? [] : readGlossary(glossaryNode, scope),
    media: await loadMedia(root, scope.images, scope),
    publications,
    origin: top.origin,
  };
}

/** Reports `study-missing`, instead of everything that a folder lacks that is no study. */
function withoutStudy(report: Report): StudyFiles {
  const hint = 'Name the folder of a study, or write a `casedeck.yaml` with `title` and `languages` here.';
  report(diagnose('study-missing', null, 'This folder has no `casedeck.yaml`, so it is not a study.', { hint }));
  return { config: null, profile: null, glossary: null, bibliographies: [], themes: [], cities: [] };
}

/** Returns the fields of a file, null if there is no such file or it cannot be read. */
async function readFields(root: string, file: string | null, report: Report): Promise<MapNode | null> {
  const text = file === null ? null : await readText(root, file, { report });
  return file === null || text === null ? null : parseFields(file, text, report);
}

/** Reads what all other files refer to: the languages, the ids of cities and themes, and the bibliography. */
async function openScope(
  root: string,
  files: StudyFiles,
  config: MapNode,
  report: Report,
): Promise<{ readonly scope: Scope; readonly sources: ReadonlyMap<string, Source> }> {
  const cities = new Set(files.cities.map(({ id }) => id));
  const themes = new Set(files.themes.map(({ id }) => id));
  const blank: Scope = { report, languages: ['de'], languagesKnown: false, cities, themes, sources: null, images: [] };
  const languages = readLanguages(config, blank);
  const sources = await loadBibliography(root, files.bibliographies, blank);
  const known = { languages: languages ?? blank.languages, languagesKnown: languages !== null };
  const scope = { ...blank, ...known, sources: sources === null ? null : new Set(sources.keys()) };
  return { scope, sources: sources ?? new Map<string, Source>() };
}

async function loadTheme(root: string, { id, file }: ThemeFile, scope: Scope): Promise<LoadedTheme> {
  if (file !== 'cases/_profile.yaml') checkId(scope, id, topOf(file));
  if (file !== 'cases/_profile.yaml' && id === 'profile') {
    const message = 'The id `profile` belongs to the city profile.';
    complain(scope, 'id-duplicate', topOf(file), message, 'Rename this theme.');
  }
  return readTheme(id, file, await readFields(root, file, scope.report), scope);
}

async function loadCity(root: string, files: CityFiles, profile: LoadedTheme | null, scope: Scope): Promise<City> {
  const { id, file, firstFile } = files;
  checkId(scope, id, topOf(firstFile));
  if (file === null) {
    const hint = `Create \`cases/${id}/city.yaml\` with \`name: …\`, or start the folder's name with \`_\`.`;
    complain(scope, 'city-file-missing', topOf(firstFile), `The folder \`${id}\` has no \`city.yaml\`.`, hint);
  }
  const attributes = profile === null ? new Map<string, null>() : profile.attributes;
  return readCity(id, file ?? firstFile, await readFields(root, file, scope.report), attributes, scope);
}

async function loadCases(
  root: string,
  files: StudyFiles,
  themes: readonly LoadedTheme[],
  scope: Scope,
): Promise<readonly Case[]> {
  const texts = await Promise.all(files.cities.map((city) => readCaseTexts(root, city, scope)));
  const cases = texts.flat().map((text) => {
    const theme = themes.find((candidate) => candidate.theme.id === text.theme);
    return readCase(text, theme?.attributes ?? null, scope);
  });
  checkActors(cases, scope);
  return cases.map(({ found }) => found);
}

/** Returns the cases by city, then theme, and reports `case-missing` where there is none. */
function sortCases(
  cases: readonly Case[],
  cities: readonly City[],
  themes: readonly Theme[],
  scope: Scope,
): readonly Case[] {
  return cities.flatMap((city) =>
    themes.flatMap((theme) => {
      const found = cases.find((candidate) => candidate.city === city.id && candidate.theme === theme.id);
      if (found !== undefined) return [found];
      const [name, title] = [city.name, theme.title].map((text) => text.translations[0].source);
      const hint = `Create \`cases/${city.id}/${theme.id}.md\`; with \`gap: not-studied\` if nobody looked into it.`;
      const place = { origin: city.origin, length: 1 };
      complain(scope, 'case-missing', place, `${name} has no case on “${title}” (\`${theme.id}\`).`, hint);
      return [];
    }),
  );
}
