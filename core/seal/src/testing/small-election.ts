/** Whole elections for tests: roll, trustees, ballots, archive, with every secret at hand and seeded randomness. */

import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { must } from '@quorate/basics';
import {
  ArchiveWriter,
  appendBallot,
  appendEndBallots,
  appendEndShuffles,
  appendPartialDecryption,
  appendResult,
  appendShuffle,
  appendTally,
  beginArchive,
} from '../archive/writer.ts';
import { type Ballot, readBallot } from '../ballot/ballot.ts';
import { type Marks, sealBallot } from '../ballot/seal-ballot.ts';
import { generateUuid } from '../credential/base58.ts';
import { generateCredential, publicCredential } from '../credential/credential.ts';
import { type Roll, readRoll, writeRoll } from '../credential/roll.ts';
import type { Group, GroupName } from '../group/group.ts';
import { makeGroup } from '../group/groups.ts';
import type { Randomness } from '../group/randomness.ts';
import { type Shuffle, shuffle } from '../mixnet/shuffle.ts';
import { writeShuffle } from '../mixnet/shuffle-record.ts';
import { type Election, hasMixing, readElection, writeElection } from '../record/election.ts';
import type { Question } from '../record/question.ts';
import {
  combination,
  openCiphertexts,
  type PartialDecryption,
  partialDecryption,
  writePartialDecryption,
} from '../tally/decryption.ts';
import {
  type Ciphertexts,
  computeTally,
  type Tally,
  toDecrypt,
  toMix,
  writeTallyRecords,
} from '../tally/encrypted-tally.ts';
import { decodeResult, type ElectionResult, writeResult } from '../tally/result.ts';
import {
  accept,
  assemble,
  certify,
  checkDeals,
  commitToDeal,
  deal,
  deliver,
  reopenShare,
} from '../trustee/pedersen.ts';
import { generateSeed } from '../trustee/pki.ts';
import { generateTrusteeKey } from '../trustee/single.ts';
import { electionKey, type Trustees, writeTrustees } from '../trustee/trustees.ts';

/** A stream that is the same each time, for tests alone. */
export function seeded(seed: string): Randomness {
  let block = 0;
  return (bytes) => {
    const out = new Uint8Array(bytes);
    for (let at = 0; at < bytes; at += 32)
      out.set(sha256(utf8ToBytes(`${seed}|${block++}`)).subarray(0, bytes - at), at);
    return out;
  };
}

export interface Plan {
  readonly group?: GroupName;
  readonly questions: readonly Question[];
  /** Marks of each voter; `undefined` for one who does not vote. */
  readonly voters: readonly (Marks | undefined)[];
  readonly weights?: readonly bigint[];
  /** `single` trustees, then at most one threshold group. */
  readonly single?: number;
  readonly threshold?: { readonly size: number; readonly needed: number };
  readonly mixers?: readonly number[];
  readonly openers?: readonly number[];
  readonly seed?: string;
  /** `fast`: secret exponents go the way of public ones, as nothing here is secret. For elections of many voters or long exponents. */
  readonly secrets?: 'guarded' | 'fast';
}

export interface MadeElection {
  readonly election: Election;
  readonly roll: Roll;
  readonly trustees: Trustees;
  readonly credentials: readonly string[];
  /** By owner. */
  readonly secrets: ReadonlyMap<number, bigint>;
  readonly setup: { readonly election: string; readonly trustees: string; readonly credentials: string };
  readonly ballots: readonly string[];
  readonly tally: Tally;
  readonly shuffles: readonly { readonly owner: number; readonly shuffle: Shuffle }[];
  readonly partials: readonly { readonly owner: number; readonly partial: PartialDecryption }[];
  readonly result: ElectionResult;
  readonly archive: Uint8Array;
  readonly randomness: Randomness;
}

export const madeAt = 1_795_433_105;

export function makeTrustees(plan: Plan, randomness: Randomness): { trustees: Trustees; secrets: Map<number, bigint> } {
  const group = groupOf(plan);
  const secrets = new Map<number, bigint>();
  const trustees: Trustees[number][] = [];
  for (let i = 1; i <= (plan.single ?? (plan.threshold ? 0 : 1)); i++) {
    const { secret, key } = generateTrusteeKey(group, randomness, `Trustee ${i}`);
    secrets.set(secrets.size + 1, secret);
    trustees.push({ kind: 'single', key });
  }
  if (plan.threshold) {
    const { size, needed } = plan.threshold;
    const context = { group, size, threshold: needed };
    const seeds = Array.from({ length: size }, () => generateSeed(randomness));
    const certs = seeds.map((seed, i) => certify(context, i + 1, seed, randomness));
    const deals = seeds.map((seed, i) => must(deal(context, i + 1, seed, certs, randomness)));
    must(checkDeals(context, certs, deals, deals.map(commitToDeal)));
    const shares = seeds.map((seed, i) => must(accept(context, i + 1, seed, certs, deliver(deals, i + 1), randomness)));
    for (const [i, { privateKey }] of shares.entries()) {
      secrets.set(secrets.size + 1, must(reopenShare(group, seeds[i] ?? '', privateKey)));
    }
    trustees.push(assemble(context, certs, deals, shares));
  }
  return { trustees, secrets };
}

