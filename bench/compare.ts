/**
 * Measures comparing and formatting: every theme of a made-up study with ten attributes of all types each, compared across
 * all cities in German. The study is built in memory as loading would leave it, so that nothing else is in the number, and
 * all comparisons are kept. Each size runs in a process of its own, whose peak of memory is the whole process's.
 */
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { compareTheme } from '../src/compare/comparison.ts';
import type { Locale } from '../src/locale.ts';
import { parseLocale } from '../src/render/locale-file.ts';
import { loadTemplateFiles } from '../src/render/template-files.ts';
import { attributesPerTheme, studyOf } from './study.ts';

const sizes = [50, 100, 200, 400];
const themes = 20;
const rounds = 5;

/** What one size takes; `coldMs` is the first time in a fresh process, `warmMs` the median of more. */
interface Measured {
  readonly cities: number;
  readonly cells: number;
  readonly coldMs: number;
  readonly warmMs: number;
  readonly peakMb: number;
}

const [wanted] = process.argv.slice(2);
if (wanted === undefined) print(sizes.map(measureApart));
else process.stdout.write(JSON.stringify(await measure(Number(wanted))));

function measureApart(cities: number): Measured {
  const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url), String(cities)], { encoding: 'utf8' });
  return JSON.parse(output) as Measured;
}

async function measure(cities: number): Promise<Measured> {
  const study = studyOf(cities, themes);
  const locale = await german();
  const once = (): number => {
    const started = performance.now();
    const comparisons = study.themes.map((theme) => compareTheme(study, theme, study.cities, locale));
    const ms = performance.now() - started;
    const cells = comparisons.flatMap(({ rows }) => rows.flatMap((row) => row.cells)).length;
    if (cells !== cities * themes * attributesPerTheme) throw new Error(`There are ${cells} cells`);
    return ms;
  };
  const coldMs = once();
  const peakMb = (process.resourceUsage().maxRSS * 1024) / 1e6;
  const warm = Array.from({ length: rounds }, once).sort((a, b) => a - b);
  return {
    cities,
    cells: cities * themes * attributesPerTheme,
    coldMs,
    warmMs: warm[Math.floor(rounds / 2)] ?? coldMs,
    peakMb,
  };
}

async function german(): Promise<Locale> {
  const locale = parseLocale('de', (await loadTemplateFiles(null)).get('locales/de.json'));
  if (locale === null) throw new Error('There is no German locale');
  return locale;
}

/** The ratio is the time per cell beside that of the smallest size: 1 is linear. */
function print(all: readonly Measured[]): void {
  console.log(`comparing ${themes} themes × ${attributesPerTheme} attributes, all comparisons kept`);
  console.log('cities    cells  cold ms  warm ms  warm µs/cell  ratio  peak MB');
  const perCell = ({ warmMs, cells }: Measured): number => (warmMs * 1000) / cells;
  for (const row of all) {
    const ratio = perCell(row) / perCell(all[0] ?? row);
    console.log(
      [
        String(row.cities).padStart(6),
        String(row.cells).padStart(8),
        row.coldMs.toFixed(0).padStart(8),
        row.warmMs.toFixed(0).padStart(8),
        perCell(row).toFixed(2).padStart(13),
        ratio.toFixed(2).padStart(6),
        row.peakMb.toFixed(0).padStart(8),
      ].join(' '),
    );
  }
}
