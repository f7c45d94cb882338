/** How many papers each election had to count, from its facts alone. */
import type { Fact } from '@quorate/assembly';

interface Batch {
  readonly papers: number;
  readonly enteredBy: string;
  readonly counts: boolean;
}

interface Box {
  readonly voters: Set<string>;
  readonly batches: Map<string, Batch>;
  /** Of the booth's archive, once it has been opened. */
  sealed: number;
}

export class ElectionPapers {
  readonly #boxes = new Map<string, Box>();
  /** Secret ballots to the election they are about. */
  readonly #about = new Map<string, string>();

  /** Takes note of a fact; says what is wrong with it, where it could not have been. */
  take(fact: Fact): string | undefined {
    switch (fact.type) {
      // Each round has papers of its own; the result of the whole gives those of the last.
      case 'round-opened':
        this.#boxes.delete(fact.election);
        return undefined;
      case 'ballot-cast':
        this.#box(fact.election).voters.add(fact.member);
        return undefined;
      case 'papers-entered': {
        const papers = fact.papers.reduce((sum, one) => sum + one.papers, 0);
        this.#box(fact.election).batches.set(fact.batch, { papers, enteredBy: fact.by, counts: false });
        return undefined;
      }
      case 'papers-confirmed': {
        const batch = this.#box(fact.election).batches.get(fact.batch);
        if (batch === undefined || batch.enteredBy === fact.by)
          return `election ${fact.election}: batch ${fact.batch} was seen by one teller alone`;
        this.#box(fact.election).batches.set(fact.batch, { ...batch, counts: true });
        return undefined;
      }
      case 'papers-doubted':
      case 'papers-withdrawn': {
        const batch = this.#box(fact.election).batches.get(fact.batch);
        if (batch) this.#box(fact.election).batches.set(fact.batch, { ...batch, counts: false });
        return undefined;
      }
      case 'secret-ballot-called':
        if (fact.subject.kind !== 'motion') this.#about.set(fact.ballot, fact.subject.election);
        return undefined;
      case 'secret-ballot-counted': {
        const election = this.#about.get(fact.ballot);
        if (election !== undefined) this.#box(election).sealed += fact.ballots;
        return undefined;
      }
      case 'poll-closed':
        return this.#differs(fact.election, fact.result.ballots);
      default:
        return undefined;
    }
  }

  #box(election: string): Box {
    const box = this.#boxes.get(election) ?? { voters: new Set(), batches: new Map(), sealed: 0 };
    this.#boxes.set(election, box);
    return box;
  }

  #differs(election: string, recorded: number): string | undefined {
    const { voters, batches, sealed } = this.#box(election);
    const counted = [...batches.values()].reduce((sum, { papers, counts }) => sum + (counts ? papers : 0), 0);
    const papers = voters.size + counted + sealed;
    return papers === recorded ? undefined : `election ${election}: ${recorded} papers recorded, ${papers} to count`;
  }
}
