import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Printed } from '../../src/print/loaded-document.ts';
import type { Printer } from '../../src/print/printer.ts';
import { page } from './documents.ts';
import { launchPrinter, readBack } from './printing.ts';

let printer: Printer;
let server: Server;
let address: string;
let folder: string;
const visits: string[] = [];

beforeAll(async () => {
  printer = await launchPrinter({ tabs: 1 });
  folder = await mkdtemp(join(tmpdir(), 'casedeck-test-'));
  await writeFile(join(folder, 'secret.html'), '<p>GEHEIM</p>');
  server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.end('<p>GEHEIM</p>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await printer[Symbol.asyncDispose]();
  server.close();
  await rm(folder, { recursive: true });
});

async function print(body: string, css = ''): Promise<Printed & { text: string }> {
  const printed = await printer.print({
    name: 'probe',
    html: page(`${body}<p>STEHT</p>`, css),
    contents: false,
    date: null,
  });
  const { pages } = await readBack(printed.pdf);
  return { ...printed, text: pages.map(({ text }) => text).join('') };
}

it.each([
  ['an image', (to: string) => [`<img src="${to}/x.png">`]],
  ['a frame', (to: string) => [`<iframe src="${to}/x"></iframe>`]],
  ['an object', (to: string) => [`<object data="${to}/x"></object>`]],
  ['a style sheet', (to: string) => [`<link rel="stylesheet" href="${to}/x.css">`]],
  ['an import', (to: string) => ['', `@import url(${to}/x.css);`]],
  ['a background', (to: string) => ['', `p { background: url(${to}/x.png) }`]],
  [
    'a font',
    (to: string) => ['<p style="font-family:Fern">x</p>', `@font-face { font-family: Fern; src: url(${to}/x.woff2) }`],
  ],
  ['a drawing', (to: string) => [`<svg><image href="${to}/x.png" width="9" height="9"/></svg>`]],
  ['a prefetch', (to: string) => [`<link rel="prefetch" href="${to}/x">`]],
  ['a redirection', (to: string) => [`<meta http-equiv="refresh" content="0;url=${to}/x">`]],
])('%s brings in nothing from outside', async (_, write) => {
  const [body = '', css = ''] = write(address);
  const { text } = await print(body, css);
  expect(text).toContain('STEHT');
  expect(text).not.toContain('GEHEIM');
  const [local = '', localCss = ''] = write(pathToFileURL(folder).href);
  expect((await print(local.replace('/x"', '/secret.html"'), localCss)).text).not.toContain('GEHEIM');
  expect(visits).toEqual([]);
});

it('names what was asked for', async () => {
  const { blocked } = await print(`<img src="${address}/b.png"><img src="https://bilder.example/a.png">`);
  expect(blocked).toEqual([`${address}/b.png`, 'https://bilder.example/a.png']);
  expect((await print('')).blocked).toEqual([]);
});

it('runs no script', async () => {
  const script = `<script>document.body.textContent = 'SKRIPT'</script><img src="data:," onerror="document.body.textContent='SKRIPT'">`;
  const { text } = await print(script);
  expect(text).toContain('STEHT');
  expect(text).not.toContain('SKRIPT');
});

it('shows images that the document carries itself', async () => {
  const pixel =
    'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"%3E%3Crect width="9" height="9"/%3E%3C/svg%3E';
  const { blocked } = await print(
    `<img alt="x" src='${pixel}'>`,
    `p { background: url('${pixel.replaceAll("'", '%27')}') }`,
  );
  expect(blocked).toEqual([]);
});
