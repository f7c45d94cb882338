/**
 * A second count, that shares no code with the first. Of an open vote: from the
 * facts of casting alone, the last word of each, in the order of the log. Of an
 * election: how many papers there were to count, each cast by one voter, or
 * entered by one teller, confirmed by another and withdrawn by nobody.
 */
import type { Choice, Fact, VoteResult } from '@quorate/assembly';
import { ElectionPapers } from './election-papers.ts';
import { RoundRecount } from './recount-rounds.ts';

export class Recount {
  readonly #cast = new Map<string, Map<string, Choice>>();
  /** Secret votes: what the archive's result says, once it has been checked. */
  readonly #opened = new Map<string, { readonly [choice in Choice]: number }>();
  readonly #papers = new ElectionPapers();

  readonly #rounds = new RoundRecount();

  /** Takes note of a fact; for the closing of a vote, a round or a poll, says what differs. */
  take(fact: Fact): string | undefined {
    if (fact.type === 'vote-opened') this.#cast.set(fact.vote, new Map());
    if (fact.type === 'vote-cast') this.#cast.get(fact.vote)?.set(fact.member, fact.choice);
    if (fact.type === 'secret-ballot-counted' && fact.answers.kind === 'choices')
      this.#opened.set(fact.ballot, fact.answers);
    if (fact.type === 'vote-closed') return this.#differs(fact.vote, fact.result);
    return this.#papers.take(fact) ?? this.#rounds.take(fact);
  }

  #differs(vote: string, result: VoteResult): string | undefined {
    const words = [...(this.#cast.get(vote)?.values() ?? [])];
    for (const choice of ['yes', 'no', 'abstain'] as const) {
      const counted = this.#opened.get(vote)?.[choice] ?? words.filter((word) => word === choice).length;
      // Whoever left the roll after voting is not counted, so the result may be smaller and never larger.
      if (result[choice] > counted) return `vote ${vote}: ${result[choice]} ${choice} recorded, ${counted} cast`;
    }
    const failed = result.tests.find(({ reached, needed, holds }) => reached >= needed !== holds);
    return failed ? `vote ${vote}: "${failed.phrase}" needs ${failed.needed}, reached ${failed.reached}` : undefined;
  }
}
