/** Writing the story down: stages, who gave what to whom, who was elected when. */

import type { RankedProfile } from '../../../profile.ts';
import type { Reason, Transcript } from '../../../transcript.ts';
import { printDecimal } from './arithmetic.ts';
import { mayElect } from './limits.ts';
import { elected, excluded, type OpenStage, type Parcel, receive, type Sorted, type Table } from './table.ts';

export function openStage<V>(table: Table<V>, action: string, on: readonly number[], because: Reason): OpenStage {
  const stage: OpenStage = {
    action,
    on,
    because,
    transfers: new Map(),
    elected: [],
    excluded: [],
    decisions: [],
    values: {},
  };
  table.open = stage;
  return stage;
}

export function closeStage<V>(table: Table<V>): void {
  const { open, arithmetic } = table;
  if (open === undefined) return;
  table.stages.push({
    action: open.action,
    on: [...open.on].sort((a, b) => a - b),
    because: open.because,
    votes: table.votes.map((v) => arithmetic.print(v)),
    transfers: [...open.transfers.entries()]
      .sort(([a], [b]) => a - b)
      .map(([, { from, to, weight, amount, value }]) => ({
        from,
        to,
        papers: printDecimal(BigInt(weight), 0, table.papers.unit),
        votes: arithmetic.print(amount as V),
        ...(value === undefined ? {} : { value }),
      })),
    exhausted: arithmetic.print(table.exhausted),
    lostToRounding: arithmetic.print(table.lost),
    quota: table.quota === null ? null : arithmetic.print(table.quota),
    elected: open.elected,
    excluded: [...open.excluded].sort((a, b) => a - b),
    ...(open.decisions.length === 0 ? {} : { decisions: open.decisions }),
    ...(Object.keys(open.values).length === 0 ? {} : { values: open.values }),
  });
  table.history.push([...table.votes]);
  if (table.points.length === 0 || open.transfers.size > 0) table.points.push([...table.votes]);
  table.open = undefined;
}

/** Notes that papers went from one candidate to another (`null`: no further preference), worth `amount`; `value` each, where one number says it. */
export function noteTransfer<V>(
  table: Table<V>,
  from: number,
  to: number | null,
  weight: number,
  amount: V,
  value: V | undefined,
): void {
  const { open, arithmetic } = table;
  if (open === undefined) return;
  const key = from * 65536 + (to ?? 65535);
  const text = value === undefined ? undefined : arithmetic.print(value);
  const each = text === undefined ? {} : { value: text };
  const before = open.transfers.get(key);
  if (before === undefined) {
    open.transfers.set(key, { from, to, papers: '', votes: '', ...each, weight, amount });
    return;
  }
  const { value: other, ...rest } = before;
  open.transfers.set(key, {
    ...rest,
    ...(other === text ? each : {}),
    weight: before.weight + weight,
    amount: arithmetic.add(before.amount as V, amount),
  });
}

/** Gives sorted papers, at this value, to those they name; the rest are exhausted. */
export function deliver<V>(table: Table<V>, from: number, value: V, sorted: readonly Sorted[]): void {
  for (const { to, papers, weight } of sorted) {
    const amount = table.arithmetic.times(value, weight);
    noteTransfer(table, from, to, weight, amount, value);
    if (to === null) table.exhausted = table.arithmetic.add(table.exhausted, amount);
    else {
      const parcel: Parcel<V> = { value, papers: [papers], weight, batch: table.batch };
      receive(table, to, parcel);
    }
  }
}

/** Elects them in order, as far as constraints allow. */
export function elect<V>(table: Table<V>, found: readonly number[], because: Reason): void {
  const candidates: number[] = [];
  for (const c of found) {
    if (!mayElect(table, c)) continue;
    candidates.push(c);
    table.status[c] = elected;
    table.receives[c] = 0;
    table.elected.push(c);
    table.open?.elected.push(c);
  }
  if (candidates.length > 0)
    decide(table, { ...because, data: { ...because.data, candidates: candidates.map(String) } });
}

export function exclude<V>(table: Table<V>, candidates: readonly number[]): void {
  for (const c of candidates) {
    table.status[c] = excluded;
    table.receives[c] = 0;
    table.open?.excluded.push(c);
  }
}

/** A further decision of the open stage. */
export function decide<V>(table: Table<V>, because: Reason): void {
  table.open?.decisions.push(because);
}

export function finish<V>(
  table: Table<V>,
  rule: string,
  profile: RankedProfile,
  effective: { readonly [name: string]: string },
): Transcript {
  closeStage(table);
  const { papers, arithmetic } = table;
  return {
    format: 'quorate.transcript/1',
    rule,
    options: effective,
    title: profile.title,
    seats: table.seats,
    candidates: profile.candidates.map(({ name, withdrawn, groups }) => ({
      name,
      ...(withdrawn === undefined ? {} : { withdrawn }),
      ...(groups === undefined ? {} : { groups }),
    })),
    ballots: {
      papers: printDecimal(BigInt(papers.valid + papers.invalid), 0, papers.unit),
      valid: printDecimal(BigInt(papers.valid), 0, papers.unit),
      invalid: printDecimal(BigInt(papers.invalid), 0, papers.unit),
    },
    quota: table.quota === null ? null : arithmetic.print(table.quota),
    stages: table.stages,
    ties: table.ties,
    elected: table.elected,
    notes: table.notes,
  };
}
