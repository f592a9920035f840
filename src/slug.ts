/** Letters that are more than a letter with a mark. */
const spelled: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  đ: 'd',
  ł: 'l',
  ı: 'i',
};

/** A longer name is cut between two words. */
const longest = 48;

/** Returns the text as a part of an id, e.g. "Große Städte: 2 Wege" as "grosse-staedte-2-wege"; empty if nothing is left. */
export function slugOf(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z]/g, (letter) => spelled[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const kept = words.filter((_, index) => index === 0 || words.slice(0, index + 1).join('-').length <= longest);
  return kept.join('-').slice(0, longest);
}

/** Returns the ids, each once: the second of a name has "-2" behind it, the third "-3". Those in `taken` are others' names. */
export function distinctIds(ids: readonly string[], taken: readonly string[] = []): readonly string[] {
  const used = new Set(taken);
  return ids.map((id) => {
    let own = id;
    for (let count = 2; used.has(own); count++) own = `${id}-${count}`;
    used.add(own);
    return own;
  });
}
