/** Counts that move whole papers, in the order in which they lie. Lots favour the smaller number. */
import type { Naive } from './hall.ts';
import type { SmallElection } from './random-elections.ts';
import { doomedOf, electedOf, expendableOf } from './slow-constraints.ts';

/** Massachusetts General Laws ch. 54A s. 9 with the Cincinnati method of s. 16(b). */
export function naiveCambridge({ seats, candidates, papers, keep }: SmallElection, signatures: number): Naive {
  const piles: (readonly number[])[][] = Array.from({ length: candidates }, () => []);
  /** `full`: with the quota, but kept out of a seat by constraints. */
  const state: ('in' | 'full' | 'elected' | 'out')[] = piles.map(() => 'in');
  const quota = Math.floor(papers.length / (seats + 1)) + 1;
  const history: number[][] = [];
  /** Whose surplus has moved: papers of it that name nobody further stay in the pile and are credited to nobody. */
  const emptied = new Set<number>();
  const credited = (c: number): number => Math.min(piles[c]?.length ?? 0, emptied.has(c) ? quota : 1e9);
  const having = (s: string): number[] => state.flatMap((own, c) => (own === s ? [c] : []));
  const declare = (): void => {
    const reached = having('in').filter((c) => (piles[c]?.length ?? 0) >= quota);
    const size = (c: number): number => piles[c]?.length ?? 0;
    const best = (among: readonly number[]): number =>
      among.reduce((one, c) => (size(c) > size(one) || (size(c) === size(one) && c < one) ? c : one));
    for (const c of electedOf(keep, reached, [], [], best)) state[c] = 'elected';
  };
  const move = (paper: readonly number[]): boolean => {
    const to = paper.find((c) => state[c] === 'in');
    if (to === undefined) return false;
    piles[to]?.push(paper);
    if (piles[to]?.length === quota) {
      state[to] = keep?.allows([...having('elected'), to], having('out')) === false ? 'full' : 'elected';
    }
    return true;
  };
  /** (k): the fewest now, then immediately before the last transfer, and so on back; then the lot. */
  const lowest = (among: readonly number[]): number => {
    let left = [...among];
    for (const votes of [piles.map((_, c) => credited(c)), ...[...history].reverse()]) {
      const least = Math.min(...left.map((c) => votes[c] ?? 0));
      left = left.filter((c) => votes[c] === least);
    }
    return Math.max(...left);
  };
  const result = (): Naive => ({ elected: having('elected'), votes: piles.map((_, c) => `${credited(c)}`) });

  for (const paper of papers) piles[paper[0] ?? 0]?.push(paper);
  const first = piles.map((pile) => pile.length);
  history.push(first);
  declare();
  if (settled()) return result();
  const above = having('elected').filter((c) => (first[c] ?? 0) > quota);
  above.sort((a, b) => (first[b] ?? 0) - (first[a] ?? 0) || a - b);
  for (const c of above) {
    const pile = piles[c] ?? [];
    const surplus = pile.length - quota;
    const n = Math.round(pile.length / surplus);
    // Every n-th paper; then from n + 1 on; and so on; at last those before the n-th.
    const order: number[] = [];
    for (let from = n; from < 2 * n; from += 1)
      for (let place = from; place <= pile.length; place += n) order.push(place);
    for (let place = 1; place < n; place += 1) order.push(place);
    let moved = 0;
    const gone = new Set<readonly number[]>();
    for (const place of order) {
      if (moved === surplus) break;
      const paper = pile[place - 1] ?? [];
      if (!move(paper)) continue;
      gone.add(paper);
      moved += 1;
    }
    piles[c] = pile.filter((paper) => !gone.has(paper));
    emptied.add(c);
    history.push(piles.map((_, other) => credited(other)));
    if (settled()) return result();
  }
  const few = having('in').filter((c) => credited(c) < signatures);
  if (few.length > 0 && keep?.allows(having('elected'), [...having('out'), ...few]) !== false) defeat(few);
  while (!settled()) defeat([lowest(expendableOf(keep, having('in'), having('elected'), having('out')))]);
  return result();

  /** (l), after those whom constraints keep out have gone. */
  function settled(): boolean {
    for (;;) {
      const left = [...having('in'), ...having('full')];
      if (having('elected').length >= seats) return true;
      if (left.length + having('elected').length <= seats) {
        for (const c of left) state[c] = 'elected';
        return true;
      }
      const doomed = doomedOf(keep, left, having('elected'), having('out'));
      if (doomed.length === 0) return false;
      defeat(doomed);
    }
  }

  function defeat(losers: readonly number[]): void {
    for (const c of losers) state[c] = 'out';
    const going = [...losers];
    while (going.length > 0) {
      const c = lowest(going);
      going.splice(going.indexOf(c), 1);
      for (const paper of piles[c]?.splice(0) ?? []) move(paper);
    }
    history.push(piles.map((_, c) => credited(c)));
  }
}

