/**
 * Who gave what to whom under Meek. Elected candidates pass on more at each iteration; a stage's transfers
 * are what they pass on beyond the stage before. An excluded candidate's papers go where they would have
 * gone without that name.
 */
import { elected } from '../engine/table.ts';
import type { Meek } from './distribute.ts';

/** Notes what elected candidates pass on now and did not before. */
export function noteFlows<V>(meek: Meek<V>): void {
  const { table, flows } = meek;
  const { arithmetic, open } = table;
  const now = flowsNow(meek);
  for (const [key, { amount, weight }] of now) {
    const before = flows.get(key) ?? arithmetic.zero;
    const more = arithmetic.subtract(amount, before);
    flows.set(key, amount);
    if (open === undefined || arithmetic.compare(more, arithmetic.zero) <= 0) continue;
    const [from, to] = [Math.floor(key / 65536), key % 65536];
    open.transfers.set(key, { from, to, papers: '', votes: '', weight, amount: more });
  }
  for (const key of flows.keys()) if (!now.has(key)) flows.delete(key);
}

/** After an exclusion: the flows as they are, so that the next stage tells only what is new. */
export function keepFlows<V>(meek: Meek<V>): void {
  meek.flows.clear();
  for (const [key, { amount }] of flowsNow(meek)) meek.flows.set(key, amount);
}

function flowsNow<V>({ table, paths, passed }: Meek<V>): Map<number, { amount: V; weight: number }> {
  const { arithmetic, status } = table;
  const flows = new Map<number, { amount: V; weight: number }>();
  for (let step = 1; step < passed.length; step += 1) {
    const before = paths.parent[step] ?? 0;
    const from = paths.candidate[before] ?? -1;
    const weight = paths.weight[step] ?? 0;
    if (from < 0 || weight === 0 || status[from] !== elected) continue;
    const key = from * 65536 + (paths.candidate[step] ?? 0);
    const amount = arithmetic.times(passed[before] as V, weight);
    const same = flows.get(key);
    flows.set(
      key,
      same ? { amount: arithmetic.add(same.amount, amount), weight: same.weight + weight } : { amount, weight },
    );
  }
  return flows;
}
