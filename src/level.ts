const symbols = ['○', '◔', '◐', '◕', '●'] as const;

/** Returns the symbol of a scale level: an empty circle for the lowest (index 0), a full one for the highest (`of` - 1). */
export function levelSymbol(index: number, of: number): string {
  const share = of < 2 ? 1 : index / (of - 1);
  return symbols[Math.round(share * (symbols.length - 1))] ?? '○';
}
