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
import { type Roll, type RollProblem, readRoll } from '../credential/roll.ts';
import type { Speed } from '../group/groups.ts';
import { checkShuffle } from '../mixnet/check-shuffle.ts';
import { readShuffle } from '../mixnet/shuffle-record.ts';
import { type Election, type ElectionProblem, hasMixing, readElection } from '../record/election.ts';
import { readJson } from '../record/json.ts';
import { hasOnly, isCount, isHash } from '../record/shape.ts';
import {
  checkPartialDecryption,
  combination,
  openCiphertexts,
  type PartialDecryption,
  readPartialDecryption,
} from '../tally/decryption.ts';
import {
  type Ciphertexts,
  computeTally,
  readCiphertexts,
  readSized,
  type Tally,
  toDecrypt,
  toMix,
  writeCiphertexts,
} from '../tally/encrypted-tally.ts';
import { readResult, resultMatches } from '../tally/result.ts';
import { checkTrustees } from '../trustee/check-trustees.ts';
import { ownersOf, readTrustees, type Trustees } from '../trustee/trustees.ts';
import type { CheckId } from './checks.ts';
import { type NotAnArchive, readArchive, type Step } from './read-archive.ts';
import { Findings, type Report } from './report.ts';

export interface VerifyOptions {
  /** An archive of the same election, stored earlier. */
  readonly previous?: Uint8Array;
  readonly onProgress?: (done: number, of: number) => void;
  readonly speed?: Speed;
}

