/** Verifies file after file; the ballots of each go to worker threads when there are enough of them. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { ok, type Result, refuse } from '@quorate/basics';
import { openArchive, type Report } from '@quorate/seal';
import type { ExitCode, Io } from '../command.ts';
import type { VerifyCall } from './arguments.ts';
import { checkHere, checkInWorkers } from './ballot-workers.ts';
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
  for (const file of call.files) {
    const verified = await verifyFile(file, previous.value, call, io);
    const own = show(file, verified, call, io);
    if (own > exit) exit = own;
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
  { workers }: VerifyCall,
  io: Io,
): Promise<Result<Report, Unreadable>> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  const opened = openArchive(bytes.value, previous === undefined ? {} : { previous });
  if (!opened.ok) return opened;
  const { task, ballots, finish } = opened.value;
  if (!task) return ok(finish([]));
  const progress = (done: number): void => {
    if (io.progress) io.err(done < ballots.length ? `\r${file}: ballot ${done} of ${ballots.length}` : '\r\u001b[K');
  };
  const threads = workers ?? availableParallelism();
  const faults =
    threads > 1 && ballots.length >= 2 * worthWorker
      ? await checkInWorkers(task, ballots, Math.min(threads, Math.ceil(ballots.length / worthWorker)), progress)
      : checkHere(task, ballots, progress);
  return ok(finish(faults));
}

/** Starting a worker takes as long as checking about this many ballots. */
const worthWorker = 64;

function readBytes(file: string): Result<Uint8Array, Unreadable> {
  try {
    return ok(readFileSync(file));
  } catch {
    return refuse({ reason: 'no-such-file', detail: 'the file cannot be read' });
  }
}
