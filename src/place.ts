import type { Origin } from './model.ts';

/** Returns the place as `data-origin` has it: "file:line:column". */
export function formatOrigin({ file, line, column }: Origin): string {
  return `${file}:${line}:${column}`;
}

/** Reads what `formatOrigin` wrote; null for anything else. */
export function parseOrigin(text: string | null): Origin | null {
  const match = text === null ? null : /^(.+):(\d+):(\d+)$/.exec(text);
  return match === null ? null : { file: match[1] ?? '', line: Number(match[2]), column: Number(match[3]) };
}
