import { posix } from 'node:path';
import type { Media } from '../model.ts';

/** Returns an image of the study as a data address, or null if the study does not have it. Paths as `load/` takes them. */
export function findMedia(media: ReadonlyMap<string, Media>, file: string, path: string): string | null {
  const found = media.get(posix.normalize(posix.join(posix.dirname(file), path))) ?? media.get(posix.normalize(path));
  return found === undefined ? null : dataUrl(found);
}

/** Returns the file as a `data:` address. */
export function dataUrl(media: Media): string {
  return `data:${media.mime};base64,${media.base64}`;
}
