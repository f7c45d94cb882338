/**
 * What checking costs, as ratios against belenios-tool on the same machine in the same run.
 *
 * Processor time, medians of several runs, so that neighbours on the machine disturb little.
 * Yardsticks that are not installed are left out and said so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ballotChecker, checkShuffle, type GroupName, type Question, sealBallot, toMix } from '../src/index.ts';
import { archiveFrom, makeElection, seeded, stepsOf } from '../src/testing/index.ts';

// As in the tool's own benchmark: two questions with two answers each, one of them with a blank.
const questions: readonly Question[] = [
  { kind: 'homomorphic', question: 'Question 1?', answers: ['Answer 1', 'Answer 2'], blank: false, min: 0, max: 1 },
  { kind: 'homomorphic', question: 'Question 2?', answers: ['Answer 1', 'Answer 2'], blank: true, min: 1, max: 1 },
];
const marks = [
  [1, 0],
  [0, 1, 0],
];

const rank: Question = { kind: 'non-homomorphic', question: 'Order?', answers: ['a', 'b', 'c', 'd', 'e'] };

const tool20 = existsSync('/usr/bin/belenios-tool') ? '/usr/bin/belenios-tool' : undefined;
const tool30 = unpacked30();

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const utf8 = new TextEncoder();

const ballots = { Ed25519: 6 * 128, 'BELENIOS-2048': 6 * 20, 'RFC-3526-2048': 0 };

const perBallot = {
  Ed25519: ownPerBallot('Ed25519'),
  'BELENIOS-2048': ownPerBallot('BELENIOS-2048'),
};

if (tool20) {
  const theirs = toolPerBallot(tool20, 'BELENIOS-2048');
  say(`belenios-tool 2.0, a BELENIOS-2048 ballot      ${theirs.toFixed(3)} ms`);
  line('checking an Ed25519 ballot', perBallot.Ed25519, theirs, 0.2);
  line('checking a BELENIOS-2048 ballot', perBallot['BELENIOS-2048'], theirs, 0.85);
} else say('belenios-tool 2.0 is not installed: apt-get install belenios-tool');

if (tool30) {
  const theirs = toolPerBallot(tool30, 'Ed25519');
  say(`belenios-tool 3.0, an Ed25519 ballot           ${theirs.toFixed(3)} ms`);
  line('checking an Ed25519 ballot, against 3.0', perBallot.Ed25519, theirs, 0.45);
} else say('belenios-tool 3.0 is not there: sh tools/oracles/belenios-3.sh');

shuffles();
sealing();

function line(what: string, own: number, theirs: number, reach: number): void {
  const ratio = own / theirs;
  say(
    `${what.padEnd(46)} ${own.toFixed(3)} ms, ratio ${ratio.toFixed(3)} (to reach: ${reach}) ${ratio <= reach ? 'reached' : 'MISSED'}`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function electionOf(group: GroupName) {
  // Making a ballot costs more than checking it, so one ballot per voter is made once.
  return makeElection({ group, questions, voters: Array.from({ length: ballots[group] }, () => marks) });
}

/** Each ballot is seen once: what the kernel keeps about elements must not flatter the figure. */
function ownPerBallot(group: GroupName): number {
  const { setup, ballots: made } = electionOf(group);
  const bytes = made.map((ballot) => utf8.encode(ballot));
  const check = ballotChecker({ election: utf8.encode(setup.election), credentials: utf8.encode(setup.credentials) });
  const slice = Math.floor(made.length / 6);
  check(bytes.slice(0, slice));
  return median(
    Array.from({ length: 5 }, (_, i) => {
      const own = bytes.slice((i + 1) * slice, (i + 2) * slice);
      return processorTime(() => check(own)) / slice;
    }),
  );
}

/** The difference between many ballots and few, so that starting the tool does not count. */
function toolPerBallot(tool: string, group: GroupName): number {
  const many = group === 'Ed25519' ? 200 : 40;
  const made = makeElection({ group, questions, voters: Array.from({ length: many }, () => marks) });
  const steps = stepsOf(made.archive);
  const upTo = (count: number): Uint8Array => archiveFrom(steps.slice(0, 1 + count));
  const time = (archive: Uint8Array): number =>
    median(Array.from({ length: 5 }, () => toolTime(tool, made.election.uuid, archive)));
  return (time(upTo(many)) - time(upTo(many / 4))) / (many - many / 4);
}

