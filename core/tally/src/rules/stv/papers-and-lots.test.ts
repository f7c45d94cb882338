/** What unusual papers count for, and how ties end. */
import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import { parseBlt } from '../../formats/blt.ts';
import { ranked } from '../../testing/naive-profiles.ts';
import type { Transcript } from '../../transcript.ts';
import { javaRandom } from './us/java-random.ts';

describe('a paper', () => {
  it('passes over a withdrawn candidate as if they had never stood', () => {
    const { ballots, stages } = counted('stv-scottish-2007', '3 1\n-1\n4 1 2 0\n1 1 0\n2 3 0\n0\n"A"\n"B"\n"C"\n"t"\n');
    expect(stages[0]?.votes).toEqual(['0', '4', '2']);
    expect(ballots).toEqual({ papers: '7', valid: '6', invalid: '1' });
  });

  it('ends at a shared rank under the Scottish Order, and is divided under Meek', () => {
    const blt = '3 1\n4 1=2 0\n2 3 0\n1 3 1=2 0\n0\n"A"\n"B"\n"C"\n"t"\n';
    expect(counted('stv-scottish-2007', blt).ballots.invalid).toBe('4');
    expect(counted('stv-meek', blt).stages[0]?.votes).toEqual(['2', '2', '3']);
  });

  it('ends at a gap in Northern Ireland and goes on after it in Cambridge', () => {
    const blt = '3 1\n4 1 - 2 0\n6 2 0\n7 3 0\n0\n"A"\n"B"\n"C"\n"t"\n';
    expect(counted('stv-northern-ireland', blt, 'x').stages.at(-1)?.exhausted).toBe('4');
    expect(counted('stv-cambridge', blt, 'x', { signatures: '0' }).elected).toEqual([1]);
  });

  it('passes over one skipped ranking in Minneapolis, and ends at two, at an overvote and at a candidate ranked again', () => {
    const blt = '3 1\n4 1 - 2 0\n3 1 - - 3 0\n1 1 2=3 0\n12 2 0\n11 3 0\n0\n"A"\n"B"\n"C"\n"t"\n';
    const { stages } = counted('stv-minneapolis', blt, 'x', { 'last-transfer': 'made' });
    expect(stages.at(-1)).toMatchObject({ votes: ['0', '16', '11'], exhausted: '4' });
    const again = ranked(3, [
      [2, [[0], [0], [2]]],
      [5, [[1]]],
      [4, [[2]]],
    ]);
    const more = { 'last-transfer': 'made' };
    expect(must(count('stv-minneapolis', again, { more, seats: 1 })).stages[1]?.votes).toEqual(['0', '5', '4']);
    expect(must(count('stv-cfer', again, { seats: 1 })).stages[1]?.votes).toEqual(['0', '5', '6']);
  });

  it('may carry a weight with decimals', () => {
    const { stages, ballots } = counted('stv-meek', '2 1\n1.5 1 0\n0.25 2 0\n0\n"A"\n"B"\n"t"\n');
    expect(ballots.valid).toBe('1.75');
    expect(stages[0]?.votes).toEqual(['1.5', '0.25']);
  });
});

describe('a tie that only a lot can break', () => {
  const even = '2 1\n3 1 0\n3 2 0\n0\n"A"\n"B"\n"t"\n';

  it('stops the count and lists every outcome', () => {
    const { elected, ties, tiedOutcomes } = counted('irv', even);
    expect(elected).toEqual([]);
    expect(tiedOutcomes).toEqual([[0], [1]]);
    expect(ties[0]?.brokenBy).toBe('unbroken');
  });

  it('falls by the seed, the same for everybody and whatever the order of the file', () => {
    const turned = '2 1\n3 1 0\n3 2 0\n0\n"B"\n"A"\n"t"\n';
    const winner = ({ elected, candidates }: Transcript): string | undefined => candidates[elected[0] ?? 9]?.name;
    for (const seed of ['one', 'two', 'three', 'four']) {
      expect(winner(counted('irv', even, seed))).toBe(winner(counted('irv', turned, seed)));
    }
  });

  it('looks under ERS97 at every batch of an exclusion, where the ends of stages tell nothing apart (5.2.5)', () => {
    // L's paper of value 1 goes to A, then two of value 0.50 to B: level again, but A was ahead in between.
    const blt =
      '6 3\n2 1 2 4 3 0\n2 1 2 0\n6 1 5 0\n6 1 6 0\n2 1 3 4 0\n2 1 4 3 0\n1 2 3 4 0\n3 3 4 0\n3 4 3 0\n7 5 0\n6 6 0\n0\n' +
      '"W"\n"L"\n"A"\n"B"\n"X"\n"Y"\n"t"\n';
    const { elected, ties } = counted('stv-ers97', blt);
    expect(elected).toEqual([0, 4, 2]);
    expect(ties).toMatchObject([{ between: [2, 3], chosen: [3], brokenBy: 'earlier-stage' }]);
  });

  it('does not stop the count where every way out ends alike', () => {
    const { elected, ties, notes } = counted(
      'irv',
      '4 1\n5 1 0\n2 2 1 0\n1 3 1 0\n1 4 1 0\n0\n"A"\n"B"\n"C"\n"D"\n"t"\n',
    );
    expect(elected).toEqual([0]);
    expect(ties[0]?.because.key).toBe('every-way-ends-alike');
    expect(notes.map(({ key }) => key)).toEqual(['tie-makes-no-difference']);
  });
});

describe('the generator RCTab draws with', () => {
  it('gives the numbers that java.util.Random gives for its seed', () => {
    const random = javaRandom(42n);
    expect([random.nextInt(10), random.nextInt(10), random.nextInt(10)]).toEqual([0, 3, 8]);
  });
});

function counted(rule: string, blt: string, seed?: string, more: { readonly [name: string]: string } = {}): Transcript {
  return must(count(rule, must(parseBlt(blt)), { ...(seed === undefined ? {} : { lot: { seed } }), more }));
}
