/** `quorate`: one word, then a command. Each command is loaded only when it is called. */
import type { Command, ExitCode, Io } from './command.ts';

const commands: { readonly [name: string]: () => Promise<{ readonly command: Command }> } = {
  backup: () => import('./commands/backup.ts'),
  charter: () => import('./commands/charter.ts'),
  count: () => import('./commands/count.ts'),
  election: () => import('./commands/election.ts'),
  restore: () => import('./commands/restore.ts'),
  serve: () => import('./commands/serve.ts'),
  verify: () => import('./commands/verify.ts'),
};

export async function main(args: readonly string[]): Promise<void> {
  const io: Io = {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    progress: process.stderr.isTTY,
  };
  // Whoever reads our output may stop early (`| head`): that is no fault of ours.
  process.stdout.on('error', () => process.exit(0));
  process.exitCode = await run(args, io);
}

async function run([name, ...rest]: readonly string[], io: Io): Promise<ExitCode> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    for (const [known, load] of Object.entries(commands)) {
      const { command } = await load();
      io.out(`  quorate ${known.padEnd(10)} ${command.summary}\n`);
    }
    return name === undefined ? 2 : 0;
  }
  const load = commands[name];
  if (load === undefined) {
    io.err(`quorate: there is no command "${name}". Known: ${Object.keys(commands).join(', ')}.\n`);
    return 2;
  }
  const { command } = await load();
  if (rest[0] === '--help' || rest[0] === '-h') {
    io.out(command.usage);
    return 0;
  }
  return command.run(rest, io);
}
