/**
 * The assembly: what the organisation may do.
 *
 * `decide` judges one act at one moment under the charter in force; `evolve`
 * takes note of the facts. The server calls them once, every verifier again.
 * Signatures are checked before `decide` by whoever has a verifier at hand.
 */
import type { Instant, Result } from '@quorate/basics';
import type { ParsedCharter } from '@quorate/charter';
import type { Act } from './act.ts';
import type { Fact } from './fact.ts';
import type { Refusal } from './refusal.ts';
import type { AssemblyState } from './state.ts';

/** What a decision depends on besides the act and the state. */
export interface Circumstances {
  /** When the act was received. */
  readonly at: Instant;
  /** The charter in force; at the founding, the one being adopted. */
  readonly charter: ParsedCharter;
  /** Whether a device's proof of possession (`enrol-device`) was checked and held. Anything else ignores it. */
  readonly proofHolds: boolean;
}

export type Decide = (act: Act, state: AssemblyState, circumstances: Circumstances) => Result<readonly Fact[], Refusal>;

/** Folds the facts of the entry with this index. The old state must not be used afterwards. */
export type Evolve = (state: AssemblyState, facts: readonly Fact[], index: number) => AssemblyState;
