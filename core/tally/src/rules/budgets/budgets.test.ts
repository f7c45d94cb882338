/** Participatory budgets of real cities (Pabulib): the official selections, and pabutools' greedy, equal shares and Phragmén. */
import { must } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import type { BudgetProfile } from '../../profile.ts';
import { readPabulib, sharedData, sharedFiles, sharedText } from '../../testing/naive-formats.ts';
import { namesFor, scored } from '../../testing/naive-profiles.ts';

type Method = readonly [string, { readonly [option: string]: string }];

const peers: { readonly [method: string]: Method } = {
  'greedy|cost_sat': ['pb-greedy', { order: 'approvals', threshold: '0' }],
  'greedy|cardinality_sat': ['pb-greedy', { order: 'approvals-per-cost', threshold: '0' }],
  'mes|cost_sat|no completion': ['pb-mes', { satisfaction: 'cost', completion: 'none' }],
  'mes|cardinality_sat|no completion': ['pb-mes', { satisfaction: 'cardinality', completion: 'none' }],
  'mes|cost_sat|add1 (budget increase by voters) until exhaustive/over': [
    'pb-mes',
    { satisfaction: 'cost', completion: 'add1' },
  ],
  sequential_phragmen: ['pb-phragmen', {}],
};

/** The official rule, as the file names it. */
const official: { readonly [rule: string]: Method } = {
  greedy: ['pb-greedy', {}],
  'greedy-exclusive': ['pb-greedy', {}],
  'greedy-threshold': ['pb-greedy', {}],
  'greedy-no-skip': ['pb-greedy', { 'not-fitting': 'stop' }],
  'greedy-custom': ['pb-greedy', { 'not-fitting': 'stop', reserve: '4/5' }],
  'equalshares/add1': ['pb-mes', { completion: 'add1' }],
};

/** The file says nothing about what was selected, so there is nothing official to agree with. */
const withoutOfficialSelection: readonly string[] = ['Poland_Zabrze_2020_Zaborze_Polnoc'];

describe('participatory budgets', () => {
  const cases = sharedFiles('pb', '.expected.json').map((file) => file.replace('.expected.json', ''));

  it(sharedData ? 'of Pabulib are read from beside the project' : 'of Pabulib: NOT RUN, no data here', () => {
    expect(cases.length > 0).toBe(sharedData !== undefined);
  });

  for (const id of cases) {
    it(`agree with the official selection and with pabutools in ${id}`, { timeout: 120_000 }, () => {
      const expected = JSON.parse(sharedText(`pb/${id}.expected.json`));
      const { profile, ids } = readPabulib(sharedText(`pb/${id}.pb`));
      const outcomes = ([rule, more]: Method): readonly string[] => {
        const { tiedOutcomes, elected } = must(count(rule, profile, { more }));
        return (tiedOutcomes ?? [elected]).map((outcome) =>
          outcome
            .map((project) => ids[project])
            .sort()
            .join(),
        );
      };
      const method = official[profile.meta['rule'] ?? ''];
      if (!method) throw new Error(`no rule for ${profile.meta['rule']}`);
      expect(withoutOfficialSelection.includes(id)).toBe(expected.official_selected.length === 0);
      if (expected.official_selected.length > 0) {
        expect(outcomes(method), 'official').toContain([...expected.official_selected].sort().join());
      }
      for (const [name, theirs] of Object.entries(expected.peer_pabutools)) {
        const peer = peers[name];
        if (peer && Array.isArray(theirs)) expect(outcomes(peer), name).toContain([...theirs].sort().join());
      }
    });
  }

  it('are never overspent', () => {
    fc.assert(
      fc.property(
        budget(),
        fc.constantFrom('pb-greedy', 'pb-mes', 'pb-phragmen'),
        fc.constantFrom('none', 'add1', 'add1u', 'greedy', 'phragmen'),
        (profile, rule, completion) => {
          const more = rule === 'pb-mes' ? { completion } : {};
          const { tiedOutcomes, elected } = must(count(rule, profile, { more }));
          for (const outcome of [elected, ...(tiedOutcomes ?? [])]) {
            const spent = outcome.reduce((sum, project) => sum + Number(profile.costs[project]), 0);
            expect(spent).toBeLessThanOrEqual(Number(profile.budget));
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('choose at most one of projects that exclude each other', () => {
    const papers = scored(
      2,
      [
        [
          3,
          [
            [0, 1],
            [1, 1],
          ],
        ],
      ],
      1,
    ).papers;
    const candidates = namesFor(2).map((project) => ({ ...project, groups: ['exclusive:square'] }));
    const profile: BudgetProfile = {
      kind: 'budget',
      title: '',
      candidates,
      costs: ['1', '2'],
      budget: '10',
      papers,
      meta: {},
    };
    for (const rule of ['pb-greedy', 'pb-mes', 'pb-phragmen']) {
      const { tiedOutcomes, elected } = must(count(rule, profile));
      for (const outcome of tiedOutcomes ?? [elected]) expect(outcome).toHaveLength(1);
    }
  });

  it('are not decided by the order of voters or projects', () => {
    fc.assert(
      fc.property(
        budget(),
        fc.constantFrom('pb-greedy', 'pb-mes', 'pb-phragmen'),
        fc.string(),
        (profile, rule, seed) => {
          const last = profile.candidates.length - 1;
          const turned: BudgetProfile = {
            ...profile,
            candidates: [...profile.candidates].reverse(),
            costs: [...profile.costs].reverse(),
            papers: { ...profile.papers, candidates: profile.papers.candidates.map((project) => last - project) },
          };
          const names = (one: BudgetProfile): readonly string[] =>
            must(count(rule, one, { lot: { seed } }))
              .elected.map((project) => one.candidates[project]?.name ?? '')
              .sort();
          expect(names(turned)).toEqual(names(profile));
        },
      ),
      { numRuns: 500 },
    );
  });
});

function budget(): fc.Arbitrary<BudgetProfile> {
  return fc
    .record({
      costs: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
      budget: fc.integer({ min: 1, max: 30 }),
      ballots: fc.array(fc.uniqueArray(fc.nat(4), { maxLength: 4 }), { minLength: 1, maxLength: 7 }),
    })
    .map(({ costs, budget, ballots }) => ({
      kind: 'budget' as const,
      title: '',
      candidates: namesFor(costs.length),
      costs: costs.map(String),
      budget: `${budget}`,
      papers: scored(
        costs.length,
        ballots.map(
          (ballot) => [1, ballot.filter((one) => one < costs.length).map((one) => [one, 1] as const)] as const,
        ),
        1,
      ).papers,
      meta: {},
    }));
}
