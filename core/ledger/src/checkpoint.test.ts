import { readdirSync, readFileSync } from 'node:fs';
import { must, ok, refuse, toBase64, toUtf8 } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addSignatures,
  cosign,
  emptyRoot,
  entriesPath,
  largestSize,
  leafHash,
  openCheckpoint,
  parseBundle,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  printCheckpoint,
  printNote,
  readTimestamped,
  rebuildTiles,
  sha256,
  signCheckpoint,
  signer,
  signText,
  Tree,
  tilePath,
  tilesByPath,
  tilesOf,
  verifyConsistency,
} from './index.ts';
import { cosignedCheckpoint } from './testdata/published-notes.ts';

const origin = 'log.example.org/kettle-lane';
const log = must(signer(origin, new Uint8Array(32).fill(3)));
const witness = must(signer('witness.example.org/w1', new Uint8Array(32).fill(4), 'cosignature'));
const root = sha256(new Uint8Array(1));
const note = must(signCheckpoint({ origin, size: 12n, root }, [log]));

describe('a checkpoint', () => {
  it('is printed as origin, size and root', () => {
    expect(printCheckpoint({ origin, size: 12n, root })).toEqual(ok(`${origin}\n12\n${toBase64(root)}\n`));
  });

  it('comes back from its own text', () => {
    const origins = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => ![...text].some((c) => c < ' '));
    fc.assert(
      fc.property(origins, fc.bigInt(0n, largestSize), fc.uint8Array({ minLength: 32, maxLength: 32 }), (o, s, r) => {
        const text = must(printCheckpoint({ origin: o, size: s, root: r }));
        expect(must(parseCheckpoint(text))).toEqual({ origin: o, size: s, root: r, extensions: [] });
      }),
    );
  });

  it('of somebody else may have further lines, which ours never has', () => {
    const text = `${origin}\n12\n${toBase64(root)}\nTimestamp: 1\nmore\n`;
    const parsed = must(parseCheckpoint(text));
    expect(parsed.extensions).toEqual(['Timestamp: 1', 'more']);
    expect(must(printCheckpoint(parsed)).split('\n')).toHaveLength(4);
  });

  const base64 = toBase64(root);
  it.each([
    ['', 'malformed-origin', 1],
    ['a\n1\n', 'malformed-root', 3],
    [`\n1\n${base64}\n`, 'malformed-origin', 1],
    [`a\n01\n${base64}\n`, 'malformed-size', 2],
    [`a\n+1\n${base64}\n`, 'malformed-size', 2],
    [`a\n-1\n${base64}\n`, 'malformed-size', 2],
    [`a\n1 \n${base64}\n`, 'malformed-size', 2],
    [`a\n\n${base64}\n`, 'malformed-size', 2],
    [`a\n1e3\n${base64}\n`, 'malformed-size', 2],
    [`a\n١\n${base64}\n`, 'malformed-size', 2],
    [`a\n9223372036854775808\n${base64}\n`, 'malformed-size', 2],
    [`a\n1\n${base64.slice(0, -1)}\n`, 'malformed-root', 3],
    [`a\n1\n${toBase64(root.subarray(1))}\n`, 'malformed-root', 3],
    [`a\n1\n${base64}`, 'no-line-end', 3],
    [`a\n1\n${base64}\n\n`, 'malformed-extension', 4],
    [`a\n1\n${base64}\nx\n\ny\n`, 'malformed-extension', 5],
    [`a\r\n1\n${base64}\n`, 'malformed-origin', 1],
  ])('%j is refused', (text, reason, line) => {
    expect(parseCheckpoint(text)).toEqual(refuse({ reason, line }));
  });

  it('takes sizes up to 2^63 - 1', () => {
    expect(must(parseCheckpoint(`a\n9223372036854775807\n${base64}\n`)).size).toBe(largestSize);
  });

  it('is not written with a size, root or origin that could not be read', () => {
    expect(printCheckpoint({ origin: 'a\nb', size: 1n, root }).ok).toBe(false);
    expect(printCheckpoint({ origin, size: -1n, root }).ok).toBe(false);
    expect(printCheckpoint({ origin, size: largestSize + 1n, root }).ok).toBe(false);
    expect(printCheckpoint({ origin, size: 1n, root: root.subarray(1) }).ok).toBe(false);
  });
});

