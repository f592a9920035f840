import type { Row } from '../comparison.ts';
import type { AttributeRef, City, Study, Theme } from '../model.ts';
import type { Context } from './context.ts';

/** Returns the row of that attribute across those cities; null for one that the study does not have. */
export function attributeRow(
  { theme: id, attribute }: Pick<AttributeRef, 'theme' | 'attribute'>,
  cities: readonly City[],
  { study, compare }: Context,
): Row | null {
  const theme = themeOf(id, study);
  if (theme === null) return null;
  return compare(theme, cities).rows.find((row) => row.attribute.id === attribute) ?? null;
}

/** Returns the theme of that id, or the city profile; null where the study has none. */
export function themeOf(id: string, { themes, profile }: Study): Theme | null {
  return id === 'profile' ? profile : (themes.find((theme) => theme.id === id) ?? null);
}
