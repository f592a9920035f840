import type { Audience } from '../model.ts';
import { alternatives, suggest } from './nearest.ts';
import type { Place } from './node.ts';
import { complain, type Scope } from './scope.ts';

/** The lines of a body, and where they stand. */
export interface BodyLines {
  readonly lines: readonly string[];
  readonly isCode: (line: number) => boolean;
  readonly placeOf: (line: number, column: number, length: number) => Place;
}

const names = ['notes', 'deck', 'paper'] as const;

/**
 * Returns for whom each line of a body is; null for the lines `::: name` and `:::` themselves. Reports
 * `markdown-container` for an unknown name, for a container within another one, and for a beginning or end alone.
 */
export function readContainers(body: BodyLines, scope: Scope): readonly (Audience | null)[] {
  let open: { readonly audience: Audience; readonly place: Place } | null = null;
  const audiences = body.lines.map((text, line): Audience | null => {
    const marker = body.isCode(line) ? null : /^( {0,3}):{3,}[ \t]*(.*?)[ \t]*$/.exec(text);
    if (marker === null) return open?.audience ?? 'all';
    const [, indent = '', name = ''] = marker;
    const place = body.placeOf(line, indent.length, text.trim().length);
    if (name === '') {
      if (open === null)
        complainContainer(scope, place, 'This `:::` ends nothing.', 'Begin with `::: notes`, or remove it.');
      open = null;
      return null;
    }
    if (open !== null) {
      const message = `A container is still open here, since line ${open.place.origin.line}.`;
      complainContainer(scope, place, message, 'End it with `:::` first; containers do not nest.');
    }
    open = { audience: readName(name, place, scope), place };
    return null;
  });
  complainOpen(open, scope);
  return audiences;
}

function readName(name: string, place: Place, scope: Scope): Audience {
  const known = names.find((candidate) => candidate === name);
  if (known !== undefined) return known;
  const hint = suggest(name.replace(/\W/g, ''), names, `There are ${alternatives(names)}.`);
  complainContainer(scope, place, `There is no container \`${name}\`.`, hint);
  return 'all';
}

function complainOpen(open: { readonly place: Place } | null, scope: Scope): void {
  if (open !== null) complainContainer(scope, open.place, 'This container has no end.', 'End it with a line `:::`.');
}

function complainContainer(scope: Scope, place: Place, message: string, hint: string | null): void {
  complain(scope, 'markdown-container', place, message, hint);
}