/** What a worker needs besides the ballots themselves. */
export interface BallotTask {
  readonly election: Uint8Array;
  readonly credentials: Uint8Array;
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
      if (tally) finishCount({ election, trustees, steps, findings }, tally);
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

interface Setup {
  readonly election: Election;
  readonly trustees: Trustees | undefined;
  readonly roll: Roll | undefined;
  readonly task: BallotTask;
}

const electionCheck: { readonly [reason in ElectionProblem['reason']]: CheckId } = {
  'election-format': 'election.format',
  'election-version': 'election.version',
  'election-group': 'election.group',
  'election-questions': 'election.questions',
};

const rollCheck: { readonly [reason in RollProblem['reason']]: CheckId } = {
  'credentials-format': 'credentials.format',
  'credentials-weight': 'credentials.weights',
  'credentials-distinct': 'credentials.distinct',
  'credentials-group': 'credentials.group',
};

const trusteesChecks = [
  'trustees.format',
  'trustees.group',
  'trustees.pok',
  'trustees.certs',
  'trustees.context',
  'trustees.coefexps',
  'trustees.certs-signature',
  'trustees.verification-key',
  'trustees.key-signature',
  'election.public-key',
] as const;

function readSetup(steps: readonly Step[], findings: Findings, speed: Speed): Setup | undefined {
  const [first] = steps;
  const [electionBytes, trusteesBytes, credentials] = first?.event.type === 'Setup' ? first.records : [];
  if (!electionBytes || !trusteesBytes || !credentials) return undefined;
  const election = readElection(electionBytes, speed);
  if (!election.ok) {
    findings.fail(electionCheck[election.problem.reason], election.problem.detail, 'election');
    return undefined;
  }
  findings.pass(...Object.values(electionCheck));
  const trustees = readAllTrustees(election.value, trusteesBytes, findings);
  const roll = readCredentials(election.value, credentials, findings);
  return { election: election.value, trustees, roll, task: { election: electionBytes, credentials } };
}

function readAllTrustees(election: Election, bytes: Uint8Array, findings: Findings): Trustees | undefined {
  const json = readJson(bytes);
  const trustees = json.ok ? readTrustees(election.group, json.value.value) : json;
  if (!trustees.ok) {
    findings.fail('trustees.format', json.ok ? 'not trustees in the format' : json.problem.reason, 'trustees');
    return undefined;
  }
  const fault = checkTrustees(election.group, trustees.value, election.publicKey);
  if (fault) findings.fail(fault.check, fault.detail, 'trustees');
  else findings.pass(...trusteesChecks);
  return trustees.value;
}

function readCredentials(election: Election, bytes: Uint8Array, findings: Findings): Roll | undefined {
  const json = readJson(bytes);
  if (!json.ok) {
    findings.fail('credentials.format', json.problem.reason, 'credentials');
    return undefined;
  }
  const roll = readRoll(election.group, json.value.value, hasMixing(election) ? 'one' : 'any');
  if (!roll.ok) {
    findings.fail(rollCheck[roll.problem.reason], roll.problem.detail, `credential ${roll.problem.at}`);
    return undefined;
  }
  findings.pass(...Object.values(rollCheck));
  return roll.value;
}

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

interface Count {
  readonly election: Election;
  readonly trustees: Trustees;
  readonly steps: readonly Step[];
  readonly findings: Findings;
}

function finishCount(count: Count, tally: Tally): void {
  const { election, steps, findings } = count;
  const stored = steps.find(({ event }) => event.type === 'EncryptedTally');
  if (!stored) {
    findings.notYet('the encrypted tally is not there yet', 'tally.format', 'tally.sizes', 'tally.matches');
    findings.notYet('nothing is mixed yet', ...(hasMixing(election) ? shuffleChecks : []));
    findings.pass(...shuffleChecks);
    findings.notYet('nothing is opened yet', ...decryptionChecks, ...resultChecks);
    return;
  }
  if (!checkTally(count, stored, tally)) return;
  const mixed = checkMixing(count, tally);
  if (findings.anyFailed) return;
  if (mixed === 'not yet') {
    findings.notYet('mixing is not finished', ...decryptionChecks, ...resultChecks);
    return;
  }
  checkOpening(count, toDecrypt(election, tally.ciphertexts, mixed));
}

function checkTally({ election, findings }: Count, { records, at }: Step, tally: Tally): boolean {
  const [body, sizedBody] = records;
  const json = body && readJson(body);
  const sizedJson = sizedBody && readJson(sizedBody);
  const ciphertexts = json?.ok ? readCiphertexts(election.group, json.value.value) : undefined;
  const sized = sizedJson?.ok ? readSized(sizedJson.value.value) : undefined;
  if (!ciphertexts || !sized) {
    findings.fail('tally.format', 'not a tally in the format', at);
    return false;
  }
  if (sized.counted !== tally.counted || sized.weight !== tally.weight) {
    findings.fail('tally.sizes', `${tally.counted} ballots of weight ${tally.weight} count`, at);
  }
  if (writeCiphertexts(ciphertexts) !== writeCiphertexts(tally.ciphertexts)) {
    findings.fail('tally.matches', 'the ballots give another tally', at);
  }
  if (findings.anyFailed) return false;
  findings.pass('tally.format', 'tally.sizes', 'tally.matches');
  return true;
}

const shuffleChecks = [
  'shuffle.format',
  'shuffle.lengths',
  'shuffle.group',
  'shuffle.proof',
  'shuffle.policy',
] as const;

/** The ciphertexts that come out of the last shuffle. */
function checkMixing(
  { election, trustees, steps, findings }: Count,
  tally: Tally,
): Ciphertexts | undefined | 'not yet' {
  if (!hasMixing(election)) {
    findings.pass(...shuffleChecks);
    return undefined;
  }
  const owners = ownersOf(trustees);
  const mixers = new Set<number>();
  let current = toMix(election, tally.ciphertexts);
  for (const { records, at } of steps.filter(({ event }) => event.type === 'Shuffle')) {
    const json = records[0] && readJson(records[0]);
    const made = json?.ok ? readShuffle(election.group, json.value.value) : undefined;
    const owner = readOwner(records[1], owners.length);
    if (!made || owner === undefined) {
      findings.fail('shuffle.format', 'not a shuffle in the format by a trustee of this election', at);
      return undefined;
    }
    if (mixers.has(owner)) findings.fail('shuffle.policy', `trustee ${owner} mixes twice`, at);
    mixers.add(owner);
    const found = checkShuffle(election, current, made);
    if (found) {
      findings.fail(found.fault, `mixed question ${found.question}, shuffle of trustee ${owner}`, at);
      return undefined;
    }
    current = made.ciphertexts;
  }
  const ended = steps.find(({ event }) => event.type === 'EndShuffles');
  if (!ended) {
    findings.notYet('mixing is not finished', ...shuffleChecks);
    return 'not yet';
  }
  // One mixer alone would know which paper was whose.
  const least = Math.min(2, owners.length);
  if (mixers.size < least)
    findings.fail('shuffle.policy', `${mixers.size} of at least ${least} trustees mixed`, ended.at);
  findings.pass(...shuffleChecks);
  return current;
}

function readOwner(body: Uint8Array | undefined, owners: number): number | undefined {
  const json = body && readJson(body);
  if (!json?.ok || !hasOnly(json.value.value, 'owner', 'payload')) return undefined;
  const { owner, payload } = json.value.value;
  return isCount(owner, owners) && owner >= 1 && isHash(payload) ? owner : undefined;
}

const decryptionChecks = [
  'decryption.format',
  'decryption.owner',
  'decryption.lengths',
  'decryption.group',
  'decryption.proof',
] as const;

const resultChecks = ['result.format', 'result.trustees', 'result.matches'] as const;

function checkOpening({ election, trustees, steps, findings }: Count, ciphertexts: Ciphertexts): void {
  const owners = ownersOf(trustees);
  const partials = new Map<number, PartialDecryption>();
  for (const { records, at } of steps.filter(({ event }) => event.type === 'PartialDecryption')) {
    const json = records[0] && readJson(records[0]);
    const partial = json?.ok ? readPartialDecryption(election.group, json.value.value) : undefined;
    const owner = readOwner(records[1], owners.length);
    if (!partial || owner === undefined) {
      findings.fail('decryption.format', 'not a partial decryption in the format by a trustee of this election', at);
      return;
    }
    if (partials.has(owner)) findings.fail('decryption.owner', `trustee ${owner} decrypts twice`, at);
    const key = owners[owner - 1]?.publicKey ?? election.group.identity;
    const fault = checkPartialDecryption(election, key, ciphertexts, partial);
    if (fault) {
      findings.fail(fault, `by trustee ${owner}`, at);
      return;
    }
    partials.set(owner, partial);
  }
  if (findings.anyFailed) return;
  const stored = steps.find(({ event }) => event.type === 'Result');
  if (!stored) {
    findings.notYet('the trustees are still opening the tally', ...decryptionChecks, ...resultChecks);
    return;
  }
  findings.pass(...decryptionChecks);
  const json = stored.records[0] && readJson(stored.records[0]);
  const result = json?.ok ? readResult(election, json.value.value) : undefined;
  if (!result) {
    findings.fail('result.format', 'not a result in the format', stored.at);
    return;
  }
  findings.pass('result.format');
  const weights = combination(election.group, trustees, new Set(partials.keys()));
  if (!weights) {
    findings.fail('result.trustees', 'too few trustees opened it', stored.at);
    return;
  }
  findings.pass('result.trustees');
  const opened = openCiphertexts(election.group, ciphertexts, weights, partials);
  if (resultMatches(election, opened, result)) findings.pass('result.matches');
  else findings.fail('result.matches', 'the decryptions open to something else', stored.at);
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
