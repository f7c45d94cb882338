/**
 * Seats are filled from the top of a ranking.
 *
 * Equals who all fit are elected together; equals who don't all fit are a tie:
 * broken by the lot if one was drawn, otherwise left open and said so.
 */

import { type SeatRules, seatRules } from '../../constraints.ts';
import type { CountOptions } from '../../count.ts';
import type { Candidate } from '../../profile.ts';
import type { Reason, Tie } from '../../transcript.ts';
import { byLot, lotPlaces } from './lots.ts';
import { because } from './transcripts.ts';

export interface Filled {
  readonly elected: readonly number[];
  readonly ties: readonly Tie[];
  /** Every way out of a tie left open (at most {@link mostOutcomes}); absent when there is none. */
  readonly tiedOutcomes?: readonly (readonly number[])[];
  readonly notes: readonly Reason[];
}

export const mostOutcomes = 1000;

export function fillSeats(
  ranking: readonly (readonly number[])[],
  seats: number,
  candidates: readonly Candidate[],
  options: CountOptions,
  { stage, article }: { readonly stage: number; readonly article: string },
): Filled {
  const rules = seatRules(candidates, seats, options.constraints ?? []);
  const places = lotPlaces(candidates, options.lot);
  const elected: number[] = [];
  const ties: Tie[] = [];
  const notes: Reason[] = [];
  const passedOver: number[] = [];
  for (const equals of ranking) {
    const left = seats - elected.length;
    if (left <= 0) break;
    const eligible = equals.filter((candidate) => !candidates[candidate]?.withdrawn);
    const electable = eligible.filter((candidate) => rules.allows([...elected, candidate], passedOver));
    passedOver.push(...eligible.filter((candidate) => !electable.includes(candidate)));
    if (electable.length <= left && rules.allows([...elected, ...electable], passedOver)) {
      elected.push(...electable);
      continue;
    }
    const drawn = byLot(electable, places);
    if (drawn === undefined) {
      const outcomes = waysOut(elected, electable, ranking.slice(ranking.indexOf(equals) + 1), seats, rules);
      ties.push(tie(stage, electable, 'unbroken', [], article));
      return { elected, ties, notes, ...(outcomes && { tiedOutcomes: outcomes }) };
    }
    const chosen: number[] = [];
    for (const candidate of drawn) {
      if (elected.length < seats && rules.allows([...elected, candidate], passedOver)) {
        elected.push(candidate);
        chosen.push(candidate);
      } else passedOver.push(candidate);
    }
    ties.push(tie(stage, electable, 'lot', chosen, article));
  }
  const bound = passedOver.filter((candidate) => !elected.includes(candidate));
  if (bound.length > 0 && (options.constraints ?? []).length > 0) {
    notes.push(because('constraints', 'passed-over-for-reserved-seats', { candidates: bound.map(String) }));
  }
  if (elected.length < seats) {
    notes.push(because(article, 'seats-unfilled', { seats: `${seats - elected.length}` }));
  }
  return { elected, ties, notes };
}

function tie(
  stage: number,
  between: readonly number[],
  brokenBy: 'lot' | 'unbroken',
  chosen: readonly number[],
  article: string,
): Tie {
  const key = brokenBy === 'lot' ? 'lot-drawn' : 'equal-and-no-lot';
  return { stage, between, for: 'elect', brokenBy, chosen, because: because(article, key) };
}

/** All seatings that the tie allows: choices among the equals, then on down the ranking, ties included. */
function waysOut(
  elected: readonly number[],
  equals: readonly number[],
  below: readonly (readonly number[])[],
  seats: number,
  rules: SeatRules,
): readonly (readonly number[])[] | undefined {
  const outcomes = new Map<string, readonly number[]>();
  let steps = 0;
  const visit = (
    chosen: readonly number[],
    tier: readonly number[],
    from: number,
    rest: readonly (readonly number[])[],
  ): boolean => {
    if (++steps > 200 * mostOutcomes || outcomes.size > mostOutcomes) return false;
    const complete = chosen.length === seats;
    const tierDone = complete || isMaximal(chosen, tier, rules);
    if (complete || (tierDone && rest.length === 0)) {
      const sorted = [...chosen].sort((a, b) => a - b);
      outcomes.set(sorted.join(), sorted);
      return true;
    }
    if (tierDone) return visit(chosen, rest[0] ?? [], 0, rest.slice(1));
    for (let at = from; at < tier.length; at++) {
      const candidate = tier[at] ?? 0;
      if (rules.allows([...chosen, candidate], []) && !visit([...chosen, candidate], tier, at + 1, rest)) return false;
    }
    return true;
  };
  return visit(elected, equals, 0, below) ? [...outcomes.values()] : undefined;
}

function isMaximal(chosen: readonly number[], tier: readonly number[], rules: SeatRules): boolean {
  return tier.every((candidate) => chosen.includes(candidate) || !rules.allows([...chosen, candidate], []));
}
