import { type Digest, type Instant, ok, type Result } from '@quorate/basics';
import type { Charter, ParsedCharter } from '@quorate/charter';
import type { Act, ActKind } from './act.ts';
import type { Event, Fact, Warrant } from './fact.ts';
import type { Refusal } from './refusal.ts';
import type { SealFindings } from './secret/secret-ballot.ts';
import type { AssemblyState } from './state.ts';

/** What every decider of this room is asked: one act, at one moment, under one charter. */
export interface Asked<Kind extends ActKind = ActKind> {
  readonly act: Extract<Act, { readonly kind: Kind }>;
  readonly state: AssemblyState;
  readonly charter: Charter;
  readonly parsed: ParsedCharter;
  /** When the act was received. */
  readonly at: Instant;
  /** The entry this act will be. */
  readonly index: number;
  readonly proofHolds: boolean;
  readonly sha256: (bytes: Uint8Array) => Digest;
  readonly findings: SealFindings | null;
}

export type Decision = Result<readonly Fact[], Refusal>;

/** Facts that rest on the same warrant. */
export function facts(warrant: Warrant, ...events: readonly Event[]): Decision {
  return ok(events.map((event) => ({ ...event, warrant })));
}
