/**
 * Writes an archive, event by event; each call returns the bytes to append.
 *
 * What was appended before never changes, so whoever stored an earlier copy can
 * check that it is a prefix.
 */

import { utf8ToBytes } from '@noble/hashes/utils.js';
import { concatBytes } from '@quorate/basics';
import { shaHex } from '../group/digest.ts';
import { type EventType, writeEvent } from './event.ts';
import { writeMember } from './tar.ts';

export interface SetupRecords {
  readonly election: string;
  readonly trustees: string;
  readonly credentials: string;
}

/** Where an archive stands: what the next append needs to know. Plain data, to be stored with the bytes. */
export interface ArchiveState {
  /** Unix seconds: the one time that every header shows. */
  readonly time: number;
  readonly height: number;
  readonly parent?: string;
}

export interface Appended {
  readonly state: ArchiveState;
  readonly bytes: Uint8Array;
}

/** The head of a new archive and its Setup. */
export function beginArchive(time: number, { election, trustees, credentials }: SetupRecords): Appended {
  const head = writeMember('BELENIOS', utf8ToBytes(JSON.stringify({ version: 1, timestamp: String(time) })), time);
  const setup = JSON.stringify({
    election: shaHex(election),
    trustees: shaHex(trustees),
    credentials: shaHex(credentials),
  });
  const state = { time, height: 0 };
  const { state: next, bytes } = append(state, 'Setup', election, trustees, credentials, setup);
  return { state: next, bytes: concatBytes(head, bytes) };
}

export function appendBallot(state: ArchiveState, ballot: string | Uint8Array): Appended {
  return append(state, 'Ballot', ballot);
}

export function appendEndBallots(state: ArchiveState): Appended {
  return append(state, 'EndBallots');
}

export function appendTally(state: ArchiveState, tally: string, sized: string): Appended {
  return append(state, 'EncryptedTally', tally, sized);
}

export function appendShuffle(state: ArchiveState, owner: number, shuffle: string): Appended {
  return append(state, 'Shuffle', shuffle, JSON.stringify({ owner, payload: shaHex(shuffle) }));
}

export function appendEndShuffles(state: ArchiveState): Appended {
  return append(state, 'EndShuffles');
}

export function appendPartialDecryption(state: ArchiveState, owner: number, decryption: string): Appended {
  return append(state, 'PartialDecryption', decryption, JSON.stringify({ owner, payload: shaHex(decryption) }));
}

export function appendResult(state: ArchiveState, result: string): Appended {
  return append(state, 'Result', result);
}

/** The data records, in order, and the event that refers to the last of them. */
export function append(state: ArchiveState, type: EventType, ...records: readonly (string | Uint8Array)[]): Appended {
  const { time, height, parent } = state;
  const data = records.map((record) => (typeof record === 'string' ? utf8ToBytes(record) : record));
  const payload = data.at(-1);
  const event = writeEvent({
    height,
    type,
    ...(parent === undefined ? {} : { parent }),
    ...(payload ? { payload: shaHex(payload) } : {}),
  });
  const members = data.map((body) => writeMember(`${shaHex(body)}.data.json`, body, time));
  const own = shaHex(event);
  members.push(writeMember(`${own}.event.json`, utf8ToBytes(event), time));
  return { state: { time, height: height + 1, parent: own }, bytes: concatBytes(...members) };
}

/** The same, with the bytes kept together: for elections that fit in memory. */
export class ArchiveWriter {
  private readonly parts: Uint8Array[];
  private state: ArchiveState;

  constructor(begun: Appended) {
    this.parts = [begun.bytes];
    this.state = begun.state;
  }

  /** For example `writer.add(appendBallot, ballot)`. */
  add<Args extends readonly unknown[]>(step: (state: ArchiveState, ...args: Args) => Appended, ...args: Args): this {
    const { state, bytes } = step(this.state, ...args);
    this.state = state;
    this.parts.push(bytes);
    return this;
  }

  get bytes(): Uint8Array {
    return concatBytes(...this.parts);
  }

  get current(): ArchiveState {
    return this.state;
  }
}
