/** A no-break space. */
const nbsp = '\u00a0';

/** Pairs that must not part at a line end, by language; the space between them becomes a no-break space. */
const rules: Readonly<Record<string, readonly RegExp[]>> = {
  de: [
    /(?<=(?<![\p{L}\p{N}])(?:S|Nr|Abb|Tab|Bd|Kap|Abs|Art|Fn|Jg|Dr|Prof|St)\.) (?=[\p{L}\p{N}])/gu,
    /(?<=(?<![\p{L}\p{N}])(?:Tabelle|Abbildung|Kapitel|Abschnitt|Infokasten|Seite|Phase|rund|ca\.|etwa|fast|über|unter)) (?=[-−]?\d)/gu,
    /(?<=(?<![\p{L}\p{N}])(?:z|u|d|i|v|k|n|o|s)\.) (?=\p{L}{1,3}\.)/gu,
    /(?<=\d) (?=(?:%|€|Mio\.|Mrd\.|Tsd\.|km|ha|m²|Uhr|Prozent)(?![\p{L}\p{N}]))/gu,
    /(?<=(?:Mio|Mrd|Tsd)\.) (?=€)/gu,
    /(?<=(?<![\d.])\d{1,2}\.) (?=(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember))/gu,
    /(?<=§) (?=\d)/gu,
    /(?<=(?<![\p{L}\p{N}])Halle) (?=\(Saale\))/gu,
  ],
  en: [
    /(?<=(?<![\p{L}\p{N}])(?:p|pp|no|fig|tab|vol|ch|cf|Dr|Prof|St)\.) (?=[\p{L}\p{N}])/gu,
    /(?<=(?<![\p{L}\p{N}])(?:Table|Figure|Chapter|Section|Box|Page|about|almost|over|under)) (?=[-−]?\p{Sc}?\d)/gu,
    /(?<=\d) (?=(?:million|billion|per cent|km|ha|m²)(?![\p{L}\p{N}]))/gu,
    /(?<=(?<![\p{L}\p{N}])\d{1,2}) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December))/gu,
    /(?<=§) (?=\d)/gu,
  ],
};

/**
 * Returns the text with no-break spaces where that language's typography wants them: "S. 22", "z. B.", "rund 10 %".
 * Only spaces change. A language without rules is returned as it is. Rules: Duden, DIN 5008.
 */
export function typeset(text: string, language: string): string {
  const own = rules[language.split('-')[0] ?? language] ?? [];
  return own.reduce((result, rule) => result.replace(rule, nbsp), text);
}
