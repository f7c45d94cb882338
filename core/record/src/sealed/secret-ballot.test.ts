/** A motion and an election decided by secret ballot, from the trustees' ceremony to the stranger who checks the record. */
import {
  constants,
  generateKeyPairSync,
  type KeyObject,
  type KeyPairKeyObjectResult,
  privateDecrypt,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  type AmendingEffect,
  type BallotSubject,
  type BlobRef,
  type BoothRefs,
  countElection,
  type TrusteeStep,
  transcriptDigest,
} from '@quorate/assembly';
import { revised } from '@quorate/assembly/testing';
import { broken, canonical, type Json, must, toBase64, toUtf8 } from '@quorate/basics';
import { sha256, sha256Hex } from '@quorate/ledger';
import {
  ArchiveWriter,
  accept,
  appendBallot,
  appendEndBallots,
  appendEndShuffles,
  appendPartialDecryption,
  appendResult,
  appendShuffle,
  appendTally,
  type Ballot,
  beginArchive,
  blindToken,
  certify,
  commitToDeal,
  computeTally,
  deal,
  deliver,
  type Election,
  finalizeToken,
  generateCredential,
  generateSeed,
  hasMixing,
  type IssuerKey,
  type Marks,
  openResult,
  partialDecryption,
  publicCredential,
  readBallot,
  readElection,
  readIssuerKey,
  readRoll,
  reopenShare,
  sealBallot,
  shuffle,
  toDecrypt,
  toMix,
  writeDeal,
  writePartialDecryption,
  writeResult,
  writeRoll,
  writeShuffle,
  writeSigned,
  writeTallyRecords,
  writeTrusteeKey,
} from '@quorate/seal';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectedElection, trusteesOf, trusteesRecord, verifyBundle } from '../index.ts';
import { Recount } from '../recount.ts';
import { handleOf, SignedStage, type SmallBooth, smallBooth } from '../testing/index.ts';
import { ballotGroup, ceremonyPapers, contextOf } from './ceremony.ts';
import type { PaperSource } from './papers.ts';

const day = 86_400;
const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal'];
const scrutineers = ['fay', 'gus', 'hal'];
const charter = readFileSync(new URL('../../../assembly/src/testdata/small-coop.yaml', import.meta.url), 'utf8')
  .replace(/(fewest_yes: 3\n\s+secrecy:) open\n/, '$1 secret\n    run_by: body:scrutineers\n')
  .replace('method: condorcet-schwartz', 'method: exhaustive');

describe('a motion decided by secret ballot', () => {
  let hall: Hall;
  beforeAll(() => {
    hall = new Hall();
    hall.putMotion();
    const marks: readonly Marks[] = [[[0, 1, 0]], [[0, 1, 0]], [[0, 1, 0]], [[0, 0, 1]], [[1, 0, 0]]];
    hall.hold({ kind: 'motion', motion: 'm1' }, marks, 'b1', smallBooth());
  });

  it('is carried by the papers that were opened', () => {
    expect(hall.stage.state.votes['b1']?.result).toMatchObject({ yes: 3, no: 1, abstain: 1, outcome: 'carried' });
    expect(hall.stage.state.decisions).toHaveLength(1);
  });

  it('leaves a record that holds', () => {
    expect(must(verifyBundle(hall.stage.bundle()))).toMatchObject({ holds: true, failed: null });
  });

  it('names the booth it was voted in, whose bytes are in the record', () => {
    const { booth } = hall.stage.state.ballots['b1']?.setup ?? {};
    expect(booth).toBeDefined();
    const files = hall.stage.bundle();
    const { page, program } = booth ?? ({} as never);
    expect(new TextDecoder().decode(files.get(`blobs/${page.sha256}`))).toBe(smallBooth().page);
    files.set(`blobs/${program.sha256}`, new TextEncoder().encode('steal();'));
    expect(must(verifyBundle(files)).failed).toMatchObject({ id: 'blob.hash' });
  });

  it('can’t be opened with a booth whose page loads another program', () => {
    const other = new Hall();
    other.putMotion();
    const booth = { ...smallBooth(), program: 'steal();' };
    expect(() => other.hold({ kind: 'motion', motion: 'm1' }, [[[0, 1, 0]]], 'b1', booth)).toThrow(
      /does not load exactly the program/,
    );
  });

  it('lends its issuer to no other ballot: a token says nothing of the ballot it is for', () => {
    const { issuer = '' } = hall.stage.state.ballots['b1'] ?? {};
    const call = { ballot: 'b2', subject: { kind: 'motion', motion: 'm1' }, trusteeship: 't1', issuer } as const;
    expect(() => hall.stage.do('ada', 'call-secret-ballot', call)).toThrow(/issuer-used/);
  });

  it('names no member beside a credential', () => {
    const { credentials } = hall;
    const log = hall.stage.entries.map((entry) => canonical(entry as unknown as Json)).join('');
    expect(credentials.some((credential) => log.includes(credential))).toBe(false);
  });

  it('is refused with the entry when the archive is another', () => {
    const files = hall.stage.bundle();
    const archive = hall.stage.state.ballots['b1']?.archive?.sha256 ?? '';
    const altered = files.get(`blobs/${archive}`)?.slice() ?? new Uint8Array();
    altered[altered.length - 600] = (altered[altered.length - 600] ?? 0) ^ 1;
    expect(must(verifyBundle(files.set(`blobs/${archive}`, altered))).failed).toMatchObject({ id: 'blob.hash' });
  });
});

