/**
 * Delegates by a table of bands: from so many members so many delegates.
 *
 *     1:1,51:2,101:3,201:3+1/100        and beyond 200 one more for every full 100 members above 200
 *     ...,201:3+1/begun-100              one more for every begun 100
 *     cap                               no branch has more
 *
 * The number of seats follows from the table; nothing is shared out.
 */
import { ceil, compare, divide, type Fraction, floor, fraction, ok, parseFraction, subtract } from '@quorate/basics';
import type { Rule } from '../../count.ts';
import { defineRule } from '../common/define-rule.ts';
import { printNumber, textOption, wholeNumber } from '../common/settings.ts';
import { because } from '../common/transcripts.ts';
import { readLists, seatsTranscript } from './lists.ts';

interface Band {
  readonly from: Fraction;
  readonly delegates: number;
  readonly more?: { readonly delegates: number; readonly each: number; readonly begun: boolean };
}

export const bands: Rule = defineRule({
  id: 'bands',
  family: 'apportionment',
  summary: 'Delegates by a table: from so many members so many delegates, up to a cap.',
  explanation:
    'Each branch looks up its members in the table of the statutes and sends that many delegates. Nothing depends on the other branches, so everybody can check their own line. ' +
    'The total is whatever comes out, and branches just below a step are worst off.',
  source: 'Usual in union and party rule books; for example UNISON rule D.1.6, Labour Party rule book ch. 3',
  takes: ['parties'],
  options: {
    table: textOption(
      'table',
      'from:delegates, comma between, last may end in +1/100 or +1/begun-100',
      '1:1,101:2,201:3+1/begun-100',
      'The bands, by the least number of members.',
      readTable,
    ),
    cap: wholeNumber('cap', { least: 0, most: 1_000_000 }, '1000000', 'Most delegates of one branch.'),
  },
  seats: 0,
  constraints: { refused: 'each branch sends what its own line of the table says, so no seat can go to another' },
  count: (counting) => {
    const { profile, settings } = counting;
    const lists = readLists(profile, fraction(0), new Map());
    if (!lists.ok) return lists;
    const capped: number[] = [];
    const delegates = profile.candidates.map((_, branch) => {
      if (!lists.value.eligible.includes(branch)) return 0;
      const entitled = delegatesOf(lists.value.votes[branch] ?? fraction(0), settings.table);
      if (entitled > settings.cap) capped.push(branch);
      return Math.min(entitled, settings.cap);
    });
    const order = delegates.flatMap((count, branch) => Array.from({ length: count }, () => branch));
    const table = settings.table.map(({ from, delegates: count, more }) => [
      printNumber(from),
      `${count}`,
      more ? `${more.delegates} for each ${more.begun ? 'begun' : 'full'} ${more.each}` : '',
    ]);
    return ok(
      seatsTranscript(
        { ...counting, seats: order.length },
        lists.value,
        {
          order,
          ties: [],
          tables: { bands: [['from', 'delegates', 'more'], ...table] },
          notes: capped.length > 0 ? [because('cap', 'capped', { lists: capped.map(String) })] : [],
        },
        'bands',
      ),
    );
  },
});

function delegatesOf(members: Fraction, table: readonly Band[]): number {
  const band = table.findLast(({ from }) => compare(members, from) >= 0);
  if (band === undefined) return 0;
  if (band.more === undefined) return band.delegates;
  const beyond = divide(subtract(members, subtract(band.from, fraction(1))), fraction(band.more.each));
  const steps = Number(band.more.begun ? ceil(beyond) : floor(beyond));
  return band.delegates + band.more.delegates * Math.max(0, steps);
}

function readTable(text: string): readonly Band[] | undefined {
  const read: Band[] = [];
  for (const part of text.split(',')) {
    const match = /^(\d{1,9}):(\d{1,6})(?:\+(\d{1,6})\/(begun-)?([1-9]\d{0,8}))?$/.exec(part);
    const from = parseFraction(match?.[1] ?? '');
    if (match === null || !from.ok) return undefined;
    const [, , delegates, more, begun, each] = match;
    read.push({
      from: from.value,
      delegates: Number(delegates),
      ...(more && each && { more: { delegates: Number(more), each: Number(each), begun: begun !== undefined } }),
    });
  }
  const rising = read.every(({ from }, at) => at === 0 || compare(from, read[at - 1]?.from ?? from) > 0);
  return rising ? read : undefined;
}
