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
import { papersOf, type Sha256, seedOf } from './papers.ts';
import { groupsOf, seatPlan } from './reserved.ts';
import { countRounds } from './rounds/count-rounds.ts';

/** Those on the paper, in its order; `reopen nominations` last where the charter has it. In rounds, the paper of the last one. */
export function onThePaper({ standing, reopenNominations: reopen, rounds }: ElectionState): readonly Choosable[] {
  const round = rounds?.held.at(-1);
  if (round) return round.candidates;
  return reopen ? [...standing, reopenNominations] : standing;
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
    candidates: choices.map((name) => candidateOf(election, name)),
    seats: seatPlan(election).seats,
    papers: {
      offsets,
      entries: Uint16Array.from(entries.flat()),
      weights: Float64Array.from(papers, ({ papers: number }) => number),
      weightUnit: 1,
    },
  };
}

/** For an election in rounds, its rounds counted again, as far as they are held. */
export function countElection(election: ElectionState, sha256: Sha256): Result<Transcript, CountProblem> {
  if (election.rounds) return countRounds(election, election.rounds, sha256);
  const lot = { seed: seedOf(election, sha256) };
  const { seats, constraints } = seatPlan(election);
  const kept = constraints.length === 0 ? {} : { constraints };
  return count(election.rule, profileOf(election), { seats, lot, ...kept });
}

function candidateOf(election: ElectionState, name: string): RankedProfile['candidates'][number] {
  const groups = groupsOf(election, name);
  return groups.length === 0 ? { name } : { name, groups };
}

/** The members elected, in order: a seat that `reopen nominations` won stays empty. */
export function electedMembers(election: ElectionState, transcript: Transcript): readonly MemberId[] {
  const choices = election.rounds?.held[0]?.candidates ?? onThePaper(election);
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
  const counted = papers.map((numbers) => ({ ranking: rankingOf(numbers, choices), papers: 1 }));
  return withArchive(election, counted, archive);
}

/** The same for a round, where the archive has the sum: so many for each on the paper, so many blank. */
export function withSecretSums(
  election: ElectionState,
  votes: readonly number[],
  blank: number,
  archive: Digest,
): ElectionState {
  const choices = onThePaper(election);
  const named = votes.map((papers, place) => ({ ranking: [[choices[place] as Choosable]], papers }));
  return withArchive(election, [...named, { ranking: [], papers: blank }], archive);
}

function withArchive(election: ElectionState, papers: readonly PaperCount[], archive: Digest): ElectionState {
  return { ...election, batches: { ...election.batches, [archiveBatch]: batchOfArchive(papers, archive) } };
}

/** No teller can give a batch this name. */
const archiveBatch = ':archive';

function batchOfArchive(papers: readonly PaperCount[], archive: Digest): BatchState {
  const nobody = '0'.repeat(32) as MemberId;
  return {
    phase: 'confirmed',
    papers,
    enteredBy: nobody,
    confirmedBy: nobody,
    doubt: null,
    withdrawal: null,
    nonce: archive as unknown as Nonce,
    entry: 0,
  };
}

function rankingOf(numbers: readonly number[], choices: readonly Choosable[]): Ranking {
  const ranks = [...new Set(numbers)].filter((rank) => rank > 0).sort((a, b) => a - b);
  return ranks.map((rank) => choices.filter((_, i) => numbers[i] === rank));
}

function entriesOf(ranking: Ranking, choices: readonly Choosable[]): readonly number[] {
  return ranking.flatMap((group) => group.map((choice, i) => choices.indexOf(choice) + (i > 0 ? sharedRank : 0)));
}
