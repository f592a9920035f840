import type { BuildEvent } from './effects.ts';

/** Where text for people and programs goes. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
  /** Width of the terminal behind `err` in characters, or null where nobody watches. */
  readonly columns: number | null;
}

/** Shows what a build is doing: as JSON lines, as one line that changes on a terminal, else as a line per file. */
export interface Progress {
  log(event: BuildEvent): void;
  /** Clears the line that changes; to be called before anything else is printed. */
  end(): void;
}

/** Returns the progress that fits the streams. */
export function createProgress(streams: Streams, json: boolean): Progress {
  if (json) return { log: (event) => streams.out(eventLine(event)), end: () => undefined };
  if (streams.columns !== null) return liveProgress(streams, streams.columns);
  return {
    log: (event) => {
      if (event.kind === 'file') streams.out(`${event.path}  ${formatBytes(event.bytes)}\n`);
    },
    end: () => undefined,
  };
}

/** Returns an event as JSON line; its kind stands in the field `event`. */
export function eventLine({ kind, ...facts }: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ event: kind, ...facts })}\n`;
}

function liveProgress(streams: Streams, columns: number): Progress {
  let phase = '';
  let files = 0;
  const clear = '\r\u001b[2K';
  return {
    log: (event) => {
      if (event.kind === 'phase') phase = event.detail === null ? event.name : `${event.name}: ${event.detail}`;
      if (event.kind === 'file') files++;
      const line = files === 0 ? phase : `${phase} · ${files} ${files === 1 ? 'file' : 'files'}`;
      streams.err(clear + line.slice(0, columns - 1));
    },
    end: () => streams.err(clear),
  };
}

function formatBytes(bytes: number): string {
  return bytes < 1000
    ? `${bytes} B`
    : bytes < 1e6
      ? `${Math.round(bytes / 1000)} kB`
      : `${(bytes / 1e6).toFixed(1)} MB`;
}
