/**
 * The quota method of Balinski and Young: house-monotone and always within quota.
 *
 * Seats are given one by one, as by d'Hondt, but only to lists that would not
 * pass their share of the seats given so far, rounded up:
 *
 *     list i may have the h-th seat  ⇔  a_i + 1 < v_i · h / V + 1,  i. e.  a_i < v_i · h / V
 *
 * Under constraints a list is passed over, too, while its next seat would make them impossible to keep; where that leaves
 * nobody within their share rounded up, the seat goes to the largest quotient of all who may have it.
 */
import { add, compare, divide, type Fraction, fraction, multiply, ok, refuse, zero } from '@quorate/basics';
import { checkConstraints, seatRules } from '../../constraints.ts';
import type { CountOptions, Rule } from '../../count.ts';
import type { Candidate } from '../../profile.ts';
import { defineRule } from '../common/define-rule.ts';
import { byLot, lotPlaces } from '../common/lots.ts';
import { printNumber } from '../common/settings.ts';
import { everyPath, onePath, type Steps } from '../common/tied-paths.ts';
import { because } from '../common/transcripts.ts';
import { expandedLists, readLists, seatsTranscript, thresholdOptions } from './lists.ts';

const mostStates = 20_000;

export const quotaMethod: Rule = defineRule({
  id: 'quota-method',
  family: 'apportionment',
  summary: 'Balinski and Young: seats one by one, nobody above the share rounded up.',
  explanation:
    "Seats are given one after another to the largest quotient (as by d'Hondt), but a list is passed over while another seat would bring it above its exact share rounded up. " +
    'It always stays between the share rounded down and rounded up, and more seats in all never cost a list one.',
  source: 'M. L. Balinski, H. P. Young, The quota method of apportionment, American Mathematical Monthly 82 (1975)',
  takes: ['parties'],
  options: thresholdOptions,
  seats: 'required',
  constraints: 'honoured',
  count: (counting) => {
    const { profile, settings, seats, options } = counting;
    const lists = readLists(profile, settings.threshold, settings.thresholds);
    if (!lists.ok) return lists;
    const { votes, eligible } = lists.value;
    if (seats > 100_000) return refuse({ reason: 'too-large', what: 'seats', limit: 100_000, got: seats });
    const expanded = expandedLists(profile.candidates, eligible, seats, options);
    const feasible = checkConstraints(expanded, seats, options.constraints ?? []);
    if (!feasible.ok) return feasible;
    const steps = quotaSteps(votes, eligible, seats, mayHaveNext(expanded, seats, options));
    const start = profile.candidates.map(() => 0);
    const places = lotPlaces(profile.candidates, options.lot);
    const walked = onePath(steps, start, (tied) => byLot(tied, places)?.[0]);
    const common = {
      tables: {
        quotients: [
          ['seat', 'list', 'quotient'],
          ...walked.path.map(({ state, chosen }, at) => [
            `${at + 1}`,
            profile.candidates[chosen]?.name ?? '',
            printNumber(quotient(votes, state, chosen)),
          ]),
        ],
      },
      notes: [],
    };
    const order = walked.path.map(({ chosen }) => chosen);
    const ties = walked.path.flatMap(({ between, chosen }) =>
      between.length === 1
        ? []
        : [
            {
              stage: 0,
              between,
              for: 'elect' as const,
              brokenBy: 'lot' as const,
              chosen: [chosen],
              because: because('quota-method', 'lot-drawn'),
            },
          ],
    );
    if (walked.stuck.length === 0) {
      return ok(seatsTranscript(counting, lists.value, { ...common, order, ties }, 'quota-method'));
    }
    const ends = everyPath(steps, start, mostStates);
    if (ends === undefined) {
      return refuse({ reason: 'too-large', what: 'ties to follow', limit: mostStates, got: mostStates + 1 });
    }
    const outcomes = ends.map((held) => held.flatMap((count, list) => Array.from({ length: count }, () => list)));
    const [only] = outcomes;
    if (outcomes.length === 1 && only) {
      return ok(seatsTranscript(counting, lists.value, { ...common, order: only, ties }, 'quota-method'));
    }
    const sure = start.flatMap((_, list) => {
      const least = Math.min(...ends.map((held) => held[list] ?? 0));
      return Array.from({ length: least }, () => list);
    });
    return ok(
      seatsTranscript(
        counting,
        lists.value,
        {
          ...common,
          order: sure,
          ties: [
            {
              stage: 0,
              between: walked.stuck,
              for: 'elect',
              brokenBy: 'unbroken',
              chosen: [],
              because: because('quota-method', 'equal-and-no-lot'),
            },
          ],
          tiedOutcomes: outcomes,
          notes: [because('quota-method', 'seats-unfilled', { seats: `${seats - sure.length}` })],
        },
        'quota-method',
      ),
    );
  },
});

type MayHave = (held: readonly number[], list: number) => boolean;

/** Whether constraints let a list have one more. */
function mayHaveNext(expanded: readonly Candidate[], seats: number, { constraints = [] }: CountOptions): MayHave {
  if (constraints.length === 0) return () => true;
  const rules = seatRules(expanded, seats, constraints);
  return (held, next) => {
    const sitting = held.flatMap((count, list) =>
      Array.from({ length: count + (list === next ? 1 : 0) }, (_, copy) => list * seats + copy),
    );
    return rules.allows(sitting, []);
  };
}

function quotaSteps(
  votes: readonly Fraction[],
  eligible: readonly number[],
  seats: number,
  allowed: MayHave,
): Steps<readonly number[]> {
  const total = eligible.map((list) => votes[list] ?? zero).reduce(add, zero);
  return {
    key: (held) => held.join(),
    take: (held, list) => held.map((count, at) => (at === list ? count + 1 : count)),
    choices: (held) => {
      const given = held.reduce((sum, count) => sum + count, 0);
      if (given >= seats) return [];
      const open = eligible.filter((list) => allowed(held, list));
      const within = open.filter((list) => {
        const share = divide(multiply(votes[list] ?? zero, fraction(given + 1)), total);
        return compare(fraction(held[list] ?? 0), share) < 0;
      });
      const mayHave = within.length > 0 ? within : open;
      const best = mayHave
        .map((list) => quotient(votes, held, list))
        .reduce((a, b) => (compare(a, b) >= 0 ? a : b), zero);
      return mayHave.filter((list) => compare(quotient(votes, held, list), best) === 0);
    },
  };
}

function quotient(votes: readonly Fraction[], held: readonly number[], list: number): Fraction {
  return divide(votes[list] ?? zero, fraction((held[list] ?? 0) + 1));
}
