import type { Instant } from '@quorate/basics';
import type { Charter } from '@quorate/charter';
import { type Place, placeIn, placeInRef } from '../ground.ts';
import type { AssemblyState } from '../state.ts';

/**
 * A place among those whom the charter has run a ballot (`run_by`); where it names nobody, among those who vote in it. An
 * outsider is on no roll: where the charter's clock says how long the ballot is open, so that whoever calls it decides
 * nothing, those who vote in it call it.
 */
export function ballotRunner(
  state: AssemblyState,
  charter: Charter,
  procedure: string,
  of: string,
  member: string,
  at: Instant,
): Place | undefined {
  const { run_by: runBy, voting_open: open } = charter.procedures[procedure] ?? {};
  const byVoters = runBy === undefined || (runBy.startsWith('outside:') && open !== undefined);
  return byVoters ? placeIn(state, charter, of, member, at) : placeInRef(state, charter, runBy, member, at);
}
