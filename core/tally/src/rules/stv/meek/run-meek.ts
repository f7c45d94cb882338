/** Setting up a Meek count: papers with shared ranks go on a stack of their own. */
import { ok } from '@quorate/basics';
import type { Arithmetic } from '../engine/arithmetic.ts';
import { readPapers } from '../engine/papers.ts';
import { finish } from '../engine/stages.ts';
import { setTable, type Table } from '../engine/table.ts';
import { type Call, type Counted, limitsOf } from '../run.ts';
import { type SharedPaper, setSharedApart } from './shared-ranks.ts';

export function countMeek<V>(
  call: Call,
  arithmetic: (unit: number) => Arithmetic<V>,
  count: (table: Table<V>, shared: readonly SharedPaper[]) => void,
): Counted {
  const { shared, strict } = setSharedApart(call.profile);
  const read = readPapers(strict, { gap: 'pass' });
  const weight = shared.reduce((all, paper) => all + paper.weight, 0);
  const table = setTable(
    call.profile,
    call.seats,
    { ...read, valid: read.valid + weight },
    arithmetic(read.unit),
    limitsOf(call),
  );
  count(table, shared);
  return ok(finish(table, call.rule, call.profile, call.chosen));
}
