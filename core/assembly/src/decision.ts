import { type Digest, type Instant, ok, type Result } from '@quorate/basics';
import type { Charter, CharterProblem, ParsedCharter } from '@quorate/charter';
import type { Act, ActKind } from './act.ts';
import type { Event, Fact, Warrant } from './fact.ts';
import type { Refusal } from './refusal.ts';
import type { SealFindings } from './secret/secret-ballot.ts';
import type { AssemblyState } from './state.ts';

/** What every decider of this room is asked: one act, at one moment, under one charter. */
export interface Asked<Kind extends ActKind = ActKind> {
  readonly act: Extract<Act, { readonly kind: Kind }>;
  readonly state: AssemblyState;
  /** The charter that governs the matter: the one in force, or an earlier one for what began under it. */
  readonly charter: Charter;
  readonly parsed: ParsedCharter;
  readonly inForce: ParsedCharter;
  /** A charter by its hash: those that were adopted, and those that are proposed. */
  readonly charters: Charters;
  /** What was read in the charter's text that the act brings. */
  readonly proposed: ProposedCharter | null;
  /** When the act was received. */
  readonly at: Instant;
  /** The entry this act will be. */
  readonly index: number;
  readonly proofHolds: boolean;
  readonly sha256: (bytes: Uint8Array) => Digest;
  readonly findings: SealFindings | null;
}

export type Charters = (hash: string) => ParsedCharter | undefined;

export type ProposedCharter = Result<ParsedCharter, readonly CharterProblem[]>;

export type Decision = Result<readonly Fact[], Refusal>;

/** Facts that rest on the same warrant. */
export function facts(warrant: Warrant, ...events: readonly Event[]): Decision {
  return ok(events.map((event) => ({ ...event, warrant })));
}
