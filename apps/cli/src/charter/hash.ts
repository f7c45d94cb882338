/** `quorate charter hash`: the digest that every record of the organisation quotes. */
import type { ExitCode, Io } from '../command.ts';
import { readArguments } from './arguments.ts';
import { complaint, readCharter } from './read-charter.ts';

export async function hash(args: readonly string[], io: Io): Promise<ExitCode> {
  const read = readArguments(args, { flags: ['json'] });
  if (!read.ok || read.value.files.length === 0) {
    io.err(`quorate charter hash: ${read.ok ? 'name at least one FILE' : read.problem}.\n`);
    return 2;
  }
  let worst: ExitCode = 0;
  for (const file of read.value.files) {
    const charter = await readCharter(file);
    if (!charter.ok) {
      io.err(complaint(charter.problem));
      worst = 2;
      continue;
    }
    io.out(
      read.value.flags.has('json')
        ? `${JSON.stringify({ file, hash: charter.value.hash })}\n`
        : `${charter.value.hash}  ${file}\n`,
    );
  }
  return worst;
}
