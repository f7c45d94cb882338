/**
 * A second count of the rounds of an election, that shares no code with the
 * first: from the facts of casting, entering and opening alone.
 */
import type { BallotSubject, Fact, PaperCount, RoundResult } from '@quorate/assembly';

interface OpenRound {
  readonly round: number;
  readonly candidates: readonly string[];
  /** The last word of each. */
  readonly cast: Map<string, string>;
  readonly entered: Map<string, readonly PaperCount[]>;
  readonly confirmed: Set<string>;
  /** What the archive of a secret ballot says, once it has been checked. */
  opened: { readonly votes: readonly number[]; readonly blank: number } | undefined;
}

export class RoundRecount {
  readonly #open = new Map<string, OpenRound>();
  readonly #out = new Map<string, Set<string>>();
  readonly #subjects = new Map<string, BallotSubject>();

  /** Takes note of a fact; says what does not hold. */
  take(fact: Fact): string | undefined {
    switch (fact.type) {
      case 'round-opened':
        return this.#opens(fact);
      case 'ballot-cast':
        this.#open.get(fact.election)?.cast.set(fact.member, fact.ranking.flat()[0] ?? '');
        return undefined;
      case 'papers-entered':
        this.#open.get(fact.election)?.entered.set(fact.batch, fact.papers);
        return undefined;
      case 'papers-confirmed':
        this.#open.get(fact.election)?.confirmed.add(fact.batch);
        return undefined;
      case 'papers-doubted':
      case 'papers-withdrawn':
        this.#open.get(fact.election)?.confirmed.delete(fact.batch);
        return undefined;
      case 'secret-ballot-called':
        this.#subjects.set(fact.ballot, fact.subject);
        return undefined;
      case 'secret-ballot-counted': {
        const subject = this.#subjects.get(fact.ballot);
        const round = subject?.kind === 'round' ? this.#open.get(subject.election) : undefined;
        if (round && fact.answers.kind === 'votes') round.opened = fact.answers;
        return undefined;
      }
      case 'round-closed':
        return this.#closes(fact.election, fact.round, fact.result);
      default:
        return undefined;
    }
  }

  #opens({ election, round, candidates, out }: Extract<Fact, { readonly type: 'round-opened' }>): string | undefined {
    const gone = this.#out.get(election) ?? new Set<string>();
    for (const { candidate } of out) gone.add(candidate);
    this.#out.set(election, gone);
    const [cast, entered, confirmed] = [new Map(), new Map(), new Set<string>()];
    this.#open.set(election, { round, candidates, cast, entered, confirmed, opened: undefined });
    const back = candidates.find((candidate) => gone.has(candidate));
    return back === undefined ? undefined : `election ${election}: ${back} is out and on the paper of round ${round}`;
  }

  #closes(election: string, round: number, result: RoundResult): string | undefined {
    const open = this.#open.get(election);
    this.#open.delete(election);
    if (open?.round !== round) return `election ${election}: round ${round} was not open`;
    const papers = [
      ...[...open.cast.values()].map((choice) => ({ choice, papers: 1 })),
      ...[...open.entered].flatMap(([batch, entered]) => (open.confirmed.has(batch) ? entered.map(named) : [])),
    ];
    const counted = open.candidates.map((candidate, i) => total(papers, candidate) + (open.opened?.votes[i] ?? 0));
    const blank = total(papers, '') + (open.opened?.blank ?? 0);
    const differs = counted.findIndex((votes, i) => votes !== result.votes[i]);
    const where = `election ${election}, round ${round}`;
    if (differs >= 0)
      return `${where}: ${result.votes[differs]} recorded for ${open.candidates[differs]}, ${counted[differs]} cast`;
    if (blank !== result.blank) return `${where}: ${result.blank} blank recorded, ${blank} cast`;
    const won = result.elected === null ? -1 : open.candidates.indexOf(result.elected);
    const most = Math.max(...counted);
    if (result.elected !== null && (won < 0 || counted[won] !== most))
      return `${where}: ${result.elected} has not the most votes`;
    return result.by === 'majority' && most < result.needed ? `${where}: ${most} votes are no majority` : undefined;
  }
}

function named({ ranking, papers }: PaperCount): { readonly choice: string; readonly papers: number } {
  return { choice: ranking.flat()[0] ?? '', papers };
}

function total(papers: readonly { readonly choice: string; readonly papers: number }[], of: string): number {
  return papers.reduce((sum, { choice, papers: number }) => (choice === of ? sum + number : sum), 0);
}
