/**
 * Lists (or branches) and what they have: read, with the threshold applied,
 * and the transcript that every method of sharing out seats writes.
 *
 * `elected` names lists in the order in which they are given seats, a list as
 * often as it has seats.
 */
import { add, compare, type Fraction, multiply, ok, parseFraction, type Result, refuse, zero } from '@quorate/basics';
import type { CountOptions, CountProblem } from '../../count.ts';
import type { Candidate, PartiesProfile } from '../../profile.ts';
import type { Reason, Tie, Transcript } from '../../transcript.ts';
import type { Counting } from '../common/define-rule.ts';
import { exactNumber, type Option, type OptionTable, printNumber, textOption } from '../common/settings.ts';
import { ballotAccount, because, stage, transcriptOf } from '../common/transcripts.ts';

export interface Lists {
  readonly votes: readonly Fraction[];
  readonly total: Fraction;
  /** Lists that take part: with votes, not withdrawn, at or above their threshold. */
  readonly eligible: readonly number[];
  readonly notes: readonly Reason[];
}

export interface ThresholdOptions extends OptionTable {
  readonly threshold: Option<Fraction>;
  readonly thresholds: Option<ReadonlyMap<string, Fraction>>;
}

export const thresholdOptions: ThresholdOptions = {
  threshold: exactNumber('threshold', '0', 'Least share of all votes that a list must reach to take part: 0.05.'),
  thresholds: textOption(
    'thresholds',
    'none | group=share, comma between',
    'none',
    'Other thresholds for lists of a group: coalition=0.07,minority=0.',
    readThresholds,
  ),
};

function readThresholds(text: string): ReadonlyMap<string, Fraction> | undefined {
  const read = new Map<string, Fraction>();
  if (text === 'none') return read;
  for (const part of text.split(',')) {
    const at = part.lastIndexOf('=');
    const share = parseFraction(part.slice(at + 1));
    if (at < 1 || !share.ok || compare(share.value, zero) < 0) return undefined;
    read.set(part.slice(0, at), share.value);
  }
  return read;
}

export function readLists(
  { candidates, votes }: PartiesProfile,
  threshold: Fraction,
  thresholds: ReadonlyMap<string, Fraction>,
): Result<Lists, CountProblem> {
  const read: Fraction[] = [];
  for (const [at, { name }] of candidates.entries()) {
    const parsed = parseFraction(votes[at] ?? '0');
    if (!parsed.ok || compare(parsed.value, zero) < 0) {
      return refuse({
        reason: 'bad-option',
        option: `votes of ${name}`,
        found: votes[at] ?? '',
        expected: 'a number at or above zero',
      });
    }
    read.push(parsed.value);
  }
  const total = read.reduce(add, zero);
  const below: number[] = [];
  const eligible = candidates.flatMap(({ withdrawn, groups }, list) => {
    const own = read[list] ?? zero;
    if (withdrawn || compare(own, zero) === 0) return [];
    const special = (groups ?? []).flatMap((group) => thresholds.get(group) ?? []);
    const least = special.length === 0 ? threshold : special.reduce((a, b) => (compare(a, b) > 0 ? a : b));
    if (compare(own, multiply(total, least)) >= 0) return [list];
    below.push(list);
    return [];
  });
  const notes = below.length === 0 ? [] : [because('threshold', 'below-threshold', { lists: below.map(String) })];
  return ok({ votes: read, total, eligible, notes });
}

export interface SharedOut {
  /** Lists in the order of their seats. */
  readonly order: readonly number[];
  readonly ties: readonly Tie[];
  readonly tiedOutcomes?: readonly (readonly number[])[];
  readonly quota?: string;
  readonly tables: { readonly [name: string]: readonly (readonly string[])[] };
  readonly notes: readonly Reason[];
}

export function seatsTranscript<Table extends OptionTable>(
  counting: Counting<'parties', Table>,
  lists: Lists,
  shared: SharedOut,
  article: string,
): Transcript {
  const { candidates } = counting.profile;
  const seatsOf = candidates.map((_, list) => shared.order.filter((seat) => seat === list).length);
  const total = printNumber(lists.total);
  return transcriptOf(counting, {
    ballots: ballotAccount(total, total, '0'),
    quota: shared.quota ?? null,
    stages: [
      stage({
        action: 'share-out',
        because: because(article, 'seats-shared-out'),
        votes: lists.votes.map(printNumber),
        elected: shared.order,
        values: { seats: seatsOf.map(String) },
        quota: shared.quota ?? null,
      }),
    ],
    ties: shared.ties,
    elected: shared.order,
    ...(shared.tiedOutcomes && { tiedOutcomes: shared.tiedOutcomes }),
    tables: {
      seats: [
        ['list', 'votes', 'seats'],
        ...candidates.map(({ name }, list) => [name, printNumber(lists.votes[list] ?? zero), `${seatsOf[list]}`]),
      ],
      ...shared.tables,
    },
    notes: [...lists.notes, ...shared.notes],
  });
}

/** Every list as often as it could have seats, so that the constraints can be asked of them. */
export function expandedLists(
  candidates: readonly Candidate[],
  eligible: readonly number[],
  copies: number,
  options: CountOptions,
): readonly Candidate[] {
  if ((options.constraints ?? []).length === 0) return candidates;
  return candidates.flatMap((candidate, list) =>
    Array.from({ length: copies }, () =>
      eligible.includes(list) ? candidate : { ...candidate, withdrawn: true as const },
    ),
  );
}

/** All ways to take `howMany` of `from`; `undefined` when there are more than `limit`. */
export function choices(
  from: readonly number[],
  howMany: number,
  limit: number,
): readonly (readonly number[])[] | undefined {
  let ways: (readonly number[])[] = [[]];
  let count = 1;
  for (let i = 0; i < howMany; i++) count = (count * (from.length - i)) / (i + 1);
  if (count > limit) return undefined;
  const visit = (chosen: readonly number[], at: number): (readonly number[])[] => {
    if (chosen.length === howMany) return [chosen];
    return from.slice(at).flatMap((next, skip) => visit([...chosen, next], at + skip + 1));
  };
  ways = visit([], 0);
  return ways;
}
