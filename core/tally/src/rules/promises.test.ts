/**
 * What rules promise, each promise held against every rule that makes it: a rule that does not is named here with the
 * reason. A rule that is registered anew makes every promise until it is named.
 */
import { add, must, parseFraction, printFraction, zero } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { type CountOptions, count, type Rule } from '../count.ts';
import type { Profile } from '../profile.ts';
import {
  multiplied,
  raisedOn,
  renumbered,
  shuffled,
  smallCase,
  splitPapers,
  withPapers,
} from '../testing/small-profiles.ts';
import { stirred } from '../testing/stv/random-elections.ts';
import type { Transcript } from '../transcript.ts';
import { rules } from './index.ts';

const elections = 100;

type Reasons = { readonly [rule: string]: string };

/** The order of the papers is part of the count. */
const papersLie: Reasons = {
  'stv-ireland': 's. 121: the papers last filed move',
  'stv-cambridge': 's. 16(b): every n-th paper moves',
};

const numbered: Reasons = {
  'stv-nz-meek': "clause 42: its lots go by the candidates' numbers",
};

const notScaled: Reasons = {
  ...papersLie,
  ...Object.fromEntries(
    ['stv-scottish-2007', 'stv-northern-ireland', 'stv-minneapolis', 'stv-au-senate'].map((id) => [
      id,
      'a whole quota one above the share, and values cut off',
    ]),
  ),
  'stv-ers97': 'two decimals',
  'stv-prf-wigm': 'four decimals, and 0.0001 on the quota',
  'stv-cfer': 'five decimals',
  'stv-prf-meek': 'nine decimals, rounded up',
  'stv-nz-meek': 'nine decimals, and the lots go by the number of votes',
  'stv-securepoll-meek': 'ten decimals, and 0.000001 on the quota',
  'dodgson-quick': 'half papers are rounded up',
  droop: 'the quota is a whole number one above the share',
  bands: 'a table of numbers of members',
  monroe: 'parts of whole voters, the larger ones first',
  'greedy-monroe': 'parts of whole voters, the larger ones first',
  rsd: 'the lot draws voters',
  'pb-mes': 'money is added by whole units a voter',
  'rcv-us': 'a whole threshold one above the share',
};

const mayLeaveSeats: Reasons = {
  'stv-securepoll-meek': 'all who are level at the bottom go, even when seats stay empty',
  'stv-cambridge': 's. 9(g): all with fewer papers than signatures go',
  mes: 'nobody may be able to pay for more, where a completion is not asked for',
};

const condorcetConsistent = [
  'schulze',
  'ranked-pairs',
  'river',
  'split-cycle',
  'minimax',
  'copeland',
  'kemeny',
  'smith',
  'schwartz',
  'condorcet',
  'smith-irv',
  'benham',
  'tideman-alternative',
  'condorcet-irv',
  'btr-irv',
  'baldwin',
  'nanson',
  'raynaud',
  'black',
  'daunou',
  'dodgson-quick',
  'dodgson-tideman',
  'debian',
];

/** A candidate whom a voter raises, or to whom a vote is added, does not lose by it. */
const monotone = [
  'majority',
  'plurality',
  'sntv',
  'borda',
  'dowdall',
  'anti-plurality',
  'bucklin',
  'schulze',
  'ranked-pairs',
  'river',
  'split-cycle',
  'minimax',
  'copeland',
  'kemeny',
  'smith',
  'approval',
  'score',
  'majority-judgment',
  'av',
];

const monotoneSeats = ['dhondt', 'sainte-lague', 'sainte-lague-modified', 'adams', 'dean', 'huntington-hill', 'hare'];

