/**
 * `npm test`: everything that decides whether the code is right.
 *
 * First what the tests need is put there (browser, PostgreSQL, foreign
 * verifiers, compiler), by apt when this is Debian and we are root; else a line says how.
 * Then the rooms, then the oracles, then the rehearsals in a real browser.
 */
import { existsSync } from 'node:fs';
import { run } from './house/run.ts';

const needs: readonly { readonly what: string; readonly there: () => boolean; readonly packages: readonly string[] }[] =
  [
    { what: 'Chromium', there: () => existsSync('/usr/bin/chromium'), packages: ['chromium'] },
    { what: 'PostgreSQL', there: () => existsSync('/usr/lib/postgresql'), packages: ['postgresql'] },
    {
      what: 'Go and its transparency log packages',
      there: () => existsSync('/usr/bin/go') && existsSync('/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog'),
      packages: ['golang-go', 'golang-golang-x-mod-dev'],
    },
    { what: 'belenios-tool', there: () => existsSync('/usr/bin/belenios-tool'), packages: ['belenios-tool'] },
    {
      what: 'clang and lld',
      there: () => existsSync('/usr/bin/clang') && existsSync('/usr/bin/wasm-ld'),
      packages: ['clang', 'lld'],
    },
  ];

const only = process.argv.slice(2);
if (!(await prepare())) process.exit(1);
const parts: readonly (readonly [name: string, config: string])[] = [
  ['rooms', 'vitest.config.ts'],
  ['oracles', 'vitest.oracles.config.ts'],
  ['rehearsals', 'vitest.rehearsals.config.ts'],
];
let failed = false;
for (const [name, config] of parts) {
  if (only.length > 0 && !only.includes(name)) continue;
  const { code } = await run('vitest', ['run', '--config', config], 'show');
  failed ||= code !== 0;
}
process.exitCode = failed ? 1 : 0;

async function prepare(): Promise<boolean> {
  const missing = needs.filter(({ there }) => !there());
  if (missing.length === 0) return true;
  const packages = missing.flatMap((need) => need.packages);
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    process.stderr.write(
      `The tests need ${missing.map(({ what }) => what).join(', ')}: apt-get install ${packages.join(' ')}\n`,
    );
    return false;
  }
  process.stderr.write(`Installing ${packages.join(' ')} ...\n`);
  const update = await run('apt-get', ['update', '-q']);
  const install = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages]);
  if (install.code === 0) return true;
  process.stderr.write(`${update.output}${install.output}`);
  return false;
}