describe('an entrenched clause amended by two secret ballots', () => {
  it('takes the meeting’s and then everybody’s, outside a meeting, and the record holds', () => {
    const hall = new Hall();
    const { stage } = hall;
    const yes: readonly Marks[] = people.map(() => [[0, 1, 0]]);
    hall.proposeAmendment('text: "Each member may leave."', 'text: "Each member may leave at any time."');
    hall.hold({ kind: 'motion', motion: 'm1' }, yes);
    expect(stage.state.amendments['a1']).toMatchObject({ phase: 'open', tiers: ['entrenched'] });
    hall.callReferendum();
    hall.hold({ kind: 'motion', motion: 'm2' }, yes.slice(0, 5), 'b2');
    expect(stage.state.votes['b2']?.result).toMatchObject({ yes: 5, present: 5, members: 8, outcome: 'carried' });
    expect(stage.state.amendments['a1']?.phase).toBe('adopted');
    stage.wait(2 * day).bringIntoForce('a1');
    expect(must(verifyBundle(stage.bundle()))).toMatchObject({ holds: true, failed: null });
  });
});

describe('an election by secret ballot', () => {
  it('is counted from the mixed papers, and the record holds', () => {
    const hall = new Hall();
    hall.callElection();
    const marks: readonly Marks[] = [[[1, 2, 0]], [[1, 2, 0]], [[1, 0, 2]], [[0, 1, 0]], [[2, 1, 0]]];
    hall.hold({ kind: 'election', election: 'e1' }, marks);
    const { result } = hall.stage.state.elections['e1'] ?? {};
    expect(result).toMatchObject({ outcome: 'elected', ballots: 5 });
    expect(result?.elected).toHaveLength(2);
    expect(must(verifyBundle(hall.stage.bundle()))).toMatchObject({ holds: true });
  });
});

describe('an exhaustive ballot in secret', () => {
  let hall: Hall;
  beforeAll(() => {
    hall = new Hall();
    hall.callElection({ of: 'officers', post: 'office:treasurer', seats: 1, rule: 'exhaustive' }, [
      'ben',
      'cem',
      'eva',
    ]);
    // On the paper: blank first, then the candidates in the order of their handles, then reopen nominations.
    hall.hold({ kind: 'round', election: 'e1', round: 1 }, hall.choices([1, 1, 2, 2, 3, 1, 2]), 'b1');
    hall.stage.do('fay', 'open-round', { election: 'e1', round: 2 });
    hall.hold({ kind: 'round', election: 'e1', round: 2 }, hall.choices([1, 1, 2, 2, 3, 3, 0]), 'b2');
    hall.stage.do('fay', 'open-round', { election: 'e1', round: 3 });
    hall.hold({ kind: 'round', election: 'e1', round: 3 }, hall.choices([1, 1, 1, 2, 2, 1, 1]), 'b3');
  });

  it('elects in the round in which somebody has the majority', () => {
    const { rounds, result } = hall.stage.state.elections['e1'] ?? {};
    expect(rounds?.held.map((round) => round.result?.outcome)).toEqual(['nobody', 'nobody', 'elected']);
    expect(rounds?.held.map(({ candidates }) => candidates.length)).toEqual([4, 3, 2]);
    expect(result).toMatchObject({ outcome: 'elected', ballots: 7 });
    expect(hall.stage.state.posts['office:treasurer']).toHaveLength(1);
  });

  it('leaves a record that holds', () => {
    expect(must(verifyBundle(hall.stage.bundle()))).toMatchObject({ holds: true, failed: null });
  });

  it('shares no credential between its rounds', () => {
    expect(new Set(hall.credentials).size).toBe(21);
  });

  it('can be counted again from what was opened, round by round', () => {
    const election = hall.stage.state.elections['e1'];
    const counted = election && countElection(election, sha256Hex);
    expect(counted?.ok && transcriptDigest(counted.value, sha256Hex)).toBe(election?.result?.transcript);
  });

  it('is refused by a second count when a round says another figure', () => {
    const recount = new Recount();
    const facts = hall.stage.entries.flatMap((entry) => entry.facts);
    const forged = facts.map((fact) =>
      fact.type === 'round-closed' && fact.round === 2
        ? {
            ...fact,
            result: { ...fact.result, votes: fact.result.votes.map((votes, i) => (i === 0 ? votes + 1 : votes)) },
          }
        : fact,
    );
    expect(facts.flatMap((fact) => recount.take(fact) ?? [])).toEqual([]);
    const second = new Recount();
    const said = forged.flatMap((fact) => second.take(fact) ?? []);
    expect(said).toEqual([expect.stringContaining('election e1, round 2')]);
  });
});

