import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path is the folder itself or lies below it, by the names alone; both are absolute. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}
