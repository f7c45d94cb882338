/** What single provisions of the laws do, in elections small enough to follow by hand. */
import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import { parseBlt } from '../../formats/blt.ts';
import type { Transcript } from '../../transcript.ts';

type More = { readonly [name: string]: string };

function counted(rule: string, [seats, ...lines]: readonly [number, ...string[]], more: More = {}): Transcript {
  const names = [...'ABCDE'].map((name) => `"${name}"`).join('\n');
  const profile = must(parseBlt(`5 ${seats}\n${lines.join('\n')}\n0\n${names}\n"t"\n`));
  return must(count(rule, profile, { lot: { order: [0, 1, 2, 3, 4] }, more }));
}

describe('Electoral Act 1992 (Ireland)', () => {
  const papers = [2, '16 1 3 0', '11 2 0', '2 3 0', '1 4 0'] as const;

  it('s. 124(3): a surplus moves after the last vacancy where a deposit hangs on it', () => {
    const { stages, elected } = counted('stv-ireland', papers);
    expect([...elected].sort()).toEqual([0, 1]);
    // The quota is 11: more than a quarter of it is 3 votes, and C has 2.
    expect(stages.at(-1)).toMatchObject({ because: { key: 'deposit-at-stake' }, votes: ['11', '11', '7', '1', '0'] });
  });

  it('s. 124(3): nothing moves where no deposit is at stake', () => {
    expect(counted('stv-ireland', papers, { deposit: 'none' }).stages).toHaveLength(1);
    // Everybody who is not elected has more than a quarter of 15 already.
    expect(counted('stv-ireland', [2, '16 1 0', '15 2 0', '4 3 0', '4 4 0', '4 5 0']).stages).toHaveLength(1);
  });

  it('s. 124(1A): all but a lowest who cannot catch up are elected at once, since 2001', () => {
    const close = [2, '10 1 0', '9 2 0', '7 3 0', '6 4 0'] as const;
    const last = (law: string): Transcript['stages'][number] | undefined =>
      counted('stv-ireland', close, { law }).stages.at(-1);
    expect(last('2001')?.decisions?.at(-1)).toMatchObject({ article: 's. 124(1A)' });
    expect(last('1992')?.decisions?.at(-1)?.article).not.toBe('s. 124(1A)');
  });
});

describe('Commonwealth Electoral Act 1918, s. 273', () => {
  const papers = [1, '40 1 0', '35 2 0', '10 3 2 0', '3 4 3 0', '2 5 1 0'] as const;

  it('(13A): who together stay below the shortfall and the next above go together where that is used', () => {
    const { stages } = counted('stv-au-senate', papers, { bulk: 'allowed' });
    expect(stages[1]).toMatchObject({ on: [3, 4], because: { article: 's.273(13A)' } });
  });

  it('273A(5): a count by computer excludes one at a time', () => {
    expect(counted('stv-au-senate', papers).stages[1]).toMatchObject({ on: [4], because: { article: 's.273(13)' } });
  });
});

describe('Local Electoral Regulations 2001 (NZ), Schedule 1A', () => {
  it('leaves it to the lot, not to the order of names, who of too many without votes stay', () => {
    const { ties, elected } = counted('stv-nz-meek', [3, '10 1 0', '10 2 0']);
    expect(elected).toHaveLength(3);
    expect(ties.map(({ between }) => between)[0]).toEqual([2, 3, 4]);
  });
});
