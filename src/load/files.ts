import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../model.ts';
import { complainUnreadable, topOf } from './read.ts';
import { complain, type Scope } from './scope.ts';

/** The files of a study by what they hold: paths relative to its root, with `/`, in the order of their ids. */
export interface StudyFiles {
  readonly config: string | null;
  readonly profile: string | null;
  readonly glossary: string | null;
  readonly bibliographies: readonly string[];
  readonly themes: readonly ThemeFile[];
  readonly cities: readonly CityFiles[];
}

export interface ThemeFile {
  readonly id: string;
  readonly file: string;
}

export interface CityFiles {
  readonly id: string;
  /** Null when the folder has no `city.yaml`. */
  readonly file: string | null;
  /** Where to complain of the folder as a whole. */
  readonly firstFile: string;
  readonly cases: readonly CaseFile[];
}

/** A case file; the language is null for the one with the front matter. */
export interface CaseFile {
  readonly theme: string;
  readonly language: Language | null;
  readonly file: string;
}

/** Returns the files of the study in that folder. Reports `file-unexpected` for those below `cases/` that mean nothing. */
export async function findFiles(root: string, scope: Pick<Scope, 'report'>): Promise<StudyFiles> {
  const config = (await listFolder(root, '.', scope)).some((entry) => entry.name === 'casedeck.yaml');
  const below = await listFolder(root, 'cases', scope);
  const known = (name: string): string | null => (below.some((entry) => entry.name === name) ? `cases/${name}` : null);
  for (const { name, file, isFolder } of below) {
    if (!isFolder && !isHidden(name)) complainFile(file, scope, 'Cases stand in the folder of their city.');
  }
  const folders = below.filter(({ name, isFolder }) => isFolder && !isHidden(name));
  return {
    config: config ? 'casedeck.yaml' : null,
    profile: known('_profile.yaml'),
    glossary: known('_glossary.yaml'),
    bibliographies: ['_sources.yaml', '_sources.bib'].map(known).filter((file) => file !== null),
    themes: await findThemes(root, scope),
    cities: await Promise.all(folders.map(({ name }) => findCity(root, name, scope))),
  };
}

async function findThemes(root: string, scope: Pick<Scope, 'report'>): Promise<readonly ThemeFile[]> {
  const themes: ThemeFile[] = [];
  for (const { name, file, isFolder } of await listFolder(root, 'cases/_themes', scope)) {
    const id = /^([^.]+)\.yaml$/.exec(name)?.[1];
    if (isHidden(name)) continue;
    if (id === undefined || isFolder) complainFile(file, scope, 'Here belong themes only: `<theme>.yaml`.');
    else themes.push({ id, file });
  }
  return themes;
}

async function findCity(root: string, id: string, scope: Pick<Scope, 'report'>): Promise<CityFiles> {
  const cases: CaseFile[] = [];
  const entries = await listFolder(root, `cases/${id}`, scope);
  for (const { name, file, isFolder } of entries) {
    const [, theme, language = null] = /^([^.]+)(?:\.([^.]+))?\.md$/.exec(name) ?? [];
    if (isHidden(name) || name === 'city.yaml') continue;
    if (theme === undefined || isFolder) {
      complainFile(
        file,
        scope,
        'In the folder of a city belong `city.yaml`, `<theme>.md` and `<theme>.<language>.md`.',
      );
    } else cases.push({ theme, language, file });
  }
  const file = `cases/${id}/city.yaml`;
  const first = entries.find(({ name, isFolder }) => !isFolder && !isHidden(name));
  return {
    id,
    file: entries.some(({ name }) => name === 'city.yaml') ? file : null,
    firstFile: first?.file ?? file,
    cases,
  };
}

interface FolderEntry {
  readonly name: string;
  readonly file: string;
  readonly isFolder: boolean;
}

/** Returns what stands in a folder in code-unit order, nothing for a folder that is not there. */
async function listFolder(root: string, folder: string, scope: Pick<Scope, 'report'>): Promise<readonly FolderEntry[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') complainUnreadable(folder, error, scope);
    return [];
  });
  const toEntry = async (entry: Dirent): Promise<FolderEntry> => {
    const { name } = entry;
    return { name, file: `${folder}/${name}`, isFolder: await isFolder(join(root, folder, name), entry) };
  };
  return Promise.all(entries.sort((a, b) => (a.name < b.name ? -1 : 1)).map(toEntry));
}

async function isFolder(path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  const target = await stat(path).catch(() => null);
  return target?.isDirectory() ?? false;
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || name.startsWith('_') || /^(thumbs\.db|desktop\.ini)$/i.test(name);
}

function complainFile(file: string, scope: Pick<Scope, 'report'>, hint: string): void {
  const more = `${hint} Move it, rename it, or start its name with \`_\`.`;
  complain(scope, 'file-unexpected', topOf(file), `This file has no place in the study.`, more);
}
