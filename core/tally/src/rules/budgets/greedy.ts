/**
 * Greedy: projects in the order of their votes, each that still fits.
 *
 *     skip       a project that does not fit is passed over, and the next is tried
 *     no-skip    the first that does not fit ends it; with `reserve` it is still taken when so much of its cost is left
 *
 * Most cities with participatory budgets count like this. Pabulib names the
 * variants greedy, greedy-no-skip, greedy-threshold, greedy-exclusive, greedy-custom.
 */
import { compare, divide, type Fraction, multiply, ok, parseFraction, refuse, subtract, zero } from '@quorate/basics';
import type { Rule } from '../../count.ts';
import { defineRule } from '../common/define-rule.ts';
import { byLot, lotPlaces } from '../common/lots.ts';
import { oneOf, optionalNumber, printNumber, textOption } from '../common/settings.ts';
import { everyEnd, onePath, type Steps } from '../common/tied-paths.ts';
import { because, stage } from '../common/transcripts.ts';
import { budgetTranscript, costOf, type Projects, readProjects, tallies } from './projects.ts';

const mostStates = 20_000;

export const pbGreedy: Rule = defineRule({
  id: 'pb-greedy',
  family: 'budget',
  summary: 'Projects by most votes, each that still fits into the budget.',
  explanation:
    'Projects are taken in the order of their votes as long as the money lasts; one that no longer fits is passed over, or ends the list where the rules say so. Easy to follow, but a majority can decide the whole budget, and dear projects crowd out cheap ones.',
  source: 'D. Stolicki, S. Szufa, N. Talmon, Pabulib (2020); N. Talmon, P. Faliszewski, AAAI 2019',
  takes: ['budget'],
  options: {
    order: oneOf(
      'order',
      ['points', 'approvals', 'approvals-per-cost', 'points-per-cost'],
      'points',
      'What projects are ordered by.',
    ),
    'not-fitting': oneOf(
      'not-fitting',
      ['skip', 'stop'],
      'skip',
      'A project that does not fit is passed over, or ends the list.',
    ),
    threshold: textOption(
      'threshold',
      'file | number',
      'file',
      "Votes a project needs at all; file takes the file's min_project_score_threshold, if it has one.",
      (text) => (text === 'file' ? 'file' : (readNumber(text) ?? undefined)),
    ),
    reserve: optionalNumber(
      'reserve',
      'With stop: the project that ends the list is taken too when this share of its cost is left.',
    ),
  },
  seats: 0,
  count: (counting) => {
    const { profile, settings, options } = counting;
    const read = readProjects(profile);
    if (!read.ok) return read;
    const projects = read.value;
    const by = settings.order.startsWith('points') ? 'points' : 'approvals';
    const votes = tallies(projects, by);
    const perCost = settings.order.endsWith('-per-cost');
    const measure = votes.map((sum, project) => {
      const cost = projects.costs[project] ?? zero;
      return perCost && compare(cost, zero) > 0 ? divide(sum, cost) : sum;
    });
    const fromFile = readNumber(profile.meta['min_project_score_threshold'] ?? '0') ?? zero;
    const threshold = settings.threshold === 'file' ? fromFile : settings.threshold;
    const eligible = projects.open.filter((project) => {
      const own = votes[project] ?? zero;
      return compare(own, threshold) >= 0 && compare(own, zero) > 0;
    });
    const steps = listSteps(projects, eligible, measure, settings['not-fitting'], settings.reserve);
    const start: Listing = { considered: [], chosen: [], stopped: false };
    const places = lotPlaces(profile.candidates, options.lot);
    const walked = onePath(steps, start, (tied) => byLot(tied, places)?.[0]);
    const ends = everyEnd(steps, start, walked, mostStates);
    if (ends === undefined && walked.stuck.length > 0) {
      return refuse({ reason: 'too-large', what: 'ways to break ties', limit: mostStates, got: mostStates + 1 });
    }
    const outcomes = (ends ?? [walked.end]).map(({ chosen }) => chosen);
    const stages = walked.path.map(({ state, chosen }) => {
      const taken = steps.take(state, chosen).chosen.includes(chosen);
      return stage({
        action: taken ? 'fund' : 'pass-over',
        on: [chosen],
        because: because('greedy', taken ? 'most-votes-that-fit' : 'does-not-fit'),
        votes: votes.map(printNumber),
        elected: taken ? [chosen] : [],
        excluded: taken ? [] : [chosen],
      });
    });
    const order = walked.stuck.length === 0 ? walked.end.chosen : undefined;
    return ok(budgetTranscript(counting, projects, { outcomes, stages, ...(order && { order }) }));
  },
});

interface Listing {
  readonly considered: readonly number[];
  readonly chosen: readonly number[];
  readonly stopped: boolean;
}

export function listSteps(
  projects: Projects,
  eligible: readonly number[],
  measure: readonly Fraction[],
  notFitting: 'skip' | 'stop',
  reserve: Fraction | 'none',
): Steps<Listing> {
  const left = (chosen: readonly number[]): Fraction => subtract(projects.budget, costOf(projects, chosen));
  return {
    key: ({ considered, chosen, stopped }) =>
      `${[...considered].sort((a, b) => a - b).join()}|${[...chosen].sort((a, b) => a - b).join()}|${stopped}`,
    choices: ({ considered, stopped }) => {
      const open = stopped ? [] : eligible.filter((project) => !considered.includes(project));
      const most = open.map((project) => measure[project] ?? zero).reduce((a, b) => (compare(a, b) >= 0 ? a : b), zero);
      return open.filter((project) => compare(measure[project] ?? zero, most) === 0);
    },
    take: ({ considered, chosen }, project) => {
      const cost = projects.costs[project] ?? zero;
      const rival = projects.rivals[project]?.some((other) => chosen.includes(other)) ?? false;
      const fits = compare(cost, left(chosen)) <= 0;
      const helped = !fits && reserve !== 'none' && compare(left(chosen), multiply(cost, reserve)) >= 0;
      const taken = !rival && (fits || (notFitting === 'stop' && helped));
      return {
        considered: [...considered, project],
        chosen: taken ? [...chosen, project] : chosen,
        stopped: notFitting === 'stop' && !fits && !rival,
      };
    },
  };
}

function readNumber(text: string): Fraction | undefined {
  const parsed = parseFraction(text);
  return parsed.ok && compare(parsed.value, zero) >= 0 ? parsed.value : undefined;
}
