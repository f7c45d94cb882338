/** Takes an archive apart into steps and puts altered steps together again, with every hash and link made to fit. */

import { utf8ToBytes } from '@noble/hashes/utils.js';
import { must } from '@quorate/basics';
import { type EventType, readEvent } from '../archive/event.ts';
import { readTar, writeMember } from '../archive/tar.ts';
import { type ArchiveState, ArchiveWriter, append } from '../archive/writer.ts';
import { shaHex } from '../group/digest.ts';
import { madeAt } from './small-election.ts';

export interface LooseStep {
  type: EventType;
  records: string[];
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

export function stepsOf(archive: Uint8Array): LooseStep[] {
  const steps: LooseStep[] = [];
  let records: string[] = [];
  for (const { name, body } of must(readTar(archive)).slice(1)) {
    if (name.endsWith('.data.json')) records.push(text(body));
    else {
      const type = readEvent(body)?.type;
      if (type) steps.push({ type, records });
      records = [];
    }
  }
  return steps;
}

export function headOf(time: number = madeAt): Uint8Array {
  return writeMember('BELENIOS', utf8ToBytes(JSON.stringify({ version: 1, timestamp: String(time) })), time);
}

/** Links and the hashes inside setup_data, sized and owned are computed afresh. */
export function archiveFrom(steps: readonly LooseStep[]): Uint8Array {
  const writer = new ArchiveWriter({ state: { time: madeAt, height: 0 }, bytes: headOf() });
  for (const { type, records } of steps) {
    writer.add((state: ArchiveState) => append(state, type, ...refit(type, records)));
  }
  return writer.bytes;
}

function refit(type: EventType, records: readonly string[]): readonly string[] {
  const last = records.at(-1) ?? '';
  const before = records.slice(0, -1);
  if (type === 'Setup') {
    const [election = '', trustees = '', credentials = ''] = before;
    return [
      ...before,
      JSON.stringify({ election: shaHex(election), trustees: shaHex(trustees), credentials: shaHex(credentials) }),
    ];
  }
  const [first = ''] = before;
  if (type === 'EncryptedTally')
    return [...before, JSON.stringify({ ...JSON.parse(last), encrypted_tally: shaHex(first) })];
  if (type === 'Shuffle' || type === 'PartialDecryption') {
    return [...before, JSON.stringify({ ...JSON.parse(last), payload: shaHex(first) })];
  }
  return records;
}
