/**
 * An election in rounds: each round is a poll of its own, with its own papers.
 *
 *     nominations ──open poll──▶ polling, round 1 ──close──▶ between rounds ──open round──▶ polling, round 2 ...
 *                                     └──── elected, or the last round held ────▶ counted
 *
 * What elects, who goes out and when it ends stands in the charter (`elections/…/rounds`) and is
 * laid down when the election is called. After a round that elected nobody
 * candidates may withdraw; then whoever runs the election opens the next, and
 * with that it is settled who goes out. Nobody who is out comes back.
 *
 * A round without a quorum, or without a vote for anybody, is void: nobody goes
 * out. Two void rounds running end the election.
 */
import type { MemberId, Nonce } from '@quorate/basics';
import type { BatchState, Choosable, Ranking } from '../election.ts';

/** The charter's rules for the rounds of this election, as they were when it was called. */
export interface RoundTerms {
  readonly majority: readonly string[];
  readonly quorum: readonly string[];
  /** `fewest`, `fewest together`, `below 1/20`, `keep 3`, `nobody`. */
  readonly out: string;
  readonly lastTwo: 'most votes' | 'majority';
  readonly mostVotesFrom: number | null;
  readonly atMost: number | null;
  readonly roll: 'first round' | 'each round';
}

export interface RoundResult {
  readonly outcome: 'elected' | 'nobody' | 'no-quorum' | 'no-votes';
  /** In the order of the round's paper. */
  readonly votes: readonly number[];
  readonly blank: number;
  /** Papers, blank ones included. */
  readonly ballots: number;
  readonly entitled: number;
  /** The fewest votes that were a majority in this round. */
  readonly needed: number;
  /** What elected: a majority, the most votes, or the lot between those with most votes. */
  readonly by: 'majority' | 'most-votes' | 'lot' | null;
  readonly elected: Choosable | null;
  readonly lot: RoundLot | null;
  /** Seed of the lots of this round, should it need any. */
  readonly seed: string;
}

export interface RoundLot {
  readonly between: readonly Choosable[];
  readonly chosen: readonly Choosable[];
}

/** Who is no longer on the paper, and why: withdrawn, or by the votes, or by a lot among equals. */
export interface WentOut {
  readonly candidate: Choosable;
  readonly why: 'withdrew' | 'votes' | 'lot';
}

export type RoundCommand = {
  readonly kind: 'open-round';
  readonly body: { readonly election: string; readonly round: number };
};

export type RoundEvent =
  | { readonly type: 'rounds-laid-down'; readonly election: string; readonly terms: RoundTerms }
  | {
      readonly type: 'round-opened';
      readonly election: string;
      readonly round: number;
      /** On the paper of this round, in its order. */
      readonly candidates: readonly Choosable[];
      /** On the paper before and not any more. */
      readonly out: readonly WentOut[];
      readonly lot: RoundLot | null;
      readonly entitled: number;
    }
  | {
      readonly type: 'round-closed';
      readonly election: string;
      readonly round: number;
      readonly result: RoundResult;
    };

export interface RoundsState {
  readonly terms: RoundTerms;
  /** From the first on; the last may be open. */
  readonly held: readonly RoundState[];
}

export interface RoundState {
  readonly round: number;
  readonly candidates: readonly Choosable[];
  readonly out: readonly WentOut[];
  readonly lot: RoundLot | null;
  readonly result: RoundResult | null;
  /** Once closed: its open ballots. Those of a secret ballot are in its archive. */
  readonly ballots: {
    readonly [member: string]: { readonly ranking: Ranking; readonly nonce: Nonce; readonly entry: number };
  };
  /** Once closed: its batches of papers. */
  readonly batches: { readonly [batch: string]: BatchState };
  readonly openedAt: number;
  readonly closedAt: number | null;
}

export type RoundRefusal =
  | { readonly reason: 'one-seat-in-rounds'; readonly asked: number }
  | { readonly reason: 'majority-not-countable'; readonly phrase: string }
  /** `round` is the one that is on, or that comes next; `null` where the election has no rounds. */
  | { readonly reason: 'wrong-round'; readonly round: number | null; readonly asked: number | null }
  | { readonly reason: 'one-choice-in-a-round'; readonly asked: number }
  | { readonly reason: 'not-on-the-last-paper'; readonly candidate: MemberId };