for (const rule of rules) {
  describe(rule.id, () => {
    if (!(rule.id in papersLie)) {
      it('counts the same whatever the order of the papers, merged or each for itself', () => {
        everyCase(rule, (profile, options, random) => {
          const plain = outcome(rule, profile, options);
          if (profile.kind === 'question' || profile.kind === 'parties') return;
          const places = shuffled([...profile.papers.weights.keys()], random);
          expect(outcome(rule, withPapers(profile, places), options)).toEqual(plain);
          expect(outcome(rule, splitPapers(profile), options)).toEqual(plain);
        });
      });
    }

    if (!(rule.id in numbered)) {
      it('counts the same whatever the order of the candidates, but for names', () => {
        everyCase(rule, (profile, options, random) => {
          if (profile.kind === 'question') return;
          const order = shuffled([...profile.candidates.keys()], random);
          // The default option of Debian stands last.
          const last = profile.candidates.length - 1;
          const kept = rule.id === 'debian' ? [...order.filter((c) => c !== last), last] : order;
          expect(outcome(rule, renumbered(profile, kept), options)).toEqual(outcome(rule, profile, options));
        });
      });
    }

    if (!(rule.id in notScaled)) {
      it('counts the same when every paper is there two, three or seven times', () => {
        everyCase(rule, (profile, options) => {
          const plain = outcome(rule, profile, options);
          for (const by of [2, 3, 7]) expect(outcome(rule, multiplied(profile, by), options)).toEqual(plain);
        });
      });
    }

    it('elects nobody twice, no more than the seats, and fills them unless a lot is wanting', () => {
      everyCase(rule, (profile, options) => {
        const { elected, tiedOutcomes, ties, seats } = counted(rule, profile, options);
        if (rule.family === 'apportionment' || rule.family === 'budget') return;
        for (const set of tiedOutcomes ?? [elected]) expect(new Set(set).size).toBe(set.length);
        expect(elected.length).toBeLessThanOrEqual(seats);
        const open = tiedOutcomes !== undefined || ties.some(({ brokenBy }) => brokenBy === 'unbroken');
        if (rule.family === 'majority' || open || rule.id in mayLeaveSeats) return;
        expect(elected.length).toBe(seats);
      });
    });

    if (rule.family === 'stv') {
      it('loses no vote: totals, exhausted and rounding add up to the valid papers at every stage', () => {
        everyCase(rule, (profile, options) => {
          const { stages, ballots } = counted(rule, profile, options);
          for (const { votes, exhausted, lostToRounding } of stages) {
            const all = [...votes, exhausted, lostToRounding].map((text) => must(parseFraction(text)));
            expect(printFraction(all.reduce(add, zero))).toBe(ballots.valid);
          }
        });
      });

      it('lets whoever has more than the quota at any stage be elected', () => {
        everyCase(rule, (profile, options) => {
          const { stages, elected, ties } = counted(rule, profile, { ...options, lot: { seed: 'quota' } });
          if (ties.some(({ brokenBy }) => brokenBy === 'unbroken')) return;
          for (const { votes, quota } of stages) {
            // Under quota preferential by quotient the quota is one of quotients.
            if (quota === null || rule.id === 'qpq') continue;
            const over = votes.flatMap((v, c) => (number(v) > number(quota) + 1e-6 ? [c] : []));
            for (const c of over) expect(elected).toContain(c);
          }
        });
      });
    }

    if (condorcetConsistent.includes(rule.id)) {
      it('elects whoever beats all others, where there is one', () => {
        everyCase(rule, (profile) => {
          const winner = must(count('condorcet', profile)).elected;
          if (winner.length === 1) expect(counted(rule, profile, {}).elected).toEqual(winner);
        });
      });
    }

    if (monotone.includes(rule.id)) {
      it('does not punish a candidate whom a voter raises', () => {
        everyCase(rule, (profile, options, random) => {
          const before = outcome(rule, profile, options);
          const [first = ''] = before;
          const winner = first.split(' ')[0] ?? '';
          const at = 'candidates' in profile ? profile.candidates.findIndex(({ name }) => name === winner) : 0;
          if (winner === '' || at < 0) return;
          if (profile.kind === 'question' && counted(rule, profile, options).elected[0] !== 0) return;
          const papers = 'papers' in profile ? profile.papers.weights.length : 1;
          const after = outcome(rule, raisedOn(profile, random(papers), at), options);
          expect(after.some((set) => set.split(' ').includes(winner))).toBe(true);
        });
      });
    }

    if (monotoneSeats.includes(rule.id)) {
      it('gives a list with one vote more no seat less', () => {
        everyCase(rule, (profile, options, random) => {
          if (profile.kind !== 'parties') return;
          const list = random(profile.votes.length);
          const most = (one: Profile, pick: (...all: number[]) => number): number => {
            const { elected, tiedOutcomes } = counted(rule, one, options);
            return pick(...(tiedOutcomes ?? [elected]).map((set) => set.filter((own) => own === list).length));
          };
          expect(most(raisedOn(profile, 0, list), Math.max)).toBeGreaterThanOrEqual(most(profile, Math.min));
        });
      });
    }
  });
}

/** Pairwise rules that rank everybody: seats are read off, passing over whom a constraint keeps out. */
const readOffRankings = [
  'schulze',
  'ranked-pairs',
  'minimax',
  'copeland',
  'kemeny',
  'dodgson-quick',
  'dodgson-tideman',
];

