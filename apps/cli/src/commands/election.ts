/** `quorate election`: checks the archive of a secret ballot, and tells its result. */
import type { Command } from '../command.ts';
import { readArguments } from '../election/arguments.ts';
import { printResult } from '../election/print-result.ts';
import { verifyFiles } from '../election/verify-files.ts';

export const command: Command = {
  summary: 'checks the archive of a secret ballot, and tells its result',
  usage: `quorate election verify FILE.bel... [--previous OLD.bel] [--json] [--workers N]
quorate election result FILE.bel [--question N] [--as json|blt|csv-scores]
quorate election checks [--json]

verify         every check of docs/formats/election-archive.md
  --previous OLD.bel  also: the one FILE.bel begins with the archive stored earlier as OLD.bel
  --json              one line of JSON for each FILE.bel
  --workers N         worker threads for the ballots; without it, one for each core

result         the result record, decoded. It does not verify: call verify first.
  --question N        only the question number N, from 1
  --as FORMAT         json (all of it), or for a question with papers: blt (rankings) or csv-scores
                      (grades), as \`quorate count\` reads them

checks         the list of checks with their ids

Exit codes of verify: 0 every FILE.bel holds, as far as its election has come; 1 one does not, or is
damaged; 2 the call is malformed, or a file cannot be read, is no such archive or has another version.
`,
  run: async (args, io) => {
    const asked = readArguments(args);
    if (!asked.ok) {
      io.err(`quorate election: ${asked.problem}\n`);
      return 2;
    }
    const call = asked.value;
    if (call.what === 'verify') return verifyFiles(call, io);
    return printResult(call, io);
  },
};
