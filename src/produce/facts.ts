import type { FileSpec } from '../manifest.ts';
import type { Deck, Paper } from '../publication.ts';
import type { PageRenderer } from '../render/page.ts';

/** Returns what the manifest says of every file of a publication. */
export function factsOf(publication: Deck | Paper, page: PageRenderer): Omit<FileSpec, 'path' | 'format'> {
  const { kind, id, language, title, cities, themes } = publication;
  return {
    kind,
    id,
    language,
    title: page.writer.plain(title),
    cities: cities.map((city) => city.id),
    themes: themes.map((theme) => theme.id),
  };
}
