// Makes a clone ready to run: packages, a Node that is new enough, a browser. Needs nothing but Node 20 and npm, does
// only what is missing, and says each step. Exit code 3: something is missing that only a person can mend.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';
const node = join(root, 'node_modules', '.bin', windows ? 'node.cmd' : 'node');
const stamp = join(root, 'node_modules', '.casedeck-browser.json');

await ensurePackages();
await ensureNode();
await ensureBrowser();

async function ensurePackages() {
  if (hasPackages()) return;
  const [npm, ...first] = npmCommand();
  await step('installing packages', npm, [
    ...first,
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  if (!hasPackages()) giveUp('The packages could not be installed. Check the network, then run `npm ci`.');
}

/** Whether everything of the lock file is there; npm notes at the end of an installation what it has installed. */
function hasPackages() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  const present = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages ?? {};
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  );
}

async function ensureNode() {
  if (existsSync(node)) return;
  // A machine may forbid the scripts of packages; the package `node` needs its own.
  const [npm, ...first] = npmCommand();
  await step('installing Node', npm, [...first, 'rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  const own = Number(process.versions.node.split('.')[0]);
  if (!existsSync(node) && own < 24) giveUp('Node 24 could not be installed. Install it from https://nodejs.org.');
}

async function ensureBrowser() {
  const asked = process.env.CASEDECK_BROWSER ?? process.env.PUPPETEER_EXECUTABLE_PATH ?? null;
  const known = readJson(stamp);
  if (known !== null && known.asked === asked && existsSync(known.path)) return;
  let found = await askDoctor();
  for (const install of asked === null ? [downloadBrowser, installDebianBrowser] : []) {
    if (found.ok) break;
    if (await install()) found = await askDoctor();
  }
  if (!found.ok) giveUp(`No browser prints here. ${found.problem}\n${found.remedy}`);
  writeFileSync(stamp, JSON.stringify({ path: found.path, asked }));
  say(`printing with ${found.path}, ${found.version}`);
}

/** Asks casedeck itself which browser it would use, and whether that prints. */
async function askDoctor() {
  const { output } = await run(node, [join(root, 'src', 'bin.ts'), 'doctor', '--json']);
  const lines = output.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
  const [browser, printing] = ['browser', 'printing'].map((name) => lines.find(({ fact }) => fact === name));
  const failed = lines.find(({ event }) => event === 'failed');
  const bad = [browser, printing].find((fact) => fact && !fact.ok);
  return {
    ok: browser?.ok === true && printing?.ok === true,
    path: browser?.value.replace(/ \([^(]*\)$/, ''),
    version: printing?.value,
    problem: bad?.value ?? failed?.message ?? output,
    remedy: bad?.remedy ?? failed?.hint ?? '',
  };
}

function downloadBrowser() {
  const path = process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache', 'puppeteer');
  const program = join(root, 'node_modules', '@puppeteer', 'browsers', 'lib', 'main-cli.js');
  const args = [program, 'install', 'chrome-headless-shell@stable', '--path', path];
  return step('downloading a browser', node, args, { timeout: 180_000 });
}

async function installDebianBrowser() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  const names = ['--no-install-recommends', 'chromium-headless-shell'];
  return (
    (await step('reading the list of Debian packages', 'apt-get', ['update', '-qq'])) &&
    (await step('installing a browser from Debian', 'apt-get', ['install', '-y', '-qq', ...names]))
  );
}

/** Runs a program, says what it is good for and how long it takes, and returns whether it succeeded. */
async function step(purpose, program, args, options = {}) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  say(`${purpose} …`);
  const ticker = setInterval(() => say(`  still ${purpose}, ${seconds()}`), 15_000);
  const { code, output } = await run(program, args, options);
  clearInterval(ticker);
  say(code === 0 ? `  done in ${seconds()}` : `  failed after ${seconds()}: ${essence(output)}`);
  return code === 0;
}

/** Runs a program without showing its output; by default it is ended after ten minutes. */
function run(program, args, { timeout = 600_000 } = {}) {
  return new Promise((resolve) => {
    const shell = windows && program.endsWith('.cmd');
    const child = spawn(program, args, { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'], timeout });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** npm tells its scripts where it is; without that it is looked for on the PATH. */
function npmCommand() {
  const path = process.env.npm_execpath;
  return path?.endsWith('.js') ? [process.execPath, path] : [windows ? 'npm.cmd' : 'npm'];
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null; // Missing or cut off: to be made anew.
  }
}

/** Returns the line of a program's output that tells most about its failure. */
function essence(output) {
  const lines = output.trim().split('\n');
  return lines.find((line) => /error/i.test(line)) ?? lines.at(-1);
}

function say(text) {
  process.stderr.write(`set-up: ${text}\n`);
}

function giveUp(text) {
  say(text);
  process.exit(3);
}
