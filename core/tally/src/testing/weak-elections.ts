/** Small elections of weak orders from a seed: shared ranks, cut-off papers, copies, now and then a withdrawn candidate. */
import type { RankedProfile } from '../profile.ts';
import { namesFor, type PlainPaper, ranked } from './naive-profiles.ts';
import { stirred } from './stv/random-elections.ts';

export interface WeakElection {
  readonly profile: RankedProfile;
  /** Without whoever withdrew, renumbered: what the slow counts get. */
  readonly candidates: number;
  readonly papers: readonly PlainPaper[];
  /** The number in the profile of each candidate left. */
  readonly numbers: readonly number[];
}

export function weakElection(seed: number, { most = 5, shared = true, withdrawn = true } = {}): WeakElection {
  const random = stirred(seed);
  const candidates = 2 + random(most - 1);
  const gone = withdrawn && candidates > 2 && random(5) === 0 ? random(candidates) : -1;
  const papers = Array.from({ length: 1 + random(8) }, (): PlainPaper => {
    const left = Array.from({ length: candidates }, (_, c) => c);
    const ranks: number[][] = [];
    for (let named = 1 + random(candidates); named > 0; named -= 1) {
      const [c = 0] = left.splice(random(left.length), 1);
      if (shared && ranks.length > 0 && random(3) === 0) ranks.at(-1)?.push(c);
      else ranks.push([c]);
    }
    return [1 + random(3), ranks];
  });
  const numbers = Array.from({ length: candidates }, (_, c) => c).filter((c) => c !== gone);
  const stood = papers.map(([weight, ranks]): PlainPaper => {
    const left = ranks.map((rank) => rank.filter((c) => c !== gone).map((c) => numbers.indexOf(c)));
    return [weight, left.filter((rank) => rank.length > 0)];
  });
  const names = namesFor(candidates).map((one, c) => (c === gone ? { ...one, withdrawn: true as const } : one));
  return {
    profile: ranked(names, papers),
    candidates: numbers.length,
    papers: stood.filter(([, ranks]) => ranks.length > 0),
    numbers,
  };
}
