/** What the booth's worker does: sealing, checking an opened ballot, reading an archive. */
import {
  checkOpenedBallot,
  type Marks,
  publicCredential,
  readArchiveContents,
  readElection,
  readOpening,
  readRoll,
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
  | { readonly kind: 'find'; readonly archive: Uint8Array; readonly tracker: string; readonly credential: string };

/**
 * `counts`: it is the last of its credential. `superseded`: a later one of the
 * same credential counts instead. `no-credential`: it is not on the list.
 */
export type Inclusion = 'counts' | 'superseded' | 'missing' | 'no-credential';

export type BoothAnswer =
  | { readonly kind: 'sealed'; readonly sealed: Sealed; readonly milliseconds: number }
  | { readonly kind: 'checked'; readonly holds: boolean }
  | { readonly kind: 'found'; readonly inclusion: Inclusion }
  | { readonly kind: 'problem'; readonly why: string };

export function workInBooth(work: BoothWork): BoothAnswer {
  if (work.kind === 'find') {
    return { kind: 'found', inclusion: find(work.archive, work.tracker, work.credential) };
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

function find(archive: Uint8Array, tracker: string, secret: string): Inclusion {
  const contents = readArchiveContents(archive);
  if (!contents.ok) return 'missing';
  const { election, setup, ballots, trackers } = contents.value;
  const credential = publicCredential(election.group, election.uuid, secret);
  const roll = readRoll(election.group, parse(setup[2]), 'one', 'members are known');
  if (!credential.ok || !roll.ok || !roll.value.has(credential.value)) return 'no-credential';
  const mine = trackers.filter((_, i) => isOf(credential.value, parse(ballots[i])));
  if (!mine.includes(tracker)) return 'missing';
  return mine.at(-1) === tracker ? 'counts' : 'superseded';
}

function isOf(credential: string, ballot: unknown): boolean {
  return (ballot as { readonly credential?: unknown } | undefined)?.credential === credential;
}

function parse(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
