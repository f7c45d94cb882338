/** What a view is drawn from: the state at one moment, under the charter in force, for one who looks. */
import { type AssemblyState, type Charters, charterAtEntry } from '@quorate/assembly';
import type { Instant, MemberId, OrgId } from '@quorate/basics';
import { broken } from '@quorate/basics';
import type { Charter, ParsedCharter } from '@quorate/charter';
import type { Desk } from '../spine/desk.ts';
import type { Office } from '../spine/office.ts';

export interface Insight {
  readonly org: OrgId;
  readonly state: AssemblyState;
  readonly charter: ParsedCharter;
  readonly charters: Charters;
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
  const charters = await desk.charters();
  const { org } = desk.keeping;
  return desk.read(({ state }) => {
    const charter = charters(state.charter?.hash ?? '') ?? broken('a founded organisation has a charter');
    return draw({ org, state, charter, charters, at: office.clock(), member });
  });
}

/** The charter that governs what began with this entry: what began under an earlier one ends under it. */
export function governing({ state, charter, charters }: Insight, began: number): Charter {
  return (charters(charterAtEntry(state, began) ?? charter.hash) ?? charter).charter;
}
