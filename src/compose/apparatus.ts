import type { Wording } from '../comparison.ts';
import { letterOf } from '../letter.ts';
import type { Locale } from '../locale.ts';
import type { Text } from '../model.ts';
import type { NumberedSource, Reference, Table } from '../table.ts';
import { inline } from '../wording.ts';

/** Collects sources and notes of one table or timeline and hands out their marks. */
export class Apparatus {
  readonly #locale: Locale;
  readonly #sources = new Map<string, { number: number; source: string; locators: string[] }>();
  readonly #notes = new Map<string, { letter: string; text: Wording }>();

  constructor(locale: Locale) {
    this.#locale = locale;
  }

  get sources(): readonly NumberedSource[] {
    return [...this.#sources.values()];
  }

  get notes(): Table['notes'] {
    return [...this.#notes.values()];
  }

  /** Returns the number of the citation's source and remembers its locator. */
  source({ source, locator }: Reference): number {
    const known = this.#sources.get(source) ?? { number: this.#sources.size + 1, source, locators: [] };
    if (locator !== null && !known.locators.includes(locator)) known.locators.push(locator);
    this.#sources.set(source, known);
    return known.number;
  }

  /** Returns the letter of a note of the study. */
  note(text: Text): string {
    return this.mark(inline(text, this.#locale.language));
  }

  /** Returns the letter of the note. */
  mark(wording: Wording): string {
    const known = this.#notes.get(wording.text) ?? { letter: letterOf(this.#notes.size), text: wording };
    this.#notes.set(wording.text, known);
    return known.letter;
  }
}
