/**
 * Ranked pairs, river and split cycle: defeats are taken from the strongest
 * down, and those that would close a circle are left out.
 *
 * Equal defeats are the point where ranked pairs differ. `together`: all of
 * them are tried at once, and those on a circle are dropped. `each`: every order
 * of them is followed, and whoever wins under some order may win. `lot`: the
 * lot orders them (Zavist and Tideman), the favoured winner's defeat first.
 */
import { type Result, refuse } from '@quorate/basics';
import type { CountProblem, Rule } from '../../count.ts';
import { type Counting, defineRule } from '../common/define-rule.ts';
import { lotPlaces } from '../common/lots.ts';
import { type OptionTable, oneOf } from '../common/settings.ts';
import { because } from '../common/transcripts.ts';
import {
  byStrength,
  compareStrength,
  type Defeat,
  defeatsOf,
  levels,
  type Strength,
  showStrength,
  sign,
  strengthOption,
} from './defeats.ts';
import { type Pairwise, pairwiseMatrix, unrankedOption } from './pairwise.ts';
import { rankingTranscript } from './ranking-transcript.ts';

const mostLocks = 20_000;

const rankedPairsOptions = {
  strength: strengthOption,
  unranked: unrankedOption,
  ties: oneOf(
    'ties',
    ['together', 'each', 'lot'],
    'together',
    'Equally strong defeats: taken together, in every order, or in the order of the lot.',
  ),
};

export const rankedPairs: Rule = defineRule({
  id: 'ranked-pairs',
  family: 'condorcet',
  summary: 'Pairwise wins are locked from the strongest down unless they close a circle (Tideman).',
  explanation:
    'Every pair of candidates is compared. The clearest win is fixed first, then the next clearest, and so on; a win that would contradict those already fixed is skipped. What is fixed at the end is the ranking. ' +
    'Whoever beats all others one to one wins, and similar candidates do not hurt each other.',
  source: 'T. N. Tideman, Social Choice and Welfare 4 (1987); T. M. Zavist, T. N. Tideman, ibid. 6 (1989)',
  takes: ['ranked'],
  options: rankedPairsOptions,
  seats: 1,
  constraints: 'honoured',
  count: (counting) => {
    const { settings, profile } = counting;
    const duels = pairwiseMatrix(profile, settings.unranked);
    if (!duels.ok) return duels;
    if (settings.ties === 'each') return everyOrder(counting, duels.value, settings.strength, lockable);
    const places = lotPlaces(profile.candidates, counting.options.lot);
    if (settings.ties === 'lot' && places === undefined) {
      return refuse({ reason: 'bad-option', option: 'ties', found: 'lot', expected: 'a lot, given with the count' });
    }
    const locked =
      settings.ties === 'lot'
        ? lockByLot(duels.value, settings.strength, places ?? [])
        : lockTogether(duels.value, settings.strength);
    return rankingTranscript(counting, duels.value, {
      ranking: levels(duels.value.candidates, (a, b) =>
        locked.some(({ winner, loser }) => winner === a && loser === b),
      ),
      because: because('lock', 'strongest-wins-locked'),
      tables: { locked: lockedTable(locked, duels.value, settings.strength) },
    });
  },
});

export const river: Rule = defineRule({
  id: 'river',
  family: 'condorcet',
  summary: 'As ranked pairs, but each candidate is defeated at most once: the one without a defeat wins.',
  explanation:
    'Wins are taken from the clearest down. A win is skipped if its loser has already lost to somebody, or if it closes a circle. The candidate left without a defeat wins. It gives a winner, not a full ranking.',
  source: 'J. Heitzig, River method (2004); M. Doring, M. Brill, J. Heitzig, AAAI 2025',
  takes: ['ranked'],
  options: rankedPairsOptions,
  seats: 1,
  count: (counting) => {
    const { settings, profile, options } = counting;
    const duels = pairwiseMatrix(profile, settings.unranked);
    if (!duels.ok) return duels;
    const places = lotPlaces(profile.candidates, options.lot);
    if (settings.ties === 'lot' && places) {
      const locked: Defeat[] = [];
      for (const defeat of lotOrdered(duels.value, settings.strength, places)) {
        if (flows(locked, defeat)) locked.push(defeat);
      }
      return rankingTranscript(counting, duels.value, winnersFirst(duels.value, withoutDefeat(duels.value, locked)));
    }
    return everyOrder(counting, duels.value, settings.strength, flows);
  },
});

