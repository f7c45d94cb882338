/** `quorate charter ...`: an organisation's rules, checked, explained, compared, asked and written. */
import { ask } from '../charter/ask.ts';
import { check } from '../charter/check.ts';
import { checks } from '../charter/checks.ts';
import { diff } from '../charter/diff.ts';
import { explain } from '../charter/explain.ts';
import { hash } from '../charter/hash.ts';
import { create } from '../charter/new.ts';
import type { Command, ExitCode, Io } from '../command.ts';

const usage = `quorate charter: an organisation's rules as a file

  quorate charter check FILE... [--json] [--at DATE] [--profile NAME]
      what is wrong with the rules; exit 1 if an error is not waived, 2 if a file is no charter
  quorate charter checks [--json]
      every check there is: what it looks for, and why
  quorate charter explain FILE [--json] [--model]
      who can do what with how few hands, what capture costs, every deadline, and plain words;
      --model searches through what the rules allow to happen
  quorate charter hash FILE...
      the SHA-256 of the canonical form, which every record quotes
  quorate charter diff OLD NEW [--json]
      what changes for whom, and the tier of amendment it needs
  quorate charter ask FILE "who can expel a member?" [--json]
  quorate charter ask FILE --who-can EFFECT | --who-checks EFFECT | --what-may HOLDER | --what-it-takes PROCEDURE
                           | --who-changes CLAUSE | --how-filled SEAT | --how-removed SEAT | --what-says CLAUSE
      one question; --questions lists the sentences it knows
  quorate charter new [--answers FILE.json] [--out FILE.yaml]
      a first charter for an association, a co-operative, a union branch or a project
`;

const parts: { readonly [name: string]: (args: readonly string[], io: Io) => Promise<ExitCode> } = {
  check,
  checks,
  explain,
  hash,
  diff,
  ask,
  new: create,
};

async function run([name, ...args]: readonly string[], io: Io): Promise<ExitCode> {
  if (name === '--help' || args.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const part = name !== undefined && Object.hasOwn(parts, name) ? parts[name] : undefined;
  if (part) return part(args, io);
  io.err(
    name === undefined ? usage : `quorate charter: there is no "${name}". Known: ${Object.keys(parts).join(', ')}.\n`,
  );
  return 2;
}

export const command: Command = { summary: 'check, explain, compare and write charters', usage, run };
