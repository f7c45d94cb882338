/** What every STV count begins and ends with: the profile, the seats, the lot, the rule's own options. */
import { ok, type Result, refuse } from '@quorate/basics';
import { checkConstraints, type SeatRules, seatRules } from '../../constraints.ts';
import type { CountOptions, CountProblem, OptionSpec, Rule } from '../../count.ts';
import { lotOrder } from '../../lot.ts';
import type { Candidate, Profile, RankedProfile } from '../../profile.ts';
import type { Transcript } from '../../transcript.ts';
import type { Arithmetic } from './engine/arithmetic.ts';
import { type Reading, readPapers } from './engine/papers.ts';
import { finish } from './engine/stages.ts';
import { setTable, type Table } from './engine/table.ts';
import { type Lots, lotsOf } from './engine/ties.ts';
import { everyWay } from './every-way.ts';

export interface Call {
  readonly rule: string;
  readonly profile: RankedProfile;
  readonly seats: number;
  readonly options: CountOptions;
  /** The rule's options with the defaults filled in. */
  readonly chosen: { readonly [name: string]: string };
  /** How lots fall, for rules in which they favour somebody. */
  readonly lot: Lots;
  /** The same for rules with an order drawn beforehand, whose first is chosen whatever for; the file may fix it. */
  readonly order: Lots;
}

export type Counted = Result<Transcript, CountProblem>;

/** An option with the values it takes: a list of words, whole numbers between two limits, or a kind of text. */
export interface Choice {
  readonly name: string;
  readonly values:
    | readonly string[]
    | { readonly from: number; readonly to: number }
    | { readonly like: RegExp; readonly text: string };
  readonly default: string;
  readonly meaning: string;
}

/** Seats that a rule's own options name; 0 where the rule finds their number itself. */
export type SeatsFrom = (more: { readonly [name: string]: string }) => number | undefined;

export type RuleText = Pick<Rule, 'id' | 'summary' | 'explanation' | 'source'> & {
  /** Whether the rule can be counted under constraints, and if not, why not. */
  readonly constraints: 'kept' | { readonly refused: string };
};

export function stvRule(
  { constraints, ...text }: RuleText,
  choices: readonly Choice[],
  count: (call: Call) => Counted,
  seatsFrom: SeatsFrom = () => undefined,
): Rule {
  return {
    ...text,
    family: 'stv',
    takes: ['ranked'],
    options: choices.map(describe),
    count: (profile, options) => {
      const call = prepare(text.id, choices, profile, options, seatsFrom);
      const refused = call.ok ? refuseConstraints(call.value, constraints) : undefined;
      if (refused) return refused;
      return call.ok ? everyWay(call.value, count) : call;
    },
  };
}

function refuseConstraints({ options, profile, seats }: Call, how: RuleText['constraints']): Counted | undefined {
  const constraints = options.constraints ?? [];
  if (constraints.length === 0) return undefined;
  const found = constraints.map(({ group }) => group).join(', ');
  if (how !== 'kept') {
    return refuse({ reason: 'bad-option', option: 'constraints', found, expected: `none: ${how.refused}` });
  }
  const checked = checkConstraints(electable(profile), seats, constraints);
  return checked.ok ? undefined : checked;
}

/** What constraints demand of this count; undefined when there are none. */
export function limitsOf({ options, profile, seats }: Call): SeatRules | undefined {
  const constraints = options.constraints ?? [];
  return constraints.length === 0 ? undefined : seatRules(electable(profile), seats, constraints);
}

/** Undeclared write-ins (the group `undeclared`) sit nowhere, so no constraint is kept by them. */
function electable({ candidates }: RankedProfile): readonly Candidate[] {
  return candidates.map((one) => (one.groups?.includes('undeclared') ? { ...one, withdrawn: true } : one));
}

function describe({ name, values, default: preset, meaning }: Choice): OptionSpec {
  if ('like' in values) return { name, values: values.text, default: preset, meaning };
  const text = 'from' in values ? `${values.from}..${values.to}` : values.join(' | ');
  return { name, values: text, default: preset, meaning };
}

function prepare(
  rule: string,
  choices: readonly Choice[],
  profile: Profile,
  options: CountOptions,
  seatsFrom: SeatsFrom,
): Result<Call, CountProblem> {
  if (profile.kind !== 'ranked') return refuse({ reason: 'wrong-profile', rule, needs: ['ranked'], got: profile.kind });
  const named = seatsFrom(options.more ?? {});
  const seats = named === 0 ? profile.candidates.length : (options.seats ?? named ?? profile.seats);
  if (seats === undefined || !Number.isInteger(seats) || seats < 1) return refuse({ reason: 'no-seats' });
  const chosen: { [name: string]: string } = {};
  for (const choice of choices) {
    const found = options.more?.[choice.name] ?? choice.default;
    if (!fits(choice.values, found)) {
      const expected = describe(choice).values;
      return refuse({ reason: 'bad-option', option: choice.name, found, expected });
    }
    chosen[choice.name] = found;
  }
  const names = profile.candidates.map(({ name }) => name);
  const drawn = lotOrder(options.lot, names);
  const lot = lotsOf(drawn ?? profile.tieOrder);
  const order = lotsOf(profile.tieOrder ?? drawn);
  return ok({ rule, profile, seats, options, chosen, lot, order });
}

function fits(values: Choice['values'], found: string): boolean {
  if ('like' in values) return values.like.test(found);
  if (!('from' in values)) return values.includes(found) || values.includes('*');
  return found === '' || (/^\d{1,9}$/.test(found) && Number(found) >= values.from && Number(found) <= values.to);
}

/** Sets the table, has the rule count on it, and writes the transcript. */
export function countOnTable<V>(
  call: Call,
  reading: Reading,
  arithmetic: (unit: number) => Arithmetic<V>,
  count: (table: Table<V>) => void,
): Counted {
  const papers = readPapers(call.profile, reading);
  const table = setTable(call.profile, call.seats, papers, arithmetic(papers.unit), limitsOf(call));
  count(table);
  return ok(finish(table, call.rule, call.profile, call.chosen));
}
