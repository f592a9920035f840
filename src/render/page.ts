import type { Block } from '../block.ts';
import type { Html } from '../html.ts';
import type { Locale } from '../locale.ts';
import type { BuildUp, Origin, Study } from '../model.ts';
import { Bibliography } from './bibliography.ts';
import type { BlockSurroundings } from './block-view.ts';
import { viewBlock } from './block-view.ts';
import type { Fonts } from './fonts.ts';
import type { Page } from './helpers.ts';
import { createHelpers } from './helpers.ts';
import { cityCss } from './palette.ts';
import { stepsOf } from './steps.ts';
import type { StudyView } from './study-view.ts';
import { viewStudy } from './study-view.ts';
import type { TemplateFile } from './template-files.ts';
import { Templates } from './templates.ts';
import type { Medium } from './writer.ts';
import { Writer } from './writer.ts';

/** What rendering needs apart from what it renders; the same for a whole build. */
export interface RenderResources {
  readonly study: Study;
  readonly files: ReadonlyMap<string, TemplateFile>;
  readonly fonts: Fonts;
}

/** The renderer of one kind of result in one language: templates, words and style. */
export class PageRenderer {
  readonly writer: Writer;
  readonly study: StudyView;
  readonly #templates: Templates;
  readonly #resources: RenderResources;
  readonly #page: Page;
  #around: BlockSurroundings;
  /** The place of the data that is being rendered. */
  #origin: Origin | null = null;

  constructor(medium: Medium, locale: Locale, resources: RenderResources) {
    const { study } = resources;
    this.#resources = resources;
    this.writer = new Writer(medium, locale, new Bibliography(study.sources, locale), study.media);
    this.study = viewStudy(study, locale);
    this.#around = { study: this.study, kind: 'table', title: '', focus: null };
    this.#page = {
      writer: this.writer,
      block: (block) => this.block(block),
      include: (path, data) => this.render(path, data, 'origin' in data ? (data as { readonly origin: Origin }) : null),
      item: 0,
      steps: stepsOf(null),
    };
    this.#templates = new Templates(resources.files, createHelpers(this.#page));
  }

  /** Starts a document: what is rendered next stands in that publication, which lists those sources and marks that city. */
  enter(
    kind: BlockSurroundings['kind'],
    title: string,
    sources: readonly string[] = [],
    focus: string | null = null,
  ): void {
    this.#around = { study: this.study, kind, title, focus };
    this.writer.startDocument(sources);
  }

  /** Starts a new slide: its items are counted from 0, its cities or rows are built up one after the other. */
  startSlide(build: BuildUp | null): void {
    this.#page.item = 0;
    this.#page.steps = stepsOf(build);
  }

  /**
   * Returns a template filled with data; a medium's own template goes before the common one of that name. What is wrong
   * with the template is reported with the origin of `item`, or of what is rendered around it.
   */
  render(path: string, data: object, item: { readonly origin: Origin } | null = null): Html {
    const own = `${this.writer.medium}/${path}`;
    const around = this.#origin;
    this.#origin = item?.origin ?? around;
    try {
      return this.#templates.render(this.#templates.has(own) ? own : path, data, this.#origin);
    } finally {
      this.#origin = around;
    }
  }

  /** Returns a block in the frame that every block has. */
  block(block: Block): Html {
    const content = this.render(`blocks/${block.kind}.hbs`, viewBlock(block, this.#around, this.writer), block);
    return this.render('blocks/block.hbs', { block, content }, block);
  }

  /** Returns the text of a file beside the templates. */
  text(path: string): string {
    return this.#templates.text(path);
  }

  /** Returns the style sheets with the colours of the cities and the fonts that the content needs. */
  css(paths: readonly string[], content: string, families: readonly string[]): string {
    const { fonts, study } = this.#resources;
    const own = ['tokens.css', ...paths].map((path) => this.#templates.text(path)).join('\n');
    // What the study chooses goes before what the templates suggest.
    return [fonts.css(content, families), own, cityCss(study)].join('\n');
  }
}
