/** `npm run bench`: the figures. Each file in a room's `bench/` prints its own lines; names on the command line choose among them. */
import { globSync } from 'node:fs';
import { run } from './house/run.ts';

const wanted = process.argv.slice(2);
const benches = globSync(['core/*/bench/*.bench.ts', 'apps/*/bench/*.bench.ts']).sort();
for (const bench of benches.filter((path) => wanted.length === 0 || wanted.some((name) => path.includes(name)))) {
  process.stdout.write(`\n# ${bench}\n`);
  const { code } = await run('node', ['--expose-gc', bench], 'show');
  if (code !== 0) process.exitCode = 1;
}
