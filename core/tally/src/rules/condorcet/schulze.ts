/**
 * The Schulze method: A stands above B when the strongest path of defeats from
 * A to B is stronger than the strongest path from B to A. A path is as strong
 * as its weakest defeat.
 *
 * M. Schulze, Social Choice and Welfare 36 (2011), section 2.
 */
import type { Rule } from '../../count.ts';
import { defineRule } from '../common/define-rule.ts';
import { oneOf } from '../common/settings.ts';
import { because } from '../common/transcripts.ts';
import {
  byStrength,
  compareStrength,
  type Defeat,
  defeatsOf,
  levels,
  type Strength,
  showStrength,
  strengthOption,
} from './defeats.ts';
import { matrixTable, type Pairwise, pairwiseMatrix, unrankedOption } from './pairwise.ts';
import { rankingTranscript } from './ranking-transcript.ts';

export const schulze: Rule = defineRule({
  id: 'schulze',
  family: 'condorcet',
  summary: 'Strongest paths of pairwise wins; whoever beats all others one to one is elected.',
  explanation:
    'Every pair of candidates is compared on all papers. If one candidate beats all others, that candidate wins. If the wins run in a circle, chains of wins are compared by their weakest link. ' +
    'Similar candidates do not hurt each other, and ranking somebody higher never hurts them. Further seats are read off the ranking, so it is not proportional.',
  source:
    'M. Schulze, A new monotonic, clone-independent ... single-winner election method, Social Choice and Welfare 36 (2011)',
  takes: ['ranked'],
  options: {
    strength: strengthOption,
    unranked: unrankedOption,
    order: oneOf(
      'order',
      ['undefeated', 'defeats'],
      'undefeated',
      'Next come all whom nobody left stands above, or whom fewest of all stand above (Elekto, which Kubernetes counts with).',
    ),
  },
  seats: 1,
  constraints: 'honoured',
  count: (counting) => {
    const duels = pairwiseMatrix(counting.profile, counting.settings.unranked);
    if (!duels.ok) return duels;
    const { strength, order } = counting.settings;
    const { ranking, paths } = schulzeRanking(duels.value, strength, order);
    return rankingTranscript(counting, duels.value, {
      ranking,
      because: because('section 2', 'strongest-paths'),
      tables: { 'strongest-paths': matrixTable(duels.value, paths) },
    });
  },
});

interface SchulzeRanking {
  readonly ranking: readonly (readonly number[])[];
  /** Strength of the strongest path, as text; `0` where there is none. */
  readonly paths: (a: number, b: number) => string;
}

function schulzeRanking(duels: Pairwise, strength: Strength, order: 'undefeated' | 'defeats'): SchulzeRanking {
  const among = duels.candidates;
  const size = duels.names.length;
  const groups = byStrength(defeatsOf(duels, among), (a, b) => compareStrength(strength, a, b));
  // Strengths as whole numbers: 0 for none, 1 for the weakest. Only their order matters.
  const path = new Int32Array(size * size);
  const shown: (Defeat | undefined)[] = [undefined];
  [...groups].reverse().forEach((equal, at) => {
    shown.push(equal[0]);
    for (const { winner, loser } of equal) path[winner * size + loser] = at + 1;
  });
  widen(path, size, among);
  const strongest = (a: number, b: number): number => path[a * size + b] ?? 0;
  const above = (a: number, b: number): boolean => strongest(a, b) > strongest(b, a);
  return {
    ranking: order === 'defeats' ? byDefeats(among, above) : levels(among, above),
    paths: (a, b) => {
      const defeat = shown[strongest(a, b)];
      return defeat ? showStrength(strength, defeat, duels) : '0';
    },
  };
}

/** Whom one stands below, all stand below who stand below that one: so fewer above never means a place further down. */
function byDefeats(among: readonly number[], above: (a: number, b: number) => boolean): readonly (readonly number[])[] {
  const defeats = Map.groupBy(among, (a) => among.filter((b) => above(b, a)).length);
  return [...defeats].sort(([a], [b]) => a - b).map(([, equal]) => equal);
}

/** Floyd and Warshall: path(j, k) = max(path(j, k), min(path(j, i), path(i, k))). */
function widen(path: Int32Array, size: number, among: readonly number[]): void {
  for (const i of among) {
    for (const j of among) {
      const first = path[j * size + i] as number;
      if (i === j || first === 0) continue;
      for (const k of among) {
        const second = path[i * size + k] as number;
        const weaker = first < second ? first : second;
        if (k !== j && weaker > (path[j * size + k] as number)) path[j * size + k] = weaker;
      }
    }
  }
}
