/** Votes of the Debian Project against its published matrices, quorum and majority drops, defeats and winners. */
import { readFileSync } from 'node:fs';
import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import type { RankedProfile } from '../../profile.ts';
import { ranked } from '../../testing/naive-profiles.ts';
import type { Transcript } from '../../transcript.ts';

interface Case {
  readonly id: string;
  readonly options: readonly string[];
  readonly default_option: number;
  readonly ballots: readonly (readonly [number, string])[];
  readonly rule: string;
  readonly quorum: number | null;
  readonly majority_test: string;
  readonly majority_ratio: { readonly [option: string]: number };
  readonly expected: {
    readonly winners: readonly number[];
    readonly pairwise: readonly (readonly number[])[];
    readonly dropped_by_quorum: readonly number[];
    readonly dropped_by_majority: readonly number[];
    readonly defeats: readonly (readonly number[])[] | null;
    readonly schwartz_set: readonly number[] | null;
  };
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('../../testdata/debian/cases.json', import.meta.url), 'utf8'),
);

/**
 * Pages that print the defeats of an option already dropped, against A.6.2 and A.6.3, which drop it before A.6.4 builds
 * the defeats. The winner is the same with and without them.
 */
const defeatsOfDroppedOptionsPrinted: readonly string[] = ['2004_leader2004'];

describe('the Debian constitution', () => {
  for (const one of cases) {
    it(`gives the published result of ${one.id}`, () => {
      const transcript = must(count('debian', profileOf(one), { more: optionsOf(one) }));
      const { expected } = one;
      expect(transcript.elected).toEqual(expected.winners.map((option) => option - 1));
      expect(transcript.tables?.['pairwise']?.slice(1).map((row) => row.slice(1).map(Number))).toEqual(
        expected.pairwise,
      );
      if (expected.defeats === null) return;
      expect(excludedAt(transcript, 'quorum')).toEqual(expected.dropped_by_quorum);
      expect(excludedAt(transcript, 'majority')).toEqual(expected.dropped_by_majority);
      const last = transcript.stages.findLast(({ action }) => action === 'schwartz-set');
      expect(last?.on.map((option) => option + 1)).toEqual(expected.schwartz_set);
      const number = (name: string | undefined): number => one.options.indexOf(name ?? '') + 1;
      const defeats = transcript.tables?.['defeats']?.slice(1).map(([a, b, by]) => [number(a), number(b), Number(by)]);
      const dropped = [...expected.dropped_by_quorum, ...expected.dropped_by_majority];
      const taking = expected.defeats.filter(([a, b]) => !dropped.includes(a ?? 0) && !dropped.includes(b ?? 0));
      expect(defeats?.map(String).sort()).toEqual(taking.map(String).sort());
      expect(taking.length < expected.defeats.length, 'the page lists defeats of a dropped option').toBe(
        defeatsOfDroppedOptionsPrinted.includes(one.id),
      );
    });
  }

  it('drops an option that reaches its supermajority exactly until 1.5, and keeps it from 1.6', () => {
    const papers = ranked(
      [{ name: 'A' }, { name: 'D' }],
      [
        [30, [[0], [1]]],
        [10, [[1], [0]]],
      ],
    );
    const elected = (constitution: string): readonly number[] =>
      must(count('debian', papers, { more: { constitution, majorities: '1=3' } })).elected;
    expect(elected('1.1')).toEqual([1]);
    expect(elected('1.6')).toEqual([0]);
  });

  it('compares with 3Q exactly: sixteen developers need six votes over the default option', () => {
    const papers = (over: number): RankedProfile => ranked(2, [[over, [[0], [1]]]]);
    expect(must(count('debian', papers(6), { more: { developers: '16' } })).elected).toEqual([0]);
    expect(must(count('debian', papers(5), { more: { developers: '16' } })).elected).toEqual([1]);
  });

  it('leaves several options to the casting vote', () => {
    const tied = ranked(3, [
      [1, [[0], [1], [2]]],
      [1, [[1], [0], [2]]],
    ]);
    const open = must(count('debian', tied));
    expect(open.elected).toEqual([]);
    expect(open.tiedOutcomes).toEqual([[0], [1]]);
    expect(must(count('debian', tied, { lot: { order: [1, 0, 2] } })).elected).toEqual([1]);
  });
});

function profileOf({ options, ballots }: Case): RankedProfile {
  return ranked(
    options.map((name) => ({ name })),
    ballots.map(([weight, ranks]) => {
      const given = [...new Set([...ranks].filter((rank) => rank !== '-'))].sort();
      return [
        weight,
        given.map((rank) => [...ranks].flatMap((own, option) => (own === rank ? [option] : []))),
      ] as const;
    }),
  );
}

function optionsOf({ default_option, rule, quorum, majority_test, majority_ratio }: Case): {
  readonly [name: string]: string;
} {
  const ratios = Object.entries(majority_ratio).map(([option, ratio]) => `${option}=${ratio}`);
  const constitution = rule.includes('1.0') ? '1.0' : majority_test.includes('>=') ? '1.6' : '1.1';
  return {
    default: `${default_option}`,
    constitution,
    quorum: quorum === null ? 'none' : `${quorum}`,
    majorities: ratios.join(',') || 'none',
  };
}

function excludedAt({ stages }: Transcript, action: string): readonly number[] | undefined {
  return stages.find((stage) => stage.action === action)?.excluded.map((option) => option + 1);
}
