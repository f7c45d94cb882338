/**
 * Phragmén's sequential rule for budgets: buying a project is a load of its cost
 * that its supporters share; next comes whichever keeps the highest load lowest.
 *
 *     load(c) = (cost(c) + Σ loads of the supporters) / supporters
 *
 * It ends when the project that comes next no longer fits.
 *
 * M. Los, Z. Christoff, D. Grossi, Proportional budget allocations, IJCAI 2022.
 */
import { add, compare, divide, type Fraction, multiply, ok, refuse, subtract, zero } from '@quorate/basics';
import type { Rule } from '../../count.ts';
import { defineRule } from '../common/define-rule.ts';
import { byLot, lotPlaces } from '../common/lots.ts';
import { oneOf, printNumber } from '../common/settings.ts';
import { everyEnd, onePath, type Steps } from '../common/tied-paths.ts';
import { because, stage } from '../common/transcripts.ts';
import { budgetTranscript, costOf, type Projects, readProjects, tallies } from './projects.ts';

const mostStates = 5_000;

export const pbPhragmen: Rule = defineRule({
  id: 'pb-phragmen',
  family: 'budget',
  summary: 'Phragmén for budgets: the supporters of a project carry its cost, and burdens are kept even.',
  explanation:
    'Every project that is bought burdens those who support it with its cost. The next is whichever keeps the highest burden lowest, so those who have had little come first. It ends when the next project no longer fits.',
  source:
    'M. Los, Z. Christoff, D. Grossi, IJCAI 2022; M. Brill, S. Forster, M. Lackner, J. Maly, J. Peters, AAAI 2023',
  takes: ['budget'],
  options: {
    'not-fitting': oneOf(
      'not-fitting',
      ['stop', 'skip'],
      'stop',
      'A project that does not fit ends the count, or is passed over.',
    ),
  },
  seats: 0,
  count: (counting) => {
    const { profile, options, settings } = counting;
    const read = readProjects(profile);
    if (!read.ok) return read;
    const projects = read.value;
    const steps = phragmenSteps(projects, settings['not-fitting']);
    const start: Burdens = { chosen: [], loads: projects.voters.map(() => zero), stopped: false };
    const places = lotPlaces(profile.candidates, options.lot);
    const walked = onePath(steps, start, (tied) => byLot(tied, places)?.[0]);
    const ends = everyEnd(steps, start, walked, mostStates);
    if (ends === undefined && walked.stuck.length > 0) {
      return refuse({ reason: 'too-large', what: 'ways to break ties', limit: mostStates, got: mostStates + 1 });
    }
    const votes = tallies(projects, 'approvals').map(printNumber);
    const stages = walked.path.map(({ state, chosen }) =>
      stage({
        action: 'buy',
        on: [chosen],
        because: because('pb-phragmen', 'lowest-burden'),
        votes,
        elected: steps.take(state, chosen).chosen.includes(chosen) ? [chosen] : [],
        values: { burden: [printNumber(newLoad(projects, state, chosen) ?? zero)] },
      }),
    );
    const order = walked.stuck.length === 0 ? walked.end.chosen : undefined;
    const outcomes = (ends ?? [walked.end]).map(({ chosen }) => chosen);
    return ok(budgetTranscript(counting, projects, { outcomes, stages, ...(order && { order }) }));
  },
});

export interface Burdens {
  readonly chosen: readonly number[];
  readonly loads: readonly Fraction[];
  readonly stopped: boolean;
}

export function phragmenSteps(projects: Projects, notFitting: 'stop' | 'skip' = 'stop'): Steps<Burdens> {
  return {
    key: ({ chosen, loads, stopped }) =>
      `${[...chosen].sort((a, b) => a - b).join()}|${stopped}|${loads.map(({ num, den }) => `${num}/${den}`).join()}`,
    choices: (state) => {
      if (state.stopped) return [];
      const left = subtract(projects.budget, costOf(projects, state.chosen));
      const fits = (project: number): boolean => compare(projects.costs[project] ?? zero, left) <= 0;
      const loads = projects.open
        .filter(
          (project) =>
            !state.chosen.includes(project) && !projects.rivals[project]?.some((one) => state.chosen.includes(one)),
        )
        .filter((project) => notFitting === 'stop' || fits(project))
        .flatMap((project) => {
          const load = newLoad(projects, state, project);
          return load === undefined ? [] : [{ project, load }];
        });
      const [first] = loads;
      if (first === undefined) return [];
      const least = loads.reduce((a, { load }) => (compare(load, a) < 0 ? load : a), first.load);
      return loads.filter(({ load }) => compare(load, least) === 0).map(({ project }) => project);
    },
    take: (state, project) => {
      const left = subtract(projects.budget, costOf(projects, state.chosen));
      if (compare(projects.costs[project] ?? zero, left) > 0) return { ...state, stopped: true };
      const load = newLoad(projects, state, project) ?? zero;
      const loads = state.loads.map((own, voter) => (projects.voters[voter]?.points.has(project) ? load : own));
      return { chosen: [...state.chosen, project], loads, stopped: false };
    },
  };
}

/** `undefined` where nobody supports the project. */
function newLoad({ costs, voters }: Projects, { loads }: Burdens, project: number): Fraction | undefined {
  let [carried, supporters] = [zero, zero];
  for (const [voter, { weight, points }] of voters.entries()) {
    if (!points.has(project)) continue;
    supporters = add(supporters, weight);
    const load = loads[voter] ?? zero;
    if (load.num !== 0n) carried = add(carried, multiply(weight, load));
  }
  return supporters.num === 0n ? undefined : divide(add(costs[project] ?? zero, carried), supporters);
}
