import type { Source } from '../model.ts';
import type { Place } from './node.ts';
import { complain, type Scope } from './scope.ts';

/** An item of a bibliography before its id is checked, and the place of the id. */
export interface Item {
  readonly csl: Source['csl'];
  readonly place: Place;
}

/** Returns the entries of a BibTeX or BibLaTeX text; null when it cannot be read, reported as `bibtex-syntax`. */
export async function parseBibtex(
  file: string,
  text: string,
  scope: Pick<Scope, 'report'>,
): Promise<readonly Item[] | null> {
  // Loaded when needed, as most studies have no BibTeX file.
  const { plugins } = await import('@citation-js/core');
  await import('@citation-js/plugin-bibtex');
  const format = { forceType: '@biblatex/text', target: '@csl/list+object', maxChainLength: 10 };
  try {
    const items = plugins.input.chain(text, { ...format, generateGraph: false, strict: true });
    const keys = findKeys(file, text);
    return items.map((item) => {
      const index = keys.findIndex(({ key }) => key === item.id);
      const [found] = index === -1 ? [] : keys.splice(index, 1);
      return { csl: withoutInternals(item), place: found?.place ?? placeAt(file, 1, 1, 1) };
    });
  } catch (error) {
    const { message } = error as Error;
    const [, line = '1', column = '1'] = /at line (\d+) col (\d+)/.exec(message) ?? [];
    const reason = message.split(/ at line|\n/, 1)[0];
    const hint = 'Look for a brace, quote or comma that is missing, here or in the entry above.';
    return complain(
      scope,
      'bibtex-syntax',
      placeAt(file, Number(line), Number(column), 1),
      `This is not readable as BibTeX: ${reason}.`,
      hint,
    );
  }
}

/** Leaves out what the library adds for itself: the key once more, and the name of an entry type as its genre. */
function withoutInternals(item: object): Source['csl'] {
  return Object.fromEntries(
    Object.entries(item).filter(([field, value]) => field !== 'citation-key' && value !== 'techreport'),
  );
}

function findKeys(file: string, text: string): { readonly key: string; readonly place: Place }[] {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(/@\w+\s*[{(]\s*([^\s,]+)\s*,/dg)].map((match) => {
      const key = match[1] ?? '';
      return { key, place: placeAt(file, index + 1, (match.indices?.[1]?.[0] ?? 0) + 1, key.length) };
    }),
  );
}

function placeAt(file: string, line: number, column: number, length: number): Place {
  return { origin: { file, line, column }, length };
}
