/** A small election of the kind a rule takes, from a seed, and the same election written down otherwise. */
import type { Rule } from '../count.ts';
import type { BudgetProfile, Candidate, Profile, RankedPapers, RankedProfile, ScoredPapers } from '../profile.ts';
import { sharedRank, skippedRank } from '../profile.ts';
import { approvals, namesFor, parties, ranked, scored } from './naive-profiles.ts';
import { profileOf, smallElection, stirred } from './stv/random-elections.ts';
import { weakElection } from './weak-elections.ts';

export interface SmallCase {
  readonly profile: Profile;
  readonly seats: number;
}

export function smallCase({ family, takes, id }: Rule, seed: number): SmallCase {
  const random = stirred(seed);
  switch (family) {
    case 'stv': {
      const election = smallElection(seed * 7919);
      return { profile: profileOf(election), seats: id === 'irv' && random(2) === 0 ? 1 : election.seats };
    }
    case 'plurality':
    case 'condorcet':
    case 'rounds': {
      if (!takes.includes('ranked')) return smallCumulative(random);
      const { profile } = weakElection(seed, { withdrawn: false });
      const several = family === 'plurality';
      return { profile, seats: several ? 1 + random(Math.min(2, profile.candidates.length)) : 1 };
    }
    case 'grades': {
      const candidates = 1 + random(4);
      const papers = Array.from({ length: 1 + random(8) }, () => [
        1 + random(2),
        Array.from({ length: candidates }, (_, c) => [c, random(5)] as const),
      ]) as [number, (readonly [number, number])[]][];
      return { profile: scored(candidates, papers, 4), seats: 1 };
    }
    case 'apportionment': {
      const votes = Array.from({ length: 2 + random(4) }, () => 1 + random(40));
      const seats = votes.length + random(8);
      return { profile: parties(votes, seats), seats };
    }
    case 'committee': {
      const candidates = 3 + random(3);
      const ballots = Array.from({ length: 2 + random(5) }, () => {
        const named = Array.from({ length: candidates }, (_, c) => c).filter(() => random(2) === 0);
        return named.length > 0 ? named : [random(candidates)];
      });
      const seats = Math.min(1 + random(3), new Set(ballots.flat()).size);
      return { profile: approvals(candidates, ballots, seats), seats };
    }
    case 'budget': {
      const costs = Array.from({ length: 1 + random(5) }, () => `${1 + random(12)}`);
      const papers = Array.from({ length: 1 + random(7) }, () => [
        1,
        costs.flatMap((_, p) => (random(2) === 0 ? [[p, 1] as const] : [])),
      ]) as [number, (readonly [number, number])[]][];
      const profile: BudgetProfile = {
        kind: 'budget',
        title: '',
        candidates: namesFor(costs.length),
        costs,
        budget: `${1 + random(30)}`,
        papers: scored(costs.length, papers, 1).papers,
        meta: {},
      };
      return { profile, seats: 1 };
    }
    case 'majority':
      return {
        profile: {
          kind: 'question',
          title: '',
          yes: `${random(9)}`,
          no: `${random(9)}`,
          abstentions: `${random(4)}`,
        },
        seats: 1,
      };
  }
}

function smallCumulative(random: (below: number) => number): SmallCase {
  const candidates = 2 + random(4);
  const seats = 1 + random(Math.min(3, candidates));
  const papers = Array.from({ length: 1 + random(8) }, () => {
    const c = random(candidates);
    return [1 + random(3), [[c, 1 + random(seats)]]] as [number, [number, number][]];
  });
  return { profile: scored(candidates, papers, 3, seats), seats };
}

export function shuffled<T>(list: readonly T[], random: (below: number) => number): T[] {
  const left = [...list];
  return list.map(() => left.splice(random(left.length), 1)[0] as T);
}

/** The papers in the order given, by their places; a place may come more than once. */
export function withPapers<P extends Profile>(profile: P, places: readonly number[], weights?: readonly number[]): P {
  if (profile.kind === 'question' || profile.kind === 'parties') return profile;
  const { papers } = profile;
  const offsets = [0];
  for (const i of places) {
    offsets.push((offsets.at(-1) ?? 0) + (papers.offsets[i + 1] ?? 0) - (papers.offsets[i] ?? 0));
  }
  const within = (i: number): number[] => {
    const from = papers.offsets[i] ?? 0;
    return Array.from({ length: (papers.offsets[i + 1] ?? 0) - from }, (_, k) => from + k);
  };
  const order = places.flatMap(within);
  const common = {
    ...papers,
    offsets: Uint32Array.from(offsets),
    weights: Float64Array.from(weights ?? places.map((i) => papers.weights[i] ?? 0)),
  };
  const list = papers as RankedPapers & ScoredPapers;
  return {
    ...profile,
    papers:
      'entries' in papers
        ? { ...common, entries: Uint16Array.from(order, (at) => list.entries[at] ?? 0) }
        : {
            ...common,
            candidates: Uint16Array.from(order, (at) => list.candidates[at] ?? 0),
            scores: Int32Array.from(order, (at) => list.scores[at] ?? 0),
          },
  } as P;
}

