/**
 * Cambridge, Massachusetts: M.G.L. chapter 54A (1938), section 9, with surpluses by the Cincinnati method
 * that section 16(b) allows: every n-th paper of the candidate moves, n being papers / surplus to the nearest
 * whole number (a half goes to the even one).
 */
import type { Rule } from '../../count.ts';
import type { Reason } from '../../transcript.ts';
import { inOrder } from './engine/electing.ts';
import { allTogether, contenders, doomedNow, expendable, mayElectAll } from './engine/limits.ts';
import { closeStage, decide, elect, exclude, openStage } from './engine/stages.ts';
import { highest, hopefuls, lowest, type Table, votesOf } from './engine/table.ts';
import { breakTie, type TieWay } from './engine/ties.ts';
import { wholeDroop } from './quotas.ts';
import { stvRule } from './run.ts';
import { because, complete } from './weighted-inclusive.ts';
import { countWhole, credit, Handing, nextOn, paperOrder, type Sheets } from './whole-papers.ts';

export const cambridge: Rule = stvRule(
  {
    id: 'stv-cambridge',
    constraints: 'kept',
    summary: 'STV of Cambridge, Massachusetts: whole papers, every n-th of a surplus',
    explanation:
      'Papers are never divided: of a candidate over the quota every n-th paper that names somebody further moves. First all ' +
      'candidates with fewer papers than signatures for nomination are defeated, then the lowest one by one. Which papers ' +
      'move depends on their order, so a recount needs the same order.',
    source: 'Massachusetts General Laws ch. 54A s. 9; Cincinnati method under s. 16(b)',
  },
  [
    {
      name: 'signatures',
      values: { from: 0, to: 999_999_999 },
      default: '50',
      meaning: 'candidates with fewer first preferences are defeated together first (s. 9(g))',
    },
    paperOrder,
  ],
  (call) =>
    countWhole(call, { gap: 'pass' }, (sheets) => {
      const tie = { look: 'backwards', order: 'favour', lot: call.lot, article: 's. 9(k)' } as const;
      countCambridge(sheets, BigInt(call.chosen['signatures'] || '0'), tie);
    }),
);

interface Office {
  readonly sheets: Sheets;
  readonly piles: number[][];
  readonly quota: bigint;
  /** Who came to the quota during the last transfer, in that order. */
  readonly filled: number[];
  readonly tie: TieWay;
}

function countCambridge(sheets: Sheets, signatures: bigint, tie: TieWay): void {
  const { table } = sheets;
  const piles: number[][] = table.names.map(() => []);
  let pending: number[] = [];
  let culled = false;
  openStage(table, 'first-preferences', [], because('s. 9(d)', 'first-preferences'));
  for (let paper = 0; paper < sheets.kind.length; paper += 1) {
    const c = nextOn(sheets, paper, 'from-here');
    if (c !== null) piles[c]?.push(paper);
  }
  for (const [c, pile] of piles.entries()) credit(table, c, pile.length);
  const quota = wholeDroop(table);
  table.quota = quota;
  decide(table, because('s. 9(c)', 'quota'));
  const office: Office = { sheets, piles, quota, filled: [], tie };
  for (;;) {
    const found = contenders(table).filter((c) => votesOf(table, c) >= quota);
    // Where constraints let only some sit: whoever came to the quota first, and at the first count who has more.
    const inTurn = office.filled.length > 0 && !mayElectAll(table, found);
    const order = inTurn ? office.filled : inOrder(table, found, tie);
    if (order === undefined) return;
    elect(table, order, because('s. 9(c)', 'reached-quota'));
    office.filled.length = 0;
    pending.push(...order.filter((c) => votesOf(table, c) > quota));
    if (complete(table, 's. 9(l)')) return;
    closeStage(table);
    const doomed = doomedNow(table);
    if (doomed.length > 0) {
      const losers = fewestFirst(table, doomed, tie);
      if (losers === undefined) return;
      defeatAll(office, losers, because('constraints', 'doomed-by-constraints'));
    } else if (pending.length > 0) {
      const from = breakTie(table, highest(table, pending), 'surplus', tie);
      if (from === undefined) return;
      pending = pending.filter((c) => c !== from);
      moveEveryNth(office, from);
    } else {
      const few = culled ? [] : fewSignatures(table, signatures);
      culled = true;
      if (!defeat(office, few)) return;
    }
  }
}

