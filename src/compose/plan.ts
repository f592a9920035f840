import type { Wording } from '../comparison.ts';
import type {
  AttributeRef,
  BuildUp,
  City,
  Origin,
  OutlinePart,
  PublicationKind,
  PublicationSpec,
  RowView,
  Study,
  Theme,
} from '../model.ts';
import { plain } from '../wording.ts';

/** One publication in one language, decided but not yet filled. */
export interface Plan {
  readonly id: string;
  readonly kind: PublicationKind;
  readonly title: Wording;
  readonly subtitle: Wording | null;
  readonly cities: readonly City[];
  readonly themes: readonly Theme[];
  /** Id of the city that is highlighted. */
  readonly focus: string | null;
  readonly outline: readonly OutlinePart[];
  readonly minutes: number | null;
  /** Which rows comparisons show; null leaves it to the kind of publication. */
  readonly view: RowView | null;
  readonly orderBy: AttributeRef | null;
  readonly conditions: readonly AttributeRef[] | null;
  readonly numbers: readonly AttributeRef[] | null;
  readonly build: BuildUp | null;
  readonly origin: Origin;
}

/** Which of the automatic publications a plan belongs to; it decides the default outline. */
type Scope = 'overview' | 'city' | 'theme' | 'brief' | 'own';

/**
 * Returns the publications of that language in order. Without `publications:` and for `auto: true` these are, each
 * as a deck and a paper, `overview`, `city-<city>` and `theme-<theme>`, and a `brief-<city>` per city.
 */
export function planPublications(study: Study, language: string): readonly Plan[] {
  return study.publications.flatMap((entry) => {
    if (entry === 'auto') return automaticPlans(study, language);
    if (entry.languages !== null && !entry.languages.includes(language)) return [];
    return [planOf(entry, study, language)];
  });
}

function automaticPlans(study: Study, language: string): readonly Plan[] {
  const study_ = plain(study.title, language);
  const open = { focus: null, minutes: null, view: null, orderBy: null, conditions: null, numbers: null, build: null };
  const base = { ...open, cities: study.cities, themes: study.themes, origin: study.origin };
  const both = (scope: Scope, plan: Omit<Plan, 'kind' | 'outline'>): readonly Plan[] => [
    { ...plan, kind: 'deck', outline: deckOutlines[scope] },
    { ...plan, kind: 'paper', outline: paperOutline },
  ];
  const subtitle = study.subtitle === null ? null : plain(study.subtitle, language);
  return [
    ...both('overview', { ...base, id: 'overview', title: study_, subtitle }),
    ...study.cities.flatMap((city) => {
      const plan = {
        ...base,
        title: plain(city.name, language),
        subtitle: study_,
        cities: [city],
        origin: city.origin,
      };
      return [
        ...both('city', { ...plan, id: `city-${city.id}` }),
        { ...plan, id: `brief-${city.id}`, kind: 'brief' as const, outline: briefOutline },
      ];
    }),
    ...study.themes.flatMap((theme) =>
      both('theme', {
        ...base,
        id: `theme-${theme.id}`,
        title: plain(theme.title, language),
        subtitle: study_,
        themes: [theme],
        origin: theme.origin,
      }),
    ),
  ];
}

function planOf(spec: PublicationSpec, study: Study, language: string): Plan {
  const chosen = study.cities.filter((city) => spec.cities === null || spec.cities.includes(city.id));
  const cities = [
    ...chosen.filter((city) => city.id === spec.focus),
    ...chosen.filter((city) => city.id !== spec.focus),
  ];
  const defaults = { deck: deckOutlines.own, paper: paperOutline, brief: briefOutline };
  return {
    id: spec.id,
    kind: spec.kind,
    title: plain(spec.title ?? study.title, language),
    subtitle: spec.title === null ? study.subtitle && plain(study.subtitle, language) : plain(study.title, language),
    cities,
    themes: study.themes.filter((theme) => spec.themes === null || spec.themes.includes(theme.id)),
    focus: spec.focus,
    outline: spec.outline ?? defaults[spec.kind],
    minutes: spec.minutes,
    view: spec.view,
    orderBy: spec.orderBy,
    conditions: spec.conditions,
    numbers: spec.numbers,
    build: spec.build,
    origin: spec.origin,
  };
}

/** Where cities are compared, what is similar or different stands beside the table. */
const perTheme: readonly OutlinePart[] = ['comparison', 'findings', 'timeline', 'statements'];
const perThemeWithCases: readonly OutlinePart[] = ['comparison', 'findings', 'case', 'timeline', 'statements'];
const perCase: readonly OutlinePart[] = ['comparison', 'case', 'timeline', 'statements', 'findings'];

/** How a talk ends; sources are for those who ask. */
const closing: readonly OutlinePart[] = ['take-aways', 'contact', 'sources'];

const deckOutlines: Readonly<Record<Scope, readonly OutlinePart[]>> = {
  overview: ['title', 'agenda', 'question', 'profiles', ...perTheme, 'gaps', ...closing],
  own: ['title', 'agenda', 'question', 'profiles', ...perTheme, 'gaps', ...closing],
  theme: ['title', 'question', ...perThemeWithCases, 'recommendations', 'gaps', ...closing],
  city: ['title', 'agenda', 'profiles', ...perCase, 'gaps', ...closing],
  brief: [],
};

const paperOutline: readonly OutlinePart[] = [
  'title',
  'key-findings',
  'contents',
  'question',
  'profiles',
  'comparison',
  'findings',
  'timeline',
  'case',
  'actors',
  'statements',
  'recommendations',
  'gaps',
  'glossary',
  'sources',
  'imprint',
];

const briefOutline: readonly OutlinePart[] = ['title', 'profiles', 'key-findings', 'comparison', 'imprint'];
