/**
 * The table of a slow count: one object for each paper, votes in units of the rule, and who is still in.
 * Lots favour the candidate with the smaller number.
 */
import type { SmallElection } from './random-elections.ts';
import { doomedOf, electedOf, expendableOf, type Keeping } from './slow-constraints.ts';

export interface Paper {
  readonly names: readonly number[];
  holder: number | undefined;
  /** In units of the rule. */
  value: bigint;
  /** When the holder got it. */
  received: number;
}

export interface Naive {
  readonly elected: readonly number[];
  readonly votes: readonly string[];
}

/** State common to all: who is still in, and where papers go. */
export class Hall {
  readonly papers: Paper[];
  readonly state: ('in' | 'elected' | 'out')[];
  readonly votes: bigint[];
  readonly history: bigint[][] = [];
  readonly elected: number[] = [];
  readonly seats: number;
  private readonly keep: Keeping | undefined;

  constructor({ seats, candidates, papers, keep }: SmallElection, one: bigint) {
    this.seats = seats;
    this.keep = keep;
    this.state = Array.from({ length: candidates }, () => 'in');
    this.votes = this.state.map(() => 0n);
    this.papers = papers.map((names) => ({ names, holder: names[0], value: one, received: 0 }));
    for (const { holder, value } of this.papers) if (holder !== undefined) this.give(holder, value);
  }

  give(c: number, value: bigint): void {
    this.votes[c] = (this.votes[c] ?? 0n) + value;
  }

  next(paper: Paper): number | undefined {
    return paper.names.slice(paper.names.indexOf(paper.holder ?? -1) + 1).find((c) => this.state[c] === 'in');
  }

  standing(): number[] {
    return this.state.flatMap((s, c) => (s === 'in' ? [c] : []));
  }

  gone(): number[] {
    return this.state.flatMap((s, c) => (s === 'out' ? [c] : []));
  }

  doomed(): number[] {
    return this.places() > 0 ? doomedOf(this.keep, this.standing(), this.elected, this.gone()) : [];
  }

  expendable(): number[] {
    return expendableOf(this.keep, this.standing(), this.elected, this.gone());
  }

  /** Elects of those who reached it whoever constraints let sit; `best` chooses where they don't let all. */
  reach(reached: readonly number[], best: (among: readonly number[]) => number): readonly number[] {
    const found = electedOf(this.keep, reached, this.elected, this.gone(), best);
    for (const c of found) this.elect(c);
    return found;
  }

  places(): number {
    return this.seats - this.elected.length;
  }

  elect(c: number): void {
    this.state[c] = 'elected';
    this.elected.push(c);
  }

  /** Most (or fewest) now, then at the stages in the order given; then the smaller number is favoured. */
  best(among: readonly number[], sought: 'most' | 'fewest', stages: readonly (readonly bigint[])[]): number {
    let left = [...among];
    for (const votes of [this.votes, ...stages]) {
      const wanted = left.map((c) => votes[c] ?? 0n).reduce((a, b) => ((sought === 'most') === a > b ? a : b));
      left = left.filter((c) => votes[c] === wanted);
    }
    return sought === 'most' ? Math.min(...left) : Math.max(...left);
  }

  done(): boolean {
    if (this.places() === 0) return true;
    if (this.standing().length > this.places()) return false;
    for (const c of this.standing()) this.elect(c);
    return true;
  }

  result(): Naive {
    return { elected: [...this.elected].sort((a, b) => a - b), votes: this.votes.map(String) };
  }
}

export function pass(hall: Hall, paper: Paper, time = 0): void {
  const to = hall.next(paper);
  paper.holder = to;
  paper.received = time;
  if (to !== undefined) hall.give(to, paper.value);
}

export function out(hall: Hall, from: number): void {
  hall.state[from] = 'out';
  for (const paper of hall.papers.filter(({ holder }) => holder === from)) pass(hall, paper);
  hall.votes[from] = 0n;
}
