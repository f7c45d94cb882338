/** The whole story is the same whatever the order of papers and candidates, stage by stage; outcomes: `../promises.test.ts`. */
import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import { profileOf, type SmallElection, smallElection, stirred } from '../../testing/stv/random-elections.ts';
import type { Transcript } from '../../transcript.ts';
import { stvRules } from './index.ts';

const elections = 120;
/** Rules in which the order of the papers is part of the count. */
const ordered = new Set(['stv-cambridge', 'stv-ireland']);

for (const { id } of stvRules.filter((rule) => !ordered.has(rule.id))) {
  describe(id, () => {
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
