/** Doors between rooms (.dependency-cruiser.js). A tool that saw nothing would find nothing, so it must have seen the house. */
import { run } from './run.ts';

const fewest = 200;
const { code, output } = await run('depcruise', ['--config', '.dependency-cruiser.js', 'core', 'apps']);
const seen = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
if (seen < fewest) process.stdout.write(`only ${seen} modules were seen, at least ${fewest} expected\n`);
if (code !== 0) process.stdout.write(output);
process.exitCode = code === 0 && seen >= fewest ? 0 : 1;
