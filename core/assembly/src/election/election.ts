/**
 * An election to a post: who stands, who ranks whom, who is elected.
 *
 *     absent ──call──▶ nominations ──open poll──▶ polling ──close poll──▶ counted
 *                          └──────────── (too few candidates) ───────────▶ counted
 *
 * The charter says who votes, by which family of methods and who runs it; the
 * call says which rule of that family, how many seats and until when names may
 * be put forward, and nothing of that changes afterwards.
 *
 * Votes are open ballots, or papers that one teller enters and another confirms:
 *
 *     absent ──enter──▶ entered ──another confirms──▶ confirmed ──withdraw──▶ doubted
 *                          │                              ▲                    │   │
 *                          │                              └──confirm anew──────┘   │
 *                          └──withdraw──▶ withdrawn ◀──another withdraws───────────┘
 *
 * A batch that was withdrawn stays in the record with its reason and counts for
 * nothing; its papers are entered anew under another name.
 * A secret election takes papers here, and ballots from the booth.
 *
 * An exhaustive ballot, or one in two rounds, is polled again and again:
 * rounds/rounds.ts. What is cast, entered or closed then names its round, so
 * that what was meant for one round never counts in another.
 */
import type { Digest, Instant, MemberId, Nonce } from '@quorate/basics';
import type { BlobRef } from '../act.ts';
import type { RoundCommand, RoundEvent, RoundRefusal, RoundsState } from './rounds/rounds.ts';

export type * from './rounds/rounds.ts';

/** A candidate of the election, or the answer that nobody who stands should have the seat. */
export type Choosable = MemberId | typeof reopenNominations;

export const reopenNominations = 'reopen-nominations';

/** Best first; those in one group stand equal. */
export type Ranking = readonly (readonly Choosable[])[];

export type ElectionCommand =
  | {
      readonly kind: 'call-election';
      readonly body: {
        readonly election: string;
        /** Clause of the charter's `elections`. */
        readonly of: string;
        readonly post: string;
        /** Whose seats, where the charter apportions them over units; its members alone stand and vote. */
        readonly unit?: string;
        readonly seats: number;
        /** Rule of core/tally, such as `stv-prf-meek`. */
        readonly rule: string;
        readonly nominationsClose: Instant;
        /** Seats reserved in proportion to a membership: a number the roll does not say, by the clause that asks for it. */
        readonly told?: readonly { readonly clause: string; readonly seats: number }[];
      };
    }
  | { readonly kind: 'nominate'; readonly body: { readonly election: string; readonly candidate: MemberId } }
  | {
      readonly kind: 'accept-nomination';
      readonly body: {
        readonly election: string;
        readonly statement: BlobRef | null;
        /** Groups with reserved seats or caps that the candidate belongs to: `women`, `company:acme`. */
        readonly groups?: readonly string[];
      };
    }
  | { readonly kind: 'withdraw-candidacy'; readonly body: { readonly election: string } }
  | {
      readonly kind: 'open-poll';
      readonly body: {
        readonly election: string;
        /** Reserved seats that stay empty because too few of a group stand: said by whoever opens the poll. */
        readonly leavesEmpty?: number;
      };
    }
  | {
      readonly kind: 'cast-ballot';
      readonly body: { readonly election: string; readonly round?: number; readonly ranking: Ranking };
    }
  | {
      readonly kind: 'enter-papers';
      readonly body: {
        readonly election: string;
        readonly round?: number;
        readonly batch: string;
        readonly papers: readonly PaperCount[];
      };
    }
  | { readonly kind: 'confirm-papers'; readonly body: { readonly election: string; readonly batch: string } }
  | {
      readonly kind: 'withdraw-papers';
      readonly body: { readonly election: string; readonly batch: string; readonly reason: string };
    }
  | { readonly kind: 'close-poll'; readonly body: { readonly election: string; readonly round?: number } }
  | RoundCommand;

/** So many papers with the same marks. An empty ranking is a blank paper. */
export interface PaperCount {
  readonly ranking: Ranking;
  readonly papers: number;
}

