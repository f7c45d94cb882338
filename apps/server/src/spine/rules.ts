/** The rules an office carries out. It holds none of its own, so a test may hand it others. */
import {
  type Act,
  type AssemblyState,
  actDue,
  type Circumstances,
  decide,
  evolve,
  type Fact,
  type Refusal,
  unfounded,
} from '@quorate/assembly';
import type { Instant, Result } from '@quorate/basics';
import { type CharterProblem, type ParsedCharter, parseCharter } from '@quorate/charter';

export interface Rules {
  readonly unfounded: AssemblyState;
  readonly decide: (act: Act, state: AssemblyState, circumstances: Circumstances) => Result<readonly Fact[], Refusal>;
  readonly evolve: (state: AssemblyState, facts: readonly Fact[], index: number) => AssemblyState;
  /** What the charter itself must do at this time, before anything else is recorded. */
  readonly actDue: (state: AssemblyState, at: Instant) => Act | undefined;
  readonly parseCharter: (text: string) => Result<ParsedCharter, readonly CharterProblem[]>;
}

export const assemblyRules: Rules = { unfounded, decide, evolve, actDue, parseCharter };
