const symbols = ['○', '◔', '◐', '◕', '●'] as const;

/**
 * Returns the symbol of a scale level: an empty circle for the lowest (index 0), a full one for the highest (`of` - 1). More
 * levels than there are circles are numbered, e.g. "3/7": no two levels look alike.
 */
export function levelSymbol(index: number, of: number): string {
  if (of > symbols.length) return `${index + 1}/${of}`;
  const share = of < 2 ? 1 : index / (of - 1);
  return symbols[Math.round(share * (symbols.length - 1))] ?? '○';
}

/** Returns the label of a scale level behind its symbol, e.g. "◐ mittel"; no line end parts them. */
export function withLevelSymbol(label: string, index: number, of: number): string {
  return `${levelSymbol(index, of)}\u00a0${label}`;
}
