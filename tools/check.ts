/** `npm run check`: what a reviewer would ask. Every question is asked, then the answers are shown. */
import { availableParallelism } from 'node:os';
import { run } from './house/run.ts';

const questions: readonly { readonly name: string; readonly command: readonly [string, ...string[]] }[] = [
  { name: 'types of the core', command: ['tsc', '-p', 'tsconfig.core.json'] },
  { name: 'types of server, cli, tests', command: ['tsc', '-p', 'tsconfig.node.json'] },
  { name: 'types of the web', command: ['tsc', '-p', 'tsconfig.web.json'] },
  { name: 'lint and format', command: ['biome', 'check', '.'] },
  { name: 'house rules', command: ['node', 'tools/house/rules.ts'] },
  { name: 'doors', command: ['node', 'tools/house/doors.ts'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'drift of the rooms', command: ['node', 'tools/house/api.ts', '--check'] },
  { name: 'drift of the web’s types', command: ['node', 'tools/house/api-types.ts', '--check'] },
];

let failed = 0;
const waiting = [...questions];
await Promise.all(Array.from({ length: availableParallelism() }, ask));
process.exitCode = failed === 0 ? 0 : 1;

/** Asks what nobody has asked yet, one after another. */
async function ask(): Promise<void> {
  for (let question = waiting.shift(); question !== undefined; question = waiting.shift()) {
    const [program, ...args] = question.command;
    const { code, output, seconds } = await run(program, args);
    process.stdout.write(`${code === 0 ? 'holds' : 'FAILS'}  ${question.name} (${seconds.toFixed(1)} s)\n`);
    if (code === 0) continue;
    failed += 1;
    process.stdout.write(`${output.trimEnd()}\n\n`);
  }
}
