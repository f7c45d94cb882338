/** `quorate charter checks`: what is looked for, and why. */
import { checks as all } from '@quorate/charter';
import type { ExitCode, Io } from '../command.ts';
import { readArguments } from './arguments.ts';

export async function checks(args: readonly string[], io: Io): Promise<ExitCode> {
  const read = readArguments(args, { flags: ['json'] });
  if (!read.ok || read.value.files.length > 0) {
    io.err(`quorate charter checks: ${read.ok ? 'this takes no FILE' : read.problem}.\n`);
    return 2;
  }
  const rows = all.map(({ number, name, severity, definition, why, mend }) => ({
    number,
    name,
    severity,
    definition,
    why,
    mend,
  }));
  if (read.value.flags.has('json')) io.out(`${JSON.stringify(rows)}\n`);
  else
    for (const { number, name, severity, definition, why } of rows)
      io.out(`${String(number).padStart(2)} ${name} (${severity})\n   ${definition}\n   ${why}\n`);
  return 0;
}
