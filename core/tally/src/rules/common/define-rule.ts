/**
 * A rule from its description, its options and its counting.
 *
 * Reads the options, refuses what the rule does not take, and hands on a
 * profile of the kind the rule counts.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import type { CountOptions, CountProblem, Rule } from '../../count.ts';
import type { Profile } from '../../profile.ts';
import type { Transcript } from '../../transcript.ts';
import { type OptionTable, readSettings, type Settings } from './settings.ts';

export interface Counting<Kind extends Profile['kind'], Table extends OptionTable> {
  readonly rule: string;
  readonly profile: Extract<Profile, { readonly kind: Kind }>;
  readonly settings: Settings<Table>;
  /** Every option as text, for the transcript. */
  readonly texts: { readonly [name: string]: string };
  readonly options: CountOptions;
  readonly seats: number;
}

export interface RuleDescription<Kind extends Profile['kind'], Table extends OptionTable> {
  readonly id: string;
  readonly family: Rule['family'];
  readonly summary: string;
  readonly explanation: string;
  readonly source: string;
  readonly takes: readonly Kind[];
  readonly options: Table;
  /** Seats when neither the caller nor the file says: a number, or `required`. `one`: elects one, whatever the file says. */
  readonly seats: number | 'required' | 'one';
  /** `honoured` when the rule itself keeps reserved seats and caps; otherwise constraints are refused, with the reason. */
  readonly constraints?: 'honoured' | { readonly refused: string };
  readonly count: (counting: Counting<Kind, Table>) => Result<Transcript, CountProblem>;
}

export function defineRule<Kind extends Profile['kind'], Table extends OptionTable>(
  about: RuleDescription<Kind, Table>,
): Rule {
  return {
    id: about.id,
    family: about.family,
    summary: about.summary,
    explanation: about.explanation,
    source: about.source,
    takes: about.takes,
    options: Object.values(about.options).map(({ name, values, default: fallback, meaning }) => ({
      name,
      values,
      default: fallback,
      meaning,
    })),
    count: (profile, options) => {
      if (!isOneOf(about.takes, profile)) {
        return refuse({ reason: 'wrong-profile', rule: about.id, needs: about.takes, got: profile.kind });
      }
      const read = readSettings(about.options, options);
      if (!read.ok) return read;
      if ((options.constraints ?? []).length > 0 && about.constraints !== 'honoured') {
        return refuse({
          reason: 'bad-option',
          option: 'constraints',
          found: (options.constraints ?? []).map(({ group }) => group).join(', '),
          expected: `none: ${about.constraints?.refused ?? `the rule ${about.id} knows no reserved seats`}`,
        });
      }
      const seats = seatsOf(profile, options, about.seats);
      if (!seats.ok) return seats;
      const { values, texts } = read.value;
      return about.count({ rule: about.id, profile, settings: values, texts, options, seats: seats.value });
    },
  };
}

function isOneOf<Kind extends Profile['kind']>(
  kinds: readonly Kind[],
  profile: Profile,
): profile is Extract<Profile, { readonly kind: Kind }> {
  return (kinds as readonly Profile['kind'][]).includes(profile.kind);
}

function seatsOf(
  profile: Profile,
  options: CountOptions,
  fallback: number | 'required' | 'one',
): Result<number, CountProblem> {
  const stated = options.seats ?? ('seats' in profile ? profile.seats : undefined) ?? fallback;
  if (fallback === 'one' && options.seats === undefined) return ok(1);
  if (stated === 'one' || stated === 'required') return refuse({ reason: 'no-seats' });
  if (!Number.isSafeInteger(stated) || stated < 0) {
    return refuse({
      reason: 'bad-option',
      option: 'seats',
      found: `${stated}`,
      expected: 'a whole number at or above zero',
    });
  }
  return ok(stated);
}