/** The meeting with everything on everybody's devices. */
class Hall {
  readonly stage = new SignedStage(charter, Date.UTC(2026, 3, 1, 12) / 1000);
  readonly papers: PaperSource = (hash) => this.stage.blobs.get(hash);
  readonly credentials: string[] = [];
  #amendment: AmendingEffect | undefined;
  readonly #seeds = new Map<string, string>();
  readonly #randomness = seeded('hall');

  constructor() {
    this.stage.found(people, 'member', { 'office:secretary': ['ada'], 'seats:scrutineers/scrutineer': scrutineers });
    this.stage.do('ada', 'convene-meeting', {
      meeting: 'spring',
      of: 'general-meeting',
      title: 'Spring meeting',
      starts: (this.stage.at + 12 * day) as never,
      place: '',
      chair: handleOf('ada'),
      agenda: [],
    });
    this.stage.wait(12 * day);
    for (const name of people) this.stage.do(name, 'check-in', { meeting: 'spring' });
    this.stage.do('ada', 'open-meeting', { meeting: 'spring' });
    this.#ceremony();
  }

  putMotion(): void {
    const paper = this.stage.paper(canonical({ title: 'Ovens', text: 'Buy two.' }));
    this.stage.do('ben', 'propose-motion', {
      motion: 'm1',
      meeting: 'spring',
      item: null,
      paper,
      effect: { kind: 'policy.adopt' },
    });
    this.stage.do('cem', 'second-motion', { motion: 'm1' });
  }

  /** Laid before a meeting that leaves time for the notice, which then sits. */
  proposeAmendment(from: string, to: string): void {
    const { stage } = this;
    stage.do('ada', 'close-meeting', { meeting: 'spring' });
    const starts = (stage.at + 25 * day) as never;
    const chair = handleOf('ada');
    const called = { meeting: 'summer', of: 'general-meeting', title: 'Summer', starts, place: '', chair, agenda: [] };
    stage.do('ada', 'convene-meeting', called);
    stage.do('ben', 'propose-motion', {
      motion: 'm1',
      meeting: 'summer',
      item: null,
      paper: stage.paper(canonical({ title: 'Leaving', text: 'At any time.' })),
      effect: this.#amending(from, to),
    });
    stage.at = starts;
    for (const name of people) stage.do(name, 'check-in', { meeting: 'summer' });
    stage.do('ada', 'open-meeting', { meeting: 'summer' });
    for (const name of ['cem', 'dot']) stage.do(name, 'second-motion', { motion: 'm1' });
  }

  callReferendum(): void {
    const { stage } = this;
    stage.do('fay', 'call-referendum', {
      meeting: 'poll',
      motion: 'm2',
      title: 'Leaving',
      paper: stage.paper(canonical({ title: 'Leaving', text: 'At any time.' })),
      consent: 'procedure:confirming-ballot',
      effect: this.#amendment ?? broken('an amendment was proposed'),
    });
    stage.at = stage.state.meetings['poll']?.starts ?? stage.at;
    stage.do('fay', 'open-meeting', { meeting: 'poll' });
  }

