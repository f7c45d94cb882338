/** Meek counts as offices run them: New Zealand's calculator and MediaWiki's SecurePoll, paper by paper. */
import type { Naive } from './hall.ts';
import type { SmallElection } from './random-elections.ts';
import { doomedOf, electedOf, expendableOf } from './slow-constraints.ts';

const nine = 1_000_000_000n;
const up = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

/**
 * Local Electoral Regulations 2001 (NZ), Schedule 1A, clauses 3 to 19 and 40 to 48, as the calculator applies them:
 * what is not kept passes on, an exclusion may follow the first count, and candidates without a vote go together.
 */
export function naiveNewZealand({ seats, candidates, papers, keep: keeping }: SmallElection): Naive {
  const keep = Array.from({ length: candidates }, () => nine);
  const state: ('hopeful' | 'successful' | 'excluded')[] = keep.map(() => 'hopeful');
  const numbers = pseudoRandom(candidates, seats, papers.length);
  const history: bigint[][] = [];
  const having = (s: string): number[] => state.flatMap((own, c) => (own === s ? [c] : []));
  let votes: bigint[] = [];
  let quota = 0n;
  const finished = (): boolean => having('successful').length >= seats || left() <= 0;
  /** How many more can be excluded. */
  const left = (): number => having('successful').length + having('hopeful').length - seats;
  const count = (): void => {
    votes = keep.map(() => 0n);
    for (const paper of papers) {
      let rest = nine;
      for (const c of paper) {
        const kept = up(rest * (keep[c] ?? 0n), nine);
        votes[c] = (votes[c] ?? 0n) + kept;
        rest -= kept;
        if (rest === 0n) break;
      }
    }
    quota = votes.reduce((a, b) => a + b, 0n) / BigInt(seats + 1) + 1n;
    history.push([...votes]);
    const reached = having('hopeful').filter((c) => (votes[c] ?? 0n) >= quota);
    const best = (among: readonly number[]): number => {
      const most = among.map((c) => votes[c] ?? 0n).reduce((a, b) => (a > b ? a : b));
      const level = among.filter((c) => votes[c] === most);
      return tieBroken(level, 'most', history.length - 1);
    };
    for (const c of electedOf(keeping, reached, having('successful'), having('excluded'), best))
      state[c] = 'successful';
  };
  const exclude = (c: number): void => {
    state[c] = 'excluded';
    keep[c] = 0n;
  };
  count();
  while (!finished()) {
    const doomed = doomedOf(keeping, having('hopeful'), having('successful'), having('excluded'));
    if (doomed.length > 0) {
      for (const c of doomed) exclude(c);
      count();
      continue;
    }
    const surplus = votes.reduce((all, v) => (v > quota ? all + v - quota : all), 0n);
    const may = expendableOf(keeping, having('hopeful'), having('successful'), having('excluded'));
    const low = may.sort((a, b) => ((votes[a] ?? 0n) < (votes[b] ?? 0n) ? -1 : 1));
    const [last = -1, next = -1] = low;
    const settled = surplus < 100_000n;
    const empty = settled ? low.filter((c) => votes[c] === 0n) : [];
    const allGo =
      empty.length <= left() && keeping?.allows(having('successful'), [...having('excluded'), ...empty]) !== false;
    if (empty.length > 0 && allGo) for (const c of empty) exclude(c);
    // More than may go: one of them, by clauses 40 to 48.
    else if (empty.length > 0) exclude(tieBroken(empty, 'least', history.length));
    // Clause 13.
    else if ((votes[last] ?? 0n) + surplus < (votes[next] ?? 0n)) exclude(last);
    else if (settled) {
      const level = low.filter((c) => votes[c] === votes[last]);
      exclude(tieBroken(level, 'least', history.length));
    }
    for (const c of having('successful')) {
      if ((votes[c] ?? 0n) > quota) keep[c] = up(up((keep[c] ?? 0n) * quota, nine) * nine, votes[c] ?? 1n);
    }
    count();
  }
  if (having('successful').length < seats) for (const c of having('hopeful')) state[c] = 'successful';
  return { elected: having('successful'), votes: votes.map(String) };

  /** Clauses 19, 40 and 48: behind at the first difference, else the lowest number, the highest at every other iteration. */
  function tieBroken(tied: readonly number[], sought: 'most' | 'least', iteration: number): number {
    let among = [...tied];
    for (const then of history) {
      const wanted = among.map((c) => then[c] ?? 0n).reduce((a, b) => ((sought === 'least') === a < b ? a : b));
      among = among.filter((c) => then[c] === wanted);
    }
    among.sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
    return (iteration % 2 === 1 ? among[0] : among.at(-1)) ?? -1;
  }
}

