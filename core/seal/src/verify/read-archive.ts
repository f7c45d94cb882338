/** From the bytes of an archive to its events, each with its records: FORMAT sections 10.1 and 10.2. */
import { equalBytes, ok, type Result, refuse } from '@quorate/basics';
import { type Event, readEvent, recordsOf } from '../archive/event.ts';
import { type Member, readTar } from '../archive/tar.ts';
import { shaHex } from '../group/digest.ts';
import { readJson } from '../record/json.ts';
import { hasOnly, isHash, isObject } from '../record/shape.ts';
import type { Findings } from './report.ts';

export interface Step {
  readonly event: Event;
  /** As {@link recordsOf} names them, in that order. */
  readonly records: readonly Uint8Array[];
  /** For people. */
  readonly at: string;
}

export interface NotAnArchive {
  readonly reason: 'not-an-archive' | 'unknown-version';
  readonly detail: string;
}

/** The steps as far as the archive can be followed; what is wrong goes to the findings. */
export function readArchive(bytes: Uint8Array, findings: Findings): Result<readonly Step[], NotAnArchive> {
  const tar = readTar(bytes);
  if (!tar.ok) {
    if (tar.problem.reason === 'no-archive') return refuse({ reason: 'not-an-archive', detail: tar.problem.detail });
    findings.fail('archive.tar-layout', tar.problem.detail, `byte ${tar.problem.at}`);
    return ok([]);
  }
  findings.pass('archive.tar-layout');
  const [head, ...members] = tar.value;
  const unknown = head ? checkHead(head, bytes, findings) : undefined;
  if (unknown) return refuse(unknown);
  for (const { name, body, offset } of members) checkName(name, body, offset, findings);
  findings.pass('archive.record-hash');
  const steps = followSteps(members, findings);
  findings.pass('archive.event-format', 'archive.records', 'chain.link');
  return ok(steps);
}

function checkHead({ body }: Member, bytes: Uint8Array, findings: Findings): NotAnArchive | undefined {
  const time = Number.parseInt(String.fromCharCode(...bytes.subarray(136, 147)), 8);
  const expected = `{"version":1,"timestamp":"${time}"}`;
  if (
    equalBytes(
      body,
      Uint8Array.from(expected, (c) => c.charCodeAt(0)),
    )
  ) {
    findings.pass('archive.version');
    return undefined;
  }
  const read = readJson(body, { bytes: 1024, depth: 2 });
  const version = read.ok && isObject(read.value.value) ? read.value.value['version'] : undefined;
  if (typeof version === 'number' && version !== 1) {
    return { reason: 'unknown-version', detail: `archive version ${version}; only version 1 is known` };
  }
  findings.fail('archive.version', 'the first member is not the header of version 1 with the time of the archive');
  return undefined;
}

function checkName(name: string, body: Uint8Array, offset: number, findings: Findings): void {
  const [hash, kind] = [name.slice(0, 64), name.slice(64)];
  const at = `byte ${offset}`;
  if (!isHash(hash) || (kind !== '.data.json' && kind !== '.event.json')) {
    findings.fail('archive.tar-layout', `no member may be named ${name.slice(0, 80)}`, at);
  } else if (shaHex(body) !== hash) {
    findings.fail('archive.record-hash', `the record named ${hash.slice(0, 12)} has another hash`, at);
  }
}

function followSteps(members: readonly Member[], findings: Findings): Step[] {
  const steps: Step[] = [];
  const known = new Map<string, Uint8Array>();
  let waiting: Member[] = [];
  let last: { readonly hash: string; readonly height: number } | undefined;
  for (const member of members) {
    const hash = member.name.slice(0, 64);
    if (!member.name.endsWith('.event.json')) {
      waiting.push(member);
      known.set(hash, member.body);
      continue;
    }
    const event = readEvent(member.body);
    if (!event) {
      findings.fail('archive.event-format', 'not an event in its one spelling', `byte ${member.offset}`);
      return steps;
    }
    const at = `event ${steps.length} (${event.type}, byte ${member.offset})`;
    if (event.parent !== last?.hash || event.height !== (last ? last.height + 1 : 0)) {
      findings.fail('chain.link', 'does not follow the event before it', at);
    }
    const records = matchRecords(event, waiting, known);
    if (!records) {
      findings.fail('archive.records', 'the records before the event are not those that it refers to', at);
      return steps;
    }
    steps.push({ event, records, at });
    waiting = [];
    last = { hash, height: event.height };
  }
  if (waiting.length > 0) {
    findings.fail('archive.records', 'records stand after the last event', `byte ${waiting[0]?.offset}`);
  }
  return steps;
}

/** The records of the event, when exactly those stand before it. */
function matchRecords(
  { type, payload }: Event,
  waiting: readonly Member[],
  known: ReadonlyMap<string, Uint8Array>,
): readonly Uint8Array[] | undefined {
  const names = waiting.map(({ name }) => name.slice(0, 64));
  const wanted = recordsOf[type].length;
  // A ballot replayed need not be stored again: ballot.replayed tells.
  if (type === 'Ballot' && waiting.length === 0 && payload !== undefined) {
    const again = known.get(payload);
    return again ? [again] : undefined;
  }
  if (waiting.length !== wanted || payload !== names.at(-1)) return undefined;
  const bodies = waiting.map(({ body }) => body);
  const inner = innerHashes(type, bodies.at(-1));
  const matches = inner.length === 0 || inner.every((hash, i) => hash === names[i]);
  return matches ? bodies : undefined;
}

/** The hashes that the payload itself refers to: they must be the records just before it. */
function innerHashes(type: Event['type'], payload: Uint8Array | undefined): readonly unknown[] {
  if (payload === undefined || type === 'Ballot' || type === 'Result') return [];
  const read = readJson(payload, { bytes: 4096, depth: 4 });
  const value = read.ok ? read.value.value : undefined;
  if (type === 'Setup') {
    return hasOnly(value, 'election', 'trustees', 'credentials')
      ? [value['election'], value['trustees'], value['credentials']]
      : [undefined];
  }
  if (!isObject(value)) return [undefined];
  return [type === 'EncryptedTally' ? value['encrypted_tally'] : value['payload']];
}
