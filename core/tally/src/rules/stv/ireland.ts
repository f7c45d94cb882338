/**
 * Elections to Dáil Éireann: Electoral Act 1992 (No. 23), sections 118 to 124, with section 124(1A) and the addition to
 * 124(3) of the Electoral (Amendment) Act 2001 (No. 38), s. 31. Whole papers; of a surplus the papers last placed in each
 * sub-parcel move, so their order is part of the count.
 *
 * Once the last vacancies are filled nothing moves any more, unless a transfer has to show whether a continuing candidate
 * comes to more than a quarter of the quota, on which the deposit hangs (s. 124(3), 48(1)(e)), and today the repayment of
 * expenses. What can move then are surpluses: an exclusion needs a vacancy (s. 122(1)).
 *
 * Sections 120 and 124 were read in their own text, 121 to 123 in accounts of it.
 */
import type { Rule } from '../../count.ts';
import type { Reason } from '../../transcript.ts';
import { inOrder, ranked } from './engine/electing.ts';
import { allTogether, contenders, doomedNow, expendable, mayElectAll } from './engine/limits.ts';
import { closeStage, decide, elect, exclude, openStage } from './engine/stages.ts';
import { byVotes, highest, hopefuls, lowest, type Table, vacancies, votesOf } from './engine/table.ts';
import { breakTie, type TieWay } from './engine/ties.ts';
import { wholeDroop } from './quotas.ts';
import { stvRule } from './run.ts';
import { because, complete } from './weighted-inclusive.ts';
import { countWhole, Handing, nextOn, paperOrder, type Sheets } from './whole-papers.ts';

export const ireland: Rule = stvRule(
  {
    id: 'stv-ireland',
    constraints: 'kept',
    summary: 'STV of the Irish Dáil: whole papers, the last ones of each sub-parcel',
    explanation:
      'A surplus takes from each sub-parcel of the papers last received as many as its share, always the papers on top. It ' +
      'waits while it could not elect anybody, save anybody from being lowest or save a deposit. Chance in the order of ' +
      'papers plays a small part; no fractions are needed.',
    source: 'Electoral Act 1992 (Ireland), ss. 118-124; Electoral (Amendment) Act 2001, s. 31',
  },
  [
    paperOrder,
    {
      name: 'deposit',
      values: ['quarter', 'none'],
      default: 'quarter',
      meaning: 'the share of the quota that saves a deposit, which surpluses and joint exclusions must not cut off',
    },
    {
      name: 'members',
      values: { from: 1, to: 999 },
      default: '',
      meaning:
        'at a bye-election for several vacancies: members of the whole constituency, whose quota the share is of',
    },
    {
      name: 'law',
      values: ['2001', '1992'],
      default: '2001',
      meaning: 'whether all but a lowest candidate who cannot catch up are elected at once, s. 124(1A), new in 2001',
    },
  ],
  (call) =>
    countWhole(call, { gap: 'stop' }, (sheets) => {
      const tie = { look: 'forwards', order: 'favour', lot: call.lot } as const;
      const { deposit, members, law } = call.chosen;
      const share = deposit === 'quarter' ? Number(members || call.seats) : undefined;
      countIreland(
        sheets,
        { share, since2001: law === '2001' },
        {
          surplus: { ...tie, article: 's. 121(9), (10)' },
          exclude: { ...tie, article: 's. 122(3)' },
          parcel: { ...tie, article: 's. 121(6)' },
        },
      );
    }),
);

interface Ways {
  readonly surplus: TieWay;
  readonly exclude: TieWay;
  readonly parcel: TieWay;
}

/** A pile as the parcels that came to it, each with its papers in the order they came. */
type Pile = number[][];

interface Law {
  /** Members whose quota a quarter of which saves a deposit; nobody's where none is at stake. */
  readonly share: number | undefined;
  /** Section 124(1A). */
  readonly since2001: boolean;
}

