/** `quorate charter ...`: an organisation's rules, checked, explained, compared, asked and written. */
import { check } from '../charter/check.ts';
import { hash } from '../charter/hash.ts';
import type { Command, ExitCode, Io } from '../command.ts';

const usage = `quorate charter: an organisation's rules as a file

  quorate charter check FILE... [--json] [--at DATE] [--profile NAME]
      what is wrong with the rules; exit 1 if an error is not waived, 2 if a file is no charter
  quorate charter hash FILE...
      the SHA-256 of the canonical form, which every record quotes
`;

const parts: { readonly [name: string]: (args: readonly string[], io: Io) => Promise<ExitCode> } = { check, hash };

async function run([name, ...args]: readonly string[], io: Io): Promise<ExitCode> {
  const part = name !== undefined && Object.hasOwn(parts, name) ? parts[name] : undefined;
  if (part) return part(args, io);
  io.err(
    name === undefined ? usage : `quorate charter: there is no "${name}". Known: ${Object.keys(parts).join(', ')}.\n`,
  );
  return 2;
}

export const command: Command = { summary: 'check, explain, compare and write charters', usage, run };
