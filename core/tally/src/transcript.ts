/**
 * A transcript: the whole story of a count as data.
 *
 * It is canonical JSON once written: counting the same papers by the same rule
 * gives the same bytes, whatever the order of the papers was. Numbers are exact
 * texts: `1322`, `806.07214`, `10/3`. Candidates are named by their place in
 * `candidates`, from 0.
 */
export interface Transcript {
  readonly format: 'quorate.transcript/1';
  readonly rule: string;
  readonly options: { readonly [name: string]: string };
  readonly title: string;
  readonly seats: number;
  readonly candidates: readonly TranscriptCandidate[];
  readonly ballots: BallotAccount;
  /** `null` where the rule has no quota; where it moves, the last one (each stage carries its own). */
  readonly quota: string | null;
  readonly stages: readonly Stage[];
  readonly ties: readonly Tie[];
  /** In order of election. */
  readonly elected: readonly number[];
  /** Full order where the rule ranks everybody: best first, equals together. */
  readonly ranking?: readonly (readonly number[])[];
  /** Every outcome that the rule allows when it ends in a tie it leaves open (committees, Condorcet sets). */
  readonly tiedOutcomes?: readonly (readonly number[])[];
  /** Tables that explain the outcome: `pairwise`, `strongest-paths`, `grade-profile`, `divisors` ... */
  readonly tables?: { readonly [name: string]: readonly (readonly string[])[] };
  /** What no stage shows: seats left unfilled, constraints that bound, an unsettled point of the rule. */
  readonly notes: readonly Reason[];
}

export interface TranscriptCandidate {
  readonly name: string;
  readonly withdrawn?: true;
  readonly groups?: readonly string[];
}

export interface BallotAccount {
  /** All papers, by weight. */
  readonly papers: string;
  readonly valid: string;
  /** Blank or not usable under the rule. */
  readonly invalid: string;
}

/**
 * What was done at a stage. STV uses `first-preferences`, `surplus`, `exclude`,
 * `elect-remaining`, `recompute` (Meek iterations); other families name their steps likewise.
 */
export interface Stage {
  readonly action: string;
  /** Whom it was done to. */
  readonly on: readonly number[];
  readonly because: Reason;
  /** What each candidate has at the end of the stage. */
  readonly votes: readonly string[];
  readonly transfers: readonly Transfer[];
  readonly exhausted: string;
  readonly lostToRounding: string;
  readonly quota: string | null;
  /** Elected at this stage, in order. */
  readonly elected: readonly number[];
  /** Out of the count at this stage. */
  readonly excluded: readonly number[];
  /** What else was decided at this stage, each with its article: who reached the quota, surpluses put off, last vacancies. */
  readonly decisions?: readonly Reason[];
  /** Whatever else the rule fixes at this stage: keep factors, transfer value, priorities. */
  readonly values?: { readonly [name: string]: readonly string[] };
}

/** Who gave what to whom. `to: null` is the pile of papers with no further preference. */
export interface Transfer {
  readonly from: number;
  readonly to: number | null;
  readonly papers: string;
  readonly votes: string;
  /** Value of each paper, where all have one. */
  readonly value?: string;
}

/** A reason as data: printers make the sentence, and name the article. */
export interface Reason {
  /** Article of the rule: `r.48(2)`, `s.273(9)`, `B.2.c`. */
  readonly article: string;
  /** Stable key such as `largest-surplus` or `fewest-votes`; `words` gives the sentence for it. */
  readonly key: string;
  readonly data?: { readonly [name: string]: string | readonly string[] };
}

export interface Tie {
  readonly stage: number;
  readonly between: readonly number[];
  /** `elect` or `surplus`: best of them sought; `exclude`: weakest of them sought. */
  readonly for: 'elect' | 'surplus' | 'exclude' | 'rank';
  readonly brokenBy: 'earlier-stage' | 'later-stage' | 'lot' | 'fixed-order' | 'casting-vote' | 'unbroken';
  /** The stage that told them apart, where one did. */
  readonly byStage?: number;
  readonly chosen: readonly number[];
  readonly because: Reason;
}
