/** What the booth's worker does: sealing, checking an opened ballot, reading an archive. */
import {
  checkOpenedBallot,
  type Marks,
  readArchiveContents,
  readElection,
  readOpening,
  sealBallot,
  writeOpening,
} from '@quorate/seal';
import { randomBytes } from './take-part.ts';

/** A sealed ballot with the numbers that open it. */
export interface Sealed {
  readonly ballot: string;
  readonly tracker: string;
  readonly marks: Marks;
  readonly opening: readonly (readonly string[])[];
}

export type BoothWork =
  | { readonly kind: 'seal'; readonly election: string; readonly credential: string; readonly marks: Marks }
  | { readonly kind: 'check'; readonly election: string; readonly opened: Sealed }
  | { readonly kind: 'find'; readonly archive: Uint8Array; readonly tracker: string };

export type BoothAnswer =
  | { readonly kind: 'sealed'; readonly sealed: Sealed; readonly milliseconds: number }
  | { readonly kind: 'checked'; readonly holds: boolean }
  | { readonly kind: 'found'; readonly included: boolean }
  | { readonly kind: 'problem'; readonly why: string };

export function workInBooth(work: BoothWork): BoothAnswer {
  if (work.kind === 'find') {
    const contents = readArchiveContents(work.archive);
    return { kind: 'found', included: contents.ok && contents.value.trackers.includes(work.tracker) };
  }
  const election = readElection(new TextEncoder().encode(work.election));
  if (!election.ok) return { kind: 'problem', why: election.problem.reason };
  if (work.kind === 'check') {
    const { ballot, tracker, marks } = work.opened;
    const opening = readOpening(work.opened.opening);
    const holds = opening !== undefined && checkOpenedBallot(election.value, { ballot, tracker, marks, opening }).ok;
    return { kind: 'checked', holds };
  }
  const { credential, marks } = work;
  const began = performance.now();
  const made = sealBallot({ election: election.value, credential, marks, randomness: randomBytes });
  if (!made.ok) return { kind: 'problem', why: made.problem.reason };
  const { ballot, tracker, opening } = made.value;
  return {
    kind: 'sealed',
    sealed: { ballot, tracker, marks, opening: writeOpening(opening) },
    milliseconds: Math.ceil(performance.now() - began),
  };
}
