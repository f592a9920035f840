import type { Source } from '../model.ts';
import { type Item, parseBibtex } from './bibtex.ts';
import { cslItem } from './csl.ts';
import { list, readFields } from './fields.ts';
import type { Node } from './node.ts';
import { findEntry } from './node.ts';
import { readText } from './read.ts';
import { complain, type Reader, type Scope } from './scope.ts';
import { parseYaml } from './yaml.ts';

/**
 * Returns the sources of all bibliographies by id, in the order of the files; null in place of them if one cannot be
 * read, since then nobody can tell which ids there are. Reports `id-duplicate` and `id-invalid`.
 */
export async function loadBibliography(
  root: string,
  files: readonly string[],
  scope: Scope,
): Promise<ReadonlyMap<string, Source> | null> {
  const sources = new Map<string, Source>();
  let isWhole = true;
  for (const file of files) {
    const items = await readItems(root, file, scope);
    if (items === null) isWhole = false;
    for (const item of items ?? []) addSource(sources, item, scope);
  }
  return isWhole ? sources : null;
}

async function readItems(root: string, file: string, scope: Scope): Promise<readonly Item[] | null> {
  const text = await readText(root, file, scope);
  if (text === null) return null;
  if (file.endsWith('.bib')) return parseBibtex(file, text, scope);
  const node = parseYaml(file, text, scope.report);
  if (node === null) return null;
  if (node.kind === 'list') return items(node, scope);
  return readFields(node, scope, 'a bibliography', { references: items }).references ?? [];
}

const items: Reader<readonly Item[]> = list((node: Node, scope) => {
  const csl = cslItem(node, scope);
  const entry = node.kind === 'map' ? findEntry(node, 'id') : undefined;
  return csl === null || entry === undefined ? null : { csl, place: entry.node.place };
});

function addSource(sources: Map<string, Source>, { csl, place }: Item, scope: Scope): void {
  const id = csl['id'];
  if (typeof id !== 'string') return;
  const first = sources.get(id);
  if (first !== undefined) {
    const where = `${first.origin.file}:${first.origin.line}`;
    complain(
      scope,
      'id-duplicate',
      place,
      `There already is a source \`${id}\`, in ${where}.`,
      'Rename one of them, or remove it.',
    );
  } else if (/[\s,;[\]]/.test(id)) {
    const hint = 'It may have no space, comma, semicolon or bracket.';
    complain(scope, 'id-invalid', place, `\`${id}\` cannot be cited.`, hint);
  } else sources.set(id, { id, csl, origin: place.origin });
}
