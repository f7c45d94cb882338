/** Names of a transcript's candidates, and lists of them in a sentence. */
import type { Transcript } from '../transcript.ts';

export class Names {
  private readonly names: readonly string[];

  constructor({ candidates }: Pick<Transcript, 'candidates'>) {
    this.names = candidates.map(({ name }, i) => (name === '' ? `candidate ${i + 1}` : name));
  }

  of(candidate: number): string {
    return this.names[candidate] ?? `candidate ${candidate + 1}`;
  }

  list(candidates: readonly number[]): string {
    return inWords(candidates.map((candidate) => this.of(candidate)));
  }
}

/** `A`, `A and B`, `A, B and C`. */
export function inWords(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