interface Dail {
  readonly sheets: Sheets;
  readonly piles: Pile[];
  readonly quota: bigint;
  /** Votes that have to be exceeded for the deposit. */
  readonly threshold: bigint;
  readonly pending: Waiting[];
  readonly law: Law;
  readonly ties: Ways;
}

function countIreland(sheets: Sheets, law: Law, ties: Ways): void {
  const { table } = sheets;
  openStage(table, 'first-preferences', [], because('s. 119', 'first-preferences'));
  const piles: Pile[] = table.names.map(() => []);
  const papers = Array.from(sheets.kind, (_, paper) => paper);
  for (const [c, own] of sortOut(sheets, papers, 'from-here').to) receive(table, piles, c, own);
  const quota = wholeDroop(table);
  const full = law.share === undefined ? -4n : BigInt(table.papers.valid) / BigInt(law.share + 1) + 1n;
  table.quota = quota;
  decide(table, because('s. 120(1)', 'quota'));
  const dail: Dail = { sheets, piles, quota, threshold: full / 4n, pending: [], law, ties };
  while (electReaching(dail)) {
    const over = complete(table, 's. 124(1)') || lastVacancies(dail);
    closeStage(table);
    if (over) {
      saveDeposits(dail);
      return;
    }
    const doomed = doomedNow(table);
    if (doomed.length > 0) removeAll(dail, doomed, because('constraints', 'doomed-by-constraints'));
    else if (dail.pending.length > 0 && mustMove(dail)) {
      if (!moveNext(dail, because('s. 121', 'largest-surplus'))) return;
    } else if (!excludeLowest(dail)) return;
  }
}

/** s. 124(1A), (2): who is elected without the quota, and whether no vacancy is left then. */
function lastVacancies(dail: Dail): boolean {
  const { table } = dail.sheets;
  if (doomedNow(table).length === 0) electLast(dail);
  return vacancies(table) <= 0;
}

/** s. 124(3): surpluses go on moving while a candidate who is not elected could come to more than the share through them. */
function saveDeposits(dail: Dail): void {
  const { table } = dail.sheets;
  const saved = (): boolean =>
    hopefuls(table).some((c) => {
      const votes = votesOf(table, c);
      return votes <= dail.threshold && votes + waitingSurplus(dail) > dail.threshold;
    });
  while (dail.pending.length > 0 && saved()) {
    if (!moveNext(dail, because('s. 124(3)', 'deposit-at-stake'))) return;
    closeStage(table);
  }
}

function moveNext({ sheets, piles, quota, pending, ties }: Dail, why: Reason): boolean {
  const from = breakTie(sheets.table, nextSurplus(sheets.table, pending), 'surplus', ties.surplus);
  if (from === undefined) return false;
  pending.splice(
    pending.findIndex(({ c }) => c === from),
    1,
  );
  return moveTop(sheets, piles, { from, quota, why }, ties.parcel);
}

function excludeLowest(dail: Dail): boolean {
  const { table } = dail.sheets;
  const group = allTogether(table, together(dail));
  const one =
    group.length > 1 ? undefined : breakTie(table, lowest(table, expendable(table)), 'exclude', dail.ties.exclude);
  const losers = group.length > 1 ? group : one === undefined ? undefined : [one];
  if (losers === undefined) return false;
  const why = group.length > 1 ? because('s. 122(2)', 'fewest-together') : because('s. 122(1)', 'fewest-votes');
  removeAll(dail, losers, why);
  return true;
}

function removeAll(dail: Dail, losers: readonly number[], why: Reason): void {
  const { table } = dail.sheets;
  openStage(table, 'exclude', losers, why);
  if (waitingSurplus(dail) > 0n) decide(table, because('s. 121(8)', 'surplus-deferred'));
  exclude(table, losers);
  // s. 124(1), (3): nothing moves when that exclusion fills the last vacancies.
  if (hopefuls(table).length > vacancies(table)) moveOut(dail.sheets, dail.piles, losers);
}

function waitingSurplus({ sheets, pending, quota }: Dail): bigint {
  return pending.reduce((all, { c }) => all + votesOf(sheets.table, c) - quota, 0n);
}

