/**
 * Papers as a count by single preferences sees them: who is next, and nothing else.
 *
 * Withdrawn candidates are passed over as if they had never stood. What a
 * missing or shared number does is for the rule to say; most statutes make a
 * paper non-transferable from that point on (OPs: "recorded in consecutive
 * numerical order", "void for uncertainty"), some pass over a gap.
 */
import { type RankedProfile, sharedRank, skippedRank } from '../../../profile.ts';

export interface Papers {
  readonly count: number;
  readonly offsets: Uint32Array;
  readonly entries: Uint16Array;
  readonly weights: Float64Array;
  readonly unit: number;
  /** Weight of the papers that give a usable first preference, in units. */
  readonly valid: number;
  readonly invalid: number;
}

export interface Reading {
  /** What a rank left empty does to the preferences after it; `pass-one`: one is passed over, two in a row end the paper. */
  readonly gap: 'pass' | 'pass-one' | 'stop';
  /** What a candidate named again does; passed over unless said. */
  readonly repeat?: 'stop';
}

export function readPapers(profile: RankedProfile, reading: Reading): Papers {
  const { offsets, entries, weights, weightUnit } = profile.papers;
  const count = weights.length;
  const plain = isPlain(profile) && !(reading.repeat === 'stop' && namesSomebodyTwice(profile));
  const read = plain ? { offsets, entries } : straighten(profile, reading);
  let [valid, invalid] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    const weight = weights[i] ?? 0;
    if ((read.offsets[i] ?? 0) === (read.offsets[i + 1] ?? 0)) invalid += weight;
    else valid += weight;
  }
  return { count, ...read, weights, unit: weightUnit, valid, invalid };
}

function isPlain({ candidates, papers }: RankedProfile): boolean {
  return (
    !candidates.some(({ withdrawn }) => withdrawn === true) &&
    !papers.entries.some((entry) => entry >= sharedRank || entry === skippedRank)
  );
}

function namesSomebodyTwice({ candidates, papers: { offsets, entries } }: RankedProfile): boolean {
  const seenOn = new Int32Array(candidates.length).fill(-1);
  for (let i = 0; i + 1 < offsets.length; i += 1) {
    for (let k = offsets[i] ?? 0; k < (offsets[i + 1] ?? 0); k += 1) {
      const c = entries[k] ?? 0;
      if (seenOn[c] === i) return true;
      seenOn[c] = i;
    }
  }
  return false;
}

function straighten(profile: RankedProfile, { gap, repeat }: Reading): Pick<Papers, 'offsets' | 'entries'> {
  const { offsets, entries } = profile.papers;
  const count = offsets.length - 1;
  const out = new Uint16Array(entries.length);
  const starts = new Uint32Array(count + 1);
  let size = 0;
  for (let i = 0; i < count; i += 1) {
    let gaps = 0;
    const named = new Set<number>();
    for (const rank of ranksOf(profile, i)) {
      gaps = rank === 'gap' ? gaps + 1 : 0;
      if (rank === 'gap') {
        if (gap === 'stop' || (gap === 'pass-one' && gaps > 1)) break;
        continue;
      }
      if (repeat === 'stop' && rank.some((c) => named.has(c))) break;
      for (const c of rank) named.add(c);
      const standing = rank.filter((c) => profile.candidates[c]?.withdrawn !== true);
      if (standing.length > 1) break;
      for (const c of standing) {
        out[size] = c;
        size += 1;
      }
    }
    starts[i + 1] = size;
  }
  return { offsets: starts, entries: out.slice(0, size) };
}

/** The ranks of paper `i`, best first: who stands there, or that it was left empty. */
export function ranksOf({ papers }: RankedProfile, i: number): readonly (readonly number[] | 'gap')[] {
  const ranks: (number[] | 'gap')[] = [];
  for (let k = papers.offsets[i] ?? 0; k < (papers.offsets[i + 1] ?? 0); k += 1) {
    const entry = papers.entries[k] ?? 0;
    const last = ranks.at(-1);
    if (entry === skippedRank) ranks.push('gap');
    else if (entry >= sharedRank && Array.isArray(last)) last.push(entry - sharedRank);
    else ranks.push([entry & ~sharedRank]);
  }
  return ranks;
}