/** Processor time of the child, in milliseconds. */
function toolTime(tool: string, uuid: string, archive: Uint8Array): number {
  const folder = mkdtempSync(join(tmpdir(), 'quorate-bench-'));
  try {
    writeFileSync(join(folder, `${uuid}.bel`), archive);
    const timed = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time "${tool}" election verify`], {
      cwd: folder,
      encoding: 'utf8',
    });
    const [user = 0, system = 0] = (timed.stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
    if (timed.status !== 0) throw new Error(timed.stderr);
    return (user + system) * 1000;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function unpacked30(): string | undefined {
  const path = join(
    process.env['XDG_CACHE_HOME'] ?? join(process.env['HOME'] ?? '', '.cache'),
    'quorate/belenios-3/belenios-tool',
  );
  return existsSync(path) ? path : undefined;
}

/** Both check the same shuffle of the same election; per ciphertext, again as a difference of two sizes. */
function shuffles(): void {
  const [few, many] = [100, 600];
  const made = [few, many].map((size) => {
    const election = makeElection({
      questions: [rank],
      voters: Array.from({ length: size }, (_, i) => [[1, 2, 3, 4, (i % 250) + 1]]),
      single: 2,
    });
    return { size, election };
  });
  const own = made.map(({ election }) => {
    const input = toMix(election.election, election.tally.ciphertexts);
    const [first] = election.shuffles;
    if (!first) return Number.NaN;
    checkShuffle(election.election, input, first.shuffle);
    return median(
      Array.from({ length: 5 }, () =>
        processorTime(() => {
          if (checkShuffle(election.election, input, first.shuffle)) throw new Error('the shuffle does not hold');
        }),
      ),
    );
  });
  const perOwn = ((own[1] ?? 0) - (own[0] ?? 0)) / (many - few);
  if (!tool30) {
    say(`checking an Ed25519 shuffle, per ciphertext    ${perOwn.toFixed(3)} ms`);
    return;
  }
  // Two shuffles each; without them the rest is the same.
  const theirs = made.map(({ election }) => {
    const steps = stepsOf(election.archive);
    const cut = (type: string): Uint8Array =>
      archiveFrom(steps.slice(0, 1 + steps.findLastIndex((step) => step.type === type)));
    const skip = (archive: Uint8Array): number =>
      median(Array.from({ length: 5 }, () => skipTime(tool30, election.election.uuid, archive)));
    return (skip(cut('EndShuffles')) - skip(cut('EncryptedTally'))) / 2;
  });
  const perTheirs = ((theirs[1] ?? 0) - (theirs[0] ?? 0)) / (many - few);
  say(`belenios-tool 3.0, a shuffle, per ciphertext   ${perTheirs.toFixed(3)} ms`);
  line('checking an Ed25519 shuffle, per ciphertext', perOwn, perTheirs, 1);
}

function skipTime(tool: string, uuid: string, archive: Uint8Array): number {
  const folder = mkdtempSync(join(tmpdir(), 'quorate-bench-'));
  try {
    writeFileSync(join(folder, `${uuid}.bel`), archive);
    const command = `TIMEFORMAT='%U %S'; time "${tool}" election verify --skip-ballot-check`;
    const timed = spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' });
    const [user = 0, system = 0] = (timed.stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
    return (user + system) * 1000;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** On the voter's device; here in Node, which has Chromium's engine. */
function sealing(): void {
  const five: Question = {
    kind: 'homomorphic',
    question: '?',
    answers: ['a', 'b', 'c', 'd', 'e'],
    blank: false,
    min: 0,
    max: 1,
  };
  const { election, credentials } = makeElection({ questions: [five], voters: [undefined] });
  const seal = (seed: string): void => {
    const sealed = sealBallot({
      election,
      credential: credentials[0] ?? '',
      marks: [[1, 0, 0, 0, 0]],
      randomness: seeded(seed),
    });
    if (!sealed.ok) throw new Error(sealed.problem.reason);
  };
  const times = Array.from({ length: 9 }, (_, i) => processorTime(() => seal(`voter ${i}`)));
  const took = median(times);
  say(
    `sealing a ballot of 5 choices${' '.repeat(18)}${took.toFixed(1)} ms (to reach: 100) ${took <= 100 ? 'reached' : 'MISSED'}`,
  );
}
