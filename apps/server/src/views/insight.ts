/** What a view is drawn from: the state at one moment, under the charter in force, for one who looks. */
import type { AssemblyState } from '@quorate/assembly';
import type { Instant, MemberId, OrgId } from '@quorate/basics';
import { broken } from '@quorate/basics';
import type { ParsedCharter } from '@quorate/charter';
import type { Desk } from '../spine/desk.ts';
import type { Office } from '../spine/office.ts';

export interface Insight {
  readonly org: OrgId;
  readonly state: AssemblyState;
  readonly charter: ParsedCharter;
  readonly at: Instant;
  /** Handle of whoever looks; `null` for a guest. */
  readonly member: MemberId | null;
}

/** The state changes with the next entry, so `draw` must finish in one go and keep nothing of it. */
export async function drawn<T>(
  office: Office,
  desk: Desk,
  member: MemberId | null,
  draw: (insight: Insight) => T,
): Promise<T> {
  const charter = (await desk.charterInForce()) ?? broken('a founded organisation has a charter');
  const { org } = desk.keeping;
  return desk.read(({ state }) => draw({ org, state, charter, at: office.clock(), member }));
}
