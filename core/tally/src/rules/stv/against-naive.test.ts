/** Every rule against a slow and obvious count of the same text, on small elections full of ties. */
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import {
  type Naive,
  naiveExactWigm,
  naiveNorthernIreland,
  naivePrfWigm,
  naiveRunoff,
  naiveScottish,
  naiveSenate,
} from '../../testing/stv/naive-gregory.ts';
import { naiveFixedMeek, naivePrfMeek, naiveQpq } from '../../testing/stv/naive-meek.ts';
import { profileOf, type SmallElection, smallElection } from '../../testing/stv/random-elections.ts';
import type { Transcript } from '../../transcript.ts';

interface Pair {
  readonly rule: string;
  readonly more?: { readonly [name: string]: string };
  readonly naive: (election: SmallElection) => Naive;
  /** What of the end the two have in common besides the elected. */
  readonly end: (transcript: Transcript) => readonly string[];
  readonly elections: number;
}

const digits =
  (places: number) =>
  ({ stages }: Transcript): readonly string[] =>
    (stages.at(-1)?.votes ?? []).map((v) => `${BigInt(Math.round(Number(v) * 10 ** places))}`);

const lastVotes = ({ stages }: Transcript): readonly string[] => stages.at(-1)?.votes ?? [];

const pairs: readonly Pair[] = [
  { rule: 'irv', naive: naiveRunoff, end: () => [], elections: 2000 },
  { rule: 'stv-scottish-2007', naive: naiveScottish, end: digits(5), elections: 2000 },
  { rule: 'stv-prf-wigm', naive: naivePrfWigm, end: digits(4), elections: 2000 },
  { rule: 'stv-wigm', more: { 'empty-surplus': 'stays' }, naive: naiveExactWigm, end: lastVotes, elections: 1500 },
  { rule: 'stv-northern-ireland', naive: naiveNorthernIreland, end: digits(2), elections: 2000 },
  { rule: 'stv-au-senate', naive: naiveSenate, end: lastVotes, elections: 2000 },
  { rule: 'stv-prf-meek', naive: naivePrfMeek, end: () => [], elections: 1000 },
  {
    rule: 'stv-meek',
    more: { arithmetic: 'fixed', digits: '9', batch: 'none' },
    naive: (election) => naiveFixedMeek('meek', election),
    end: () => [],
    elections: 1000,
  },
  {
    rule: 'stv-warren',
    more: { arithmetic: 'fixed', digits: '9', batch: 'none' },
    naive: (election) => naiveFixedMeek('warren', election),
    end: () => [],
    elections: 1000,
  },
  { rule: 'qpq', naive: naiveQpq, end: () => [], elections: 1000 },
];

describe('each rule against the naive count of its text', () => {
  for (const { rule, more = {}, naive, end, elections } of pairs) {
    it(`${rule}: ${elections} small elections end alike`, () => {
      for (let seed = 1; seed <= elections; seed += 1) {
        const election = smallElection(seed);
        const order = Array.from({ length: election.candidates }, (_, c) => c);
        const counted = count(rule, profileOf(election), { lot: { order }, more });
        if (!counted.ok) throw new Error(JSON.stringify(counted.problem));
        const slow = naive(election);
        const ours = [...counted.value.elected].sort((a, b) => a - b);
        const votes = end(counted.value);
        expect({ seed, elected: ours, votes }).toEqual({
          seed,
          elected: slow.elected,
          votes: votes.length ? slow.votes : [],
        });
      }
    });
  }
});
