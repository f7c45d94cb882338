import { fromBase64, must, ok, refuse } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { emptyRoot, largestSize, leafHash, verifyConsistency, verifyInclusion } from './index.ts';
import consistencyVectors from './testdata/merkle/consistency.json' with { type: 'json' };
import inclusionVectors from './testdata/merkle/inclusion.json' with { type: 'json' };

describe('an inclusion proof', () => {
  it.each(inclusionVectors)('agrees with transparency-dev/merkle on $file', (vector) => {
    const result = verifyInclusion({
      index: BigInt(vector.leafIdx),
      size: BigInt(vector.treeSize),
      leafHash: bytes(vector.leafHash),
      proof: (vector.proof ?? []).map(bytes),
      root: bytes(vector.root),
    });
    expect(result.ok).toBe(!vector.wantErr);
  });

  it('says what is wrong, and where', () => {
    const leaf = leafHash(new Uint8Array(0));
    const claim = { index: 0n, size: 1n, leafHash: leaf, proof: [], root: leaf };
    expect(verifyInclusion(claim)).toEqual(ok('included'));
    expect(verifyInclusion({ ...claim, index: 1n })).toEqual(refuse({ reason: 'index-beyond-size' }));
    expect(verifyInclusion({ ...claim, index: -1n })).toEqual(refuse({ reason: 'size-out-of-range' }));
    expect(verifyInclusion({ ...claim, size: largestSize + 1n })).toEqual(refuse({ reason: 'size-out-of-range' }));
    expect(verifyInclusion({ ...claim, size: 2n })).toEqual(refuse({ reason: 'proof-too-short', at: 0 }));
    expect(verifyInclusion({ ...claim, proof: [leaf] })).toEqual(refuse({ reason: 'proof-too-long', at: 0 }));
    expect(verifyInclusion({ ...claim, root: emptyRoot() })).toEqual(refuse({ reason: 'root-differs' }));
    expect(verifyInclusion({ ...claim, root: leaf.subarray(1) })).toEqual(refuse({ reason: 'wrong-hash-length' }));
    const short = { ...claim, size: 3n, proof: [leaf, leaf.subarray(1)] };
    expect(verifyInclusion(short)).toEqual(refuse({ reason: 'wrong-hash-length', at: 1 }));
  });
});

describe('a consistency proof', () => {
  it.each(consistencyVectors)('agrees with transparency-dev/merkle on $file', (vector) => {
    const claim = {
      oldSize: BigInt(vector.size1),
      newSize: BigInt(vector.size2),
      oldRoot: bytes(vector.root1),
      newRoot: bytes(vector.root2),
      proof: (vector.proof ?? []).map(bytes),
    };
    // One vector puts a text of 12 bytes where both roots belong and wants equal sizes to pass; we insist on 32 bytes.
    const dummyRoot = claim.oldRoot.length !== 32;
    expect(verifyConsistency(claim).ok).toBe(!vector.wantErr && !dummyRoot);
  });

  it('starts from the empty log only with its own root, and then says nothing', () => {
    const newRoot = leafHash(new Uint8Array(0));
    const claim = { oldSize: 0n, newSize: 1n, oldRoot: emptyRoot(), newRoot, proof: [] };
    expect(verifyConsistency(claim)).toEqual(ok('consistent'));
    expect(verifyConsistency({ ...claim, oldRoot: newRoot })).toEqual(refuse({ reason: 'old-root-differs' }));
    expect(verifyConsistency({ ...claim, proof: [newRoot] })).toEqual(refuse({ reason: 'proof-too-long', at: 0 }));
    expect(verifyConsistency({ ...claim, newSize: 0n })).toEqual(refuse({ reason: 'root-differs' }));
    const bothEmpty = { ...claim, newSize: 0n, newRoot: emptyRoot() };
    expect(verifyConsistency(bothEmpty)).toEqual(ok('consistent'));
    const bothWrong = { ...bothEmpty, oldRoot: newRoot, newRoot };
    expect(verifyConsistency(bothWrong)).toEqual(refuse({ reason: 'old-root-differs' }));
  });

  it('refuses a log that shrank', () => {
    const root = leafHash(new Uint8Array(0));
    const claim = { oldSize: 2n, newSize: 1n, oldRoot: root, newRoot: root, proof: [] };
    expect(verifyConsistency(claim)).toEqual(refuse({ reason: 'log-shrank' }));
  });
});

function bytes(base64: string): Uint8Array {
  return must(fromBase64(base64));
}
