import type { CaseTexts } from './cases.ts';
import type { CaseFile, CityFiles } from './files.ts';
import { suggest } from './nearest.ts';
import { readText, topOf } from './read.ts';
import { complain, type Scope } from './scope.ts';

/**
 * Returns the texts of a city's cases, each with its translations. Reports `theme-unknown` for files without a theme and
 * `file-unexpected` for translations that belong to no case or to no language of the study.
 */
export async function readCaseTexts(root: string, city: CityFiles, scope: Scope): Promise<readonly CaseTexts[]> {
  const files = city.cases.filter((file) => isExpected(file, city, scope));
  const cases = files.filter(({ language }) => language === null);
  return Promise.all(
    cases.map(async ({ theme, file }) => {
      const others = files.filter((other) => other.theme === theme && other.language !== null);
      const translations = await Promise.all(
        others.map(async (other) => ({
          language: other.language ?? '',
          file: other.file,
          text: await readText(root, other.file, scope),
        })),
      );
      return { city: city.id, theme, file, text: await readText(root, file, scope), translations };
    }),
  );
}

function isExpected({ theme, language, file }: CaseFile, city: CityFiles, scope: Scope): boolean {
  if (!scope.themes.has(theme)) {
    const hint = suggest(theme, scope.themes, `Create \`cases/_themes/${theme}.yaml\`, or rename this file.`);
    complain(scope, 'theme-unknown', topOf(file), `There is no theme \`${theme}\`.`, hint);
    return false;
  }
  if (language === null) return true;
  if (!city.cases.some((other) => other.theme === theme && other.language === null)) {
    const hint = `Create \`cases/${city.id}/${theme}.md\` with the front matter.`;
    return unexpected(file, 'This translation belongs to no case.', hint, scope);
  }
  if (!scope.languagesKnown || scope.languages.slice(1).includes(language)) return true;
  if (language === scope.languages[0]) {
    return unexpected(file, `The text in \`${language}\` stands in \`${theme}.md\`.`, 'Move it there.', scope);
  }
  const hint = suggest(language, scope.languages, 'See `languages` in casedeck.yaml.');
  return unexpected(file, `The study has no language \`${language}\`.`, hint, scope);
}

function unexpected(file: string, message: string, hint: string | null, scope: Scope): false {
  complain(scope, 'file-unexpected', topOf(file), message, hint);
  return false;
}
