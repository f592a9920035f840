import { describe, expect, it } from 'vitest';
import { UsageError } from '../src/error.ts';
import { type BuildSpec, isFullBuild, isSelected, type Machine, toBuildOptions } from '../src/options.ts';

const machine: Machine = {
  folder: '/desk',
  cores: 8,
  browser: null,
  sandbox: true,
  signal: new AbortController().signal,
};
const options = (spec: BuildSpec) => toBuildOptions(spec, machine);

describe('the defaults', () => {
  it('build everything of the current folder into its dist', () => {
    expect(options({})).toMatchObject({ study: '/desk', out: '/desk/dist', only: [], languages: null, strict: false });
    expect([...options({}).formats]).toEqual(['html', 'pdf', 'xlsx', 'csv', 'json']);
    expect(isFullBuild(options({}))).toBe(true);
  });

  it('print on every core, at most four', () => {
    expect(options({}).jobs).toBe(4);
    expect(toBuildOptions({}, { ...machine, cores: 2 }).jobs).toBe(2);
    expect(options({ jobs: 6 }).jobs).toBe(6);
  });
});

describe('the results folder', () => {
  it('is relative to the current folder if given, else in the study', () => {
    expect(options({ study: 'integration' }).out).toBe('/desk/integration/dist');
    expect(options({ study: 'integration', out: 'web' }).out).toBe('/desk/web');
  });

  it.each([['/desk'], ['.'], ['/'], ['..'], ['cases'], ['cases/halle'], ['templates']])('cannot be %s', (out) => {
    expect(() => options({ out })).toThrow(UsageError);
  });

  it.each([['cases2'], ['../elsewhere'], ['/tmp/x']])('can be %s', (out) => {
    expect(() => options({ out })).not.toThrow();
  });
});

describe('a selection', () => {
  it.each([
    ['brief-halle', ['brief-halle'], true],
    ['brief-halle', ['brief-*'], true],
    ['brief-halle', ['city-*', '*-halle'], true],
    ['brief-halle', ['halle'], false],
    ['brief-halle', ['brief.halle'], false],
    ['theme-1', ['theme-?'], true],
    ['anything', [], true],
  ])('%s of %j is %s', (id, only, selected) => {
    expect(isSelected(id, only)).toBe(selected);
  });

  it('is no full build', () => {
    expect(isFullBuild(options({ only: ['*'] }))).toBe(false);
    expect(isFullBuild(options({ languages: ['de'] }))).toBe(false);
    expect(isFullBuild(options({ formats: ['html'] }))).toBe(false);
  });
});
