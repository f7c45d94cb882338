/** Sharing out seats the slow way: every possible division of the seats is tried against the definition. */

/**
 * A division is right under a divisor method when no list could hand a seat to another and both quotients be in order:
 * the smallest quotient that won a seat is at least the largest that did not.
 */
export function naiveDivisorSeats(
  rule: string,
  votes: readonly number[],
  seats: number,
): readonly (readonly number[])[] {
  const quotient = (list: number, held: number): number => priority(rule, votes[list] ?? 0, held);
  return divisions(votes, seats).filter((division) => {
    const won = division.flatMap((held, list) => Array.from({ length: held }, (_, seat) => quotient(list, seat)));
    const next = division.flatMap((held, list) => ((votes[list] ?? 0) > 0 ? [quotient(list, held)] : []));
    return Math.min(...won) >= Math.max(...next) * (1 - 1e-12);
  });
}

function priority(rule: string, votes: number, held: number): number {
  const first = 1e9 * votes;
  switch (rule) {
    case 'dhondt':
      return votes / (held + 1);
    case 'sainte-lague':
      return votes / (2 * held + 1);
    case 'sainte-lague-modified':
      return votes / (held === 0 ? 1.4 : 2 * held + 1);
    case 'adams':
      return held === 0 ? first : votes / held;
    case 'dean':
      return held === 0 ? first : (votes * (2 * held + 1)) / (2 * held * (held + 1));
    default:
      return held === 0 ? first : votes / Math.sqrt(held * (held + 1));
  }
}

/** Whole quotas first; then every way to give the rest to the largest remainders. */
export function naiveRemainderSeats(
  rule: string,
  votes: readonly number[],
  seats: number,
): readonly (readonly number[])[] {
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

function divisions(votes: readonly number[], seats: number): readonly (readonly number[])[] {
  const visit = (list: number, left: number): readonly (readonly number[])[] => {
    if (list === votes.length) return left === 0 ? [[]] : [];
    const most = (votes[list] ?? 0) > 0 ? left : 0;
    return Array.from({ length: most + 1 }, (_, held) => held).flatMap((held) =>
      visit(list + 1, left - held).map((rest) => [held, ...rest]),
    );
  };
  return visit(0, seats);
}
