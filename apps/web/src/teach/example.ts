/** Small elections to play with: five candidates and twelve papers, five lists and their votes, a question, a budget. */

import type { Result } from '@quorate/basics';
import {
  type CountProblem,
  count,
  type Profile,
  type RankedProfile,
  type Rule,
  type ScoredProfile,
  type Transcript,
} from '@quorate/tally';

export const candidates = ['Amal', 'Bea', 'Chen', 'Dara', 'Emil'] as const;

export type Example =
  | { readonly kind: 'rankings'; readonly seats: number; readonly papers: readonly (readonly number[])[] }
  | {
      readonly kind: 'marks';
      readonly seats: number;
      readonly highest: number;
      /** Names of the marks, worst first, where they have names. */
      readonly names: readonly string[] | null;
      readonly papers: readonly (readonly number[])[];
    }
  | { readonly kind: 'lists'; readonly seats: number; readonly votes: readonly number[] }
  | { readonly kind: 'question'; readonly seats: 1; readonly answers: Answers; readonly share: Share }
  | {
      readonly kind: 'budget';
      readonly seats: number;
      readonly budget: number;
      readonly papers: readonly (readonly number[])[];
    };

export interface Answers {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

/** What is asked for, and of which votes. */
export type Share = (typeof shares)[number];
export const shares = [
  'more than 1/2 of votes cast',
  'at least 2/3 of votes cast',
  'more than 1/2 of all papers',
] as const;

/** What a neighbourhood could do, and what each would cost. */
export const projects = [
  { name: 'Benches', cost: 100 },
  { name: 'Trees', cost: 150 },
  { name: 'Bicycle racks', cost: 250 },
  { name: 'Playground', cost: 300 },
  { name: 'Library', cost: 400 },
] as const;
export const mostMoney = 1200;

export const mostVotes = 1000;

/** A start from which small changes matter; `undefined` where this page has no example for the rule. */
export function exampleFor(rule: Rule): Example | undefined {
  const several = rule.family === 'stv' && rule.id !== 'irv' && rule.id !== 'rcv-us';
  if (rule.takes.includes('question'))
    return { kind: 'question', seats: 1, answers: { yes: 6, no: 4, abstain: 2 }, share: shares[0] };
  if (rule.takes.includes('budget')) return { kind: 'budget', seats: 0, budget: 600, papers: wishes };
  if (rule.takes.includes('parties')) return { kind: 'lists', seats: 7, votes: [410, 290, 160, 90, 50] };
  if (rule.takes.includes('ranked')) {
    return { kind: 'rankings', seats: several || rule.id === 'sntv' || rule.id === 'block' ? 2 : 1, papers: rankings };
  }
  if (rule.takes.includes('scored')) return marksFor(rule);
  return undefined;
}

function marksFor({ id, family }: Rule): Example {
  if (id === 'score' || id === 'star') return { kind: 'marks', seats: 1, highest: 5, names: null, papers: scores };
  if (id === 'majority-judgment') return { kind: 'marks', seats: 1, highest: 5, names: grades, papers: scores };
  const approvals = scores.map((paper) => paper.map((score) => (score >= 4 ? 1 : 0)));
  return { kind: 'marks', seats: family === 'committee' ? 2 : 1, highest: 1, names: approval, papers: approvals };
}

const grades = ['to reject', 'poor', 'acceptable', 'good', 'very good', 'excellent'];
const approval = ['no', 'yes'];

const rankings: readonly (readonly number[])[] = [
  [0, 1, 2, 3, 4],
  [0, 1, 3, 2, 4],
  [0, 2, 1, 4, 3],
  [0, 1, 4, 2, 3],
  [1, 2, 0, 3, 4],
  [1, 3, 2, 0, 4],
  [1, 2, 4, 3, 0],
  [2, 1, 3, 4, 0],
  [2, 3, 1, 4, 0],
  [3, 2, 1, 4, 0],
  [3, 4, 2, 1, 0],
  [4, 3, 2, 1, 0],
];

const scores: readonly (readonly number[])[] = [
  [5, 4, 2, 1, 0],
  [5, 3, 1, 2, 0],
  [5, 2, 4, 0, 1],
  [5, 4, 1, 1, 2],
  [2, 5, 4, 1, 0],
  [1, 5, 3, 4, 0],
  [0, 5, 4, 2, 3],
  [0, 4, 5, 3, 1],
  [0, 2, 5, 4, 1],
  [0, 3, 4, 5, 2],
  [0, 1, 3, 5, 4],
  [0, 1, 2, 4, 5],
];

/** Two groups of a neighbourhood: seven want what is large, five what is small. */
const wishes: readonly (readonly number[])[] = [
  [0, 0, 0, 1, 1],
  [0, 0, 0, 1, 1],
  [0, 0, 1, 1, 1],
  [0, 0, 0, 1, 1],
  [0, 1, 0, 1, 1],
  [0, 0, 0, 0, 1],
  [0, 0, 1, 0, 1],
  [1, 1, 0, 0, 0],
  [1, 1, 1, 0, 0],
  [1, 1, 0, 0, 0],
  [1, 0, 1, 0, 0],
  [1, 1, 1, 0, 0],
];

/** The seed of lots is told, and the same for everybody who plays. */
const seed = 'example';

export function countExample(rule: string, example: Example): Result<Transcript, CountProblem> {
  if (example.kind === 'question') return count(rule, questionOf(example), { more: shareOptions[example.share] });
  if (example.kind === 'budget') return count(rule, budgetOf(example), { lot: { seed } });
  return count(rule, profileOf(example), { seats: example.seats, lot: { seed } });
}

const shareOptions: { readonly [of in Share]: { readonly [option: string]: string } } = {
  'more than 1/2 of votes cast': { base: 'cast', share: '1/2', test: 'more-than' },
  'at least 2/3 of votes cast': { base: 'cast', share: '2/3', test: 'at-least' },
  'more than 1/2 of all papers': { base: 'voting', share: '1/2', test: 'more-than' },
};

function questionOf({ answers }: Extract<Example, { readonly kind: 'question' }>): Profile {
  const { yes, no, abstain } = answers;
  return { kind: 'question', title: '', yes: String(yes), no: String(no), abstentions: String(abstain) };
}

/** Only what is approved stands on a paper. */
function budgetOf({ budget, papers }: Extract<Example, { readonly kind: 'budget' }>): Profile {
  const marked = papers.map((paper) => paper.flatMap((mark, project) => (mark === 1 ? [project] : [])));
  const offsets = new Uint32Array(papers.length + 1);
  for (const [i, paper] of marked.entries()) offsets[i + 1] = (offsets[i] ?? 0) + paper.length;
  return {
    kind: 'budget',
    title: '',
    candidates: projects.map(({ name }) => ({ name })),
    costs: projects.map(({ cost }) => String(cost)),
    budget: String(budget),
    meta: {},
    papers: {
      offsets,
      candidates: Uint16Array.from(marked.flat()),
      scores: new Int32Array(marked.flat().length).fill(1),
      weights: new Float64Array(papers.length).fill(1),
      weightUnit: 1,
    },
  };
}

function profileOf(example: Extract<Example, { readonly kind: 'rankings' | 'marks' | 'lists' }>): Profile {
  const named = candidates.map((name) => ({ name }));
  if (example.kind === 'lists') {
    const lists = named.map(({ name }) => ({ name }));
    return { kind: 'parties', title: '', seats: example.seats, candidates: lists, votes: example.votes.map(String) };
  }
  const papers = example.papers.length;
  const sizes = Array.from({ length: papers + 1 }, (_, i) => i * candidates.length);
  const common = {
    title: '',
    candidates: named,
    seats: example.seats,
  };
  const weights = { offsets: Uint32Array.from(sizes), weights: new Float64Array(papers).fill(1), weightUnit: 1 };
  if (example.kind === 'rankings') {
    const ranked: RankedProfile = {
      kind: 'ranked',
      ...common,
      papers: { ...weights, entries: Uint16Array.from(example.papers.flat()) },
    };
    return ranked;
  }
  const scored: ScoredProfile = {
    kind: 'scored',
    ...common,
    ...(example.names === null || example.highest === 1 ? {} : { grades: example.names }),
    highest: example.highest,
    papers: {
      ...weights,
      candidates: Uint16Array.from(example.papers.flatMap((paper) => paper.map((_, c) => c))),
      scores: Int32Array.from(example.papers.flat()),
    },
  };
  return scored;
}

/** The candidate at `from` taken out of the paper and put in again at `to`. */
export function moved(paper: readonly number[], from: number, to: number): readonly number[] {
  const taken = paper[from];
  if (taken === undefined || to < 0 || to >= paper.length) return paper;
  const rest = paper.filter((_, i) => i !== from);
  return [...rest.slice(0, to), taken, ...rest.slice(to)];
}
