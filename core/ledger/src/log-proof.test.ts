import { fromUtf8, must, ok, refuse, toUtf8 } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLogProof, printLogProof, signCheckpoint, signer, Tree, verifyLogProof } from './index.ts';
import { someLeaves } from './testing/index.ts';

const leaves = someLeaves(300);
const tree = new Tree();
tree.append(leaves);
const origin = 'log.example.org/kettle-lane';
const log = must(signer(origin, new Uint8Array(32).fill(3)));
const checkpoint = must(signCheckpoint({ origin, size: tree.size, root: tree.root() }, [log]));
const receipt = { index: 7n, proof: must(tree.inclusionProof(7n)), checkpoint };
const file = must(printLogProof(receipt));

describe('a receipt', () => {
  it('shows that an entry is in the log', () => {
    const parsed = must(parseLogProof(file));
    expect(parsed).toEqual(receipt);
    expect(must(verifyLogProof(parsed, leaves[7]!, log.key)).size).toBe(300n);
    expect(verifyLogProof(parsed, leaves[8]!, log.key)).toEqual(refuse({ reason: 'root-differs' }));
  });

  it('is written as C2SP tlog-proof says', () => {
    const lines = must(fromUtf8(file)).split('\n');
    expect(lines.slice(0, 2)).toEqual(['c2sp.org/tlog-proof@v1', 'index 7']);
    expect(lines[2 + receipt.proof.length]).toBe('');
    expect(lines[3 + receipt.proof.length]).toBe(origin);
  });

  it('may carry something extra', () => {
    for (const extra of [new Uint8Array(0), Uint8Array.of(1, 2, 3)]) {
      const printed = must(printLogProof({ ...receipt, extra }));
      expect(must(parseLogProof(printed)).extra).toEqual(extra);
    }
  });

  it('of the only entry has no hashes', () => {
    const alone = new Tree();
    alone.append(leaves.slice(0, 1));
    const checkpoint = must(signCheckpoint({ origin, size: 1n, root: alone.root() }, [log]));
    const printed = must(printLogProof({ index: 0n, proof: [], checkpoint }));
    expect(verifyLogProof(must(parseLogProof(printed)), leaves[0]!, log.key).ok).toBe(true);
  });

  it.each([
    ['index 7', 'index 07', 'malformed-index', 2],
    ['index 7', 'index -7', 'malformed-index', 2],
    ['index 7', 'index 9223372036854775807', 'malformed-index', 2],
    ['index 7', 'Index 7', 'malformed-index', 2],
    ['index 7', 'extra AB\nindex 7', 'malformed-extra', 2],
    ['index 7', 'extra AAAA\nindex x', 'malformed-index', 3],
    ['index 7', 'index 7\nAAAA', 'malformed-hash', 3],
    ['@v1', '@v2', 'not-a-log-proof', 1],
    ['@v1', '@v1\r', 'not-a-log-proof', 1],
    [`\n\n${origin}`, `\n\n${origin}\u0001`, 'control-character', 13],
  ])('with %j changed to %j is malformed', (from, to, reason, line) => {
    const changed = toUtf8(must(fromUtf8(file)).replace(from, to));
    expect(parseLogProof(must<Uint8Array>(changed))).toEqual(refuse({ reason, line }));
  });

  it('has at most 63 hashes', () => {
    const proof = (count: number) => Array.from({ length: count }, () => leaves[0]!);
    expect(printLogProof({ ...receipt, proof: proof(63) }).ok).toBe(true);
    expect(printLogProof({ ...receipt, proof: proof(64) })).toMatchObject({ problem: { reason: 'too-many-hashes' } });
  });

  it('is refused with any byte changed', () => {
    const change = fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(change, ([at, xor]) => {
        const parsed = parseLogProof(file.with(at, file[at]! ^ xor));
        expect(parsed.ok && verifyLogProof(parsed.value, leaves[7]!, log.key).ok).toBe(false);
      }),
      { numRuns: 400 },
    );
    for (let length = 0; length < file.length; length += 7) {
      expect(parseLogProof(file.subarray(0, length)).ok).toBe(false);
    }
  });

  it('comes back from its own bytes for every entry', () => {
    for (let i = 0n; i < 300n; i += 13n) {
      const one = { index: i, proof: must(tree.inclusionProof(i)), checkpoint };
      expect(parseLogProof(must(printLogProof(one)))).toEqual(ok(one));
      expect(verifyLogProof(one, leaves[Number(i)]!, log.key).ok).toBe(true);
    }
  });
});