/** A surplus that waits, and the count at which it arose. */
interface Waiting {
  readonly c: number;
  readonly arose: number;
}

/** False when constraints let only some of equals sit, and no lot tells which. */
function electReaching({ sheets: { table }, quota, pending, ties }: Dail): boolean {
  const found = contenders(table).filter((c) => votesOf(table, c) >= quota);
  const order = inOrder(table, found, ties.surplus);
  if (order === undefined) return false;
  elect(table, order, because('s. 120(2)', 'reached-quota'));
  const arose = table.stages.length;
  pending.push(...order.filter((c) => votesOf(table, c) > quota).map((c) => ({ c, arose })));
  return true;
}

/** s. 124(1A) and (2): all but a lowest who can't catch up, or one who has more than all others and the surpluses. */
function electLast(dail: Dail): void {
  const { table } = dail.sheets;
  const surplus = waitingSurplus(dail);
  const left = byVotes(table, hopefuls(table));
  const [lowestLeft, ...rest] = left;
  if (lowestLeft === undefined || vacancies(table) <= 0) return;
  const [last, next] = [votesOf(table, lowestLeft), votesOf(table, rest[0] ?? lowestLeft)];
  const tooLow = rest.length === vacancies(table) && last + surplus < next && mayElectAll(table, rest);
  if (dail.law.since2001 && tooLow) {
    elect(table, ranked(table, rest), because('s. 124(1A)', 'lowest-cannot-catch-up'));
    return;
  }
  if (vacancies(table) !== 1) return;
  const all = left.reduce((total, c) => total + votesOf(table, c), surplus);
  const ahead = left.filter((c) => 2n * votesOf(table, c) > all);
  elect(table, ahead, because('s. 124(2)', 'more-than-all-others'));
}

/** s. 121(9), (10): the greatest; of equals, those that arose at the earliest count. */
function nextSurplus(table: Table<bigint>, pending: readonly Waiting[]): readonly number[] {
  const most = highest(
    table,
    pending.map(({ c }) => c),
  );
  const level = pending.filter(({ c }) => most.includes(c));
  const earliest = Math.min(...level.map(({ arose }) => arose));
  return level.filter(({ arose }) => arose === earliest).map(({ c }) => c);
}

/** s. 121(8): only a surplus that could elect somebody, change who is lowest, or save a deposit. */
function mustMove(dail: Dail): boolean {
  const { sheets, threshold, quota } = dail;
  const { table } = sheets;
  const surplus = waitingSurplus(dail);
  const order = byVotes(table, hopefuls(table));
  const votes = order.map((c) => votesOf(table, c));
  const [least = 0n, next = 0n] = votes;
  const top = votes.at(-1) ?? 0n;
  return surplus >= quota - top || surplus >= next - least || (least <= threshold && least + surplus > threshold);
}

function together(dail: Dail): readonly number[] {
  const { sheets, threshold } = dail;
  const { table } = sheets;
  const order = byVotes(table, hopefuls(table));
  let held = waitingSurplus(dail);
  let found: readonly number[] = [];
  for (let k = 1; k <= order.length - vacancies(table) && k < order.length; k += 1) {
    held += votesOf(table, order[k - 1] as number);
    const saved = order.slice(0, k).some((c) => votesOf(table, c) <= threshold && held > threshold);
    if (held < votesOf(table, order[k] as number) && !saved) found = order.slice(0, k);
  }
  return found;
}

interface SortedSheets {
  readonly to: ReadonlyMap<number, number[]>;
  readonly ended: readonly number[];
}

function sortOut(sheets: Sheets, papers: readonly number[], start: 'from-here' | 'after' = 'after'): SortedSheets {
  const to = new Map<number, number[]>();
  const ended: number[] = [];
  for (const paper of papers) {
    const before = sheets.at[paper] as number;
    const c = nextOn(sheets, paper, start);
    if (c === null) {
      ended.push(paper);
      continue;
    }
    const same = to.get(c);
    if (same) same.push(paper);
    else to.set(c, [paper]);
    if (start === 'after') sheets.at[paper] = before;
  }
  return { to, ended };
}

