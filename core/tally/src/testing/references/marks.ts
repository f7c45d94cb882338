/** Slow counts of marks, points, rounds and grades. */
import { fraction, must, parseFraction } from '@quorate/basics';
import { count } from '../../count.ts';
import type { QuestionProfile } from '../../profile.ts';
import type { Transcript } from '../../transcript.ts';
import { naiveMajorityOrder } from '../naive-grades.ts';
import { highestSets, marks, naivePoints, naiveRounds, type Worth, worths } from '../naive-marks.ts';
import { scored } from '../naive-profiles.ts';
import { stirred } from '../stv/random-elections.ts';
import { weakElection } from '../weak-elections.ts';
import type { Reference, References } from './reference.ts';

type Options = { readonly [name: string]: string };

export const marksReferences: References = {
  majority: [{ elections: 3000, compare: compareMajority }],
  plurality: [points('plurality', () => marks(1))],
  sntv: [points('sntv', () => marks(1))],
  block: [points('block', marks)],
  limited: [
    points('limited', (seats) => marks(Math.max(1, seats - 1))),
    points('limited', () => marks(2), { more: { marks: '2' } }),
  ],
  cumulative: [{ elections: 2000, compare: compareCumulative }],
  borda: [
    points('borda', () => worths['borda'] as Worth, { unnamed: 'share' }),
    points('borda', () => worths['borda'] as Worth, { more: { unranked: 'zero' } }),
    points('borda', () => worths['borda-from-1'] as Worth, { more: { unranked: 'zero', last: '1' } }),
  ],
  dowdall: [points('dowdall', () => worths['dowdall'] as Worth)],
  'anti-plurality': [points('anti-plurality', () => worths['anti-plurality'] as Worth, { unnamed: 'share' })],
  'two-round': [rounds('two-round', true)],
  exhaustive: [rounds('exhaustive', true)],
  supplementary: [rounds('supplementary', false)],
  coombs: [rounds('coombs', true), rounds('coombs-last', true, 'coombs', { majority: 'ignored' })],
  bucklin: [rounds('bucklin', false), rounds('bucklin-majorities', false, 'bucklin', { winners: 'any-majority' })],
  approval: [grades('approval', (ballots, c) => ballots.filter((ballot) => (ballot[c] ?? 0) >= 1).length)],
  score: [grades('score', (ballots, c) => ballots.reduce((sum, ballot) => sum + (ballot[c] ?? 0), 0))],
  star: [{ elections: 3000, compare: compareStar }],
  'majority-judgment': [{ elections: 3000, compare: compareMajorityJudgment }],
};

function points(
  rule: string,
  worth: (seats: number) => Worth,
  { more = {}, unnamed = 'nothing' }: { readonly more?: Options; readonly unnamed?: 'share' | 'nothing' } = {},
): Reference {
  return {
    ...named(more),
    elections: 2000,
    compare: (seed) => {
      const { profile, papers, candidates, numbers } = weakElection(seed);
      if (papers.length === 0) return ['', ''];
      const seats = 1 + (seed % Math.min(3, candidates));
      const ours = must(count(rule, profile, { seats, more }));
      const slow = naivePoints(papers, candidates, worth(seats), unnamed);
      return [
        { outcomes: outcomesOf(ours), votes: ours.stages[0]?.votes.filter((_, c) => numbers.includes(c)).map(exact) },
        {
          outcomes: highestSets(slow, seats)
            .map((set) => set.map((c) => numbers[c]).join())
            .sort(),
          votes: slow.map(({ num, den }) => `${num}/${den}`),
        },
      ];
    },
  };
}

function rounds(slow: string, shared: boolean, rule = slow, more: Options = {}): Reference {
  return {
    ...named(more),
    elections: 2000,
    compare: (seed) => {
      const { profile, papers, candidates, numbers } = weakElection(seed, { shared });
      if (papers.length === 0) return ['', ''];
      const winners = naiveRounds[slow]?.(papers, candidates) ?? [];
      return [winnersOf(must(count(rule, profile, { more }))), winners.map((c) => numbers[c])];
    },
  };
}

/** Half, two thirds or three quarters, to be passed or reached, of those voting for or against, of all voting, or of the members. */
function compareMajority(seed: number): readonly [unknown, unknown] {
  const random = stirred(seed);
  const [yes, no, abstentions] = [random(8), random(8), random(4)];
  const members = yes + no + abstentions + random(6);
  const [above, below] = (
    [
      [1, 2],
      [2, 3],
      [3, 4],
    ] as const
  )[random(3)] ?? [1, 2];
  const base = (['cast', 'voting', 'members'] as const)[random(3)] ?? 'cast';
  const test = random(2) === 0 ? 'more-than' : 'at-least';
  const abstaining = (['by-base', 'against', 'for'] as const)[random(3)] ?? 'by-base';
  const needed = random(3) === 0 ? random(9) : undefined;
  const profile: QuestionProfile = {
    kind: 'question',
    title: '',
    yes: `${yes}`,
    no: `${no}`,
    abstentions: `${abstentions}`,
    bases: { members: `${members}` },
  };
  const more = {
    base,
    test,
    share: `${above}/${below}`,
    abstentions: abstaining,
    needed: needed === undefined ? 'none' : `${needed}`,
  };
  const { elected } = must(count('majority', profile, { more }));
  const inFavour = yes + (abstaining === 'for' ? abstentions : 0);
  const opposed = no + (abstaining === 'against' ? abstentions : 0);
  const whole = { cast: inFavour + opposed, voting: yes + no + abstentions, members }[base];
  const [reached, wanted] = [inFavour * below, whole * above];
  const passes = test === 'more-than' ? reached > wanted : reached >= wanted;
  const carried = passes && inFavour > 0 && inFavour >= (needed ?? 0);
  return [
    { more, yes, no, abstentions, members, carried: elected[0] === 0 },
    { more, yes, no, abstentions, members, carried },
  ];
}

