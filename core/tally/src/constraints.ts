/**
 * Constraints: at least or at most so many of a group, several groups at once.
 *
 * A partial result is sound when it can still be completed to a full one that
 * keeps every constraint. From that follow the *doomed* (electing one of them
 * would make the constraints impossible) and the *guarded* (excluding one of
 * them would): I. D. Hill, M. Tarver, "Constraints in STV", Voting matters 9 (1998).
 *
 * Candidates who belong to the same constrained groups are interchangeable
 * here, so the search runs over kinds of candidates and how many of each: exact,
 * with remembered dead ends. Up to {@link mostConstraints} constraints.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import type { Constraint, CountProblem } from './count.ts';
import type { Candidate } from './profile.ts';

const mostConstraints = 12;

export interface SeatRules {
  /** May `elected` sit together, with a full completion still possible when `excluded` are out? */
  readonly allows: (elected: readonly number[], excluded: readonly number[]) => boolean;
  /** Continuing candidates whose election would make the constraints impossible to keep. */
  readonly doomed: (elected: readonly number[], excluded: readonly number[]) => readonly number[];
  /** Continuing candidates whose exclusion would make the constraints impossible to keep. */
  readonly guarded: (elected: readonly number[], excluded: readonly number[]) => readonly number[];
}

/**
 * Names the first constraint that can't be kept, alone or together with those before it.
 * `available` is the most that can be reached for an `atLeast`, and for an `atMost` the seats that could be filled.
 */
export function checkConstraints(
  candidates: readonly Candidate[],
  seats: number,
  constraints: readonly Constraint[],
): Result<null, CountProblem> {
  if (constraints.length > mostConstraints) {
    return refuse({ reason: 'too-large', what: 'constraints', limit: mostConstraints, got: constraints.length });
  }
  const toFill = Math.min(seats, candidates.filter(({ withdrawn }) => !withdrawn).length);
  for (const [index, constraint] of constraints.entries()) {
    const kept = constraints.slice(0, index);
    const { group, atLeast, atMost } = constraint;
    if (atLeast !== undefined && !possible(candidates, seats, [...kept, { group, atLeast }])) {
      const available = mostReachable(atLeast, (tried) =>
        possible(candidates, seats, [...kept, { group, atLeast: tried }]),
      );
      return refuse({ reason: 'infeasible-constraint', group, needed: atLeast, available });
    }
    if (atMost !== undefined && !possible(candidates, seats, [...kept, constraint])) {
      const available = mostReachable(toFill, (tried) => fillable(candidates, tried, [...kept, constraint]));
      return refuse({ reason: 'infeasible-constraint', group, needed: toFill, available });
    }
  }
  return ok(null);
}

function possible(candidates: readonly Candidate[], seats: number, constraints: readonly Constraint[]): boolean {
  return seatRules(candidates, seats, constraints).allows([], []);
}

function fillable(candidates: readonly Candidate[], seats: number, constraints: readonly Constraint[]): boolean {
  return possible(candidates, seats, constraints);
}

function mostReachable(below: number, reachable: (tried: number) => boolean): number {
  for (let tried = below - 1; tried > 0; tried--) if (reachable(tried)) return tried;
  return 0;
}

/** The constraints over these candidates, ready to be asked during a count. */
export function seatRules(
  candidates: readonly Candidate[],
  seats: number,
  constraints: readonly Constraint[],
): SeatRules {
  const bounds = constraints.map(({ group, atLeast, atMost }) => ({
    group,
    least: atLeast ?? 0,
    most: atMost ?? Number.POSITIVE_INFINITY,
  }));
  const kindOf = candidates.map(({ groups }) =>
    bounds.map(({ group }) => (groups?.includes(group) ? '1' : '0')).join(''),
  );
  const toFill = Math.min(seats, candidates.filter(({ withdrawn }) => !withdrawn).length);

  const allows = (elected: readonly number[], excluded: readonly number[]): boolean => {
    if (bounds.length === 0) return elected.length <= seats;
    if (elected.length > seats) return false;
    const gone = new Set([...elected, ...excluded]);
    const free = new Map<string, number>();
    candidates.forEach(({ withdrawn }, candidate) => {
      const kind = kindOf[candidate] ?? '';
      if (!withdrawn && !gone.has(candidate)) free.set(kind, (free.get(kind) ?? 0) + 1);
    });
    const held = bounds.map((_, at) => elected.filter((candidate) => kindOf[candidate]?.[at] === '1').length);
    const left = Math.min(
      toFill - elected.length,
      [...free.values()].reduce((sum, count) => sum + count, 0),
    );
    return completable([...free.entries()].sort(byKind), Math.max(left, 0), held, bounds);
  };
  const continuing = (elected: readonly number[], excluded: readonly number[]): readonly number[] => {
    const gone = new Set([...elected, ...excluded]);
    return candidates.flatMap(({ withdrawn }, candidate) => (withdrawn || gone.has(candidate) ? [] : [candidate]));
  };
  return {
    allows,
    doomed: (elected, excluded) =>
      continuing(elected, excluded).filter((candidate) => !allows([...elected, candidate], excluded)),
    guarded: (elected, excluded) =>
      continuing(elected, excluded).filter((candidate) => !allows(elected, [...excluded, candidate])),
  };
}

function byKind([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Can `left` more be taken from `kinds` so that every group ends within its bounds? */
function completable(
  kinds: readonly (readonly [string, number])[],
  left: number,
  held: readonly number[],
  bounds: readonly { readonly least: number; readonly most: number }[],
): boolean {
  const deadEnds = new Set<string>();
  const still = kinds.map((_, from) =>
    bounds.map((_, at) => kinds.slice(from).reduce((sum, [kind, count]) => sum + (kind[at] === '1' ? count : 0), 0)),
  );
  const seatsFrom = kinds.map((_, from) => kinds.slice(from).reduce((sum, [, count]) => sum + count, 0));
  const visit = (from: number, open: number, now: readonly number[]): boolean => {
    if (now.some((count, at) => count > (bounds[at]?.most ?? 0))) return false;
    if (from === kinds.length) return open === 0 && now.every((count, at) => count >= (bounds[at]?.least ?? 0));
    if ((seatsFrom[from] ?? 0) < open) return false;
    const short = (count: number, at: number): boolean =>
      count + Math.min(open, still[from]?.[at] ?? 0) < (bounds[at]?.least ?? 0);
    if (now.some(short)) return false;
    const key = `${from}/${open}/${now.join()}`;
    if (deadEnds.has(key)) return false;
    const [kind, count] = kinds[from] ?? ['', 0];
    for (let taken = Math.min(count, open); taken >= 0; taken--) {
      const next = now.map((held, at) => (kind[at] === '1' ? held + taken : held));
      if (visit(from + 1, open - taken, next)) return true;
    }
    deadEnds.add(key);
    return false;
  };
  return visit(0, left, held);
}