export type ElectionEvent =
  | {
      readonly type: 'election-called';
      readonly election: string;
      readonly of: string;
      readonly post: string;
      readonly unit?: string;
      /** How many places the unit has by the roll of this moment; only with `unit`. */
      readonly places?: number;
      readonly seats: number;
      readonly rule: string;
      readonly nominationsClose: Instant;
      readonly secrecy: 'secret' | 'open';
      readonly reopenNominations: boolean;
      /** Only where the charter reserves or caps seats. */
      readonly reserved?: readonly SeatsReserved[];
    }
  | {
      readonly type: 'candidate-nominated';
      readonly election: string;
      readonly candidate: MemberId;
      readonly by: MemberId;
    }
  | {
      readonly type: 'nomination-accepted';
      readonly election: string;
      readonly candidate: MemberId;
      readonly statement: BlobRef | null;
      readonly groups?: readonly string[];
    }
  | { readonly type: 'candidacy-withdrawn'; readonly election: string; readonly candidate: MemberId }
  | {
      readonly type: 'poll-opened';
      readonly election: string;
      readonly candidates: readonly MemberId[];
      readonly entitled: number;
      readonly leavesEmpty?: number;
    }
  | {
      readonly type: 'ballot-cast';
      readonly election: string;
      readonly member: MemberId;
      readonly ranking: Ranking;
      readonly nonce: Nonce;
    }
  | {
      readonly type: 'papers-entered';
      readonly election: string;
      readonly batch: string;
      readonly papers: readonly PaperCount[];
      readonly by: MemberId;
      readonly nonce: Nonce;
    }
  | { readonly type: 'papers-confirmed'; readonly election: string; readonly batch: string; readonly by: MemberId }
  | {
      readonly type: 'papers-doubted' | 'papers-withdrawn';
      readonly election: string;
      readonly batch: string;
      readonly by: MemberId;
      readonly reason: string;
    }
  | { readonly type: 'poll-closed'; readonly election: string; readonly result: ElectionResult }
  | RoundEvent;

export interface ElectionResult {
  readonly outcome: 'elected' | 'no-quorum' | 'too-few-candidates' | 'tie-unbroken' | 'no-majority';
  /** In order of election. Fewer than the seats where `reopen nominations` took a seat or too few stood. */
  readonly elected: readonly MemberId[];
  readonly ballots: number;
  readonly entitled: number;
  readonly quota: string | null;
  /** Seed of the lots, should the count need any: SHA-256 of the nonces of all ballots, sorted. */
  readonly seed: string;
  /** SHA-256 of the canonical transcript; `null` when nothing was counted. */
  readonly transcript: Digest | null;
}

/** A clause of the charter about seats, as it stood when the election was called. */
export interface SeatsReserved {
  /** Place in the charter: `elections/board/quota/0`. */
  readonly clause: string;
  readonly text: string;
  readonly bound: 'at-least' | 'at-most';
  /** `women`; with `each`, the kind: `company`. */
  readonly group: string;
  readonly scope: 'group' | 'each';
  /** Of the whole post, those who sit on included. */
  readonly seats: number;
  /** Those of the group, or of each of the kind, who keep their seats. */
  readonly sitting: readonly { readonly group: string; readonly seats: number }[];
}

export interface CandidateState {
  readonly member: MemberId;
  readonly phase: 'nominated' | 'standing' | 'withdrawn';
  readonly nominatedBy: readonly MemberId[];
  readonly statement: BlobRef | null;
  readonly groups: readonly string[];
  readonly entry: number;
}

export interface ElectionState {
  readonly id: string;
  readonly phase: 'nominations' | 'polling' | 'between-rounds' | 'counted';
  readonly of: string;
  readonly post: string;
  readonly unit: string | null;
  readonly places: number | null;
  readonly seats: number;
  readonly rule: string;
  readonly nominationsClose: Instant;
  readonly secrecy: 'secret' | 'open';
  readonly reopenNominations: boolean;
  readonly reserved: readonly SeatsReserved[];
  readonly candidates: { readonly [member: string]: CandidateState };
  /** How many could vote when the poll opened. */
  readonly entitled: number | null;
  /** Order on the paper, from the opening of the poll. */
  readonly standing: readonly MemberId[];
  readonly ballots: {
    readonly [member: string]: { readonly ranking: Ranking; readonly nonce: Nonce; readonly entry: number };
  };
  readonly batches: { readonly [batch: string]: BatchState };
  /** Of an election in rounds; `ballots` and `batches` are those of the round that is on. */
  readonly rounds: RoundsState | null;
  readonly result: ElectionResult | null;
  readonly calledAt: number;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
}

