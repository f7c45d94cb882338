/**
 * A profile: what the voters marked, grouped, ready to be counted.
 *
 * Equal papers are merged and kept in typed arrays, so that a million ballots
 * take tens of megabytes. Candidates are numbered from 0 in the order of the
 * file; no rule may let that order decide anything.
 */
export interface Candidate {
  readonly name: string;
  /** Stands on the paper but can no longer be elected. */
  readonly withdrawn?: true;
  /** Groups the candidate belongs to, for constraints and caps (`women`, `region:north`, `employer:x`). */
  readonly groups?: readonly string[];
}

export type Profile = RankedProfile | ScoredProfile | QuestionProfile | PartiesProfile | BudgetProfile;

/** Papers that put candidates in order. */
export interface RankedProfile {
  readonly kind: 'ranked';
  readonly title: string;
  readonly candidates: readonly Candidate[];
  /** Seats to fill as the file says; undefined when it does not say. */
  readonly seats?: number;
  readonly papers: RankedPapers;
  /** Order in which ties are to be broken, best first, when the file fixes one. */
  readonly tieOrder?: readonly number[];
}

/**
 * Distinct papers. Paper `i` has the entries `entries[offsets[i] .. offsets[i + 1])`.
 *
 * An entry is a candidate's number, or {@link skippedRank}, or a number with
 * {@link sharedRank} added: it stands at the same rank as the entry before it.
 */
export interface RankedPapers {
  readonly offsets: Uint32Array;
  readonly entries: Uint16Array;
  /** Weight of each paper in units of `1 / weightUnit`: whole, positive, below 2^53. */
  readonly weights: Float64Array;
  /** 1 unless the file gives weights with decimals. */
  readonly weightUnit: number;
}

export const sharedRank = 0x8000;
export const skippedRank = 0x7fff;
export const mostCandidates = 0x7ffe;

/** Papers that give each candidate a number: approvals (0 or 1), scores, or grades (0 is the worst). */
export interface ScoredProfile {
  readonly kind: 'scored';
  readonly title: string;
  readonly candidates: readonly Candidate[];
  readonly seats?: number;
  /** Names of the grades, worst first, where they have names. */
  readonly grades?: readonly string[];
  readonly highest: number;
  readonly papers: ScoredPapers;
}

/** Paper `i` gave candidate `candidates[k]` the score `scores[k]` for k in `offsets[i] .. offsets[i + 1])`; the rest got none. */
export interface ScoredPapers {
  readonly offsets: Uint32Array;
  readonly candidates: Uint16Array;
  readonly scores: Int32Array;
  readonly weights: Float64Array;
  readonly weightUnit: number;
}

/** A question that is answered with yes, no or an abstention. Exact decimal or fraction text, for weights. */
export interface QuestionProfile {
  readonly kind: 'question';
  readonly title: string;
  readonly yes: string;
  readonly no: string;
  readonly abstentions: string;
  /** Persons or units entitled, members, seats, present ... as far as the base of the rule needs them. */
  readonly bases?: { readonly [base: string]: string };
}

/** Votes for lists, or members of branches: seats are shared out among them. */
export interface PartiesProfile {
  readonly kind: 'parties';
  readonly title: string;
  readonly seats?: number;
  readonly candidates: readonly Candidate[];
  /** Exact text of whole numbers, decimals or fractions. */
  readonly votes: readonly string[];
}

/** Projects with costs, and voters who approve or score them within a budget. */
export interface BudgetProfile {
  readonly kind: 'budget';
  readonly title: string;
  readonly candidates: readonly Candidate[];
  readonly costs: readonly string[];
  readonly budget: string;
  readonly papers: ScoredPapers;
  /** The file's own header fields, such as `vote_type` or `min_project_score_threshold`. */
  readonly meta: { readonly [key: string]: string };
}
