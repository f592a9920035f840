import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Place } from './node.ts';
import { complain, type Scope } from './scope.ts';

type Reporter = Pick<Scope, 'report'>;

/** The place to complain of a file as a whole. */
export function topOf(file: string): Place {
  return { origin: { file, line: 1, column: 1 }, length: 1 };
}

/**
 * Returns the text of a file of the study with `\n` at the end of lines, without a byte-order mark; null when it cannot
 * be read, which is reported, as bytes that are not UTF-8 are by `file-encoding`.
 */
export async function readText(root: string, file: string, reporter: Reporter): Promise<string | null> {
  const bytes = await readBytes(root, file, topOf(file), reporter);
  if (bytes === null) return null;
  const text = decode(bytes);
  if (text !== null) return text.replace(/\r\n?/g, '\n');
  const place = { origin: { file, ...findBadByte(bytes) }, length: 1 };
  return complain(
    reporter,
    'file-encoding',
    place,
    'From here on the file is not UTF-8.',
    'Save it with the encoding UTF-8.',
  );
}

/**
 * Returns the bytes of a file of the study. Reports at the place `path-outside` for a link that leaves the study and
 * `file-unreadable`.
 */
export async function readBytes(root: string, file: string, place: Place, reporter: Reporter): Promise<Buffer | null> {
  try {
    const path = await realpath(join(root, file));
    if (path.startsWith((await realpath(root)) + sep)) return await readFile(path);
    const hint = 'Copy the file into the study, so that the study is complete wherever it goes.';
    return complain(reporter, 'path-outside', place, `\`${file}\` is a link that leads out of the study.`, hint);
  } catch (error) {
    return complainUnreadable(file, error as NodeJS.ErrnoException, reporter, place);
  }
}

/** Reports that a file or folder cannot be read, and why. */
export function complainUnreadable(
  file: string,
  error: NodeJS.ErrnoException,
  reporter: Reporter,
  place: Place = topOf(file),
): null {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'permission is denied',
    EISDIR: 'it is a folder',
    ELOOP: 'it is a link that leads nowhere',
    ENOENT: 'it is a link that leads nowhere',
    EPERM: 'permission is denied',
  };
  const reason = reasons[error.code ?? ''] ?? error.code ?? error.message;
  return complain(reporter, 'file-unreadable', place, `\`${file}\` cannot be read: ${reason}.`);
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Returns the first line that is not UTF-8 and the column of its first wrong character. */
function findBadByte(bytes: Buffer): { readonly line: number; readonly column: number } {
  const lines = bytes.toString('latin1').split('\n');
  const index = lines.findIndex((line) => decode(Buffer.from(line, 'latin1')) === null);
  const decoded = Buffer.from(lines[index] ?? '', 'latin1').toString('utf8');
  return { line: Math.max(1, index + 1), column: Math.max(1, decoded.indexOf('\uFFFD') + 1) };
}
