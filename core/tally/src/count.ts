/**
 * One shape for every rule: `count(rule, profile, options) → transcript`.
 *
 * Each family registers its rules in `rules/`; a rule names its source, the
 * profiles it takes and the options it knows.
 */
import { type Result, refuse } from '@quorate/basics';
import { countBy } from './count-by.ts';
import type { Profile } from './profile.ts';
import { rules } from './rules/index.ts';
import type { Transcript } from './transcript.ts';

/** Options as text, as a command line or a record carries them. Each rule parses its own. */
export interface CountOptions {
  /** Seats to fill. Without it, the profile's own number. */
  readonly seats?: number;
  /**
   * How lots fall: a seed from which the rule draws, or candidates in the order in which lots favour them.
   * Without it a tie that only a lot can break leaves the count `unbroken` and says so.
   */
  readonly lot?: { readonly seed: string } | { readonly order: readonly number[] };
  /** At least / at most so many of a group: `women>=2`, `employer:x<=1`. */
  readonly constraints?: readonly Constraint[];
  /** The rule's own options: `arithmetic=exact`, `batch=true`. Unknown ones are refused. */
  readonly more?: { readonly [name: string]: string };
}

export interface Constraint {
  readonly group: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface Rule {
  readonly id: string;
  readonly family:
    | 'majority'
    | 'plurality'
    | 'rounds'
    | 'stv'
    | 'condorcet'
    | 'grades'
    | 'apportionment'
    | 'committee'
    | 'budget';
  /** One line. */
  readonly summary: string;
  /** A few plain sentences: what the rule does, what it is good and bad at. */
  readonly explanation: string;
  /** Statute, constitution or paper, with section. */
  readonly source: string;
  readonly takes: readonly Profile['kind'][];
  readonly options: readonly OptionSpec[];
  readonly count: (profile: Profile, options: CountOptions) => Result<Transcript, CountProblem>;
}

export interface OptionSpec {
  readonly name: string;
  readonly values: string;
  readonly default: string;
  readonly meaning: string;
}

/** Why a count can't be made. Data; printers make the sentence. */
export type CountProblem =
  | { readonly reason: 'unknown-rule'; readonly rule: string }
  | {
      readonly reason: 'wrong-profile';
      readonly rule: string;
      readonly needs: readonly Profile['kind'][];
      readonly got: Profile['kind'];
    }
  | { readonly reason: 'unknown-option'; readonly option: string; readonly known: readonly string[] }
  | { readonly reason: 'bad-option'; readonly option: string; readonly found: string; readonly expected: string }
  | { readonly reason: 'no-seats' }
  | { readonly reason: 'too-large'; readonly what: string; readonly limit: number; readonly got: number }
  | {
      readonly reason: 'infeasible-constraint';
      readonly group: string;
      readonly needed: number;
      readonly available: number;
    }
  | {
      readonly reason: 'unsupported-papers';
      readonly what: 'equal-ranks' | 'fractional-weights' | 'negative-scores';
      readonly rule: string;
    };

/** Counts `profile` by the rule named `rule`. */
export function count(rule: string, profile: Profile, options: CountOptions = {}): Result<Transcript, CountProblem> {
  const found = rules.find(({ id }) => id === rule);
  return found ? countBy(found, profile, options) : refuse({ reason: 'unknown-rule', rule });
}