export const splitCycle: Rule = defineRule({
  id: 'split-cycle',
  family: 'condorcet',
  summary: 'In every circle of wins the weakest is set aside; whoever is then undefeated wins.',
  explanation:
    'Wherever wins run in a circle, the weakest win of that circle no longer counts. All candidates without a defeat that counts are winners, so a tie is more common than under rules that break circles further. ' +
    'Adding a candidate can never elect a third one whom the newcomer does not beat.',
  source: 'W. Holliday, E. Pacuit, Split Cycle, Public Choice 197 (2023)',
  takes: ['ranked'],
  options: { strength: { ...strengthOption, default: 'margins' }, unranked: unrankedOption },
  seats: 1,
  count: (counting) => {
    const { settings, profile } = counting;
    const duels = pairwiseMatrix(profile, settings.unranked);
    if (!duels.ok) return duels;
    const defeats = defeatsOf(duels.value);
    const kept = defeats.filter((defeat) => {
      const atLeast = defeats.filter((other) => compareStrength(settings.strength, other, defeat) >= 0);
      return !leads(atLeast, defeat.loser, defeat.winner);
    });
    const undefeated = withoutDefeat(duels.value, kept);
    return rankingTranscript(counting, duels.value, {
      ranking: levels(duels.value.candidates, (a, b) => kept.some(({ winner, loser }) => winner === a && loser === b)),
      because: because('split-cycle', 'undefeated', {
        winners: undefeated.map((one) => profile.candidates[one]?.name ?? ''),
      }),
    });
  },
});

/** All equals at once; those of them that lie on a circle are dropped. */
function lockTogether(duels: Pairwise, strength: Strength): readonly Defeat[] {
  const locked: Defeat[] = [];
  for (const equal of byStrength(defeatsOf(duels), lockingOrder(strength))) {
    const tried = [...locked, ...equal];
    locked.push(...equal.filter(({ winner, loser }) => !leads(tried, loser, winner)));
  }
  return locked;
}

function lockByLot(duels: Pairwise, strength: Strength, places: readonly number[]): readonly Defeat[] {
  const locked: Defeat[] = [];
  for (const defeat of lotOrdered(duels, strength, places)) if (lockable(locked, defeat)) locked.push(defeat);
  return locked;
}

function lotOrdered(duels: Pairwise, strength: Strength, places: readonly number[]): readonly Defeat[] {
  const place = (candidate: number): number => places[candidate] ?? 0;
  return byStrength(defeatsOf(duels), lockingOrder(strength)).flatMap((equal) =>
    [...equal].sort((a, b) => place(a.winner) - place(b.winner) || place(b.loser) - place(a.loser)),
  );
}

/** Stronger first; of equals the one with fewer papers for the loser (Tideman 1987, note on winning votes). */
function lockingOrder(strength: Strength): (a: Defeat, b: Defeat) => number {
  return (a, b) => compareStrength(strength, a, b) || sign(b.against - a.against);
}

type Lockable = (locked: readonly Defeat[], defeat: Defeat) => boolean;

function lockable(locked: readonly Defeat[], { winner, loser }: Defeat): boolean {
  return !leads(locked, loser, winner);
}

function flows(locked: readonly Defeat[], defeat: Defeat): boolean {
  return !locked.some(({ loser }) => loser === defeat.loser) && lockable(locked, defeat);
}

