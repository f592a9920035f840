import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { UsageError } from './error.ts';
import { alternatives, suggest } from './load/nearest.ts';
import { type BuildSpec, type Format, formats } from './options.ts';

/** A command as it was typed. */
export interface Command {
  readonly name: CommandName;
  readonly spec: BuildSpec;
  /** What is to be traced; null for other commands. */
  readonly query: string | null;
  /** Ids of the only cities to look at; empty for all. */
  readonly cities: readonly string[];
  /** Whether the answer is to be JSON lines. */
  readonly json: boolean;
  readonly help: boolean;
}

export const commandNames = ['build', 'check', 'trace', 'doctor'] as const;
export type CommandName = (typeof commandNames)[number];

/** What the contract names for later versions. */
const laterCommands = ['dev', 'init', 'new'];

const common = {
  lang: { type: 'string', multiple: true },
  strict: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

const flagsByCommand: Readonly<Record<CommandName, ParseArgsOptionsConfig>> = {
  build: {
    ...common,
    out: { type: 'string' },
    only: { type: 'string', multiple: true },
    formats: { type: 'string' },
    jobs: { type: 'string' },
    'no-cache': { type: 'boolean' },
  },
  check: { ...common, only: { type: 'string', multiple: true }, jobs: { type: 'string' } },
  trace: { ...common, city: { type: 'string', multiple: true }, out: { type: 'string' } },
  doctor: common,
};

/** Returns the command that the words ask for; throws UsageError if they make no sense. */
export function parseCommand(argv: readonly string[]): Command {
  const [name = '', ...rest] = argv;
  if (!isCommand(name)) throw new UsageError(unknownCommand(name));
  const config = flagsByCommand[name];
  const { values, positionals, tokens } = parseArgs({
    args: rest,
    options: config,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) if (token.kind === 'option') checkFlag(name, config, token);
  const help = values['help'] === true;
  const [query, study, surplus] = name === 'trace' ? positionals : [undefined, ...positionals];
  if (name === 'trace' && (query ?? '').trim() === '' && !help)
    throw new UsageError('`casedeck trace` needs an attribute or the words to look for.');
  if (surplus !== undefined)
    throw new UsageError(`\`casedeck ${name}\` takes one study, so \`${surplus}\` is too much.`);
  if (name === 'doctor' && study !== undefined) throw new UsageError('`casedeck doctor` takes no study.');
  const cities = Array.isArray(values['city']) ? values['city'].map(String) : [];
  return { name, spec: toSpec(values, study), query: query ?? null, cities, json: values['json'] === true, help };
}

function isCommand(name: string): name is CommandName {
  return (commandNames as readonly string[]).includes(name);
}

function unknownCommand(name: string): string {
  if (laterCommands.includes(name)) return `\`casedeck ${name}\` is planned but not part of this version.`;
  if (name === '') return `Say what to do: ${alternatives(commandNames)}.`;
  const known = `There are ${alternatives(commandNames)}.`;
  if (name.startsWith('-')) return `The command comes first, before \`${name}\`. ${known}`;
  return `\`${name}\` is no command. ${suggest(name, commandNames, known)}`;
}

interface Flag {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function checkFlag(command: CommandName, config: ParseArgsOptionsConfig, flag: Flag): void {
  const { type } = config[flag.name] ?? {};
  if (type === undefined) {
    const known = Object.keys(config).map((name) => `--${name}`);
    const hint = suggest(flag.rawName, known, `There are ${alternatives(known)}.`);
    throw new UsageError(`\`casedeck ${command}\` has no option \`${flag.rawName}\`. ${hint}`);
  }
  const given = flag.value !== undefined && flag.value !== '' && (flag.inlineValue || !flag.value.startsWith('-'));
  if (type === 'string' && !given) throw new UsageError(`\`${flag.rawName}\` needs a value after it.`);
  if (type === 'boolean' && flag.value !== undefined) throw new UsageError(`\`${flag.rawName}\` takes no value.`);
}

function toSpec(values: Readonly<Record<string, unknown>>, study: string | undefined): BuildSpec {
  return {
    ...(study === undefined ? {} : { study }),
    ...(typeof values['out'] === 'string' ? { out: values['out'] } : {}),
    ...(typeof values['jobs'] === 'string' ? { jobs: parseJobs(values['jobs']) } : {}),
    ...(typeof values['formats'] === 'string' ? { formats: parseFormats(values['formats']) } : {}),
    ...(Array.isArray(values['only']) ? { only: values['only'].map(String) } : {}),
    ...(Array.isArray(values['lang']) ? { languages: values['lang'].map(String) } : {}),
    strict: values['strict'] === true,
  };
}

function parseJobs(text: string): number {
  const jobs = Number(text);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 64) return jobs;
  throw new UsageError(`\`--jobs\` takes a whole number from 1 to 64, not \`${text}\`.`);
}

function parseFormats(text: string): readonly Format[] {
  return text.split(',').map((name) => {
    const format = formats.find((known) => known === name.trim());
    if (format !== undefined) return format;
    throw new UsageError(`\`${name}\` is no format. There are ${alternatives(formats)}.`);
  });
}
