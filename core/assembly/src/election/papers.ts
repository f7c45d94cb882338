/** The papers of an election, or of one of its rounds: open ballots and what tellers entered. */
import { canonicalBytes, type Digest, type Json } from '@quorate/basics';
import type { BatchState, ElectionState, PaperCount } from './election.ts';

export type Sha256 = (bytes: Uint8Array) => Digest;

export type Papers = Pick<ElectionState, 'ballots' | 'batches'>;

/** Every paper with its number: open ballots one by one, then the confirmed batches that were not withdrawn. */
export function papersOf({ ballots, batches }: Papers): readonly PaperCount[] {
  const cast = Object.values(ballots).map(({ ranking }) => ({ ranking, papers: 1 }));
  return [...cast, ...confirmed(batches).flatMap(({ papers }) => papers)];
}

/** How many papers the tellers have entered and not withdrawn, confirmed or not. */
export function papersEntered({ batches }: ElectionState): number {
  const held = Object.values(batches).filter(({ phase }) => phase !== 'withdrawn');
  return held.flatMap(({ papers }) => papers).reduce((total, { papers }) => total + papers, 0);
}

/**
 * Seed of the lots: nobody knows it before the last ballot is in. Whoever is last
 * chooses a nonce knowing all others, and so could try many: a lot is beyond
 * reproach only while those who are last don't care which way it falls. Each round has its own.
 */
export function seedOf(
  { id, ballots, batches }: Papers & Pick<ElectionState, 'id'>,
  sha256: Sha256,
  round?: number,
): string {
  const nonces = [...Object.values(ballots), ...confirmed(batches)].map(({ nonce }) => nonce).sort();
  const named = round === undefined ? [id] : [id, round];
  return sha256(canonicalBytes(['quorate.lot/1', ...named, nonces] as Json));
}

function confirmed(batches: ElectionState['batches']): readonly BatchState[] {
  return Object.values(batches).filter(({ phase }) => phase === 'confirmed');
}