/** Every paper for itself. */
export function splitPapers<P extends Profile>(profile: P): P {
  if (profile.kind === 'question' || profile.kind === 'parties') return profile;
  const places = [...profile.papers.weights].flatMap((weight, i) => Array.from({ length: weight }, () => i));
  return withPapers(
    profile,
    places,
    places.map(() => 1),
  );
}

/** As many copies of every paper, vote and member. */
export function multiplied<P extends Profile>(profile: P, by: number): P {
  if (profile.kind === 'question') {
    const times = (text: string): string => `${Number(text) * by}`;
    return { ...profile, yes: times(profile.yes), no: times(profile.no), abstentions: times(profile.abstentions) };
  }
  if (profile.kind === 'parties') return { ...profile, votes: profile.votes.map((own) => `${Number(own) * by}`) };
  const places = [...profile.papers.weights.keys()];
  return withPapers(
    profile,
    places,
    [...profile.papers.weights].map((weight) => weight * by),
  );
}

/** The same election with its candidates listed in another order: `order[i]` is whoever stands at place i. */
export function renumbered<P extends Profile>(profile: P, order: readonly number[]): P {
  if (profile.kind === 'question') return profile;
  const to = (c: number): number => order.indexOf(c);
  const candidates = order.map((c) => profile.candidates[c] as Candidate);
  if (profile.kind === 'parties') return { ...profile, candidates, votes: order.map((c) => profile.votes[c] ?? '0') };
  if (profile.kind === 'ranked') {
    const entries = profile.papers.entries.map((entry) =>
      entry === skippedRank ? entry : (entry & sharedRank) | to(entry & ~sharedRank),
    );
    return { ...profile, candidates, papers: { ...profile.papers, entries } } as P;
  }
  const papers = { ...profile.papers, candidates: profile.papers.candidates.map(to) };
  const costs = profile.kind === 'budget' ? { costs: order.map((c) => profile.costs[c] ?? '0') } : {};
  return { ...profile, ...costs, candidates, papers } as P;
}

/** The paper at that place puts the candidate first, or gives them the most it can. */
export function raisedOn(profile: Profile, place: number, candidate: number): Profile {
  if (profile.kind === 'question') return { ...profile, yes: `${Number(profile.yes) + 1}` };
  if (profile.kind === 'parties') {
    return { ...profile, votes: profile.votes.map((own, c) => (c === candidate ? `${Number(own) + 1}` : own)) };
  }
  if (profile.kind === 'ranked') return raisedRanked(profile, place, candidate);
  const { papers } = profile;
  const highest = profile.kind === 'scored' ? profile.highest : 1;
  const lists = [...papers.weights.keys()].map((i) => {
    const from = papers.offsets[i] ?? 0;
    const marks = Array.from({ length: (papers.offsets[i + 1] ?? 0) - from }, (_, k): [number, number] => [
      papers.candidates[from + k] ?? 0,
      papers.scores[from + k] ?? 0,
    ]);
    const rest = marks.filter(([c]) => c !== candidate);
    const all: [number, number][] = i === place ? [...rest, [candidate, highest]] : marks;
    return [papers.weights[i] ?? 0, all.sort(([a], [b]) => a - b)] as const;
  });
  return { ...profile, papers: scored(profile.candidates.length, lists, highest).papers };
}

function raisedRanked(profile: RankedProfile, place: number, candidate: number): RankedProfile {
  const { papers } = profile;
  const lists = [...papers.weights.keys()].map((i) => {
    const ranks: number[][] = [];
    for (const entry of papers.entries.subarray(papers.offsets[i], papers.offsets[i + 1])) {
      if (entry & sharedRank) ranks.at(-1)?.push(entry & ~sharedRank);
      else ranks.push([entry]);
    }
    const rest = ranks.map((rank) => rank.filter((c) => c !== candidate)).filter((rank) => rank.length > 0);
    return [papers.weights[i] ?? 0, i === place ? [[candidate], ...rest] : ranks] as const;
  });
  return { ...profile, papers: ranked(profile.candidates, lists).papers };
}
