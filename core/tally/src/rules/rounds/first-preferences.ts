/**
 * First preferences among those still standing.
 *
 * Candidates level at the top of a paper share it (`share`), or such a rank is
 * passed over and the next single one counts (`skip`).
 */
import { type Fraction, fraction, zero } from '@quorate/basics';
import { type RankedProfile, sharedRank, skippedRank } from '../../profile.ts';

export interface FirstPreferences {
  readonly of: (candidate: number) => Fraction;
  /** Papers that name nobody still standing. */
  readonly exhausted: Fraction;
}

export function firstPreferences(
  { papers, candidates }: RankedProfile,
  among: readonly number[],
  equal: 'share' | 'skip',
): FirstPreferences {
  const { offsets, entries, weights, weightUnit } = papers;
  const stands = new Uint8Array(candidates.length);
  for (const candidate of among) stands[candidate] = 1;
  const whole = candidates.map(() => 0n);
  const parts: Map<bigint, bigint>[] = candidates.map(() => new Map());
  let exhausted = 0n;
  for (let paper = 0; paper < weights.length; paper++) {
    const top = topOf(entries, offsets[paper] ?? 0, offsets[paper + 1] ?? 0, stands, equal);
    const weight = BigInt(weights[paper] ?? 0);
    if (top === undefined) exhausted += weight;
    else if (typeof top === 'number') whole[top] = (whole[top] ?? 0n) + weight;
    else for (const one of top) add(parts[one], BigInt(top.length), weight);
  }
  const unit = BigInt(weightUnit);
  const totals = candidates.map((_, candidate) => {
    let sum = fraction(whole[candidate] ?? 0n, unit);
    for (const [den, num] of parts[candidate] ?? []) {
      sum = fraction(sum.num * den * unit + num * sum.den, sum.den * den * unit);
    }
    return sum;
  });
  return { of: (candidate) => totals[candidate] ?? zero, exhausted: fraction(exhausted, unit) };
}

/** The candidate at the top, several when level, nobody when exhausted. */
function topOf(
  entries: Uint16Array,
  from: number,
  to: number,
  stands: Uint8Array,
  equal: 'share' | 'skip',
): number | readonly number[] | undefined {
  let level: number[] = [];
  let first: number | undefined;
  for (let at = from; at < to; at++) {
    const entry = entries[at] ?? 0;
    const candidate = entry & ~sharedRank;
    if ((entry & sharedRank) === 0) {
      if (level.length > 1 && equal === 'share') return level;
      if (level.length > 1) [level, first] = [[], undefined];
      if (first !== undefined) return first;
    }
    if (candidate === skippedRank || stands[candidate] !== 1 || level.includes(candidate)) continue;
    level = [...level, candidate];
    first = level.length === 1 ? candidate : undefined;
  }
  if (first !== undefined) return first;
  return level.length > 1 && equal === 'share' ? level : undefined;
}

function add(parts: Map<bigint, bigint> | undefined, den: bigint, weight: bigint): void {
  parts?.set(den, (parts.get(den) ?? 0n) + weight);
}
