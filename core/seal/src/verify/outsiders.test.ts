/**
 * Numbers that are not in the subgroup, in each place of an archive of the 2048-bit groups.
 *
 * In BELENIOS-2048 (p-1)/q has the factors 2 and 3, so a member may be off by an
 * element of order 2 or 3 which long random multipliers would let pass half or a
 * third of the time. Each of these is refused every time.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { readBallot, writeBallot } from '../ballot/ballot.ts';
import { signBallot } from '../ballot/seal-ballot.ts';
import { credentialExponent } from '../credential/credential.ts';
import { power } from '../group/numbers.ts';
import { belenios2048, rfc3526 } from '../group/parameters.ts';
import { archiveFrom, type LooseStep, type MadeElection, makeElection, type Plan, stepsOf } from '../testing/index.ts';
import { verifyArchive } from './verify-archive.ts';

const choose = { kind: 'homomorphic', question: 'Who?', answers: ['Ada', 'Bo'], blank: false, min: 0, max: 1 } as const;
const rank = { kind: 'non-homomorphic', question: 'In which order?', answers: ['Fi', 'Gus'] } as const;

const byHand: Plan = { group: 'BELENIOS-2048', questions: [choose], voters: [[[1, 0]], [[0, 1]]], single: 1 };
const ofMany: Plan = { ...byHand, voters: [[[1, 0]], ...Array.from({ length: 250 }, () => undefined)] };
const mixed: Plan = {
  group: 'RFC-3526-2048',
  questions: [rank],
  voters: [[[1, 2]], [[2, 1]]],
  single: 1,
  secrets: 'fast',
};

const p = belenios2048.prime;
// An element of order 3: 5 is no cube.
const third = power(5n, (p - 1n) / 3n, p);
const bySign = (n: bigint): bigint => p - n;
const byThird = (n: bigint): bigint => (n * third) % p;
const inRfc = (n: bigint): bigint => rfc3526.prime - n;

// biome-ignore lint/suspicious/noExplicitAny: altered JSON has any shape.
type Loose = any;
type Place = readonly [name: string, failed: string, plan: Plan, type: LooseStep['type'], record: number, path: string];

const places: readonly Place[] = [
  ['the election key', 'election.group', byHand, 'Setup', 0, 'public_key'],
  ["a trustee's key", 'trustees.group', byHand, 'Setup', 1, '0.1.public_key'],
  ['one of few credentials', 'credentials.group', byHand, 'Setup', 2, '1'],
  ['one of many credentials', 'credentials.group', ofMany, 'Setup', 2, '200'],
  ['an alpha', 'ballot.group', byHand, 'Ballot', 0, 'answers.0.choices.1.alpha'],
  ['a beta', 'ballot.group', byHand, 'Ballot', 0, 'answers.0.choices.0.beta'],
  ['a decryption factor', 'decryption.group', byHand, 'PartialDecryption', 0, 'decryption_factors.0.1'],
];
const placesOfMixing: readonly Place[] = [
  ['a ranking', 'ballot.group', mixed, 'Ballot', 0, 'answers.0.choices.alpha'],
  ['a mixed alpha', 'shuffle.group', mixed, 'Shuffle', 0, 'ciphertexts.0.1.alpha'],
  ['a mixed beta', 'shuffle.group', mixed, 'Shuffle', 0, 'ciphertexts.0.0.beta'],
  ['t2 of a shuffle', 'shuffle.group', mixed, 'Shuffle', 0, 'proofs.0.0.1'],
  ['t̂ of a shuffle', 'shuffle.group', mixed, 'Shuffle', 0, 'proofs.0.0.4.1'],
  ['c of a shuffle', 'shuffle.group', mixed, 'Shuffle', 0, 'proofs.0.2.0'],
  ['ĉ of a shuffle', 'shuffle.group', mixed, 'Shuffle', 0, 'proofs.0.3.1'],
  ['a factor of a mixed paper', 'decryption.group', mixed, 'PartialDecryption', 0, 'decryption_factors.0.1'],
];

const made = new Map([byHand, ofMany, mixed].map((plan) => [plan, makeElection(plan)]));

describe.each([
  ['negated', bySign, places],
  ['times an element of order 3', byThird, places],
  ['0', () => 0n, places],
  ['negated in RFC-3526-2048', inRfc, placesOfMixing],
  ['0 in RFC-3526-2048', () => 0n, placesOfMixing],
] as const)('an element that is %s', (_, move, where) => {
  it.each(where)('is refused as %s', (_name, failed, plan, type, record, path) => {
    expect(verdict(plan, type, record, path, (text) => String(move(BigInt(text))))).toBe(failed);
  });
});

describe('an element spelled in another way', () => {
  it.each<[string, (text: string) => string]>([
    ['with a leading zero', (text) => `0${text}`],
    ['above the prime', (text) => String(BigInt(text) + p)],
    ['with a sign', (text) => `-${text}`],
    ['in hex', (text) => BigInt(text).toString(16)],
    ['with a million digits', () => '9'.repeat(1_000_000)],
  ])('%s is refused', (_, spell) => {
    expect(verdict(byHand, 'Ballot', 0, 'answers.0.choices.1.alpha', spell)).toBe('ballot.canonical');
    expect(verdict(byHand, 'Setup', 2, '1', spell)).toBe('credentials.format');
  });
});

function verdict(
  plan: Plan,
  type: LooseStep['type'],
  record: number,
  path: string,
  change: (text: string) => string,
): string | undefined {
  const election = made.get(plan)!;
  const steps = stepsOf(election.archive);
  const { records } = steps.find((step) => step.type === type)!;
  const value: Loose = JSON.parse(records[record]!);
  const names = path.split('.');
  const last = names.pop()!;
  const holder = names.reduce((at, name) => at[name], value);
  holder[last] = change(holder[last]);
  records[record] = type === 'Ballot' ? signedAgain(election, value) : JSON.stringify(value);
  return must(verifyArchive(archiveFrom(steps))).summary.failed;
}

/** By the first voter, when it can be read at all. */
function signedAgain({ election, credentials, randomness }: MadeElection, value: Loose): string {
  const text = JSON.stringify(value);
  const ballot = readBallot(election, utf8ToBytes(text));
  if (!ballot.ok) return text;
  const secret = must(credentialExponent(election.group, election.uuid, credentials[0]!));
  const { signature: _, ...unsigned } = ballot.value;
  return writeBallot(signBallot(election, unsigned, secret, randomness));
}