/** Clauses 42 to 47 as the calculator has them. */
function pseudoRandom(candidates: number, vacancies: number, votes: number): readonly number[] {
  let x = candidates + 5;
  let y = vacancies;
  let z = (votes + 10_000 * (votes % 10)) % 30_323;
  const draw = (): number => {
    x = (171 * x) % 30_269;
    y = (172 * y) % 30_307;
    z = (170 * z) % 30_323;
    const sum =
      Math.floor((10_000 * x) / 30_269) + Math.floor((10_000 * y) / 30_307) + Math.floor((10_000 * z) / 30_323);
    return 10_000 - (sum % 10_000);
  };
  for (let i = 0; i < 4; i += 1) draw();
  const numbers: number[] = [];
  while (numbers.length < candidates) {
    const number = draw();
    if (!numbers.includes(number)) numbers.push(number);
  }
  return numbers;
}

/** MediaWiki, extension SecurePoll, STVTallier: BCMath with ten decimals, everything cut off. */
export function naiveSecurePoll({ seats, candidates, papers }: SmallElection): Naive {
  const ten = 10_000_000_000n;
  const everybody = Array.from({ length: candidates }, (_, c) => c);
  const elected: number[] = [];
  const eliminated: number[] = [];
  let keep = everybody.map(() => ten);
  let totals: bigint[] = [];
  let quota = 0n;
  const distribute = (): void => {
    totals = everybody.map(() => 0n);
    for (const paper of papers) {
      let weight = ten;
      for (const c of paper) {
        const value = (weight * (keep[c] ?? 0n)) / ten;
        totals[c] = (totals[c] ?? 0n) + value;
        weight -= value;
      }
    }
    quota = totals.reduce((a, b) => a + b, 0n) / BigInt(seats + 1) + 10_000n;
  };
  distribute();
  let before = 0n;
  for (;;) {
    if (elected.length >= seats) break;
    keep = everybody.map((c) => {
      if (eliminated.includes(c)) return 0n;
      if (!elected.includes(c)) return ten;
      return ((((keep[c] ?? 0n) * quota) / ten) * ten) / (totals[c] ?? 1n);
    });
    distribute();
    const winners = everybody.filter((c) => (totals[c] ?? 0n) >= quota);
    const found = winners.filter((c) => !elected.includes(c));
    const surplus = winners.reduce((all, c) => all + (totals[c] ?? 0n) - quota, 0n);
    if (found.length === 0) eliminated.push(...losers(surplus));
    elected.push(...found);
    before = surplus;
    if (everybody.every((c) => elected.includes(c) || eliminated.includes(c))) break;
  }
  return { elected: [...elected].sort((a, b) => a - b), votes: totals.map(String) };

  function losers(surplus: bigint): readonly number[] {
    const left = everybody.filter((c) => !eliminated.includes(c));
    const levels = [...new Set(left.map((c) => totals[c] ?? 0n))].sort((a, b) => (a < b ? -1 : 1));
    const [lowest = 0n, second] = levels;
    if (second === undefined) return left;
    const last = left.filter((c) => totals[c] === lowest);
    // The program compares with BCMath's default of no decimals.
    const whole = (value: bigint): bigint => value / ten;
    const reach = whole(whole(lowest * BigInt(last.length)) * ten + surplus);
    return reach < whole(second) || surplus === before ? last : [];
  }
}
