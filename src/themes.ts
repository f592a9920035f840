import type { Study, Theme } from './model.ts';

/** Returns those themes of the study, all without any given, behind its profile, which is a theme too. */
export function withProfile(
  study: Pick<Study, 'profile' | 'themes'>,
  themes: readonly Theme[] = study.themes,
): readonly Theme[] {
  return study.profile === null ? themes : [study.profile, ...themes];
}
