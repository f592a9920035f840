import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runCaptured } from './capture.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const transcripts = join(here, 'transcripts');

/**
 * Each transcript is a page of Markdown whose `console` blocks hold commands: what they print, with `2> ` before every
 * line on standard error, and their exit code after `=> `. Run with `--update` to rewrite them.
 */
it.each(await readdir(transcripts))('%s', async (name) => {
  const folder = await mkdtemp(join(tmpdir(), 'casedeck-test-'));
  await cp(join(here, 'studies'), folder, { recursive: true });
  const text = await readFile(join(transcripts, name), 'utf8');
  let replayed = '';
  for (const part of text.split(/^(```console\n[\s\S]*?^```\n)/m)) {
    replayed += part.startsWith('```console') ? await replay(part, folder) : part;
  }
  await rm(folder, { recursive: true });
  await expect(replayed).toMatchFileSnapshot(join(transcripts, name));
});

/** Returns the block as it comes out when its commands are run again. */
async function replay(block: string, folder: string): Promise<string> {
  let replayed = '';
  for (const [, words = ''] of block.matchAll(/^\$ casedeck(.*)$/gm)) {
    const { code, out, err } = await runCaptured(words.trim().split(/\s+/).filter(Boolean), folder);
    const errors = err.replace(/^(?=.)/gm, '2> ').replaceAll('2> \n', '2>\n');
    replayed += `$ casedeck${words}\n${out}${errors}=> ${code}\n`;
  }
  return `\`\`\`console\n${blur(replayed, folder)}\`\`\`\n`;
}

/** Returns the text without what depends on the machine or on templates: folders and sizes. */
function blur(text: string, folder: string): string {
  return text
    .replaceAll(folder, '…')
    .replace(/ {2}[\d.]+ (B|kB|MB)$/gm, '  … kB')
    .replace(/"bytes":\d+/g, '"bytes":…');
}
