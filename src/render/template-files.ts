import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const builtIn = fileURLToPath(new URL('../../templates', import.meta.url));

/** One file of the templates, as text. */
export interface TemplateFile {
  /** Relative to the templates folder, e.g. "decks/deck.hbs". */
  readonly path: string;
  readonly text: string;
  /** The built-in text that a file of the study replaces, or null. */
  readonly replaced: string | null;
  /** As diagnostics name it: `templates/…` of the study, or the same with "casedeck:" before it. */
  readonly shownAs: string;
}

/** Returns all templates by path; a file of the study replaces the built-in one of the same path. */
export async function loadTemplateFiles(studyRoot: string | null): Promise<ReadonlyMap<string, TemplateFile>> {
  const files = new Map<string, TemplateFile>();
  for (const path of await list(builtIn)) {
    const text = await readFile(join(builtIn, path), 'utf8');
    files.set(path, { path, text, replaced: null, shownAs: `casedeck:templates/${path}` });
  }
  if (studyRoot === null) return files;
  const folder = join(studyRoot, 'templates');
  for (const path of await list(folder)) {
    const text = await readFile(join(folder, path), 'utf8');
    files.set(path, { path, text, replaced: files.get(path)?.text ?? null, shownAs: `templates/${path}` });
  }
  return files;
}

/** Returns the text files below a folder, relative and sorted; none if there is no such folder. */
async function list(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && /\.(hbs|css|js|json)$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
