/** Verifies file after file; the ballots of each go to worker threads when there are enough of them. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { ok, type Result, refuse } from '@quorate/basics';
import { openArchive, type Report } from '@quorate/seal';
import type { ExitCode, Io } from '../command.ts';
import type { VerifyCall } from './arguments.ts';
import { BallotWorkers } from './ballot-workers.ts';
import { reportJson, reportText, unreadableJson } from './show-report.ts';

export interface Unreadable {
  readonly reason: 'no-such-file' | 'not-an-archive' | 'unknown-version';
  readonly detail: string;
}

export async function verifyFiles(call: VerifyCall, io: Io): Promise<ExitCode> {
  let exit: ExitCode = 0;
  const previous = call.previous === undefined ? ok(undefined) : readBytes(call.previous);
  if (!previous.ok) {
    io.err(`quorate election: ${call.previous}: ${previous.problem.detail}\n`);
    return 2;
  }
  const workers = new BallotWorkers(call.workers ?? availableParallelism());
  try {
    for (const file of call.files) {
      const verified = await verifyFile(file, previous.value, workers, io);
      const own = show(file, verified, call, io);
      if (own > exit) exit = own;
    }
  } finally {
    await workers.stop();
  }
  return exit;
}

function show(file: string, verified: Result<Report, Unreadable>, { json }: VerifyCall, io: Io): ExitCode {
  if (!verified.ok) {
    if (json) io.out(unreadableJson(file, verified.problem));
    io.err(`quorate election: ${file}: ${verified.problem.detail}\n`);
    return 2;
  }
  io.out(json ? reportJson(file, verified.value) : reportText(file, verified.value));
  return verified.value.summary.ok ? 0 : 1;
}

async function verifyFile(
  file: string,
  previous: Uint8Array | undefined,
  workers: BallotWorkers,
  io: Io,
): Promise<Result<Report, Unreadable>> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  workers.hireFor(bytes.value.length);
  const opened = openArchive(bytes.value, previous === undefined ? {} : { previous });
  if (!opened.ok) return opened;
  const { task, ballots, finish } = opened.value;
  if (!task) return ok(finish([]));
  const progress = (done: number): void => {
    if (io.progress) io.err(done < ballots.length ? `\r${file}: ballot ${done} of ${ballots.length}` : '\r\u001b[K');
  };
  return ok(finish(await workers.check(task, ballots, progress)));
}

function readBytes(file: string): Result<Uint8Array, Unreadable> {
  try {
    return ok(readFileSync(file));
  } catch {
    return refuse({ reason: 'no-such-file', detail: 'the file cannot be read' });
  }
}
