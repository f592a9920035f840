/** The finished decks of a study, as files that a browser opens from disk. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { FileSpec } from '../../src/manifest.ts';
import { openWorkshops, prepare } from '../../src/prepare.ts';
import { produce, productionsOf } from '../../src/produce/publication.ts';
import { runTasks } from '../../src/tasks.ts';
import { launchPrinter } from '../print/printing.ts';
import type { Element } from '../reading.ts';
import { slidesIn } from '../slide-check.ts';

/** A deck in one language. */
export interface FinishedDeck {
  /** E.g. "de/decks/overview". */
  readonly name: string;
  readonly id: string;
  readonly language: string;
  readonly title: string;
  readonly html: string;
  readonly pdf: Uint8Array;
  /** Where it lies on disk, e.g. "file:///tmp/…/de-overview.html". */
  readonly address: string;
  /** The elements of its slides in order. */
  readonly slides: readonly Element[];
}

/** All decks of a study; their files are removed when they are disposed of. */
export interface FinishedDecks extends AsyncDisposable {
  readonly decks: readonly FinishedDeck[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Builds the decks of the study in that folder whose ids are wanted, and nothing else of it. */
export async function finishDecks(folder: string, isWanted = (_id: string): boolean => true): Promise<FinishedDecks> {
  await using printer = await launchPrinter();
  const preparation = await prepare(folder, null);
  const diagnostics = [...preparation.diagnostics];
  const contents = new Map<string, { readonly spec: FileSpec; readonly content: Uint8Array | string }>();
  const shops = await openWorkshops(preparation, {
    formats: new Set(['html', 'pdf']),
    printer: async () => printer,
    write: async (spec, content) => void contents.set(spec.path, { spec, content }),
    report: (diagnostic) => void diagnostics.push(diagnostic),
  });
  const productions = productionsOf(shops).filter(({ id, kind }) => kind === 'deck' && isWanted(id));
  await runTasks(
    productions.map((production) => () => produce(production)),
    4,
  );
  const home = await mkdtemp(join(tmpdir(), 'casedeck-test-'));
  const decks: FinishedDeck[] = [];
  for (const { spec, content } of contents.values()) {
    if (spec.format !== 'html' || typeof content !== 'string') continue;
    const { id, language, title } = spec;
    const file = join(home, `${language}-${id}.html`);
    await writeFile(file, content);
    const name = `${language}/decks/${id}`;
    const pdf = contents.get(`${name}.pdf`)?.content;
    if (!(pdf instanceof Uint8Array)) throw new Error(`There is no ${name}.pdf`);
    const address = pathToFileURL(file).href;
    decks.push({ name, id, language, title, html: content, pdf, address, slides: slidesIn(content) });
  }
  return { decks, diagnostics, [Symbol.asyncDispose]: () => rm(home, { recursive: true }) };
}
