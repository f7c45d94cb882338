/**
 * Writes a log the way the server does, with everything a stranger may want to check beside it:
 * earlier checkpoints, consistency proofs and receipts. verify.go draws the folder.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { must, toBase64, toUtf8 } from '@quorate/basics';
import {
  addSignatures,
  append,
  cosign,
  emptyFrontier,
  entriesPath,
  leafHashes,
  openCheckpoint,
  printBundle,
  printLogProof,
  rootOf,
  type Signer,
  signCheckpoint,
  signer,
  Tree,
  tilePath,
} from '@quorate/ledger';

export const log: Signer = must(signer('log.example.org/kettle-lane', new Uint8Array(32).fill(11)));
export const witness: Signer = must(signer('witness.example.org/w1', new Uint8Array(32).fill(12), 'cosignature'));

export interface LogPlan {
  /** How many entries the log had each time it published a checkpoint; the last is the log's size. */
  readonly sizes: readonly number[];
  /** Indexes to write a receipt for. */
  readonly receipts: readonly number[];
}

export function entryOf(index: number): Uint8Array {
  const text = `quorate.entry/1\n{"index":${index},"text":"${'ä'.repeat(index % 40)}"}`;
  return index % 101 === 100 ? new Uint8Array(0) : must<Uint8Array>(toUtf8(text));
}

export function writeLog(folder: string, { sizes, receipts }: LogPlan): void {
  const tree = new Tree();
  let frontier = emptyFrontier;
  let checkpoint = new Uint8Array(0);
  for (const size of sizes) {
    const from = Number(frontier.size);
    const entries = Array.from({ length: size - from }, (_, i) => entryOf(from + i));
    const grown = append(frontier, leafHashes(entries));
    tree.append(leafHashes(entries));
    frontier = grown.frontier;
    for (const tile of grown.tiles) write(folder, tilePath(tile), tile.bytes);
    for (let start = from - (from % 256); start < size; start += 256) {
      const bundle = Array.from({ length: Math.min(256, size - start) }, (_, i) => entryOf(start + i));
      write(folder, entriesPath(BigInt(start / 256), bundle.length), must(printBundle(bundle)));
    }
    checkpoint = must(signCheckpoint({ origin: log.key.name, size: frontier.size, root: rootOf(frontier) }, [log]));
    if (size !== sizes.at(-1)) write(folder, `checkpoint.${size}`, checkpoint);
  }
  const line = cosign(must(openCheckpoint(checkpoint, log.key)), witness, 1_700_000_000n);
  write(folder, 'checkpoint', must(addSignatures(checkpoint, [line])));
  for (const size of sizes.slice(0, -1)) {
    const hashes = must(tree.consistencyProof(BigInt(size)));
    const text = hashes.map((hash) => `${toBase64(hash)}\n`).join('');
    write(folder, `proofs/consistency.${size}`, must<Uint8Array>(toUtf8(text)));
  }
  for (const index of receipts) {
    const proof = must(tree.inclusionProof(BigInt(index)));
    const file = must(printLogProof({ index: BigInt(index), proof, checkpoint }));
    write(folder, `proofs/${index}.tlog-proof`, file);
  }
}

function write(folder: string, path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
}
