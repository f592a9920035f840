/** Counts the numbered tables of one paper. */
export class TableCounter {
  #count = 0;

  /** Returns the next number, from 1. */
  next(): number {
    this.#count += 1;
    return this.#count;
  }
}
