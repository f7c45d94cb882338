/**
 * The same code of a rule under several arithmetics: exact fractions, decimals cut off where the rule's text cuts them,
 * and decimals so long that nothing is lost.
 */
import { must, parseFraction } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import { profileOf, type SmallElection, smallElection } from '../../testing/stv/random-elections.ts';
import type { Transcript } from '../../transcript.ts';

const elections = 400;

describe('exact fractions and forty decimals', () => {
  // The keep factors of exact Meek and Warren are rounded, far behind: exact ones grow without bound.
  it.each([
    ['stv-wigm', { 'empty-surplus': 'stays' }, {}],
    ['qpq', {}, {}],
    ['stv-meek', { omega: '20', batch: 'none' }, { 'factor-digits': '40' }],
    ['stv-warren', { omega: '20', batch: 'none' }, { 'factor-digits': '40' }],
  ] as const)('%s ends alike, and every total is the same to eleven decimals', (rule, more, exactly) => {
    let told = 0;
    for (let seed = 1; seed <= elections; seed += 1) {
      const election = smallElection(seed * 15_485_863);
      const exact = counted(rule, election, { ...more, ...exactly, arithmetic: 'exact' });
      const fixed = counted(rule, election, { ...more, arithmetic: 'fixed', digits: '40' });
      // Where the exact count has a tie, cut-off decimals may see a difference that is none.
      if (exact.ties.length > 0 || fixed.ties.length > 0) continue;
      told += 1;
      expect({ seed, elected: sorted(fixed) }).toEqual({ seed, elected: sorted(exact) });
      // A quotient that equals the quota exactly passes it by a hair where decimals are cut off, so the way differs.
      if (rule === 'qpq') continue;
      const [ours, theirs] = [exact.stages.at(-1)?.votes ?? [], fixed.stages.at(-1)?.votes ?? []];
      for (const [c, votes] of ours.entries()) expect(number(votes)).toBeCloseTo(number(theirs[c] ?? ''), 11);
    }
    expect(told).toBeGreaterThan(elections / 8);
  });
});

describe("a statute's digits", () => {
  it('the method of the Scottish Order with its five decimals is the Order, stage by stage', () => {
    const more = {
      arithmetic: 'fixed',
      digits: '5',
      quota: 'whole',
      rounding: 'once',
      ties: 'backwards',
      'empty-surplus': 'stays',
    };
    for (let seed = 1; seed <= elections; seed += 1) {
      const election = smallElection(seed * 104_729);
      const order = Array.from({ length: election.candidates }, (_, c) => c);
      const lot = { order };
      const general = must(count('stv-wigm', profileOf(election), { more, lot }));
      const statute = must(count('stv-scottish-2007', profileOf(election), { lot }));
      expect({ seed, elected: sorted(general) }).toEqual({ seed, elected: sorted(statute) });
      const stages = statute.stages.map(({ votes }) => votes.join(' '));
      for (const { votes } of general.stages.slice(0, -1)) expect(stages).toContain(votes.join(' '));
    }
  });
});

function counted(rule: string, election: SmallElection, more: { readonly [name: string]: string }): Transcript {
  const order = Array.from({ length: election.candidates }, (_, c) => c);
  return must(count(rule, profileOf(election), { more, lot: { order } }));
}

function sorted({ elected }: Transcript): readonly number[] {
  return [...elected].sort((a, b) => a - b);
}

function number(text: string): number {
  const { num, den } = must(parseFraction(text));
  return Number(num) / Number(den);
}
