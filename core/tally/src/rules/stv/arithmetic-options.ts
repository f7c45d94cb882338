/** The options by which a rule without statutory digits lets its arithmetic be chosen. */
import { exact, fixed, guarded } from './engine/arithmetic.ts';
import type { Reading } from './engine/papers.ts';
import type { Table } from './engine/table.ts';
import { type Call, type Choice, type Counted, countOnTable } from './run.ts';

export const arithmeticChoices = (preset: { arithmetic: string; digits: string }): readonly Choice[] => [
  {
    name: 'arithmetic',
    values: ['exact', 'fixed', 'guarded'],
    default: preset.arithmetic,
    meaning: 'exact fractions, fixed decimals, or decimals with guard digits behind them',
  },
  {
    name: 'digits',
    values: { from: 0, to: 60 },
    default: preset.digits,
    meaning: 'decimal places kept; where none is said, 9 when fixed and 18 when guarded',
  },
  {
    name: 'guard',
    values: { from: 0, to: 60 },
    default: '',
    meaning: 'guard digits; half of `digits` when not given',
  },
];

/** Runs the same rule text under the arithmetic that the options name. */
export function countByChoice(call: Call, reading: Reading, count: <V>(table: Table<V>) => void): Counted {
  const digits = Number(call.chosen['digits']);
  const guard = call.chosen['guard'] ? Number(call.chosen['guard']) : Math.floor(digits / 2);
  switch (call.chosen['arithmetic']) {
    case 'fixed':
      return countOnTable(call, reading, (unit) => fixed(digits, unit), count);
    case 'guarded':
      return countOnTable(call, reading, (unit) => guarded(digits, guard, unit), count);
    default:
      return countOnTable(call, reading, exact, count);
  }
}
