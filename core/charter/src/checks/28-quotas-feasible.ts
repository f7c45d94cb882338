import { ceil, compare, type Fraction, fraction, multiply, one } from '@quorate/basics';
import type { PlacedSeat } from '../read/phrases-of.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn } from './parts.ts';
import { fewestActing, type Survey, seatRange, sizesOf } from './survey.ts';

export const quotasFeasible: Check = {
  number: 28,
  name: 'quotas-feasible',
  severity: 'error',
  definition:
    'Reserved seats are no more than the seats, caps leave a lawful body, and something is said for too few candidates.',
  why: 'A quota that cannot be met makes every election void, or is quietly dropped.',
  mend: 'Lower the quota, raise the cap, or add seats.',
  run: (s) => s.seats.flatMap((placed) => [...reserved(s, placed), ...caps(s, placed)]),
  fires: { of: 'cooperative', set: { 'bodies/board/seats/elected/reserved': 'At least 6 women.' } },
  silent: { of: 'cooperative', set: { 'bodies/board/seats/elected/reserved': 'At least 2 women.' } },
};

const words: { readonly [word: string]: string } = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  half: '1/2',
};

interface Amount {
  readonly count?: number;
  readonly share?: Fraction;
}

/** "at least half women", "at least 2 seats for branches", "at least 40% ..." */
function amountsAfter(text: string, lead: string): readonly Amount[] {
  const found = text.toLowerCase().matchAll(new RegExp(`${lead} (\\d+/\\d+|\\d+%|\\d+|[a-z]+)(?![\\w%/])`, 'g'));
  return [...found].flatMap(([, word = '']): readonly Amount[] => {
    const number = words[word] ?? word;
    const [, num, den] = /^(\d+)\/(\d+)$/.exec(number) ?? [];
    if (num !== undefined && den !== undefined && Number(den) > 0)
      return [{ share: fraction(BigInt(num), BigInt(den)) }];
    if (/^\d+%$/.test(number)) return [{ share: fraction(BigInt(number.slice(0, -1)), 100n) }];
    return /^\d+$/.test(number) ? [{ count: Number(number) }] : [];
  });
}

/** "Six seats for women", where no "at least" leads. */
function seatsNamed(text: string): readonly Amount[] {
  const [, word = ''] = /(?<!at least )\b([a-z]+|\d+) (?:seats|places)\b/.exec(text.toLowerCase()) ?? [];
  const number = words[word] ?? word;
  return /^\d+$/.test(number) ? [{ count: Number(number) }] : [];
}

function reserved(s: Survey, { path, seat }: PlacedSeat): readonly Fault[] {
  const election = seat.filled_by.startsWith('election:') ? nameIn(seat.filled_by) : undefined;
  const quotas = election === undefined ? [] : (s.charter.elections?.[election]?.quota ?? []);
  const [seats] = seatRange(s, seat);
  const judge = (at: string, texts: readonly string[]): readonly Fault[] => {
    const amounts = texts.flatMap((text) => [...amountsAfter(text, 'at least'), ...seatsNamed(text)]);
    const shares = amounts.reduce(
      (sum, { share }) => (share ? sum + Number(ceil(multiply(share, fraction(seats)))) : sum),
      0,
    );
    const counts = amounts.reduce((sum, { count }) => sum + (count ?? 0), 0);
    const over = amounts.some(({ share }) => share && compare(share, one) > 0);
    return counts > seats || over || (amounts.length > 1 && shares + counts > seats + 1)
      ? [{ at, message: `${counts + shares} seats are reserved and there are ${seats}.` }]
      : [];
  };
  return [
    ...(seat.reserved === undefined ? [] : judge(`${path}/reserved`, [seat.reserved])),
    ...(quotas.length > 0 && !seat.apportion ? judge(`elections/${election}/quota`, quotas) : []),
  ];
}

/** caps × groups ≥ the fewest that keep the body able to act. */
function caps(s: Survey, { path, seat, body }: PlacedSeat): readonly Fault[] {
  const [seats] = seatRange(s, seat);
  const minimum = body === undefined ? seats : fewestActing(s, body, seats);
  return (seat.cap ?? []).flatMap((text, i): readonly Fault[] => {
    const [from, group] = /from (?:one|each|any|a|any one|the same) ([a-z-]+)/.exec(text.toLowerCase()) ?? [];
    const rest = text.toLowerCase().replace(from ?? '', '');
    const amount = amountsAfter(rest, '(?:at most|no more than)')[0] ?? amountsAfter(` ${rest}`, '')[0];
    const groups = group === undefined ? undefined : groupsNamed(s, group);
    if (!amount || groups === undefined) return [];
    const each = amount.count ?? (amount.share ? Number((amount.share.num * BigInt(seats)) / amount.share.den) : 0);
    return each * groups < minimum
      ? [
          {
            at: `${path}/cap/${i}`,
            message: `At most ${each} from each of ${groups} are ${each * groups}, and the body needs ${minimum}.`,
          },
        ]
      : [];
  });
}

function groupsNamed(s: Survey, group: string): number | undefined {
  const sizes = sizesOf(s, group);
  if (sizes) return sizes.min;
  const longer = Object.keys(s.charter.units ?? {}).find((unit) => unit.endsWith(`-${group}`));
  return longer === undefined ? undefined : sizesOf(s, longer)?.min;
}
