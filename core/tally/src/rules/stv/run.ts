/** What every STV count begins and ends with: the profile, the seats, the lot, the rule's own options. */
import { ok, type Result, refuse } from '@quorate/basics';
import type { CountOptions, CountProblem, OptionSpec, Rule } from '../../count.ts';
import { lotOrder } from '../../lot.ts';
import type { Profile, RankedProfile } from '../../profile.ts';
import type { Transcript } from '../../transcript.ts';
import type { Arithmetic } from './engine/arithmetic.ts';
import { type Reading, readPapers } from './engine/papers.ts';
import { finish } from './engine/stages.ts';
import { setTable, type Table } from './engine/table.ts';

export interface Call {
  readonly rule: string;
  readonly profile: RankedProfile;
  readonly seats: number;
  readonly options: CountOptions;
  /** The rule's options with the defaults filled in. */
  readonly chosen: { readonly [name: string]: string };
  /** Candidates in the order in which lots favour them. */
  readonly lot: readonly number[] | undefined;
}

export type Counted = Result<Transcript, CountProblem>;

/** An option with the values it takes: a list of words, or whole numbers between two limits. */
export interface Choice {
  readonly name: string;
  readonly values: readonly string[] | { readonly from: number; readonly to: number };
  readonly default: string;
  readonly meaning: string;
}

export type RuleText = Pick<Rule, 'id' | 'summary' | 'explanation' | 'source'>;

export function stvRule(text: RuleText, choices: readonly Choice[], count: (call: Call) => Counted): Rule {
  return {
    ...text,
    family: 'stv',
    takes: ['ranked'],
    options: choices.map(describe),
    count: (profile, options) => {
      const call = prepare(text.id, choices, profile, options);
      return call.ok ? count(call.value) : call;
    },
  };
}

function describe({ name, values, default: preset, meaning }: Choice): OptionSpec {
  const text = 'from' in values ? `${values.from}..${values.to}` : values.join(' | ');
  return { name, values: text, default: preset, meaning };
}

function prepare(
  rule: string,
  choices: readonly Choice[],
  profile: Profile,
  options: CountOptions,
): Result<Call, CountProblem> {
  if (profile.kind !== 'ranked') return refuse({ reason: 'wrong-profile', rule, needs: ['ranked'], got: profile.kind });
  const seats = options.seats ?? profile.seats;
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
  return ok({ rule, profile, seats, options, chosen, lot: lotOrder(options.lot, names) });
}

function fits(values: Choice['values'], found: string): boolean {
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
  const table = setTable(call.profile, call.seats, papers, arithmetic(papers.unit));
  count(table);
  return ok(finish(table, call.rule, call.profile, call.chosen));
}
