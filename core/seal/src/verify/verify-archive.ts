/**
 * Verifies a whole archive: every line of FORMAT section 10.
 *
 *     openArchive ──▶ { ballots, task } ──▶ checkBallotTask, in chunks, anywhere ──▶ finish ──▶ Report
 *
 * {@link verifyArchive} does all of it in one go. Whoever has several workers
 * shares out the ballots, the only part whose work grows with the electorate.
 */
import { equalBytes, ok, type Result } from '@quorate/basics';
import { type EventType, mayFollow } from '../archive/event.ts';
import { type Ballot, readBallot } from '../ballot/ballot.ts';
import { type BallotFault, checkBallots, chunkOfBallots } from '../ballot/check-ballots.ts';
import { type Roll, readRoll } from '../credential/roll.ts';
import type { Speed } from '../group/groups.ts';
import { type Election, hasMixing, readElection } from '../record/election.ts';
import { readJson } from '../record/json.ts';
import { computeTally, type Tally } from '../tally/encrypted-tally.ts';
import { checkCount } from './check-count.ts';
import { type BallotTask, readSetup } from './check-setup.ts';
import { type NotAnArchive, readArchive, type Step } from './read-archive.ts';
import { Findings, type Report } from './report.ts';

export interface VerifyOptions {
  /** An archive of the same election, stored earlier. */
  readonly previous?: Uint8Array;
  readonly onProgress?: (done: number, of: number) => void;
  readonly speed?: Speed;
}

export interface FaultyBallot {
  readonly fault: BallotFault;
  readonly detail: string;
}

export interface Verification {
  /** What {@link checkBallotTask} is to be called with, or undefined when there is nothing to share out. */
  readonly task: BallotTask | undefined;
  readonly ballots: readonly Uint8Array[];
  /** `faults[i]` belongs to `ballots[i]`. */
  readonly finish: (faults: readonly (FaultyBallot | undefined)[]) => Report;
}

export function verifyArchive(bytes: Uint8Array, options: VerifyOptions = {}): Result<Report, NotAnArchive> {
  const opened = openArchive(bytes, options);
  if (!opened.ok) return opened;
  const { task, ballots, finish } = opened.value;
  const faults: (FaultyBallot | undefined)[] = [];
  const check = task ? ballotChecker(task, options.speed) : undefined;
  for (let i = 0; check && i < ballots.length; i += chunkOfBallots) {
    faults.push(...check(ballots.slice(i, i + chunkOfBallots)));
    options.onProgress?.(Math.min(i + chunkOfBallots, ballots.length), ballots.length);
  }
  return ok(finish(faults));
}

/** Made once per worker, then called with chunk after chunk. The task comes from {@link openArchive}, which checked it. */
export function ballotChecker(
  { election, credentials }: BallotTask,
  speed: Speed = 'kernel',
): (ballots: readonly Uint8Array[]) => (FaultyBallot | undefined)[] {
  const read = readElection(election, speed);
  const list = readJson(credentials);
  const roll =
    read.ok && list.ok ? readRoll(read.value.group, list.value.value, 'any', 'members are known') : undefined;
  if (!read.ok || !roll?.ok)
    return (ballots) => ballots.map(() => ({ fault: 'ballot.election', detail: 'no such election' }));
  return (ballots) =>
    checkBallots(read.value, roll.value, ballots).map((verdict) =>
      verdict.ok ? undefined : { fault: verdict.fault, detail: verdict.detail },
    );
}

export function openArchive(bytes: Uint8Array, options: VerifyOptions = {}): Result<Verification, NotAnArchive> {
  const findings = new Findings();
  const read = readArchive(bytes, findings);
  if (!read.ok) return read;
  checkPrevious(bytes, options.previous, findings);
  const setup = readSetup(read.value, findings, options.speed ?? 'kernel');
  checkGrammar(read.value, setup?.election, findings);
  const steps = read.value;
  const ballots = steps.flatMap(({ event, records: [body] }) => (event.type === 'Ballot' && body ? [body] : []));
  const about = describe(steps, setup?.election, ballots.length);
  if (!setup?.roll || !setup.trustees || findings.anyFailed) {
    return ok({ task: undefined, ballots: [], finish: () => findings.report(about) });
  }
  const { election, trustees, roll, task } = setup;
  return ok({
    task,
    ballots,
    finish: (faults) => {
      const tally = finishBallots({ election, roll, steps, findings }, faults);
      if (tally) checkCount({ election, trustees, steps, findings }, tally);
      return findings.report({ ...about, ...(tally ? { counted: tally.counted } : {}) });
    },
  });
}

function checkPrevious(bytes: Uint8Array, previous: Uint8Array | undefined, findings: Findings): void {
  if (previous && !(previous.length <= bytes.length && equalBytes(previous, bytes.subarray(0, previous.length)))) {
    findings.fail('previous.prefix', 'the earlier archive is not the beginning of this one');
  }
  findings.pass('previous.prefix');
}

/** While the election cannot be read, either order may be meant. */
function checkGrammar(steps: readonly Step[], election: Election | undefined, findings: Findings): void {
  const orders = election ? [hasMixing(election) ? ('with mixing' as const) : ('without mixing' as const)] : bothOrders;
  let last: EventType | undefined;
  for (const { event, at } of steps) {
    const previous = last;
    if (!orders.some((order) => mayFollow(event.type, previous, order))) {
      findings.fail('chain.grammar', `${event.type} may not follow ${last ?? 'nothing'}`, at);
    }
    last = event.type;
  }
  if (steps.length === 0 && !findings.anyFailed) findings.fail('chain.grammar', 'the archive has no events');
  findings.pass('chain.grammar');
}

const bothOrders = ['with mixing', 'without mixing'] as const;

interface BallotsAt {
  readonly election: Election;
  readonly roll: Roll;
  readonly steps: readonly Step[];
  readonly findings: Findings;
}

const ballotChecks = [
  'ballot.canonical',
  'ballot.election',
  'ballot.lengths',
  'ballot.blank-proof',
  'ballot.credential',
  'ballot.replayed',
  'ballot.group',
  'ballot.signature',
  'ballot.proof',
] as const;

/** Tells the faults, looks for replays, and computes the tally when every ballot stands. */
function finishBallots(
  { election, roll, steps, findings }: BallotsAt,
  faults: readonly (FaultyBallot | undefined)[],
): Tally | undefined {
  const cast = steps.filter(({ event }) => event.type === 'Ballot');
  const seen = new Set<string>();
  const ballots: Ballot[] = [];
  for (const [i, { event, records, at }] of cast.entries()) {
    const fault = faults[i];
    if (fault) findings.fail(fault.fault, fault.detail, at);
    const hash = event.payload ?? '';
    if (seen.has(hash)) findings.fail('ballot.replayed', 'the very same ballot was received before', at);
    seen.add(hash);
    const read = records[0] && !fault ? readBallot(election, records[0]) : undefined;
    if (read?.ok) ballots.push(read.value);
  }
  if (findings.anyFailed) return undefined;
  findings.pass(...ballotChecks);
  return computeTally(election, roll, ballots);
}

function describe(
  steps: readonly Step[],
  election: Election | undefined,
  ballots: number,
): Omit<Report['summary'], 'ok' | 'failed' | 'notYet'> {
  const phase = steps.at(-1)?.event.type;
  return {
    ballots,
    ...(phase === undefined ? {} : { phase }),
    ...(election ? { name: election.name, uuid: election.uuid, group: election.group.name } : {}),
  };
}
