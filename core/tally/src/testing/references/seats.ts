/** Slow counts of seats shared out among lists and of delegates by a table. */
import { must } from '@quorate/basics';
import { type Constraint, count } from '../../count.ts';
import { parties } from '../naive-profiles.ts';
import { bandSeats, boundSeats, divisorSeats, priorities, quotaMethodSeats, remainderSeats } from '../naive-seats.ts';
import { stirred } from '../stv/random-elections.ts';
import type { Reference, References } from './reference.ts';

type Options = { readonly [name: string]: string };
type Slow = (votes: readonly number[], seats: number) => readonly (readonly number[])[];

const byDivisors = [
  'dhondt',
  'sainte-lague',
  'sainte-lague-modified',
  'adams',
  'dean',
  'huntington-hill',
  'square-root',
];

export const seatReferences: References = {
  ...Object.fromEntries(byDivisors.map((rule) => [rule, divisorReferences(rule)])),
  hare: [lists('hare', (votes, seats) => remainderSeats('hare', votes, seats)), reserved('hare')],
  droop: [lists('droop', (votes, seats) => remainderSeats('droop', votes, seats))],
  'quota-method': [lists('quota-method', quotaMethodSeats), reserved('quota-method')],
  bands: [{ elections: 3000, compare: compareBands }],
};

function divisorReferences(rule: string): readonly Reference[] {
  const priority = priorities[rule];
  if (priority === undefined) return [];
  return [
    lists(rule, (votes, seats) => divisorSeats(priority, votes, seats)),
    lists(rule, (votes, seats) => divisorSeats(priority, overTenth(votes), seats), { threshold: '1/10' }),
    lists(rule, (votes, seats) => divisorSeats(priority, votes, seats, { least: 1, most: 3 }), {
      least: '1',
      most: '3',
    }),
    ...(rule === 'dhondt' || rule === 'sainte-lague' ? [reserved(rule)] : []),
  ];
}

function overTenth(votes: readonly number[]): readonly number[] {
  const total = votes.reduce((a, b) => a + b, 0);
  return votes.map((own) => (own * 10 >= total ? own : 0));
}

function lists(rule: string, slow: Slow, more: Options = {}): Reference {
  const under = Object.entries(more)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  return {
    ...(under === '' ? {} : { under }),
    elections: 1000,
    compare: (seed) => {
      const random = stirred(seed);
      const votes = Array.from({ length: 1 + random(5) }, () => random(random(2) === 0 ? 8 : 40));
      const seats = 1 + random(9);
      const some = votes.filter((own) => own > 0).length;
      // With a least and a most there must be seats for everybody, and not too many.
      const fits = more['least'] === undefined || (seats >= some && seats <= 3 * some);
      if (some === 0 || !fits) return ['', ''];
      const { elected, tiedOutcomes } = must(count(rule, parties(votes, seats), { more }));
      const ours = (tiedOutcomes ?? [elected]).map((outcome) =>
        votes.map((_, list) => outcome.filter((one) => one === list).length).join(),
      );
      return [
        { votes, seats, divisions: ours.sort() },
        { votes, seats, divisions: slow(votes, seats).map(String).sort() },
      ];
    },
  };
}

/** Lists in groups that overlap, of which at least or at most so many may sit. */
function reserved(rule: string): Reference {
  return {
    under: 'constraints',
    elections: 2000,
    compare: (seed) => {
      const random = stirred(seed);
      const votes = Array.from({ length: 2 + random(3) }, () => 1 + random(random(2) === 0 ? 8 : 40));
      const seats = 1 + random(6);
      const groups = votes.map(() => ['a', 'b'].filter(() => random(2) === 0));
      const constraints: readonly Constraint[] = [
        { group: 'a', atLeast: random(seats + 1) },
        { group: 'b', atMost: random(seats + 1) },
      ];
      const keeps = (division: readonly number[]): boolean =>
        constraints.every(({ group, atLeast = 0, atMost = seats }) => {
          const sum = division.reduce((all, own, list) => all + (groups[list]?.includes(group) ? own : 0), 0);
          return sum >= atLeast && sum <= atMost;
        });
      const profile = parties(votes, seats);
      const candidates = profile.candidates.map((one, list) => ({ ...one, groups: groups[list] ?? [] }));
      const order = votes.map((_, list) => list);
      const counted = count(rule, { ...profile, candidates }, { constraints, lot: { order } });
      const slow = boundSeats(rule, votes, seats, keeps);
      if (!counted.ok) return [counted.problem.reason, slow ?? 'infeasible-constraint'];
      const { elected } = counted.value;
      return [votes.map((_, list) => elected.filter((one) => one === list).length), slow ?? 'infeasible-constraint'];
    },
  };
}

function compareBands(seed: number): readonly [unknown, unknown] {
  const random = stirred(seed);
  const bands: (readonly [number, number])[] = [];
  for (let from = 1, delegates = 1; bands.length < 1 + random(4); from += 1 + random(120), delegates += random(3)) {
    bands.push([from, delegates]);
  }
  const each = 10 * (1 + random(10));
  const further = random(3) === 0 ? undefined : { each, begun: random(2) === 0 };
  const cap = random(3) === 0 ? 4 : 1_000_000;
  const members = Array.from({ length: 5 }, () => random(700));
  const last = further ? `+1/${further.begun ? 'begun-' : ''}${each}` : '';
  const table = bands
    .map(([from, delegates], i) => `${from}:${delegates}${i === bands.length - 1 ? last : ''}`)
    .join(',');
  const { elected } = must(count('bands', parties(members, 0), { more: { table, cap: `${cap}` } }));
  return [
    { table, members, seats: members.map((_, list) => elected.filter((one) => one === list).length) },
    { table, members, seats: members.map((own) => bandSeats(own, bands, further, cap)) },
  ];
}
