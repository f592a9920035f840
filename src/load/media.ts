import { readdir, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Media } from '../model.ts';
import { alternatives, suggest } from './nearest.ts';
import { readBytes } from './read.ts';
import { complain, type ImageUse, type Scope } from './scope.ts';

const mimes: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/**
 * Returns the images in use by their path relative to the study. Reports `asset-missing`, `path-outside` for what does
 * not belong to the study, and `value-range` for files that are no images.
 */
export async function loadMedia(
  root: string,
  uses: readonly ImageUse[],
  scope: Scope,
): Promise<ReadonlyMap<string, Media>> {
  const media = new Map<string, Media>();
  for (const use of uses) {
    const file = await findImage(root, use, scope);
    if (file === null || media.has(file)) continue;
    const mime = mimes[posix.extname(file).toLowerCase()];
    const bytes = mime === undefined ? complainFormat(use, scope) : await readBytes(root, file, use.place, scope);
    if (mime !== undefined && bytes !== null) media.set(file, { mime, base64: bytes.toString('base64') });
  }
  return new Map([...media].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Returns where an image is: beside the file that names it, or at that path of the study. */
async function findImage(root: string, { path, place }: ImageUse, scope: Scope): Promise<string | null> {
  const besideFile = posix.normalize(posix.join(posix.dirname(place.origin.file), path));
  const candidates = [...new Set([besideFile, posix.normalize(path)])].filter((file) => !/^\.\.(\/|$)/.test(file));
  if (/^([a-z][a-z\d+.-]*:|[/\\])/i.test(path) || candidates.length === 0) {
    const hint = 'Put the image into the study, e.g. below `cases/_media/`.';
    return complain(scope, 'path-outside', place, `\`${path}\` does not belong to the study.`, hint);
  }
  for (const file of candidates) {
    if (await isFile(join(root, file))) return file;
  }
  const message = `There is no file \`${path}\`.`;
  return complain(scope, 'asset-missing', place, message, await adviseFile(root, path, candidates));
}

async function adviseFile(root: string, path: string, candidates: readonly string[]): Promise<string> {
  if (path.includes('\\')) return 'Write `/` between folders.';
  const folders = candidates.map((file) => posix.dirname(file));
  const names = await Promise.all(folders.map((folder) => readdir(join(root, folder)).catch(() => [])));
  const otherwise = `Put it there; the path may start at the study or beside this file.`;
  return suggest(posix.basename(path), names.flat(), otherwise);
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ?? false;
}

function complainFormat({ path, place }: ImageUse, scope: Scope): null {
  const formats = Object.keys(mimes).map((suffix) => suffix.slice(1));
  return complain(
    scope,
    'value-range',
    place,
    `\`${path}\` is not an image.`,
    `Images end in ${alternatives(formats)}.`,
  );
}
