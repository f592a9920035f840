import type { Context } from '../compose/context.ts';
import type { Plan } from '../compose/plan.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { FileSpec } from '../manifest.ts';
import type { Format } from '../options.ts';
import type { Printer } from '../print/printer.ts';
import type { PageRenderer } from '../render/page.ts';
import type { Reveal } from '../render/reveal.ts';

/** What making files of one language needs. */
export interface Workshop {
  readonly context: Context;
  readonly formats: ReadonlySet<Format>;
  readonly renderers: { readonly decks: PageRenderer; readonly papers: PageRenderer; readonly tables: PageRenderer };
  readonly reveal: Reveal;
  /** Starts the browser when it is first needed. */
  readonly printer: () => Promise<Printer>;
  readonly write: (spec: FileSpec, content: Uint8Array | string) => Promise<void>;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** A publication in one language, and what makes it. */
export interface Edition {
  readonly plan: Plan;
  readonly shop: Workshop;
}
