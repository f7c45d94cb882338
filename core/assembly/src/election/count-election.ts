/**
 * The count of an election: every ballot cast and every confirmed paper, by the
 * rule that was called, in `core/tally`. What it returns can be had again from
 * the record by anybody.
 */
import { canonicalBytes, type Digest, type Json, type MemberId, type Nonce, type Result } from '@quorate/basics';
import { type CountProblem, count, type RankedProfile, sharedRank, type Transcript } from '@quorate/tally';
import {
  type BatchState,
  type Choosable,
  type ElectionState,
  type PaperCount,
  type Ranking,
  reopenNominations,
} from './election.ts';

export type Sha256 = (bytes: Uint8Array) => Digest;

/** Those on the paper, in its order; `reopen nominations` last where the charter has it. */
export function onThePaper({ standing, reopenNominations: reopen }: ElectionState): readonly Choosable[] {
  return reopen ? [...standing, reopenNominations] : standing;
}

/** Every paper with its number: open ballots one by one, then the confirmed batches that were not withdrawn. */
export function papersOf({ ballots, batches }: ElectionState): readonly PaperCount[] {
  const cast = Object.values(ballots).map(({ ranking }) => ({ ranking, papers: 1 }));
  return [...cast, ...confirmed(batches).flatMap(({ papers }) => papers)];
}

/** How many papers the tellers have entered and not withdrawn, confirmed or not. */
export function papersEntered({ batches }: ElectionState): number {
  const held = Object.values(batches).filter(({ phase }) => phase !== 'withdrawn');
  return held.flatMap(({ papers }) => papers).reduce((total, { papers }) => total + papers, 0);
}

/**
 * Seed of the lots: nobody knows it before the last ballot is in. Whoever is last
 * chooses a nonce knowing all others, and so could try many: a lot is beyond
 * reproach only while those who are last don't care which way it falls.
 */
export function seedOf({ id, ballots, batches }: ElectionState, sha256: Sha256): string {
  const nonces = [...Object.values(ballots), ...confirmed(batches)].map(({ nonce }) => nonce).sort();
  return sha256(canonicalBytes(['quorate.lot/1', id, nonces] as Json));
}

function confirmed(batches: ElectionState['batches']): readonly BatchState[] {
  return Object.values(batches).filter(({ phase }) => phase === 'confirmed');
}

/** Blank papers are in the profile too: the count says how many there were. */
export function profileOf(election: ElectionState): RankedProfile {
  const choices = onThePaper(election);
  const papers = papersOf(election);
  const entries = papers.map(({ ranking }) => entriesOf(ranking, choices));
  const offsets = new Uint32Array(papers.length + 1);
  for (const [i, marks] of entries.entries()) offsets[i + 1] = (offsets[i] ?? 0) + marks.length;
  return {
    kind: 'ranked',
    title: election.id,
    candidates: choices.map((name) => ({ name })),
    seats: election.seats,
    papers: {
      offsets,
      entries: Uint16Array.from(entries.flat()),
      weights: Float64Array.from(papers, ({ papers: number }) => number),
      weightUnit: 1,
    },
  };
}

export function countElection(election: ElectionState, sha256: Sha256): Result<Transcript, CountProblem> {
  const lot = { seed: seedOf(election, sha256) };
  return count(election.rule, profileOf(election), { seats: election.seats, lot });
}

/** The members elected, in order: a seat that `reopen nominations` won stays empty. */
export function electedMembers(election: ElectionState, transcript: Transcript): readonly MemberId[] {
  const choices = onThePaper(election);
  return transcript.elected.flatMap((place) => {
    const choice = choices[place];
    return choice === undefined || choice === reopenNominations ? [] : [choice];
  });
}

export function transcriptDigest(transcript: Transcript, sha256: Sha256): Digest {
  return sha256(canonicalBytes(transcript as unknown as Json));
}

/**
 * The election with the papers of its archive put in, as one confirmed batch. A
 * paper gives each candidate a number: 1 is best, equal numbers stand equal, 0
 * is none. The archive's hash takes the place of a nonce: it seeds the lots.
 */
export function withSecretPapers(
  election: ElectionState,
  papers: readonly (readonly number[])[],
  archive: Digest,
): ElectionState {
  const choices = onThePaper(election);
  const nobody = '0'.repeat(32) as MemberId;
  const counted = papers.map((numbers) => ({ ranking: rankingOf(numbers, choices), papers: 1 }));
  const batch: BatchState = {
    phase: 'confirmed',
    papers: counted,
    enteredBy: nobody,
    confirmedBy: nobody,
    doubt: null,
    withdrawal: null,
    nonce: archive as unknown as Nonce,
    entry: 0,
  };
  return { ...election, batches: { ...election.batches, archive: batch } };
}

function rankingOf(numbers: readonly number[], choices: readonly Choosable[]): Ranking {
  const ranks = [...new Set(numbers)].filter((rank) => rank > 0).sort((a, b) => a - b);
  return ranks.map((rank) => choices.filter((_, i) => numbers[i] === rank));
}

function entriesOf(ranking: Ranking, choices: readonly Choosable[]): readonly number[] {
  return ranking.flatMap((group) => group.map((choice, i) => choices.indexOf(choice) + (i > 0 ? sharedRank : 0)));
}