/** As many points as seats; a paper that gives more is invalid. */
function compareCumulative(seed: number): readonly [unknown, unknown] {
  const random = stirred(seed);
  const candidates = 2 + random(4);
  const seats = 1 + random(Math.min(3, candidates));
  const papers = Array.from({ length: 1 + random(9) }, () => {
    const gives = Array.from({ length: candidates }, () => Math.max(0, random(4) - 1));
    return [1 + random(3), gives.flatMap((n, c) => (n > 0 ? [[c, n] as const] : []))] as const;
  });
  const ours = must(count('cumulative', scored(candidates, papers, 3, seats)));
  const sums = Array.from({ length: candidates }, (_, c) =>
    papers
      .filter(([, gives]) => gives.reduce((sum, [, n]) => sum + n, 0) <= seats)
      .reduce((sum, [weight, gives]) => sum + weight * (gives.find(([one]) => one === c)?.[1] ?? 0), 0),
  );
  return [
    { outcomes: outcomesOf(ours), votes: ours.stages[0]?.votes },
    {
      outcomes: highestSets(
        sums.map((n) => fraction(n)),
        seats,
      )
        .map(String)
        .sort(),
      votes: sums.map(String),
    },
  ];
}

type Ballots = readonly (readonly number[])[];

function grading(seed: number): { readonly ballots: Ballots; readonly candidates: number } {
  const random = stirred(seed);
  const candidates = 1 + random(5);
  const ballots = Array.from({ length: 1 + random(9) }, () => Array.from({ length: candidates }, () => random(5)));
  return { ballots, candidates };
}

function ofGrades({ ballots, candidates }: ReturnType<typeof grading>): ReturnType<typeof scored> {
  return scored(
    candidates,
    ballots.map((ballot) => [1, ballot.map((grade, c) => [c, grade] as const)] as const),
    4,
  );
}

function grades(rule: string, worth: (ballots: Ballots, c: number) => number): Reference {
  return {
    elections: 3000,
    compare: (seed) => {
      const election = grading(seed);
      const all = Array.from({ length: election.candidates }, (_, c) => c);
      const sums = all.map((c) => worth(election.ballots, c));
      return [winnersOf(must(count(rule, ofGrades(election)))), all.filter((c) => sums[c] === Math.max(...sums))];
    },
  };
}

/** The two highest sums; of those whoever more papers put higher; a drawn runoff to the higher sum. Every way of a tie. */
function compareStar(seed: number): readonly [unknown, unknown] {
  const election = grading(seed);
  const { ballots, candidates } = election;
  const sums = Array.from({ length: candidates }, (_, c) => ballots.reduce((sum, ballot) => sum + (ballot[c] ?? 0), 0));
  const finals =
    candidates === 1
      ? [[0]]
      : highestSets(
          sums.map((n) => fraction(n)),
          2,
        );
  const winners = finals.flatMap((pair) => {
    const [a = 0, b] = pair;
    if (b === undefined) return [a];
    const lead = ballots.reduce((sum, ballot) => sum + Math.sign((ballot[a] ?? 0) - (ballot[b] ?? 0)), 0);
    const settled = lead || Math.sign((sums[a] ?? 0) - (sums[b] ?? 0));
    return settled > 0 ? [a] : settled < 0 ? [b] : [a, b];
  });
  return [winnersOf(must(count('star', ofGrades(election)))), [...new Set(winners)].sort((a, b) => a - b)];
}

function compareMajorityJudgment(seed: number): readonly [unknown, unknown] {
  const election = grading(seed);
  const { ranking } = must(count('majority-judgment', ofGrades(election)));
  return [ranking, naiveMajorityOrder(election.ballots, election.candidates)];
}

function named(more: Options): { readonly under?: string } {
  const under = Object.entries(more)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  return under === '' ? {} : { under };
}

function exact(text: string): string {
  const { num, den } = must(parseFraction(text));
  return `${num}/${den}`;
}

function outcomesOf({ elected, tiedOutcomes }: Transcript): readonly string[] {
  return (tiedOutcomes ?? [elected]).map((set) => [...set].sort((a, b) => a - b).join()).sort();
}

function winnersOf({ elected, tiedOutcomes }: Transcript): readonly number[] {
  return [...new Set((tiedOutcomes ?? [elected]).flat())].sort((a, b) => a - b);
}