/** Rules that refuse constraints, and why they have no way to keep them. */
const withoutConstraints: Reasons = {
  ...Object.fromEntries(
    rules
      .filter(({ family }) => ['majority', 'rounds', 'committee', 'budget'].includes(family))
      .map(({ id }) => [id, 'constraints are for seats filled from an order, by transfers or by lists']),
  ),
  ...Object.fromEntries(
    rules
      .filter(({ id, family }) => family === 'condorcet' && !readOffRankings.includes(id))
      .map(({ id }) => [id, 'it names a winner or a set, and no order from which further seats are read off']),
  ),
  'stv-securepoll-meek': 'all who are level at the bottom go, even when seats stay empty, so no seat can be promised',
  bands: 'nothing of a branch depends on the others',
};

for (const rule of rules) {
  describe(`${rule.id} under constraints`, () => {
    it(
      rule.id in withoutConstraints
        ? 'says that it knows none'
        : 'keeps them, several at once, or says which can’t be kept',
      () => {
        let [kept, refused] = [0, 0];
        everyCase(rule, (profile, options, random) => {
          const grouped = inGroups(profile, random);
          const constraints = [
            { group: 'women', atLeast: 1 + random(2) },
            { group: 'north', atMost: 1 + random(2) },
            { group: 'young', atLeast: random(2), atMost: 2 + random(2) },
          ];
          const result = count(rule.id, grouped, { ...options, constraints, lot: { seed: 'lot' } });
          if (!result.ok) {
            refused += 1;
            const { problem } = result;
            const none = problem.reason === 'bad-option' && problem.option === 'constraints';
            expect(none ? 'knows none' : problem.reason).toBe(
              rule.id in withoutConstraints ? 'knows none' : 'infeasible-constraint',
            );
            return;
          }
          kept += 1;
          const { elected, candidates } = result.value;
          for (const { group, atLeast = 0, atMost = Number.POSITIVE_INFINITY } of constraints) {
            const of = elected.filter((c) => candidates[c]?.groups?.includes(group)).length;
            expect({ group, of, keeps: of >= atLeast && of <= atMost }).toEqual({ group, of, keeps: true });
          }
        });
        expect([kept > 0, refused > 0]).toEqual(rule.id in withoutConstraints ? [false, true] : [true, true]);
      },
    );
  });
}

for (const rule of rules.filter(({ id, family }) => !(id in withoutConstraints) && family !== 'stv')) {
  it(`${rule.id}: a constraint that never binds changes nobody elected`, () => {
    everyCase(rule, (profile, options) => {
      const lot = { lot: { seed: 'lot' } };
      const constraints = [{ group: 'anybody', atMost: 1_000 }];
      const plain = counted(rule, profile, { ...options, ...lot });
      const bound = counted(rule, profile, { ...options, ...lot, constraints });
      expect([...bound.elected].sort()).toEqual([...plain.elected].sort());
    });
  });
}

describe('the lists of promises', () => {
  it('name only rules that there are', () => {
    const known = rules.map(({ id }) => id);
    const named = [papersLie, numbered, notScaled, mayLeaveSeats, withoutConstraints].flatMap((reasons) =>
      Object.keys(reasons),
    );
    expect(
      [...named, ...condorcetConsistent, ...monotone, ...monotoneSeats].filter((id) => !known.includes(id)),
    ).toEqual([]);
  });
});

function everyCase(
  rule: Rule,
  check: (profile: Profile, options: CountOptions, random: (below: number) => number) => void,
): void {
  for (let seed = 1; seed <= elections; seed += 1) {
    const { profile, seats } = smallCase(rule, seed);
    const one = rule.family === 'condorcet' || rule.family === 'grades' || rule.family === 'budget';
    const lot = rule.id === 'rsd' ? { lot: { seed: `${seed}` } } : {};
    check(profile, { ...lot, ...(one || rule.family === 'majority' ? {} : { seats }) }, stirred(seed * 31));
  }
}

function inGroups(profile: Profile, random: (below: number) => number): Profile {
  if (profile.kind === 'question') return profile;
  const candidates = profile.candidates.map((one) => ({
    ...one,
    groups: ['women', 'north', 'young'].filter(() => random(2) === 0),
  }));
  return { ...profile, candidates };
}

function counted(rule: Rule, profile: Profile, options: CountOptions): Transcript {
  return must(count(rule.id, profile, options));
}

/** Every outcome that is open, or the only one, by names. */
function outcome(rule: Rule, profile: Profile, options: CountOptions): readonly string[] {
  const { elected, tiedOutcomes, candidates } = counted(rule, profile, options);
  const name = (c: number): string => candidates[c]?.name ?? '';
  return (tiedOutcomes ?? [elected]).map((set) => set.map(name).sort().join(' ')).sort();
}

function number(text: string): number {
  const { num, den } = must(parseFraction(text));
  return Number(num) / Number(den);
}
