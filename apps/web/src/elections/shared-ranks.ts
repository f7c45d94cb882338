/** Whether a rule knows equal ranks: asked of the rule itself, with one paper that has two first choices. */
import { count, type RankedProfile, sharedRank } from '@quorate/tally';

export function knowsSharedRanks(rule: string): boolean {
  const counted = count(rule, onePaper, { seats: 1, lot: { seed: 'any' } });
  if (!counted.ok) return false;
  const { ballots, stages } = counted.value;
  return ballots.valid === '1' && stages[0]?.exhausted === '0';
}

const onePaper: RankedProfile = {
  kind: 'ranked',
  title: '',
  candidates: [{ name: 'A' }, { name: 'B' }, { name: 'C' }],
  seats: 1,
  papers: {
    offsets: Uint32Array.of(0, 3),
    entries: Uint16Array.of(0, 1 + sharedRank, 2),
    weights: Float64Array.of(1),
    weightUnit: 1,
  },
};