export function makeElection(plan: Plan): MadeElection {
  const randomness = seeded(plan.seed ?? 'a small election');
  const group = groupOf(plan);
  const { trustees, secrets } = makeTrustees(plan, randomness);
  const uuid = generateUuid(randomness);
  const electionText = writeElection({
    uuid,
    name: 'Kettle Lane',
    description: 'Branch meeting',
    group: group.name,
    publicKey: electionKey(group, trustees),
    questions: plan.questions,
  });
  const election = { ...must(readElection(utf8ToBytes(electionText))), group };
  const credentials = plan.voters.map(() => generateCredential(randomness));
  const rollText = writeRoll(
    group,
    credentials.map((credential, i) => ({
      credential: must(publicCredential(group, uuid, credential)),
      weight: plan.weights?.[i] ?? 1n,
    })),
  );
  const roll = must(readRoll(group, JSON.parse(rollText), 'any'));
  const setup = { election: electionText, trustees: writeTrustees(trustees), credentials: rollText };
  const ballots = plan.voters.flatMap((marks, i) =>
    marks ? [must(sealBallot({ election, credential: credentials[i] ?? '', marks, randomness })).ballot] : [],
  );
  const read = ballots.map((ballot): Ballot => must(readBallot(election, utf8ToBytes(ballot))));
  const tally = computeTally(election, roll, read);
  const { shuffles, mixed } = mix(election, tally, plan, secrets.size, randomness);
  const ciphertexts = toDecrypt(election, tally.ciphertexts, mixed);
  const openers = plan.openers ?? [...secrets.keys()];
  const partials = openers.map((owner) => ({
    owner,
    partial: partialDecryption(election, secrets.get(owner) ?? 0n, ciphertexts, randomness),
  }));
  const byOwner = new Map(partials.map(({ owner, partial }) => [owner, partial]));
  const weights = combination(group, trustees, new Set(openers)) ?? new Map();
  const result = must(decodeResult(election, openCiphertexts(group, ciphertexts, weights, byOwner), tally.weight));
  const made = {
    election,
    roll,
    trustees,
    credentials,
    secrets,
    setup,
    ballots,
    tally,
    shuffles,
    partials,
    result,
    randomness,
  };
  return { ...made, archive: archiveOf(made) };
}

function groupOf({ group: name = 'Ed25519', secrets }: Plan): Group {
  const group = makeGroup(name);
  if (secrets !== 'fast') return group;
  return { ...group, raise: (...terms) => group.products([terms])[0] ?? group.identity };
}

function mix(election: Election, tally: Tally, plan: Plan, owners: number, randomness: Randomness) {
  const shuffles: { readonly owner: number; readonly shuffle: Shuffle }[] = [];
  if (!hasMixing(election)) return { shuffles, mixed: undefined };
  let mixed: Ciphertexts = toMix(election, tally.ciphertexts);
  for (const owner of plan.mixers ?? (owners === 1 ? [1] : [1, 2])) {
    const made = shuffle(election, mixed, randomness);
    shuffles.push({ owner, shuffle: made });
    mixed = made.ciphertexts;
  }
  return { shuffles, mixed };
}

/** The archive of the parts, as far as they go. */
export function archiveOf(made: Omit<MadeElection, 'archive'>): Uint8Array {
  const writer = new ArchiveWriter(beginArchive(madeAt, made.setup));
  for (const ballot of made.ballots) writer.add(appendBallot, ballot);
  writer.add(appendEndBallots);
  const { tally, sized } = writeTallyRecords(made.tally, made.election.questions);
  writer.add(appendTally, tally, sized);
  for (const { owner, shuffle: own } of made.shuffles) writer.add(appendShuffle, owner, writeShuffle(own));
  if (hasMixing(made.election)) writer.add(appendEndShuffles);
  for (const { owner, partial } of made.partials)
    writer.add(appendPartialDecryption, owner, writePartialDecryption(partial, made.election.questions));
  return writer.add(appendResult, writeResult(made.result)).bytes;
}
