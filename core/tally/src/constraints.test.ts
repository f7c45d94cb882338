import { ok, refuse } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkConstraints, seatRules } from './constraints.ts';
import type { Constraint } from './count.ts';
import type { Candidate } from './profile.ts';

const women = { name: 'Ada', groups: ['women'] };
const other = { name: 'Ben' };

describe('constraints', () => {
  it('are infeasible when a group has too few candidates, and the group is named', () => {
    const check = checkConstraints([women, other, other], 2, [{ group: 'women', atLeast: 2 }]);
    expect(check).toEqual(refuse({ reason: 'infeasible-constraint', group: 'women', needed: 2, available: 1 }));
  });

  it('are infeasible when a cap leaves seats empty', () => {
    const check = checkConstraints([women, women, women, other], 3, [{ group: 'women', atMost: 1 }]);
    expect(check).toEqual(refuse({ reason: 'infeasible-constraint', group: 'women', needed: 3, available: 2 }));
  });

  it('are infeasible together though each alone is feasible', () => {
    const candidates = [
      { name: 'A', groups: ['north'] },
      { name: 'B', groups: ['south'] },
      { name: 'C', groups: ['south'] },
    ];
    const both: readonly Constraint[] = [
      { group: 'north', atLeast: 1 },
      { group: 'south', atLeast: 2 },
    ];
    expect(checkConstraints(candidates, 3, both)).toEqual(ok(null));
    expect(checkConstraints(candidates, 2, both)).toEqual(
      refuse({ reason: 'infeasible-constraint', group: 'south', needed: 2, available: 1 }),
    );
  });

  it('do not count the withdrawn', () => {
    const check = checkConstraints([{ ...women, withdrawn: true }, women, other], 2, [{ group: 'women', atLeast: 2 }]);
    expect(check.ok).toBe(false);
  });

  it('doom and guard exactly those who would make them impossible', () => {
    const rules = seatRules([women, other, { name: 'Cy' }], 2, [{ group: 'women', atLeast: 1 }]);
    expect(rules.guarded([], [])).toEqual([0]);
    expect(rules.doomed([1], [])).toEqual([2]);
  });

  it('are judged as trying every choice of candidates judges them', () => {
    fc.assert(
      fc.property(situation(), ({ candidates, seats, constraints, elected, excluded }) => {
        const allowed = seatRules(candidates, seats, constraints).allows(elected, excluded);
        expect(allowed).toBe(byTryingAll(candidates, seats, constraints, elected, excluded));
      }),
      { numRuns: 3000 },
    );
  });
});

interface Situation {
  readonly candidates: readonly Candidate[];
  readonly seats: number;
  readonly constraints: readonly Constraint[];
  readonly elected: readonly number[];
  readonly excluded: readonly number[];
}

function situation(): fc.Arbitrary<Situation> {
  const group = fc.constantFrom('a', 'b', 'c');
  return fc
    .record({
      groups: fc.array(fc.uniqueArray(group), { minLength: 1, maxLength: 7 }),
      seats: fc.integer({ min: 1, max: 5 }),
      constraints: fc.array(
        fc.record({ group, atLeast: fc.integer({ min: 0, max: 3 }), atMost: fc.integer({ min: 0, max: 5 }) }),
        { maxLength: 3 },
      ),
      states: fc.array(fc.constantFrom('free', 'elected', 'excluded', 'free'), { minLength: 7, maxLength: 7 }),
    })
    .map(({ groups, seats, constraints, states }) => ({
      candidates: groups.map((own, at) => ({ name: `C${at}`, groups: own })),
      seats,
      constraints,
      elected: groups.flatMap((_, at) => (states[at] === 'elected' ? [at] : [])),
      excluded: groups.flatMap((_, at) => (states[at] === 'excluded' ? [at] : [])),
    }));
}

/** Is there a set of seats, as full as it can be, that holds the elected, none of the excluded, and keeps every constraint? */
function byTryingAll(
  candidates: readonly Candidate[],
  seats: number,
  constraints: readonly Constraint[],
  elected: readonly number[],
  excluded: readonly number[],
): boolean {
  if (constraints.length === 0) return elected.length <= seats;
  const usable = candidates.flatMap((_, at) => (excluded.includes(at) ? [] : [at]));
  const full = Math.min(seats, usable.length);
  return Array.from({ length: 2 ** candidates.length }, (_, bits) =>
    candidates.flatMap((_, at) => (bits & (1 << at) ? [at] : [])),
  ).some(
    (chosen) =>
      chosen.length === full &&
      elected.every((one) => chosen.includes(one)) &&
      chosen.every((one) => usable.includes(one)) &&
      constraints.every(({ group, atLeast = 0, atMost = Number.POSITIVE_INFINITY }) => {
        const held = chosen.filter((one) => candidates[one]?.groups?.includes(group)).length;
        return held >= atLeast && held <= atMost;
      }),
  );
}
