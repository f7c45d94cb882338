/**
 * Zip archives, whole or not at all: what is unpacked must have the checksum that the archive states.
 * Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.3.16.
 */
import { crc32 } from 'node:zlib';
import { unzipSync } from 'fflate';

export type Unzipped = { readonly [path: string]: Uint8Array };

/** Undefined when this is no whole archive. More than a gibibyte unpacked is refused. */
export function unzipped(bytes: Uint8Array): Unzipped | undefined {
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        return total <= 2 ** 30;
      },
    });
    const sums = checksums(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const whole = Object.entries(files).every(([path, inner]) => sums.get(path) === crc32(inner));
    return whole && sums.size === Object.keys(files).length ? files : undefined;
  } catch {
    return undefined;
  }
}

const [entry, end] = [0x02014b50, 0x06054b50];

/** From the central directory, by path. Throws where it ends too early. */
function checksums(zip: Buffer): ReadonlyMap<string, number> {
  let last = zip.length - 22;
  while (last > 0 && zip.readUInt32LE(last) !== end) last--;
  const sums = new Map<string, number>();
  let at = zip.readUInt32LE(last + 16);
  for (let left = zip.readUInt16LE(last + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== entry) throw new Error('no entry of the directory');
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const path = zip.toString(
      (zip.readUInt16LE(at + 8) & 0x800) === 0 ? 'latin1' : 'utf8',
      at + 46,
      at + 46 + (name ?? 0),
    );
    sums.set(path, zip.readUInt32LE(at + 16));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return sums;
}
