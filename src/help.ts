import type { CommandName } from './flags.ts';

/** What `casedeck --help` prints. */
export const generalHelp = `casedeck turns a study into slides, papers and tables.

Usage:
  casedeck build [study]     check the study, then build everything into its dist folder
  casedeck check [study]     check the study and show what is still missing; writes nothing
  casedeck trace <what>      say where a printed value comes from, and where else it is printed
  casedeck doctor            say what is installed, and what is missing with the command that mends it

A study is the folder with casedeck.yaml in it; without one, the current folder is taken.

  casedeck <command> --help  the options of a command
  casedeck --version         the version

Results are web pages: open dist/index.html in a browser.
`;

const everywhere = `  --lang LANG      only this language, e.g. de; may be repeated
  --strict         treat warnings as errors
  --json           print events and problems as JSON lines, for other programs
`;

/** What `casedeck <command> --help` prints. */
export const commandHelp: Readonly<Record<CommandName, string>> = {
  build: `casedeck build [study]: checks the study, then builds everything into its dist folder.
If the study has errors nothing is written, and earlier results stay as they are.

  --out DIR        put the results into this folder
  --only NAME      only publications of this name, e.g. brief-halle or 'city-*'; may be repeated
  --formats LIST   only these formats, e.g. html,pdf; there are html, pdf, xlsx, csv and json
  --jobs N         print N documents at a time; default: one a core, at most 4
${everywhere}  --no-cache       accepted, and without effect: this version keeps no cache

Examples:
  casedeck build
  casedeck build my-study --only brief-halle --formats pdf
`,
  check: `casedeck check [study]: checks the study and writes nothing.
Prints every problem with its place, then how many values and gaps each city has for each theme, and every gap.

  --only NAME      only publications of this name; may be repeated
  --jobs N         measure N documents at a time
${everywhere}`,
  trace: `casedeck trace <text or attribute> [study]: says where a printed value comes from, and where it is printed.
Takes the id of an attribute, e.g. vacancy or wohnen/vacancy, or words as they are printed somewhere; the results of the
last build are searched for their places.

  --city ID        only this city, e.g. halle; may be repeated
  --out DIR        the folder of the results, if it is not dist
  --lang LANG      only this language, e.g. de; may be repeated
  --json           print what is found as JSON lines, for other programs

Examples:
  casedeck trace wohnen/vacancy --city halle
  casedeck trace '12,4 %'
`,
  doctor: `casedeck doctor: says what is installed, which browser prints the PDFs, and what is missing.

  --json           one JSON line a fact, for other programs
`,
};
