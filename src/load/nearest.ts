/**
 * Returns the candidate that is most like the word, or null when none is close enough to be what was meant: at most
 * one edit in three letters, at least one.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let limit = Math.max(1, Math.floor(word.length / 3));
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < limit || (best === null && distance === limit)) {
      best = candidate;
      limit = distance;
    }
  }
  return best;
}

/** Returns "Did you mean `x`?", or else the other advice. */
export function suggest<T extends string | null>(word: string, candidates: Iterable<string>, otherwise: T): string | T {
  const found = nearest(word, candidates);
  return found === null ? otherwise : `Did you mean \`${found}\`?`;
}

/** Returns the words as "`a`, `b` or `c`". */
export function alternatives(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}

/** Levenshtein distance in UTF-16 units, where two neighbours that changed places count as one edit. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      current[j] = Math.min(
        at(previous, j) + 1,
        at(current, j - 1) + 1,
        at(previous, j - 1) + cost,
        swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