/** Only what is `confirmed` is counted. */
export type BatchPhase = 'entered' | 'confirmed' | 'doubted' | 'withdrawn';

export interface BatchState {
  readonly phase: BatchPhase;
  readonly papers: readonly PaperCount[];
  readonly enteredBy: MemberId;
  /** Who confirmed it last, also when it was doubted or withdrawn afterwards. */
  readonly confirmedBy: MemberId | null;
  /** Who asked last for a confirmed batch to be withdrawn, and why. */
  readonly doubt: BatchObjection | null;
  readonly withdrawal: BatchObjection | null;
  readonly nonce: Nonce;
  readonly entry: number;
}

export interface BatchObjection {
  readonly by: MemberId;
  readonly reason: string;
  readonly entry: number;
}

export type ElectionRefusal =
  | { readonly reason: 'election-exists'; readonly election: string }
  | { readonly reason: 'no-such-election'; readonly election: string }
  | { readonly reason: 'no-such-election-clause'; readonly of: string; readonly known: readonly string[] }
  | {
      readonly reason: 'election-phase';
      readonly phase: ElectionState['phase'];
      readonly needed: readonly ElectionState['phase'][];
    }
  | { readonly reason: 'may-not-run'; readonly runBy: string }
  | { readonly reason: 'not-filled-by-this-election'; readonly post: string; readonly filledBy: string }
  | { readonly reason: 'wrong-number-of-seats'; readonly vacant: number; readonly asked: number }
  | { readonly reason: 'rule-not-of-method'; readonly method: string; readonly rules: readonly string[] }
  | { readonly reason: 'nominations-closed'; readonly since: Instant }
  | { readonly reason: 'nominations-still-open'; readonly until: Instant }
  | { readonly reason: 'already-nominated-by-you'; readonly candidate: MemberId }
  | { readonly reason: 'reservation-unclear'; readonly clause: string; readonly found: string }
  | {
      readonly reason: 'reservation-needs-a-number';
      readonly clause: string;
      readonly group: string;
      readonly most: number;
    }
  | { readonly reason: 'rule-reserves-no-seats'; readonly rule: string; readonly rules: readonly string[] }
  | { readonly reason: 'too-many-bounds'; readonly bounds: number; readonly most: number }
  | { readonly reason: 'no-such-group'; readonly group: string; readonly known: readonly string[] }
  | {
      readonly reason: 'reserved-seats-unfilled';
      readonly group: string;
      readonly bound: SeatsReserved['bound'];
      readonly needed: number;
      readonly available: number;
      readonly leavesEmpty: number;
    }
  | { readonly reason: 'not-nominated' }
  | { readonly reason: 'needs-another-nominator' }
  | { readonly reason: 'no-such-candidate'; readonly candidate: string }
  | { readonly reason: 'candidate-twice'; readonly candidate: string }
  | { readonly reason: 'not-entitled' }
  | { readonly reason: 'booth-or-paper-only'; readonly of: string }
  | { readonly reason: 'batch-exists'; readonly batch: string }
  | { readonly reason: 'no-such-batch'; readonly batch: string }
  | { readonly reason: 'needs-another-teller'; readonly batch: string }
  | { readonly reason: 'batch-not-confirmed'; readonly batch: string }
  | { readonly reason: 'batch-confirmed'; readonly batch: string }
  | { readonly reason: 'batch-withdrawn'; readonly batch: string }
  | { readonly reason: 'batch-doubted'; readonly batch: string; readonly by: MemberId }
  | { readonly reason: 'needs-another-to-withdraw'; readonly batch: string }
  | { readonly reason: 'more-papers-than-voters'; readonly papers: number; readonly entitled: number }
  | { readonly reason: 'secret-ballot-running'; readonly ballot: string }
  | RoundRefusal;
