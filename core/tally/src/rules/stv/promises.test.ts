/** What every rule of the family promises, whatever the papers. */
import { add, type Fraction, must, parseFraction, printFraction, zero } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import { profileOf, type SmallElection, smallElection, stirred } from '../../testing/stv/random-elections.ts';
import type { Transcript } from '../../transcript.ts';
import { stvRules } from './index.ts';

const elections = 120;
/** Rules in which the order of the papers is part of the count. */
const ordered = new Set(['stv-cambridge', 'stv-ireland']);
/** SecurePoll eliminates all who are level, even when seats then stay empty; Cambridge all below the signatures. */
const mayLeaveSeats = new Set(['stv-securepoll-meek', 'stv-cambridge']);

for (const { id } of stvRules) {
  describe(id, () => {
    it('loses no vote: totals, exhausted and rounding add up to the valid papers at every stage', () => {
      everyElection((election) => {
        for (const stage of counted(id, election).stages) {
          const parts = [...stage.votes, stage.exhausted, stage.lostToRounding];
          expect(printFraction(parts.reduce((all, v) => add(all, number(v)), zero))).toBe(`${election.papers.length}`);
        }
      });
    });

    it('elects nobody twice and no more than the seats, and fills them unless a lot is wanting', () => {
      everyElection((election) => {
        const { elected, ties, tiedOutcomes } = counted(id, election);
        expect(new Set(elected).size).toBe(elected.length);
        expect(elected.length).toBeLessThanOrEqual(election.seats);
        const open = ties.some(({ brokenBy, chosen }) => brokenBy === 'unbroken' && chosen.length === 0);
        if (!open && tiedOutcomes === undefined && !mayLeaveSeats.has(id)) expect(elected.length).toBe(election.seats);
      });
    });

    if (ordered.has(id)) return;
    it('counts the same whatever the order of the papers, merged or not', () => {
      everyElection((election, seed) => {
        const plain = JSON.stringify(counted(id, election));
        expect(JSON.stringify(counted(id, { ...election, papers: shuffled(election.papers, seed) }))).toBe(plain);
        expect(JSON.stringify(countedMerged(id, election))).toBe(plain);
      });
    });

    // New Zealand's own lots go by the candidates' numbers (clause 42).
    if (id === 'stv-nz-meek') return;
    it('counts the same whatever the order of the candidates, but for names', () => {
      everyElection((election, seed) => {
        const numbers = Array.from({ length: election.candidates }, (_, c) => c);
        const renumbered = shuffled(numbers, seed);
        const papers = election.papers.map((paper) => paper.map((c) => renumbered.indexOf(c)));
        const names = renumbered.map((c) => `C${c}`);
        const plain = byNames(counted(id, election));
        expect(byNames(counted(id, { ...election, papers }, names))).toEqual(plain);
      });
    });
  });
}

function everyElection(check: (election: SmallElection, seed: number) => void): void {
  for (let seed = 1; seed <= elections; seed += 1) check(smallElection(seed * 7919), seed);
}

function counted(rule: string, election: SmallElection, names?: readonly string[]): Transcript {
  const profile = profileOf(election);
  const candidates = profile.candidates.map(({ name }, c) => ({ name: names?.[c] ?? name }));
  return must(count(rule, { ...profile, candidates }, {}));
}

function countedMerged(rule: string, election: SmallElection): Transcript {
  const weights = new Map<string, number>();
  for (const paper of election.papers) weights.set(paper.join(' '), (weights.get(paper.join(' ')) ?? 0) + 1);
  const papers = [...weights.keys()].map((paper) => paper.split(' ').map(Number));
  const profile = profileOf({ ...election, papers });
  return must(
    count(rule, { ...profile, papers: { ...profile.papers, weights: Float64Array.from(weights.values()) } }, {}),
  );
}

function byNames({ stages, elected, tiedOutcomes, candidates }: Transcript): unknown {
  const name = (c: number): string => candidates[c]?.name ?? '';
  return {
    elected: elected.map(name).sort(),
    outcomes: tiedOutcomes?.map((outcome) => outcome.map(name).sort().join()).sort(),
    stages: stages.map(({ action, on, votes, exhausted }) => ({
      action,
      on: on.map(name).sort(),
      votes: votes.map((v, c) => `${name(c)} ${v}`).sort(),
      exhausted,
    })),
  };
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = stirred(seed);
  const left = [...list];
  return list.map(() => left.splice(random(left.length), 1)[0] as T);
}

function number(text: string): Fraction {
  return must(parseFraction(text));
}
