/**
 * What follows from the rounds held so far: elected, or who stands in the next.
 *
 * The assembly calls {@link nextRound} with real rounds; the rule `exhaustive`
 * calls it with rounds played from ranked papers, so both are the same rule.
 *
 *     round ─▶ somebody has the majority ─▶ elected
 *           ─▶ two (or fewer) left and no majority asked of them ─▶ most votes
 *           ─▶ withdrawals, then whoever the elimination rule names goes ─▶ next round
 */
import { add, compare, type Fraction, multiply, ok, parseFraction, type Result, refuse, zero } from '@quorate/basics';
import type { CountProblem } from '../../count.ts';
import type { Reason } from '../../transcript.ts';
import { because } from '../common/transcripts.ts';

export interface RoundsRule {
  /** Of what the majority is asked: votes for candidates in the round, those with abstentions, or a fixed number (members ...). */
  readonly base: 'cast' | 'voting' | { readonly number: string };
  /** The share that must be passed: `1/2`. */
  readonly share: string;
  readonly eliminate:
    | { readonly kind: 'fewest' }
    /** All of the equal lowest go together, unless nobody would be left. */
    | { readonly kind: 'fewest-together' }
    /** The lowest, and everybody below this share of the votes of the round, as long as two are left. */
    | { readonly kind: 'below-share'; readonly share: string }
    /** Only so many go on. */
    | { readonly kind: 'keep'; readonly candidates: number }
    /** Nobody goes unless they withdraw. */
    | { readonly kind: 'nobody' };
  /** Rounds after which the most votes elect without a majority; 0 for no such end. */
  readonly plurality: number;
  /** Whether the most votes elect when two are left. */
  readonly lastTwo: 'most-votes' | 'majority';
}

export interface HeldRound {
  /** Votes of each candidate by number; those not standing have `0`. Exact text. */
  readonly votes: readonly string[];
  readonly abstentions?: string;
  /** Who withdrew after this round. */
  readonly withdrawn?: readonly number[];
}

export type AfterRound =
  | { readonly kind: 'elected'; readonly elected: number; readonly because: Reason }
  | {
      readonly kind: 'another-round';
      readonly standing: readonly number[];
      readonly excluded: readonly number[];
      readonly because: Reason;
    }
  | {
      readonly kind: 'tie';
      readonly between: readonly number[];
      /** `elect` one of them, or keep/exclude so that `places` of them stay. */
      readonly for: 'elect' | 'exclude';
      /** How many of `between` are to be chosen: elected, or excluded. */
      readonly choose: number;
      readonly because: Reason;
    }
  | { readonly kind: 'nobody-left'; readonly because: Reason };

/** Settles a tie: `howMany` of `between`, for election or exclusion; `undefined` leaves it open. */
export type Draw = (
  between: readonly number[],
  howMany: number,
  purpose: 'elect' | 'exclude',
) => readonly number[] | undefined;

export function nextRound(
  rule: RoundsRule,
  nominated: readonly number[],
  rounds: readonly HeldRound[],
  draw: Draw = () => undefined,
): Result<AfterRound, CountProblem> {
  let standing = nominated;
  let after: AfterRound = {
    kind: 'another-round',
    standing,
    excluded: [],
    because: because('rounds', 'first-round'),
  };
  for (const [at, round] of rounds.entries()) {
    const judged = judge(rule, standing, round, at + 1, draw);
    if (!judged.ok || judged.value.kind !== 'another-round') return judged;
    after = judged.value;
    standing = judged.value.standing;
  }
  return ok(after);
}

