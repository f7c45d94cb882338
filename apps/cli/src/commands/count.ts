/** `quorate count`: ballots in, a transcript out. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command, ExitCode, Io } from '../command.ts';
import { type CountCall, readArguments } from '../count/arguments.ts';
import type { Outcome } from '../count/count-file.ts';
import { countInParallel, countInTurn, threadsWorth } from '../count/in-parallel.ts';

export const command: Command = {
  summary: 'counts ballots by any rule, and tells the whole story',
  usage: `quorate count FILE... --rule ID [options]
quorate count --list
quorate count --explain ID

  --rule ID            the rule (--list shows them, and other names for them)
  --seats N            seats to fill; without it, what the file says
  --format F           blt, preflib, pabulib, json, case-json, csv, csv-scores, debian-tally, abif or cvr
                       (also soi, pb, ess ...); without it, guessed from the file. Files packed by gzip are unpacked.
  --config FILE        RCTab's configuration of a cast vote record; without it, the one beside the record that names it
  --option name=value  an option of the rule (--explain shows them); case=N picks one of a list of cases
  --constraint TEXT    "women>=2", "employer:x<=1": at least, at most so many of a group
  --group NAME=1,3     candidates that belong to a group
  --lot SEED           ties that only a lot can break are broken by a draw from this seed
  --lot-order 3,1,2    ... or in favour of candidates in this order
  --json               one line of JSON for each FILE
  --story              what happened, in sentences
  --table KIND         the stages as a table: text, csv or html
  --svg OUT            draws the transfers into the file OUT (a folder, when there are several FILEs)
`,
  run: async (args, io) => {
    const asked = readArguments(args);
    if (!asked.ok) return complain(io, asked.problem);
    if (asked.value.what === 'list') {
      const { listRules, listRulesJson } = await import('../count/rule-list.ts');
      io.out(asked.value.json ? listRulesJson() : listRules());
      return 0;
    }
    if (asked.value.what === 'explain') {
      const { explainRule } = await import('../count/rule-list.ts');
      const text = explainRule(asked.value.rule, asked.value.json ? 'json' : 'text');
      if (text === undefined) return complain(io, `there is no rule "${asked.value.rule}".`);
      io.out(text);
      return 0;
    }
    return countFiles(asked.value.files, asked.value.call, io);
  },
};

function complain(io: Io, complaint: string): ExitCode {
  io.err(`quorate count: ${complaint}\n`);
  return 2;
}

async function countFiles(files: readonly string[], call: CountCall, io: Io): Promise<ExitCode> {
  let exit: ExitCode = 0;
  const take = (outcome: Outcome, index: number): void => {
    if (io.progress) io.err('\r\u001b[K');
    if (files.length > 1 && !call.json && outcome.out !== '') io.out(`${index > 0 ? '\n' : ''}== ${files[index]}\n`);
    io.out(outcome.out);
    io.err(outcome.err);
    if (outcome.exit > exit) exit = outcome.exit;
    if (outcome.svg === undefined || call.svg === undefined) return;
    const complaint = writeSvg(outcome.svg, call.svg, files, index);
    if (complaint === undefined) return;
    complain(io, complaint);
    exit = 2;
  };
  const threads = threadsWorth(files);
  if (threads > 1) {
    const taken = (outcome: Outcome, index: number): void => {
      take(outcome, index);
      if (io.progress && index + 1 < files.length) io.err(`\rcounted ${index + 1} of ${files.length} files`);
    };
    await countInParallel(files, call, threads, taken);
  } else await countInTurn(files, call, take, (file) => (io.progress ? drawProgress(file, io) : undefined));
  return exit;
}

/** A complaint when the file can't be written. */
function writeSvg(svg: string, out: string, files: readonly string[], index: number): string | undefined {
  try {
    if (files.length === 1) writeFileSync(out, svg);
    else {
      mkdirSync(out, { recursive: true });
      writeFileSync(join(out, `${index + 1}-${basename(files[index] ?? '')}.svg`), svg);
    }
    return undefined;
  } catch {
    return `${out}: the drawing can't be written there.`;
  }
}

function drawProgress(file: string, io: Io): (read: number, total: number) => void {
  return (read, total) => {
    io.err(`\rreading ${basename(file)} ${Math.floor((100 * read) / total)} %`);
  };
}