describe('opening a checkpoint', () => {
  it('needs the signature of the log it names', () => {
    expect(must(openCheckpoint(note, log.key))).toMatchObject({ origin, size: 12n, root, cosignedBy: [] });
    const other = must(signer('log.example.org/other', log.seed));
    const text = must(printCheckpoint({ origin, size: 12n, root }));
    const bySomebodyElse = must(printNote({ text, signatures: [signText(text, other)] }));
    expect(openCheckpoint(bySomebodyElse, other.key)).toEqual(refuse({ reason: 'other-origin', origin }));
    expect(openCheckpoint(bySomebodyElse, log.key)).toMatchObject({ problem: { reason: 'no-known-signature' } });
    expect(openCheckpoint(bySomebodyElse, log.key, [other.key])).toEqual(
      refuse({ reason: 'not-signed-by-log', origin }),
    );
  });

  it('of an empty log wants the root of nothing', () => {
    const empty = must(signCheckpoint({ origin, size: 0n, root: emptyRoot() }, [log]));
    expect(openCheckpoint(empty, log.key).ok).toBe(true);
    const wrong = must(signCheckpoint({ origin, size: 0n, root }, [log]));
    expect(openCheckpoint(wrong, log.key)).toEqual(refuse({ reason: 'wrong-empty-root', origin }));
  });

  it('fails on any byte of the text, and on any byte of the signature', () => {
    const change = fc.tuple(fc.nat(note.length - 1), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(change, ([at, xor]) => {
        expect(openCheckpoint(note.with(at, note[at]! ^ xor), log.key).ok).toBe(false);
      }),
      { numRuns: 400 },
    );
    for (let length = 0; length < note.length; length++) {
      expect(openCheckpoint(note.subarray(0, length), log.key).ok).toBe(false);
    }
  });
});

describe('a cosignature', () => {
  const opened = must(openCheckpoint(note, log.key));
  const cosigned = must(addSignatures(note, [cosign(opened, witness, 1_700_000_000n)]));

  it('says when the witness saw the checkpoint', () => {
    const { cosignedBy } = must(openCheckpoint(cosigned, log.key, [witness.key]));
    expect(cosignedBy).toEqual([{ key: witness.key, timestamp: 1_700_000_000n }]);
    expect(must(openCheckpoint(cosigned, log.key)).cosignedBy).toEqual([]);
  });

  it('covers the time and the text', () => {
    const parsed = must(parseNote(cosigned));
    const line = parsed.signatures[1]!;
    const later = { ...line, payload: line.payload.with(7, line.payload[7]! ^ 1) };
    const changed = must(printNote({ text: parsed.text, signatures: [parsed.signatures[0]!, later] }));
    const bad = refuse({ reason: 'bad-signature', name: witness.key.name });
    expect(openCheckpoint(changed, log.key, [witness.key])).toEqual(bad);
    const other = must(signCheckpoint({ origin, size: 13n, root }, [log]));
    expect(openCheckpoint(must(addSignatures(other, [line])), log.key, [witness.key])).toEqual(bad);
  });

  it('is not the plain signature of the same key, nor the other way round', () => {
    const plain = signText(opened.text, must(signer(witness.key.name, witness.seed)));
    const passedOff = must(addSignatures(note, [{ ...plain, keyId: witness.key.keyId }]));
    expect(openCheckpoint(passedOff, log.key, [witness.key]).ok).toBe(false);
  });

  it('has the shape of the published one: eight bytes of time and 64 of signature', () => {
    const line = must(parseNote(must<Uint8Array>(toUtf8(cosignedCheckpoint)))).signatures[1]!;
    expect(must(readTimestamped(line.payload)).timestamp).toBe(1_679_315_147n);
    const inside = Uint8Array.of(1, 2, 3, ...line.payload).subarray(3);
    expect(readTimestamped(inside)).toEqual(readTimestamped(line.payload));
    expect(readTimestamped(line.payload.subarray(1))).toEqual(refuse({ reason: 'wrong-cosignature-length' }));
    expect(readTimestamped(line.payload.with(0, 0x80))).toEqual(refuse({ reason: 'time-out-of-range' }));
  });
});

describe('the log of Tessera, written by others', () => {
  const folder = new URL('testdata/tessera-log/', import.meta.url);
  const key = must(parseVerifierKey('example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx'));
  const read = (path: string) => new Uint8Array(readFileSync(new URL(path, folder)));
  const checkpoints = readdirSync(folder)
    .filter((name) => name.startsWith('checkpoint.'))
    .map((name) => must(openCheckpoint(read(name), key)));

  it('has 16 checkpoints, each with the root of its tiles and entries', () => {
    expect(checkpoints.map(({ size }) => Number(size)).sort((a, b) => a - b)).toEqual([...Array(16).keys()]);
    for (const { size, root } of checkpoints) {
      expect(rebuildTiles(tilesByPath(read), size)).toEqual(ok(root));
      if (size === 0n) continue;
      const entries = must(parseBundle(read(entriesPath(0n, Number(size))), Number(size)));
      const tree = new Tree();
      tree.append(entries.map(leafHash));
      expect(tree.root()).toEqual(root);
      for (const tile of tilesOf(size)) expect(tree.source(tile)).toEqual(read(tilePath(tile)));
    }
  });

  it('never changed its mind', () => {
    for (const older of checkpoints) {
      for (const newer of checkpoints.filter(({ size }) => size >= older.size)) {
        const tree = new Tree();
        if (newer.size > 0n) {
          tree.append(must(parseBundle(read(entriesPath(0n, Number(newer.size))), Number(newer.size))).map(leafHash));
        }
        const proof = must(tree.consistencyProof(older.size));
        const claim = { oldSize: older.size, newSize: newer.size, oldRoot: older.root, newRoot: newer.root, proof };
        expect(verifyConsistency(claim)).toEqual(ok('consistent'));
      }
    }
  });
});
