/**
 * Sealing and checking in a real browser: time of the clock in Chromium, medians.
 *
 * The sources are served as they are, with their types stripped, so nothing has to be built first.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import { makeElection } from '../src/testing/index.ts';

const root = join(import.meta.dirname, '../../..');
const browserPath = '/usr/bin/chromium';

if (existsSync(browserPath)) await bench();
else process.stdout.write('Chromium is not installed: apt-get install chromium\n');

async function bench(): Promise<void> {
  const five = {
    kind: 'homomorphic',
    question: '?',
    answers: ['a', 'b', 'c', 'd', 'e'],
    blank: false,
    min: 0,
    max: 1,
  } as const;
  const { setup, credentials, archive } = makeElection({ questions: [five], voters: [[[1, 0, 0, 0, 0]], undefined] });
  const given = { election: setup.election, credential: credentials[1], archive: [...archive] };
  const server = createServer(({ url = '/' }, response) => {
    const { type, body } = answer(url, given);
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body ?? '');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => process.stderr.write(`${error}\n`));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const handle = await page.waitForFunction('window.figures', undefined, { timeout: 120_000 });
    const { first, later, holds } = (await handle.jsonValue()) as { first: number; later: number; holds: boolean };
    const verdict = later <= 100 ? 'reached' : 'MISSED';
    process.stdout.write(
      `sealing a ballot of 5 choices in Chromium     ${later.toFixed(1)} ms (to reach: 100) ${verdict}\n`,
    );
    process.stdout.write(`the first one, tables included                ${first.toFixed(1)} ms\n`);
    process.stdout.write(`verifying an archive in Chromium              ${holds ? 'holds' : 'FAILS'}\n`);
  } finally {
    await browser.close();
    server.close();
  }
}

function answer(url: string, given: object): { readonly type: string; readonly body: string | undefined } {
  if (url === '/') return { type: 'text/html', body: page(given) };
  const path = normalize(join(root, decodeURIComponent(url)));
  if (!path.startsWith(root) || !existsSync(path)) return { type: 'text/plain', body: undefined };
  const text = readFileSync(path, 'utf8');
  return { type: 'text/javascript', body: path.endsWith('.ts') ? stripTypeScriptTypes(text) : text };
}

function page(given: object): string {
  const imports = {
    '@quorate/basics': '/core/basics/src/index.ts',
    '@noble/curves/': '/node_modules/@noble/curves/',
    '@noble/hashes/': '/node_modules/@noble/hashes/',
  };
  return `<!doctype html><title>bench</title>
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">
  import { readElection, sealBallot, verifyArchive } from '/core/seal/src/index.ts';
  const { election: text, credential, archive } = ${JSON.stringify(given)};
  const randomness = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));
  const started = performance.now();
  const { value: election } = readElection(new TextEncoder().encode(text));
  const seal = () => sealBallot({ election, credential, marks: [[1, 0, 0, 0, 0]], randomness });
  seal();
  const first = performance.now() - started;
  const times = Array.from({ length: 15 }, () => {
    const before = performance.now();
    seal();
    return performance.now() - before;
  });
  const report = verifyArchive(new Uint8Array(archive));
  const holds = report.ok && report.value.summary.ok;
  window.figures = { first, later: times.sort((a, b) => a - b)[7], holds };
</script>`;
}