/** Is there a way along `defeats` from `from` to `to`? */
function leads(defeats: readonly Defeat[], from: number, to: number): boolean {
  const reached = new Set([from]);
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    for (const { winner, loser } of defeats) {
      if (winner !== at || reached.has(loser)) continue;
      reached.add(loser);
      open.push(loser);
    }
  }
  return false;
}

/** Whoever wins under some order of equal defeats may win. */
function everyOrder<Table extends OptionTable>(
  counting: Counting<'ranked', Table>,
  duels: Pairwise,
  strength: Strength,
  fits: Lockable,
): ReturnType<Rule['count']> {
  let locks: readonly (readonly Defeat[])[] = [[]];
  let work = 0;
  for (const equal of byStrength(defeatsOf(duels), (a, b) => compareStrength(strength, a, b))) {
    const next = new Map<string, readonly Defeat[]>();
    for (const locked of locks) {
      const extended = extensions(locked, equal, fits, mostLocks - work);
      if (extended === undefined) return tooManyOrders();
      for (const lock of extended) next.set(keyOf(lock), lock);
      work += extended.length;
      if (work > mostLocks) return tooManyOrders();
    }
    locks = [...next.values()];
  }
  const winners = new Set(locks.flatMap((locked) => withoutDefeat(duels, locked)));
  return rankingTranscript(
    counting,
    duels,
    winnersFirst(
      duels,
      duels.candidates.filter((one) => winners.has(one)),
    ),
  );
}

function tooManyOrders(): Result<never, CountProblem> {
  return refuse({ reason: 'too-large', what: 'orders of equal defeats', limit: mostLocks, got: mostLocks + 1 });
}

/** What is locked after `equal`, for every order in which they may be taken. */
function extensions(
  locked: readonly Defeat[],
  equal: readonly Defeat[],
  fits: Lockable,
  limit: number,
): readonly (readonly Defeat[])[] | undefined {
  const found = new Map<string, readonly Defeat[]>();
  const seen = new Set<string>();
  const open: (readonly Defeat[])[] = [locked];
  for (let lock = open.pop(); lock !== undefined; lock = open.pop()) {
    const key = keyOf(lock);
    if (seen.has(key)) continue;
    seen.add(key);
    if (seen.size > limit) return undefined;
    const now = lock;
    const free = equal.filter((defeat) => !now.includes(defeat) && fits(now, defeat));
    if (free.length === 0) found.set(key, lock);
    // A defeat that fits beside all the others at once can neither be blocked nor block: no branching.
    const harmless = free.find((defeat) => fits([...now, ...equal.filter((other) => other !== defeat)], defeat));
    if (harmless) open.push([...lock, harmless]);
    else for (const defeat of free) open.push([...lock, defeat]);
  }
  return [...found.values()];
}

function keyOf(defeats: readonly Defeat[]): string {
  return defeats
    .map(({ winner, loser }) => `${winner}>${loser}`)
    .sort()
    .join(' ');
}

function withoutDefeat({ candidates }: Pairwise, locked: readonly Defeat[]): readonly number[] {
  return candidates.filter((candidate) => !locked.some(({ loser }) => loser === candidate));
}

function winnersFirst({ candidates }: Pairwise, winners: readonly number[]): Parameters<typeof rankingTranscript>[2] {
  const rest = candidates.filter((one) => !winners.includes(one));
  return { ranking: [winners, rest].filter((level) => level.length > 0), because: because('lock', 'undefeated') };
}

function lockedTable(locked: readonly Defeat[], duels: Pairwise, strength: Strength): readonly (readonly string[])[] {
  return [
    ['winner', 'loser', 'strength'],
    ...locked.map((defeat) => [
      duels.names[defeat.winner] ?? '',
      duels.names[defeat.loser] ?? '',
      showStrength(strength, defeat, duels),
    ]),
  ];
}