function judge(
  rule: RoundsRule,
  standing: readonly number[],
  round: HeldRound,
  number: number,
  draw: Draw,
): Result<AfterRound, CountProblem> {
  const votes = new Map<number, Fraction>();
  for (const candidate of standing) {
    const read = readNumber(`votes of round ${number}`, round.votes[candidate] ?? '0');
    if (!read.ok) return read;
    votes.set(candidate, read.value);
  }
  const abstentions = readNumber(`abstentions of round ${number}`, round.abstentions ?? '0');
  if (!abstentions.ok) return abstentions;
  const share = readNumber('share', rule.share);
  if (!share.ok) return share;
  const cast = [...votes.values()].reduce(add, zero);
  const fixed = typeof rule.base === 'object' ? readNumber('base', rule.base.number) : ok(cast);
  if (!fixed.ok) return fixed;
  const base = rule.base === 'voting' ? add(cast, abstentions.value) : fixed.value;
  const of = (candidate: number): Fraction => votes.get(candidate) ?? zero;
  const line = multiply(base, share.value);
  const ordered = [...standing].sort((a, b) => compare(of(b), of(a)) || a - b);
  const leaders = ordered.filter((one) => compare(of(one), of(ordered[0] ?? 0)) === 0);
  const [first] = leaders;
  if (first !== undefined && leaders.length === 1 && compare(of(first), line) > 0) {
    return ok({ kind: 'elected', elected: first, because: because('rounds', 'majority') });
  }
  const mostVotesElect = number === rule.plurality || (standing.length <= 2 && rule.lastTwo === 'most-votes');
  if (mostVotesElect && first !== undefined) {
    const chosen = leaders.length === 1 ? leaders : draw(leaders, 1, 'elect');
    const [elected] = chosen ?? [];
    if (elected === undefined) {
      return ok({
        kind: 'tie',
        between: leaders,
        for: 'elect',
        choose: 1,
        because: because('rounds', 'equal-and-no-lot'),
      });
    }
    return ok({
      kind: 'elected',
      elected,
      because: because('rounds', leaders.length === 1 ? 'most-votes' : 'lot-drawn'),
    });
  }
  const staying = ordered.filter((one) => !round.withdrawn?.includes(one));
  if (staying.length === 0) return ok({ kind: 'nobody-left', because: because('rounds', 'all-withdrew') });
  return eliminateFrom(rule, standing, staying, of, cast, draw);
}

function eliminateFrom(
  rule: RoundsRule,
  standing: readonly number[],
  /** Most votes first. */
  staying: readonly number[],
  of: (candidate: number) => Fraction,
  cast: Fraction,
  draw: Draw,
): Result<AfterRound, CountProblem> {
  const withdrew = standing.filter((one) => !staying.includes(one));
  const goOn = (out: readonly number[], key: string): AfterRound => ({
    kind: 'another-round',
    standing: standing.filter((one) => !withdrew.includes(one) && !out.includes(one)),
    excluded: [...withdrew, ...out],
    because: because('rounds', key),
  });
  // A withdrawal makes room of its own; with one or two left nobody is excluded beside it.
  if (rule.eliminate.kind === 'nobody' || staying.length <= (withdrew.length > 0 ? 2 : 1)) {
    return ok(goOn([], withdrew.length > 0 ? 'withdrew' : 'nobody-excluded'));
  }
  if (rule.eliminate.kind === 'below-share') {
    const share = readNumber('eliminate', rule.eliminate.share);
    if (!share.ok) return share;
    const line = multiply(cast, share.value);
    const below = staying.filter((one, place) => place >= 2 && compare(of(one), line) < 0);
    if (below.length > 0) return ok(goOn(below, 'below-share'));
  }
  const places =
    rule.eliminate.kind === 'keep' ? Math.min(rule.eliminate.candidates, staying.length) : staying.length - 1;
  if (places >= staying.length) return ok(goOn([], withdrew.length > 0 ? 'withdrew' : 'nobody-excluded'));
  const edge = of(staying[places] ?? 0);
  const surelyOut = staying.slice(places).filter((one) => compare(of(one), edge) < 0);
  const equal = staying.filter((one) => compare(of(one), edge) === 0);
  const choose = staying.length - places - surelyOut.length;
  if (rule.eliminate.kind === 'fewest-together') {
    if (equal.length < staying.length) return ok(goOn([...surelyOut, ...equal], 'fewest-votes'));
    return ok({ kind: 'tie', between: equal, for: 'elect', choose: 1, because: because('rounds', 'all-equal') });
  }
  if (equal.length === choose) return ok(goOn([...equal, ...surelyOut], 'fewest-votes'));
  const drawn = draw(equal, choose, 'exclude');
  if (drawn === undefined) {
    return ok({ kind: 'tie', between: equal, for: 'exclude', choose, because: because('rounds', 'equal-and-no-lot') });
  }
  return ok(goOn([...drawn, ...surelyOut], 'fewest-votes-by-lot'));
}

function readNumber(what: string, text: string): Result<Fraction, CountProblem> {
  const parsed = parseFraction(text);
  if (parsed.ok && compare(parsed.value, zero) >= 0) return parsed;
  return refuse({ reason: 'bad-option', option: what, found: text, expected: 'a number at or above zero' });
}
