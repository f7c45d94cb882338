/**
 * A bundle as one file: an uncompressed POSIX ustar archive (IEEE Std 1003.1-2017, pax "ustar Interchange Format").
 *
 * Only plain files, names up to 100 characters, mode 0644, owner 0, one time
 * for all, two zero blocks at the end. A reader takes exactly what the writer
 * writes; anything else is malformed, so that one bundle has one spelling.
 */
import { must, ok, type Result, refuse, toUtf8 } from '@quorate/basics';

export type Files = ReadonlyMap<string, Uint8Array>;

export interface MalformedTar {
  readonly reason: 'not-an-archive' | 'archive-cut-short' | 'altered-header' | 'altered-padding' | 'file-twice';
  /** Byte offset of the header or block concerned. */
  readonly at: number;
  /** Of an archive that was cut short: the files that are there whole. */
  readonly whole?: Files;
}

const block = 512;

/** Files in the order of the map. Names must be ASCII of at most 100 characters. */
export function printTar(files: Files, modified: number): Uint8Array<ArrayBuffer> {
  const total = [...files.values()].reduce((sum, bytes) => sum + block + padded(bytes.length), 0) + 2 * block;
  const archive = new Uint8Array(total);
  let offset = 0;
  for (const [name, bytes] of files) {
    archive.set(header(name, bytes.length, modified), offset);
    archive.set(bytes, offset + block);
    offset += block + padded(bytes.length);
  }
  return archive;
}

export function parseTar(archive: Uint8Array): Result<Files, MalformedTar> {
  const files = new Map<string, Uint8Array>();
  let offset = 0;
  for (;;) {
    const head = archive.subarray(offset, offset + block);
    if (head.length < block)
      return offset === 0 ? refuse({ reason: 'not-an-archive', at: 0 }) : cutShort(offset, files);
    if (head.every((byte) => byte === 0)) return atEnd(archive, offset, files);
    const name = field(head, 0, 100);
    const size = octal(field(head, 124, 11));
    const modified = octal(field(head, 136, 11));
    if (size === undefined || modified === undefined || !/^[\x21-\x7e]+$/.test(name)) {
      return refuse({ reason: offset === 0 ? 'not-an-archive' : 'altered-header', at: offset });
    }
    const expected = header(name, size, modified);
    if (head.some((byte, i) => byte !== expected[i])) {
      return refuse({
        reason: offset === 0 && field(head, 257, 5) !== 'ustar' ? 'not-an-archive' : 'altered-header',
        at: offset,
      });
    }
    const start = offset + block;
    const end = start + size;
    if (start + padded(size) > archive.length) return cutShort(offset, files);
    if (archive.subarray(end, start + padded(size)).some((byte) => byte !== 0))
      return refuse({ reason: 'altered-padding', at: end });
    if (files.has(name)) return refuse({ reason: 'file-twice', at: offset });
    files.set(name, archive.subarray(start, end));
    offset = start + padded(size);
  }
}

function cutShort(at: number, whole: Files): Result<never, MalformedTar> {
  return refuse({ reason: 'archive-cut-short', at, whole });
}

function atEnd(archive: Uint8Array, offset: number, files: Files): Result<Files, MalformedTar> {
  if (archive.length !== offset + 2 * block) return cutShort(offset, files);
  const stray = archive.subarray(offset).findIndex((byte) => byte !== 0);
  return stray < 0 ? ok(files) : refuse({ reason: 'altered-padding', at: offset + stray });
}

function header(name: string, size: number, modified: number): Uint8Array {
  const head = new Uint8Array(block);
  const put = (text: string, at: number): void => head.set(must<Uint8Array>(toUtf8(text)), at);
  put(name, 0);
  put('0000644\0', 100);
  put('0000000\0', 108);
  put('0000000\0', 116);
  put(`${size.toString(8).padStart(11, '0')}\0`, 124);
  put(`${modified.toString(8).padStart(11, '0')}\0`, 136);
  put(' '.repeat(8), 148);
  put('0', 156);
  put('ustar\0', 257);
  put('00', 263);
  const sum = head.reduce((total, byte) => total + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return head;
}

function field(head: Uint8Array, at: number, length: number): string {
  const bytes = head.subarray(at, at + length);
  const end = bytes.indexOf(0);
  return String.fromCharCode(...bytes.subarray(0, end < 0 ? length : end));
}

function octal(text: string): number | undefined {
  return /^[0-7]{11}$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

function padded(size: number): number {
  return Math.ceil(size / block) * block;
}
