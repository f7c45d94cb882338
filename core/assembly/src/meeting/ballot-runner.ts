import type { Instant } from '@quorate/basics';
import type { Charter } from '@quorate/charter';
import { type Place, placeIn, placeInRef } from '../ground.ts';
import type { AssemblyState } from '../state.ts';

/** A place among those whom the charter has run a ballot (`run_by`); where it names nobody, among those who vote in it. */
export function ballotRunner(
  state: AssemblyState,
  charter: Charter,
  procedure: string,
  of: string,
  member: string,
  at: Instant,
): Place | undefined {
  const runBy = charter.procedures[procedure]?.run_by;
  return runBy === undefined ? placeIn(state, charter, of, member, at) : placeInRef(state, charter, runBy, member, at);
}
