/** Sharing out seats from the definitions, in whole numbers: every division is tried. */

type Divisions = readonly (readonly number[])[];

/** A quotient as a ratio; of infinite ones the list with more votes comes first. */
interface Quotient {
  readonly num: bigint;
  readonly den: bigint;
}

/** What a list's next seat is worth when it holds so many: the quotient, or its square where it has a root. */
export type Priority = (votes: bigint, held: bigint) => Quotient;

export const priorities: { readonly [rule: string]: Priority } = {
  dhondt: (num, held) => ({ num, den: held + 1n }),
  'sainte-lague': (num, held) => ({ num, den: 2n * held + 1n }),
  'sainte-lague-modified': (votes, held) => ({ num: 10n * votes, den: held === 0n ? 14n : 10n * (2n * held + 1n) }),
  adams: (num, den) => ({ num, den }),
  dean: (votes, held) => ({ num: votes * (2n * held + 1n), den: 2n * held * (held + 1n) }),
  'huntington-hill': (votes, held) => ({ num: votes * votes, den: held * (held + 1n) }),
  /** Square roots of the votes under 1, 3, 5 ..., squared. */
  'square-root': (num, held) => ({ num, den: (2n * held + 1n) ** 2n }),
};

function atLeast(a: Quotient, b: Quotient): boolean {
  if (a.den === 0n || b.den === 0n) return b.den !== 0n || (a.den === 0n && a.num >= b.num);
  return a.num * b.den >= b.num * a.den;
}

/**
 * Nobody's last seat is worth less than anybody's next one. A list has at least `least` seats in any case and never
 * more than `most`.
 */
export function divisorSeats(
  priority: Priority,
  votes: readonly number[],
  seats: number,
  { least = 0, most = seats }: { readonly least?: number; readonly most?: number } = {},
): Divisions {
  const worth = (list: number, held: number): Quotient => priority(BigInt(votes[list] ?? 0), BigInt(held));
  return divisions(votes, seats).filter((division) => {
    if (division.some((held, list) => (votes[list] ?? 0) > 0 && (held < least || held > most))) return false;
    const won = division.flatMap((held, list) => (held > least ? [worth(list, held - 1)] : []));
    const next = division.flatMap((held, list) => ((votes[list] ?? 0) > 0 && held < most ? [worth(list, held)] : []));
    return won.every((own) => next.every((other) => atLeast(own, other)));
  });
}

/** Whole quotas first; then every way to give the rest to the largest remainders. */
export function remainderSeats(rule: string, votes: readonly number[], seats: number): Divisions {
  const total = votes.reduce((a, b) => a + b, 0);
  // Everything is scaled so that the quota is a whole number.
  const [scale, quota] = rule === 'hare' ? [seats, total] : [1, Math.floor(total / (seats + 1)) + 1];
  const whole = votes.map((own) => Math.floor((own * scale) / quota));
  const remainder = votes.map((own) => (own * scale) % quota);
  const parties = votes.filter((own) => own > 0).length;
  const left = seats - whole.reduce((a, b) => a + b, 0);
  const everyone = parties === 0 ? 0 : Math.floor((left - 1) / parties);
  const rounds = left > parties ? everyone : 0;
  const rest = left - rounds * parties;
  return divisions(votes, seats).filter((division) => {
    const extra = division.map((held, list) => held - (whole[list] ?? 0) - ((votes[list] ?? 0) > 0 ? rounds : 0));
    if (extra.some((more) => more < 0 || more > 1)) return false;
    if (extra.reduce((a, b) => a + b, 0) !== rest) return false;
    const lucky = remainder.filter((_, list) => extra[list] === 1);
    const others = remainder.filter((_, list) => extra[list] === 0 && (votes[list] ?? 0) > 0);
    return Math.min(...lucky) >= Math.max(...others);
  });
}