function receive(table: Table<bigint>, piles: Pile[], c: number, papers: number[]): void {
  piles[c]?.push(papers);
  table.votes[c] = votesOf(table, c) + BigInt(papers.length);
}

interface Moving {
  readonly from: number;
  readonly quota: bigint;
  readonly why: Reason;
}

/** s. 121: the whole surplus if the transferable papers are no more than it, else a share from the top of each sub-parcel. */
function moveTop(sheets: Sheets, piles: Pile[], { from, quota, why }: Moving, tie: TieWay): boolean {
  const { table } = sheets;
  const surplus = Number(votesOf(table, from) - quota);
  const pile = piles[from] ?? [];
  const parcel = pile.at(-1) ?? [];
  openStage(table, 'surplus', [from], why);
  table.receives[from] = 0;
  const { to, ended } = sortOut(sheets, parcel);
  const transferable = parcel.length - ended.length;
  const shares = transferable <= surplus ? wholeParcels(to) : shareOut(table, to, surplus, transferable, tie);
  if (shares === undefined) return false;
  let given = 0;
  const moved = new Set<number>();
  const handing = new Handing(table, from);
  for (const [c, count] of shares) {
    const top = (to.get(c) ?? []).slice(-count || Number.POSITIVE_INFINITY);
    for (const paper of top) {
      nextOn(sheets, paper);
      moved.add(paper);
      handing.to(c);
    }
    if (top.length > 0) receive(table, piles, c, [...top]);
    given += top.length;
  }
  handing.note();
  pile[pile.length - 1] = parcel.filter((paper) => !moved.has(paper));
  table.exhausted += BigInt(surplus - given);
  table.votes[from] = quota;
  return true;
}

function wholeParcels(to: ReadonlyMap<number, number[]>): Map<number, number> {
  return new Map([...to].map(([c, papers]) => [c, papers.length]));
}

/** Surplus × sub-parcel / transferable papers; the largest remainders get one more, then the larger sub-parcel. */
function shareOut(
  table: Table<bigint>,
  to: ReadonlyMap<number, number[]>,
  surplus: number,
  transferable: number,
  tie: TieWay,
): Map<number, number> | undefined {
  const parcels = [...to].map(([c, papers]) => {
    const share = surplus * papers.length;
    return { c, size: papers.length, count: Math.floor(share / transferable), rest: share % transferable };
  });
  let missing = surplus - parcels.reduce((all, { count }) => all + count, 0);
  const shares = new Map(parcels.map(({ c, count }) => [c, count]));
  let open = parcels.filter(({ rest }) => rest > 0);
  while (missing > 0) {
    const rest = Math.max(...open.map((parcel) => parcel.rest));
    const size = Math.max(...open.filter((parcel) => parcel.rest === rest).map((parcel) => parcel.size));
    const level = open.filter((parcel) => parcel.rest === rest && parcel.size === size).map(({ c }) => c);
    const c = level.length <= missing ? level[0] : breakTie(table, level, 'rank', tie);
    if (c === undefined) return undefined;
    shares.set(c, (shares.get(c) ?? 0) + 1);
    open = open.filter((parcel) => parcel.c !== c);
    missing -= 1;
  }
  return shares;
}

function moveOut(sheets: Sheets, piles: Pile[], losers: readonly number[]): void {
  const { table } = sheets;
  const gets = new Map<number, number[]>();
  for (const from of losers) {
    const handing = new Handing(table, from);
    let ended = 0;
    for (const paper of (piles[from] ?? []).flat()) {
      const to = nextOn(sheets, paper);
      handing.to(to);
      if (to === null) ended += 1;
      else if (gets.has(to)) gets.get(to)?.push(paper);
      else gets.set(to, [paper]);
    }
    handing.note();
    table.exhausted += BigInt(ended);
    piles[from] = [];
    table.votes[from] = 0n;
  }
  for (const [c, parcel] of gets) receive(table, piles, c, parcel);
}