export interface DailRules {
  readonly deposits: boolean;
  /** Of the whole constituency, at a bye-election. */
  readonly members?: number;
  readonly since2001?: boolean;
}

/** Electoral Act 1992 (Ireland), ss. 118 to 124, as amended by the Electoral (Amendment) Act 2001, s. 31. */
export function naiveIreland(
  { seats, candidates, papers, keep }: SmallElection,
  { deposits, members = seats, since2001 = true }: DailRules,
): Naive {
  interface Sheet {
    readonly names: readonly number[];
    at: number;
  }
  /** Sub-parcels in the order they were received; of each, papers in the order they were filed. */
  const parcels: Sheet[][][] = Array.from({ length: candidates }, () => []);
  const votes = parcels.map(() => 0);
  const state: ('in' | 'elected' | 'out')[] = parcels.map(() => 'in');
  const counts: number[][] = [];
  const waiting: { readonly c: number; readonly arose: number }[] = [];
  const quota = Math.floor(papers.length / (seats + 1)) + 1;
  const having = (s: string): number[] => state.flatMap((own, c) => (own === s ? [c] : []));
  const places = (): number => seats - having('elected').length;
  const of = (c: number): number => votes[c] ?? 0;
  const surplus = (): number => waiting.reduce((all, { c }) => all + of(c) - quota, 0);
  /** The first count at which they were unequal, of which the first preferences are the first; then the lot. */
  const first = (among: readonly number[], sought: 'most' | 'fewest'): number => {
    let left = [...among];
    for (const count of [...counts, votes]) {
      const wanted = (sought === 'most' ? Math.max : Math.min)(...left.map((c) => count[c] ?? 0));
      left = left.filter((c) => count[c] === wanted);
    }
    return sought === 'most' ? Math.min(...left) : Math.max(...left);
  };
  const low = (): number[] => {
    const left = having('in');
    const order: number[] = [];
    while (left.length > 0) {
      const least = Math.min(...left.map(of));
      order.push(
        ...left.splice(
          left.indexOf(
            first(
              left.filter((c) => of(c) === least),
              'fewest',
            ),
          ),
          1,
        ),
      );
    }
    return order;
  };
  const receive = (c: number, parcel: Sheet[]): void => {
    parcels[c]?.push(parcel);
    votes[c] = of(c) + parcel.length;
  };
  const next = ({ names, at }: Sheet): number => names.findIndex((c, place) => place > at && state[c] === 'in');
  const subParcels = (sheets: readonly Sheet[]): Map<number, Sheet[]> => {
    const to = new Map<number, Sheet[]>();
    for (const sheet of sheets) {
      const c = sheet.names[next(sheet)];
      if (c !== undefined) to.set(c, [...(to.get(c) ?? []), sheet]);
    }
    return to;
  };
  const hand = (to: ReadonlyMap<number, readonly Sheet[]>): void => {
    for (const sheets of to.values()) for (const sheet of sheets) sheet.at = next(sheet);
    for (const [c, sheets] of to) receive(c, [...sheets]);
  };

  hand(subParcels(papers.map((names) => ({ names, at: -1 }))));
  for (;;) {
    // 120(2), at the end of the count.
    const reached = having('in').filter((one) => of(one) >= quota);
    const best = (among: readonly number[]): number => {
      const most = Math.max(...among.map(of));
      const level = among.filter((c) => of(c) === most);
      return first(level, 'most');
    };
    for (const c of electedOf(keep, reached, having('elected'), having('out'), best)) {
      state[c] = 'elected';
      if (of(c) > quota) waiting.push({ c, arose: counts.length });
    }
    counts.push([...votes]);
    // 124
    const left = having('in');
    const order = low();
    const [last = -1, above = -1] = order;
    const doomed = places() > 0 && left.length > places() ? doomedOf(keep, left, having('elected'), having('out')) : [];
    if (doomed.length > 0) {
      drop(doomed);
      continue;
    }
    const rest = left.filter((c) => c !== last);
    if (places() > 0 && left.length <= places()) for (const c of left) state[c] = 'elected';
    else if (since2001 && rest.length === places() && of(last) + surplus() < of(above) && sit(rest)) {
      for (const c of rest) state[c] = 'elected';
    } else if (places() === 1) {
      const all = left.reduce((sum, c) => sum + of(c), 0);
      const ahead = left.filter((c) => of(c) > all - of(c) + surplus());
      for (const c of ahead) state[c] = 'elected';
    }
    if (places() <= 0) return ended();
    // 121(8): could elect the highest, change who is lowest, or bring the lowest over a quarter of the quota.
    const highest = order.at(-1) ?? -1;
    const needed = of(highest) + surplus() >= quota || of(last) + surplus() >= of(above) || saves(last, surplus());
    if (waiting.length > 0 && needed) {
      moveSurplus();
      continue;
    }
    // 122(2): all that together cannot reach the next, unless a deposit hangs on it.
    const groups = order
      .map((_, i) => i + 1)
      .filter((k) => {
        const group = order.slice(0, k);
        const held = group.reduce((sum, c) => sum + of(c), surplus());
        const hangs = group.some((c) => saves(c, held - of(c)));
        return k >= 2 && k <= order.length - places() && held < of(order[k] ?? -1) && !hangs;
      });
    const most = Math.max(0, ...groups);
    const group = order.slice(0, most);
    if (most > 0 && keep?.allows(having('elected'), [...having('out'), ...group]) !== false) drop(group);
    else {
      const may = expendableOf(keep, having('in'), having('elected'), having('out'));
      const least = Math.min(...may.map(of));
      const level = may.filter((c) => of(c) === least);
      drop([first(level, 'fewest')]);
    }
  }

  /** Over a quarter of the quota (of the whole constituency's) only with so many more. */
  function saves(c: number, more: number): boolean {
    const full = Math.floor(papers.length / (members + 1)) + 1;
    return deposits && 4 * of(c) <= full && 4 * (of(c) + more) > full;
  }

  function sit(those: readonly number[]): boolean {
    return keep?.allows([...having('elected'), ...those], having('out')) !== false;
  }

  function drop(losers: readonly number[]): void {
    for (const c of losers) state[c] = 'out';
    // 124(1), (3): they keep what they have when nothing hangs on it any more.
    if (having('in').length <= places()) return;
    for (const c of losers) votes[c] = 0;
    hand(subParcels(losers.flatMap((c) => parcels[c]?.flat() ?? [])));
  }

  /** 124(3): surpluses move on as long as they could bring somebody who is not elected over a quarter of the quota. */
  function ended(): Naive {
    while (waiting.length > 0 && having('in').some((c) => saves(c, surplus()))) {
      moveSurplus();
      counts.push([...votes]);
    }
    return { elected: having('elected'), votes: votes.map(String) };
  }

  /** 121(9), (10): the greatest; of equals the one that arose first. */
  function moveSurplus(): void {
    const most = Math.max(...waiting.map(({ c }) => of(c)));
    const equal = waiting.filter(({ c }) => of(c) === most);
    const arose = Math.min(...equal.map((one) => one.arose));
    const from = first(
      equal.filter((one) => one.arose === arose).map(({ c }) => c),
      'most',
    );
    waiting.splice(
      waiting.findIndex(({ c }) => c === from),
      1,
    );
    const to = subParcels(parcels[from]?.at(-1) ?? []);
    hand(shares(to, of(from) - quota));
    votes[from] = quota;
  }

  /** 121(4) to (7): all of them, or of each the share, the fractions made up from the largest; the last filed move. */
  function shares(to: ReadonlyMap<number, Sheet[]>, over: number): Map<number, Sheet[]> {
    const total = [...to.values()].reduce((sum, { length }) => sum + length, 0);
    if (total <= over) return new Map(to);
    const parts = [...to].map(([c, sheets]) => ({
      c,
      sheets,
      take: Math.floor((sheets.length * over) / total),
      fraction: (sheets.length * over) % total,
    }));
    let missing = over - parts.reduce((sum, { take }) => sum + take, 0);
    const open = parts.filter(({ fraction }) => fraction > 0);
    for (; missing > 0; missing -= 1) {
      const largest = Math.max(...open.map(({ fraction }) => fraction));
      const level = open.filter(({ fraction }) => fraction === largest);
      const size = Math.max(...level.map(({ sheets }) => sheets.length));
      const c = first(
        level.filter(({ sheets }) => sheets.length === size).map((one) => one.c),
        'most',
      );
      const part = open.splice(
        open.findIndex((one) => one.c === c),
        1,
      )[0];
      if (part) part.take += 1;
    }
    return new Map(
      parts.filter(({ take }) => take > 0).map(({ c, sheets, take }) => [c, sheets.slice(sheets.length - take)]),
    );
  }
}
