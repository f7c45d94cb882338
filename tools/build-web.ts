/**
 * Builds apps/web into apps/web/dist.
 *
 *     node tools/build-web.ts                builds
 *     node tools/build-web.ts --if-missing   builds only when the sources are not those of the last build
 *
 * `npm ci` runs the second by itself, so `npm start` finds the pages ready.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const web = join(root, 'apps/web');
const stamp = join(web, 'dist/.built-from');

/** What the pages are made of: their own sources, the core rooms they import, and the versions of everything else. */
const sources = [
  'apps/web/src',
  'apps/web/public',
  'apps/web/index.html',
  'apps/web/vite.config.ts',
  'apps/web/booth-build.ts',
  'core/assembly/src',
  'core/basics/src',
  'core/charter/src',
  'core/ledger/src',
  'core/record/src',
  'core/seal/src',
  'core/tally/src',
  'package-lock.json',
];

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const builtFrom = hashOfSources();
  if (args.includes('--if-missing') && isBuiltFrom(builtFrom)) return;
  if (!existsSync(join(root, 'node_modules/vite'))) {
    console.error('web: not built, because vite is not installed (npm ci without --omit=dev installs it)');
    return;
  }
  const began = performance.now();
  const { build } = await import('vite');
  await build({ configFile: join(web, 'vite.config.ts'), logLevel: 'warn' });
  writeFileSync(stamp, `${builtFrom}\n`);
  console.log(`web: built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

function isBuiltFrom(hash: string): boolean {
  return (
    existsSync(join(web, 'dist/index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8').trimEnd() === hash
  );
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesUnder(join(root, source)))) {
    if (/\.test\.tsx?$|\/testdata\/|\/testing\//.test(file)) continue;
    hash.update(`${relative(root, file)}\0`).update(createHash('sha256').update(readFileSync(file)).digest());
  }
  return hash.digest('hex');
}

function filesUnder(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true, encoding: 'utf8' }).sort((a, b) =>
    compareText(join(a.parentPath, a.name), join(b.parentPath, b.name)),
  );
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
