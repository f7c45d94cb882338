/** Projects, voters and money, as the budget rules read them; and the transcript they write. */
import { add, compare, type Fraction, ok, parseFraction, type Result, refuse, subtract, zero } from '@quorate/basics';
import type { CountProblem } from '../../count.ts';
import type { BudgetProfile } from '../../profile.ts';
import type { Reason, Stage, Transcript } from '../../transcript.ts';
import type { Counting } from '../common/define-rule.ts';
import { lotPlaces } from '../common/lots.ts';
import { inUnits, scoredPapers, standing, totalWeight } from '../common/papers.ts';
import { type OptionTable, printNumber } from '../common/settings.ts';
import { ballotAccount, because, transcriptOf } from '../common/transcripts.ts';

export interface Projects {
  readonly names: readonly string[];
  /** Projects that may be chosen, by number. */
  readonly open: readonly number[];
  readonly costs: readonly Fraction[];
  readonly budget: Fraction;
  readonly voters: readonly BudgetVoters[];
  /** All voters by weight, blank papers too. */
  readonly count: Fraction;
  /** Whether anybody supports the project. */
  readonly supported: readonly boolean[];
  /** Projects of which at most one may be chosen with this one. */
  readonly rivals: readonly (readonly number[])[];
}

/** Voters with equal papers. */
interface BudgetVoters {
  readonly weight: Fraction;
  /** Points by project, above zero only. */
  readonly points: ReadonlyMap<number, number>;
}

export function readProjects(profile: BudgetProfile): Result<Projects, CountProblem> {
  const costs: Fraction[] = [];
  for (const [at, { name }] of profile.candidates.entries()) {
    const cost = readMoney(`cost of ${name}`, profile.costs[at] ?? '');
    if (!cost.ok) return cost;
    costs.push(cost.value);
  }
  const budget = readMoney('budget', profile.budget);
  if (!budget.ok) return budget;
  const groupsOf = (at: number): readonly string[] =>
    (profile.candidates[at]?.groups ?? []).filter((group) => group.startsWith('exclusive:'));
  const unit = profile.papers.weightUnit;
  const voters: BudgetVoters[] = [];
  const supported = new Set<number>();
  for (const { weight, scores } of scoredPapers(profile.papers)) {
    const points = new Map([...scores].filter(([, given]) => given > 0));
    for (const one of points.keys()) supported.add(one);
    if (points.size > 0) voters.push({ weight: inUnits(weight, unit), points });
  }
  return ok({
    names: profile.candidates.map(({ name }) => name),
    open: standing(profile.candidates),
    costs,
    budget: budget.value,
    voters,
    count: inUnits(totalWeight(profile.papers.weights), unit),
    supported: profile.candidates.map((_, one) => supported.has(one)),
    rivals: profile.candidates.map((_, one) =>
      profile.candidates.flatMap((_, other) =>
        other !== one && groupsOf(one).some((group) => groupsOf(other).includes(group)) ? [other] : [],
      ),
    ),
  });
}

function readMoney(what: string, text: string): Result<Fraction, CountProblem> {
  const parsed = parseFraction(text);
  if (parsed.ok && compare(parsed.value, zero) >= 0) return parsed;
  return refuse({ reason: 'bad-option', option: what, found: text, expected: 'a number at or above zero' });
}

export function costOf({ costs }: Projects, chosen: readonly number[]): Fraction {
  return chosen.map((project) => costs[project] ?? zero).reduce(add, zero);
}

/** Could nothing more that anybody supports be bought from `budget`? */
export function isExhaustive(projects: Projects, chosen: readonly number[]): boolean {
  const left = subtract(projects.budget, costOf(projects, chosen));
  return projects.open.every(
    (project) =>
      chosen.includes(project) ||
      !projects.supported[project] ||
      compare(projects.costs[project] ?? zero, left) > 0 ||
      projects.rivals[project]?.some((rival) => chosen.includes(rival)),
  );
}

/** What a project has: points of all voters, or voters who gave it any. */
export function tallies({ voters, names }: Projects, by: 'points' | 'approvals'): readonly Fraction[] {
  const sums = names.map(() => zero);
  for (const { weight, points } of voters) {
    for (const [project, given] of points) {
      const worth = by === 'points' ? { num: weight.num * BigInt(given), den: weight.den } : weight;
      sums[project] = add(sums[project] ?? zero, worth);
    }
  }
  return sums;
}

export interface Selection {
  /** Every selection the rule allows. */
  readonly outcomes: readonly (readonly number[])[];
  /** In the order in which they were chosen, when one way was taken. */
  readonly order?: readonly number[];
  readonly stages: readonly Stage[];
  readonly tables?: Transcript['tables'];
  readonly notes?: readonly Reason[];
}

export function budgetTranscript<Table extends OptionTable>(
  counting: Counting<'budget', Table>,
  projects: Projects,
  { outcomes, order, stages, tables, notes = [] }: Selection,
): Transcript {
  const sorted = [...new Map(outcomes.map((one) => [[...one].sort((a, b) => a - b).join(), one])).values()].map((one) =>
    [...one].sort((a, b) => a - b),
  );
  const [only = []] = sorted;
  const tied = sorted.length > 1;
  const sure = only.filter((project) => sorted.every((one) => one.includes(project)));
  const drawn =
    tied && lotPlaces(counting.profile.candidates, counting.options.lot) !== undefined && order !== undefined;
  const elected = tied && !drawn ? sure : (order ?? only);
  const spent = costOf(projects, elected);
  const account = printNumber(projects.count);
  const marked = printNumber(projects.voters.map(({ weight }) => weight).reduce(add, zero));
  const blank = subtract(projects.count, projects.voters.map(({ weight }) => weight).reduce(add, zero));
  return transcriptOf(counting, {
    seats: elected.length,
    ballots: ballotAccount(account, marked, printNumber(blank)),
    quota: printNumber(projects.budget),
    stages,
    ties: tied
      ? [
          {
            stage: 0,
            between: [...new Set(sorted.flat())].filter((project) => !sure.includes(project)).sort((a, b) => a - b),
            for: 'elect',
            brokenBy: drawn ? 'lot' : 'unbroken',
            chosen: drawn ? elected.filter((project) => !sure.includes(project)) : [],
            because: because(counting.rule, drawn ? 'lot-drawn' : 'equal-and-no-lot'),
          },
        ]
      : [],
    elected,
    ...(tied && { tiedOutcomes: sorted }),
    tables: {
      projects: [
        ['project', 'cost', 'chosen'],
        ...projects.names.map((name, project) => [
          name,
          printNumber(projects.costs[project] ?? zero),
          elected.includes(project) ? 'yes' : 'no',
        ]),
      ],
      ...tables,
    },
    notes: [...notes, because('budget', 'spent', { spent: printNumber(spent), of: printNumber(projects.budget) })],
  });
}