function moveEveryNth(office: Office, from: number): void {
  const { piles, quota } = office;
  const { table } = office.sheets;
  const pile = piles[from] ?? [];
  const surplus = pile.length - Number(quota);
  const n = nearest(pile.length, surplus);
  const stage = openStage(table, 'surplus', [from], because('s. 16(b)', 'every-nth-paper'));
  stage.values['n'] = [`${n}`];
  const moved = new Set<number>();
  const handing = new Handing(table, from);
  for (const i of drawOrder(pile.length, surplus, n)) {
    if (moved.size === surplus) break;
    const paper = pile[i] as number;
    if (handOver(office, paper, handing)) moved.add(paper);
  }
  handing.note();
  creditPiles(table, piles);
  piles[from] = pile.filter((paper) => !moved.has(paper));
  const kept = BigInt(pile.length - moved.size);
  table.exhausted += kept - quota;
  table.votes[from] = quota;
}

/** Papers n, 2n, 3n ..., then n+1, 2n+1 ..., and at last those before the n-th. With one surplus paper, the last. */
function drawOrder(total: number, surplus: number, n: number): number[] {
  const all = Array.from({ length: total }, (_, i) => i);
  if (surplus === 1) return [total - 1, ...all.slice(0, -1)];
  const order: number[] = [];
  for (let start = n - 1; start < 2 * n - 1; start += 1) for (let i = start; i < total; i += n) order.push(i);
  return [...order, ...all.slice(0, n - 1)];
}

function nearest(total: number, surplus: number): number {
  const down = Math.floor(total / surplus);
  const twice = 2 * (total - down * surplus);
  if (twice === surplus) return down + 1;
  return twice > surplus ? down + 1 : down;
}

/** Gives the paper to the next candidate who is not yet full. */
function handOver({ sheets, piles, quota, filled }: Office, paper: number, handing: Handing): boolean {
  const to = nextOn(sheets, paper);
  if (to === null) return false;
  const pile = piles[to] ?? [];
  pile.push(paper);
  handing.to(to);
  if (pile.length >= Number(quota)) {
    sheets.table.receives[to] = 0;
    filled.push(to);
  }
  return true;
}

function creditPiles(table: Table<bigint>, piles: readonly number[][]): void {
  for (const c of hopefuls(table)) table.votes[c] = BigInt(piles[c]?.length ?? 0);
}

function defeat(office: Office, few: readonly number[]): boolean {
  const { tie } = office;
  const { table } = office.sheets;
  const one = few.length > 0 ? undefined : breakTie(table, lowest(table, expendable(table)), 'exclude', tie);
  const losers = few.length > 0 ? fewestFirst(table, few, tie) : one === undefined ? undefined : [one];
  if (losers === undefined) return false;
  const why = few.length > 0 ? because('s. 9(g)', 'fewer-than-signatures') : because('s. 9(i), (j)', 'fewest-votes');
  defeatAll(office, losers, why);
  return true;
}

/** The defeated in the order in which their papers move. */
function defeatAll(office: Office, losers: readonly number[], why: Reason): void {
  const { piles } = office;
  const { table } = office.sheets;
  openStage(table, 'exclude', losers, why);
  exclude(table, losers);
  for (const from of losers) {
    const handing = new Handing(table, from);
    let ended = 0;
    for (const paper of piles[from] ?? []) {
      if (handOver(office, paper, handing)) continue;
      ended += 1;
      handing.to(null);
    }
    handing.note();
    table.exhausted += BigInt(ended);
    piles[from] = [];
    table.votes[from] = 0n;
  }
  creditPiles(table, piles);
}

/** s. 9(g). Where constraints don't let all of them go, nobody goes together: they are defeated one by one, (i) and (j). */
function fewSignatures(table: Table<bigint>, signatures: bigint): readonly number[] {
  const few = hopefuls(table).filter((c) => votesOf(table, c) < signatures);
  return allTogether(table, few);
}

/** The order in which several defeated candidates' papers move: fewest first. */
function fewestFirst(table: Table<bigint>, few: readonly number[], tie: TieWay): number[] | undefined {
  const order = few.filter((c) => votesOf(table, c) === 0n);
  let left = few.filter((c) => votesOf(table, c) > 0n);
  while (left.length > 0) {
    const next = breakTie(table, lowest(table, left), 'exclude', tie);
    if (next === undefined) return undefined;
    order.push(next);
    left = left.filter((c) => c !== next);
  }
  return order;
}