/** Balinski and Young 1975: seat by seat to the largest v / (a + 1) of those who stay within their share rounded up. */
export function quotaMethodSeats(votes: readonly number[], seats: number): Divisions {
  const total = votes.reduce((a, b) => a + b, 0);
  const found = new Map<string, readonly number[]>();
  const visit = (held: readonly number[], given: number): void => {
    if (given === seats) {
      found.set(held.join(), held);
      return;
    }
    const may = held.flatMap((own, list) => (own * total < (votes[list] ?? 0) * (given + 1) ? [list] : []));
    const ahead = (a: number, b: number): boolean =>
      (votes[a] ?? 0) * ((held[b] ?? 0) + 1) >= (votes[b] ?? 0) * ((held[a] ?? 0) + 1);
    for (const list of may.filter((a) => may.every((b) => ahead(a, b)))) {
      visit(
        held.map((own, other) => (other === list ? own + 1 : own)),
        given + 1,
      );
    }
  };
  visit(
    votes.map(() => 0),
    0,
  );
  return [...found.values()];
}

/** What a list's next seat is worth, so that the largest has it: the list's votes, its seats so far, all votes, all seats. */
type Worth = (votes: number, held: number, total: number, seats: number) => number;

const worths: { readonly [rule: string]: Worth } = {
  dhondt: (votes, held) => votes / (held + 1),
  'quota-method': (votes, held) => votes / (held + 1),
  'sainte-lague': (votes, held) => votes / (2 * held + 1),
  hare: (votes, held, total, seats) => (votes * seats) / total - held,
};

/**
 * Seat by seat under constraints: to the largest of the lists that can have one more, as some whole division that keeps the
 * constraints shows; of equals the first. The quota method looks first among those within their share rounded up.
 */
export function boundSeats(
  rule: string,
  votes: readonly number[],
  seats: number,
  keeps: (division: readonly number[]) => boolean,
): readonly number[] | undefined {
  const kept = divisions(votes, seats).filter(keeps);
  if (kept.length === 0) return undefined;
  const total = votes.reduce((a, b) => a + b, 0);
  let held: readonly number[] = votes.map(() => 0);
  for (let given = 0; given < seats; given += 1) {
    const withOne = (list: number): number[] => held.map((own, other) => own + (other === list ? 1 : 0));
    const may = votes.flatMap((_, list) =>
      kept.some((division) => withOne(list).every((own, other) => own <= (division[other] ?? 0))) ? [list] : [],
    );
    const within = may.filter((list) => (held[list] ?? 0) * total < (votes[list] ?? 0) * (given + 1));
    const among = rule === 'quota-method' && within.length > 0 ? within : may;
    const worth = (list: number): number => worths[rule]?.(votes[list] ?? 0, held[list] ?? 0, total, seats) ?? 0;
    // Small whole numbers: fractions that are equal come out equal to the last digits of a double.
    held = withOne(among.reduce((best, list) => (worth(list) > worth(best) + 1e-9 ? list : best)));
  }
  return held;
}

/** Lines of the table from the lowest; each further full or begun hundred (or other number) of the last adds one. */
export function bandSeats(
  members: number,
  bands: readonly (readonly [from: number, delegates: number])[],
  further: { readonly each: number; readonly begun: boolean } | undefined,
  cap: number,
): number {
  const at = bands.findLastIndex(([from]) => members >= from);
  const [from = 0, delegates = 0] = bands[at] ?? [];
  let seats = at < 0 ? 0 : delegates;
  if (further && at === bands.length - 1) {
    const over = members - (from - 1);
    for (let counted = further.each; counted <= over; counted += further.each) seats += 1;
    if (further.begun && over % further.each > 0) seats += 1;
  }
  return Math.min(seats, cap);
}

function divisions(votes: readonly number[], seats: number): Divisions {
  const visit = (list: number, left: number): Divisions => {
    if (list === votes.length) return left === 0 ? [[]] : [];
    const most = (votes[list] ?? 0) > 0 ? left : 0;
    return Array.from({ length: most + 1 }, (_, held) => held).flatMap((held) =>
      visit(list + 1, left - held).map((rest) => [held, ...rest]),
    );
  };
  return visit(0, seats);
}
