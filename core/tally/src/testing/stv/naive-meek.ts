/** Slow and obvious Meek, Warren and QPQ, paper by paper, from the rules' texts alone. Ties: the smaller number is chosen. */
import { add, compare, divide, type Fraction, fraction, subtract, zero } from '@quorate/basics';
import type { Naive } from './hall.ts';
import type { SmallElection } from './random-elections.ts';
import { doomedOf, expendableOf } from './slow-constraints.ts';

const scale = 1_000_000_000n;
const up = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

/** PR Foundation, Reference Meek, A to C. */
export function naivePrfMeek({ seats, candidates, papers }: SmallElection): Naive {
  const kf = Array.from({ length: candidates }, () => scale);
  const state: ('hopeful' | 'elected' | 'defeated')[] = kf.map(() => 'hopeful');
  let votes = kf.map(() => 0n);
  const having = (s: string): number[] => state.flatMap((own, c) => (own === s ? [c] : []));
  while (having('elected').length < seats && having('elected').length + having('hopeful').length > seats) {
    let before: bigint | undefined;
    for (;;) {
      votes = kf.map(() => 0n);
      for (const paper of papers) {
        let w = scale;
        for (const c of paper) {
          const keep = up(w * (kf[c] ?? 0n), scale);
          votes[c] = (votes[c] ?? 0n) + keep;
          w -= keep;
          if (w === 0n) break;
        }
      }
      const quota = votes.reduce((a, b) => a + b, 0n) / BigInt(seats + 1) + 1n;
      const found = having('hopeful').filter((c) => (votes[c] ?? 0n) >= quota);
      for (const c of found) state[c] = 'elected';
      if (found.length > 0) break;
      let s = having('elected').reduce((all, c) => all + (votes[c] ?? 0n) - quota, 0n);
      if (s < 0n) s = 0n;
      if (s < 1000n || (before !== undefined && s >= before)) {
        const low = having('hopeful')
          .map((c) => votes[c] ?? 0n)
          .reduce((a, b) => (a < b ? a : b));
        const loser = Math.min(...having('hopeful').filter((c) => (votes[c] ?? 0n) <= low + s));
        state[loser] = 'defeated';
        kf[loser] = 0n;
        break;
      }
      before = s;
      for (const c of having('elected')) kf[c] = up(up((kf[c] ?? 0n) * quota, scale) * scale, votes[c] ?? 1n);
    }
  }
  if (having('elected').length < seats) for (const c of having('hopeful')) state[c] = 'elected';
  return { elected: having('elected'), votes: kf.map(String) };
}

/** Meek or Warren with nine decimals cut off, excluding one by one (Droop's parametric rule without batches). */
export function naiveFixedMeek(kind: 'meek' | 'warren', { seats, candidates, papers }: SmallElection): Naive {
  const kf = Array.from({ length: candidates }, () => scale);
  const state: ('hopeful' | 'elected' | 'defeated')[] = kf.map(() => 'hopeful');
  const having = (s: string): number[] => state.flatMap((own, c) => (own === s ? [c] : []));
  while (having('elected').length < seats && having('elected').length + having('hopeful').length > seats) {
    let before = BigInt(papers.length) * scale;
    for (;;) {
      const votes = kf.map(() => 0n);
      for (const paper of papers) {
        let w = scale;
        for (const c of paper.filter((one) => state[one] !== 'defeated')) {
          const factor = kf[c] ?? 0n;
          const keep = kind === 'meek' ? (w * factor) / scale : w < factor ? w : factor;
          votes[c] = (votes[c] ?? 0n) + keep;
          w = kind === 'meek' ? (w * (scale - factor)) / scale : w - keep;
        }
      }
      const quota = votes.reduce((a, b) => a + b, 0n) / BigInt(seats + 1) + 1n;
      const found = having('hopeful').filter((c) => (votes[c] ?? 0n) >= quota);
      for (const c of found) state[c] = 'elected';
      if (found.length > 0) break;
      const over = having('elected').map((c) => (votes[c] ?? 0n) - quota);
      const s = over.filter((x) => x > 0n).reduce((a, b) => a + b, 0n);
      if (s <= 1000n || s >= before) {
        const low = having('hopeful')
          .map((c) => votes[c] ?? 0n)
          .reduce((a, b) => (a < b ? a : b));
        const loser = Math.min(...having('hopeful').filter((c) => (votes[c] ?? 0n) <= low + s));
        state[loser] = 'defeated';
        kf[loser] = 0n;
        break;
      }
      before = s;
      for (const c of having('elected')) kf[c] = up(up((kf[c] ?? 0n) * quota, scale) * scale, votes[c] ?? 1n);
    }
  }
  if (having('elected').length < seats) for (const c of having('hopeful')) state[c] = 'elected';
  return { elected: having('elected'), votes: kf.map(String) };
}

/** Woodall, paragraphs 2.1 to 2.6, starting afresh after each exclusion or going on as it stands. */
export function naiveQpq({ seats, candidates, papers, keep }: SmallElection, { restart = true } = {}): Naive {
  const out = new Set<number>();
  const elected: number[] = [];
  const has = new Map<readonly number[], Fraction>(papers.map((paper) => [paper, zero]));
  for (;;) {
    if (restart) {
      elected.length = 0;
      for (const paper of papers) has.set(paper, zero);
    }
    for (;;) {
      const hopeful = Array.from({ length: candidates }, (_, c) => c).filter(
        (c) => !out.has(c) && !elected.includes(c),
      );
      if (elected.length === seats) return { elected: [...elected].sort((a, b) => a - b), votes: [] };
      if (elected.length + hopeful.length <= seats) {
        return { elected: [...elected, ...hopeful].sort((a, b) => a - b), votes: [] };
      }
      const doomed = doomedOf(keep, hopeful, elected, [...out]);
      if (doomed.length > 0) {
        for (const c of doomed) out.add(c);
        break;
      }
      const on = (paper: readonly number[]): number | undefined => paper.find((c) => hopeful.includes(c));
      const quotient = (c: number): Fraction => {
        const mine = papers.filter((paper) => on(paper) === c);
        const t = mine.reduce((all, paper) => add(all, has.get(paper) ?? zero), zero);
        return divide(fraction(mine.length), add(fraction(1), t));
      };
      const inactive = papers.filter((paper) => on(paper) === undefined);
      const tx = inactive.reduce((all, paper) => add(all, has.get(paper) ?? zero), zero);
      const quota = divide(fraction(papers.length - inactive.length), subtract(fraction(seats + 1), tx));
      const top = hopeful.reduce((best, c) => (compare(quotient(c), quotient(best)) > 0 ? c : best));
      if (compare(quotient(top), quota) <= 0) {
        const may = expendableOf(keep, hopeful, elected, [...out]);
        out.add(may.reduce((worst, c) => (compare(quotient(c), quotient(worst)) < 0 ? c : worst)));
        break;
      }
      const each = divide(fraction(1), quotient(top));
      for (const paper of papers) if (on(paper) === top) has.set(paper, each);
      elected.push(top);
    }
  }
}