  #amending(from: string, to: string): AmendingEffect {
    const text = revised(charter, [from, to]);
    this.#amendment = {
      kind: 'charter.amend',
      amendment: 'a1',
      from: this.stage.charter.hash,
      ...this.stage.charterText(text),
      inForce: null,
    };
    return this.#amendment;
  }

  callElection(
    call = { of: 'board', post: 'seats:board/elected', seats: 2, rule: 'stv-scottish-2007' },
    candidates = ['ben', 'cem'],
  ): void {
    const { stage } = this;
    stage.do('fay', 'call-election', { ...call, election: 'e1', nominationsClose: stage.at });
    for (const name of candidates) {
      stage.do('dot', 'nominate', { election: 'e1', candidate: handleOf(name) });
      stage.do(name, 'accept-nomination', { election: 'e1', statement: null });
    }
    stage.do('fay', 'open-poll', { election: 'e1' });
  }

  /** Marks for the round that is on: 0 is blank, 1 the first on the paper. */
  choices(chosen: readonly number[]): readonly Marks[] {
    const { length } = this.stage.state.elections['e1']?.rounds?.held.at(-1)?.candidates ?? [];
    return chosen.map((place) => [Array.from({ length: length + 1 }, (_, i) => (i === place ? 1 : 0))]);
  }

  /** Registers as many voters as there are marks, lets them vote, and opens the result with two trustees of three. */
  hold(subject: BallotSubject, marks: readonly Marks[], ballot = 'b1', booth?: SmallBooth): void {
    const { stage } = this;
    const sitting =
      subject.kind === 'motion' ? stage.state.meetings[stage.state.motions[subject.motion]?.meeting ?? ''] : null;
    const runner = people.find((name) => handleOf(name) === sitting?.chair) ?? 'fay';
    const issuer = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const modulus = modulusOf(issuer.publicKey);
    stage.do(runner, 'call-secret-ballot', { ballot, subject, trusteeship: 't1', issuer: modulus });
    const trusteeship = stage.state.trusteeships['t1'];
    const trustees = trusteeship && trusteesOf(trusteeship, this.papers);
    const text = expectedElection(stage.state, ballot, subject, trustees ?? []);
    const election = must<Election>(readElection(must<Uint8Array>(toUtf8(text))));
    const voters = people.slice(0, marks.length);
    const registered = voters.map((name) => this.#register(ballot, name, election.uuid, issuer));
    registered.sort((a, b) => (a.credential < b.credential ? -1 : 1));
    const credentials = writeRoll(
      ballotGroup,
      registered.map(({ credential }) => ({ credential, weight: 1n })),
    );
    const order = JSON.parse(credentials) as string[];
    const tokens = order.map((credential) => registered.find((voter) => voter.credential === credential)?.token ?? '');
    const opening = {
      ballot,
      election: stage.paper(text),
      credentials: stage.paper(credentials),
      tokens: stage.paper(JSON.stringify(tokens)),
      ...(booth && { booth: this.#kept(booth) }),
    };
    if (sitting?.ballot?.closes) {
      // Not everybody has registered: the first half of the time is for that.
      expect(() => stage.do(runner, 'open-secret-ballot', opening)).toThrow('still-registering');
      stage.at = ((sitting.starts + sitting.ballot.closes) / 2) as never;
    }
    stage.do(runner, 'open-secret-ballot', opening);
    const record = (trusteeship && trusteesRecord(trusteeship, this.papers)) ?? '';
    const archive = new ArchiveWriter(beginArchive(stage.at, { election: text, trustees: record, credentials }));
    const ballots = registered.map(({ secret }, i) => this.#vote(election, secret, marks[i] ?? []));
    for (const { text: cast } of ballots) archive.add(appendBallot, cast);
    stage.at = sitting?.ballot?.closes ?? stage.at;
    stage.do(runner, 'close-secret-ballot', { ballot });
    this.#open(
      ballot,
      election,
      archive,
      ballots.map(({ ballot: cast }) => cast),
      JSON.parse(credentials) as Json,
    );
    stage.do('dot', 'publish-secret-result', { ballot, archive: stage.keep(archive.bytes, 'application/x-tar') });
  }

  #kept({ page, program, style }: SmallBooth): BoothRefs {
    const keep = (text: string): BlobRef => this.stage.paper(text, 'text/plain');
    return { page: keep(page), program: keep(program), style: keep(style) };
  }

  #register(ballot: string, name: string, uuid: string, issuer: KeyPairKeyObjectResult) {
    const secret = generateCredential(this.#randomness);
    const credential = must(publicCredential(ballotGroup, uuid, secret));
    this.credentials.push(credential);
    const key = must<IssuerKey>(readIssuerKey(modulusOf(issuer.publicKey)));
    const message = must<Uint8Array>(toUtf8(credential));
    const { blinded, unblind } = must(blindToken(key, message, this.#randomness));
    this.stage.do(name, 'register-for-ballot', { ballot, blinded: toBase64(blinded) });
    const token = must<Uint8Array>(finalizeToken(key, message, signBlindly(issuer.privateKey, blinded), unblind));
    return { secret, credential, token: toBase64(token) };
  }

  #vote(election: Election, credential: string, marks: Marks): { readonly text: string; readonly ballot: Ballot } {
    const { ballot: text } = must(sealBallot({ election, credential, marks, randomness: this.#randomness }));
    return { text, ballot: must<Ballot>(readBallot(election, must<Uint8Array>(toUtf8(text)))) };
  }

  #open(ballot: string, election: Election, archive: ArchiveWriter, ballots: readonly Ballot[], roll: Json): void {
    const tally = computeTally(election, must(readRoll(ballotGroup, roll, 'one')), ballots);
    const records = writeTallyRecords(tally);
    archive.add(appendEndBallots).add(appendTally, records.tally, records.sized);
    let mixed = toMix(election, tally.ciphertexts);
    if (hasMixing(election)) {
      for (const [i, name] of this.#inOrder().entries()) {
        const made = shuffle(election, mixed, this.#randomness);
        mixed = made.ciphertexts;
        this.stage.do(name, 'send-shuffle', { ballot, paper: this.stage.paper(writeShuffle(made)) });
        archive.add(appendShuffle, i + 1, writeShuffle(made));
      }
      archive.add(appendEndShuffles);
    }
    const sealed = toDecrypt(election, tally.ciphertexts, hasMixing(election) ? mixed : undefined);
    const trusteeship = this.stage.state.trusteeships['t1'];
    const { shares } = ceremonyPapers(trusteeship ?? ({} as never), this.papers);
    const partials = new Map(
      this.#inOrder()
        .slice(0, 2)
        .map((name, i) => {
          const secret = must<bigint>(
            reopenShare(ballotGroup, this.#seeds.get(name) ?? '', shares[i]?.privateKey ?? ''),
          );
          const partial = partialDecryption(election, secret, sealed, this.#randomness);
          const text = writePartialDecryption(partial);
          this.stage.do(name, 'send-decryption', { ballot, paper: this.stage.paper(text) });
          archive.add(appendPartialDecryption, i + 1, text);
          return [i + 1, partial] as const;
        }),
    );
    const result = openResult(
      election,
      (trusteeship && trusteesOf(trusteeship, this.papers)) ?? [],
      sealed,
      partials,
      100n,
    );
    archive.add(appendResult, writeResult(must(result ?? { ok: false, problem: 'too few' })));
  }

  #ceremony(): void {
    const { stage } = this;
    stage.do('fay', 'begin-trusteeship', { trusteeship: 't1', of: 'scrutineers', threshold: 2 });
    for (const name of scrutineers) this.#seeds.set(name, generateSeed(this.#randomness));
    const state = () => stage.state.trusteeships['t1'] ?? ({} as never);
    const context = contextOf(state());
    const seeds = this.#inOrder().map((name) => this.#seeds.get(name) ?? '');
    this.#step('certificate', (i) => writeSigned(certify(context, i, seeds[i - 1] ?? '', this.#randomness)));
    const { certificates } = ceremonyPapers(state(), this.papers);
    const deals = seeds.map((seed, i) => must(deal(context, i + 1, seed, certificates, this.#randomness)));
    this.#step('commitment', (i) => commitToDeal(deals[i - 1] as never));
    this.#step('deal', (i) => writeDeal(deals[i - 1] as never));
    this.#step('share', (i) => {
      const share = must(accept(context, i, seeds[i - 1] ?? '', certificates, deliver(deals, i), this.#randomness));
      return { privateKey: share.privateKey, key: writeTrusteeKey(share.key) };
    });
  }

  #step(step: TrusteeStep, make: (index: number) => unknown): void {
    for (const [i, name] of this.#inOrder().entries()) {
      const paper = this.stage.paper(JSON.stringify(make(i + 1)));
      this.stage.do(name, 'send-trustee-step', { trusteeship: 't1', step, paper });
    }
  }

  #inOrder(): readonly string[] {
    return scrutineers.toSorted((a, b) => (handleOf(a) < handleOf(b) ? -1 : 1));
  }
}

function modulusOf(key: KeyObject): string {
  return toBase64(Buffer.from(key.export({ format: 'jwk' }).n ?? '', 'base64url'));
}

function signBlindly(key: KeyObject, blinded: Uint8Array): Uint8Array {
  return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, blinded);
}

function seeded(seed: string): (bytes: number) => Uint8Array {
  let block = 0;
  return (bytes) => {
    const out = new Uint8Array(bytes);
    for (let at = 0; at < bytes; at += 32) {
      out.set(sha256(must<Uint8Array>(toUtf8(`${seed}|${block++}`))).subarray(0, bytes - at), at);
    }
    return out;
  };
}
