/**
 * A slow and obvious count to hold a rule against, on random small elections.
 *
 * The slow counts are written from the rules' texts, not from our code; every seed gives one election.
 */
export interface Reference {
  /** Which options, where a rule is compared under several. */
  readonly under?: string;
  /** How many elections, seeds from 1. */
  readonly elections: number;
  /** What the rule says of the election with this seed, and what the slow count says. */
  readonly compare: (seed: number) => readonly [ours: unknown, slow: unknown];
}

/** By rule: the slow counts, or why there can be none. */
export interface References {
  readonly [rule: string]: readonly Reference[] | { readonly none: string };
}
