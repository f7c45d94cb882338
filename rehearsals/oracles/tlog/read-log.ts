/** Our own check of the folder that verify.go and verify.py check: the first problem, or `ok`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { equalBytes, fromBase64, fromUtf8 } from '@quorate/basics';
import {
  entriesPath,
  leafHash,
  openCheckpoint,
  parseBundle,
  parseLogProof,
  rebuildTiles,
  Tree,
  tilesByPath,
  type VerifierKey,
  verifyConsistency,
  verifyLogProof,
} from '@quorate/ledger';

export function readLog(folder: string, log: VerifierKey, witnesses: readonly VerifierKey[]): string {
  const read = (path: string) => {
    const full = join(folder, path);
    return existsSync(full) ? new Uint8Array(readFileSync(full)) : undefined;
  };
  const none = new Uint8Array(0);
  const head = openCheckpoint(read('checkpoint') ?? none, log, witnesses);
  if (!head.ok) return head.problem.reason;
  const { size, root, cosignedBy } = head.value;
  if (cosignedBy.length < witnesses.length) return 'not-cosigned';
  const rebuilt = rebuildTiles(tilesByPath(read), size);
  if (!rebuilt.ok) return rebuilt.problem.reason;
  if (!equalBytes(rebuilt.value, root)) return 'root-differs';
  const tree = new Tree();
  const leaves: Uint8Array[] = [];
  for (let start = 0n; start < size; start += 256n) {
    const width = size - start < 256n ? Number(size - start) : 256;
    const entries = parseBundle(read(entriesPath(start / 256n, width)) ?? none, width);
    if (!entries.ok) return entries.problem.reason;
    leaves.push(...entries.value.map(leafHash));
  }
  tree.append(leaves);
  if (!equalBytes(tree.root(), root)) return 'entries-differ';
  for (const name of readdirSync(folder).filter((name) => name.startsWith('checkpoint.'))) {
    const older = openCheckpoint(read(name) ?? none, log);
    if (!older.ok) return older.problem.reason;
    const text = fromUtf8(read(`proofs/consistency.${older.value.size}`) ?? none);
    if (!text.ok) return text.problem.reason;
    const proof: Uint8Array[] = [];
    for (const line of text.value.split('\n').slice(0, -1)) {
      const hash = fromBase64(line);
      if (!hash.ok) return hash.problem.reason;
      proof.push(hash.value);
    }
    const claim = { oldSize: older.value.size, oldRoot: older.value.root, newSize: size, newRoot: root, proof };
    const consistent = verifyConsistency(claim);
    if (!consistent.ok) return consistent.problem.reason;
  }
  for (const name of readdirSync(join(folder, 'proofs')).filter((name) => name.endsWith('.tlog-proof'))) {
    const receipt = parseLogProof(read(`proofs/${name}`) ?? none);
    if (!receipt.ok) return receipt.problem.reason;
    const shown = verifyLogProof(receipt.value, leaves[Number(receipt.value.index)] ?? none, log);
    if (!shown.ok) return shown.problem.reason;
    if (!equalBytes(shown.value.root, root)) return 'other-checkpoint';
  }
  return 'ok';
}
