/**
 * The `.bel` container: old-style tar, one fixed header per member, no end blocks (FORMAT section 2).
 *
 *     512 bytes of header | body | NUL up to the next multiple of 512
 *
 * Every header byte follows from name, size and the one time that all members
 * share, so reading means: read these three, write the header again, compare.
 */

import { utf8ToBytes } from '@noble/hashes/utils.js';
import { concatBytes, equalBytes, ok, type Result, refuse } from '@quorate/basics';

export interface Member {
  readonly name: string;
  readonly body: Uint8Array;
  /** Offset of the header in the file. */
  readonly offset: number;
}

export interface TarProblem {
  readonly reason: 'no-archive' | 'tar-layout';
  /** Offset in the file. */
  readonly at: number;
  readonly detail: string;
}

const block = 512;

/** Members in order. `no-archive` when not even the first name is right; whatever is cut short later is damage. */
export function readTar(bytes: Uint8Array): Result<readonly Member[], TarProblem> {
  const first = utf8ToBytes('BELENIOS\0');
  if (!equalBytes(bytes.subarray(0, first.length), first)) {
    return refuse({ reason: 'no-archive', at: 0, detail: whatItIs(bytes) });
  }
  const time = readOctal(bytes.subarray(136, 147));
  const members: Member[] = [];
  for (let at = 0; at < bytes.length; ) {
    const member = readMember(bytes, at, time);
    if (!member.ok) return member;
    members.push(member.value);
    at += block + padded(member.value.body.length);
  }
  return ok(members);
}

function whatItIs(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'the file is empty';
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return isGzip ? 'the file is compressed: unpack it with gunzip first' : 'does not begin with a member named BELENIOS';
}

function readMember(bytes: Uint8Array, at: number, time: number | undefined): Result<Member, TarProblem> {
  const wrong = (detail: string): Result<Member, TarProblem> => refuse({ reason: 'tar-layout', at, detail });
  if (at + block > bytes.length) return wrong('the file ends inside a header');
  const header = bytes.subarray(at, at + block);
  const name = readName(header);
  const size = readOctal(header.subarray(124, 135));
  if (name === undefined || size === undefined || time === undefined) return wrong('not a header of this format');
  if (!equalBytes(header, writeHeader(name, size, time))) return wrong('header bytes differ from the format');
  const end = at + block + size;
  if (at + block + padded(size) > bytes.length) return wrong('the file ends inside a record');
  for (let i = end; i < at + block + padded(size); i++) {
    if (bytes[i] !== 0) return refuse({ reason: 'tar-layout', at: i, detail: 'padding is not NUL' });
  }
  return ok({ name, body: bytes.subarray(at + block, end), offset: at });
}

function readName(header: Uint8Array): string | undefined {
  const end = header.indexOf(0);
  const name = String.fromCharCode(...header.subarray(0, Math.min(Math.max(end, 0), 100)));
  return /^[A-Za-z0-9.]+$/.test(name) ? name : undefined;
}

function readOctal(digits: Uint8Array): number | undefined {
  const text = String.fromCharCode(...digits);
  return /^[0-7]{11}$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

function padded(size: number): number {
  return Math.ceil(size / block) * block;
}

/** One member with its header and padding. */
export function writeMember(name: string, body: Uint8Array, time: number): Uint8Array {
  return concatBytes(writeHeader(name, body.length, time), body, new Uint8Array(padded(body.length) - body.length));
}

function writeHeader(name: string, size: number, time: number): Uint8Array {
  const header = new Uint8Array(block);
  const put = (at: number, text: string): void => header.set(utf8ToBytes(text), at);
  put(0, name);
  put(100, '0000644');
  put(108, '0000000');
  put(116, '0000000');
  put(124, size.toString(8).padStart(11, '0'));
  put(136, time.toString(8).padStart(11, '0'));
  put(148, '        ');
  put(156, '0');
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return header;
}
