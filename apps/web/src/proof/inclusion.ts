/** Whether an entry really is in the log, worked out here from its bytes (RFC 9162 section 2.1.3.2). */
import { fromBase64, fromHex, must, type OrgId, toHex } from '@quorate/basics';
import { ask, query } from '../api/client.ts';
import type { Entry, InclusionProof } from '../api/types.ts';
import { leafHash, printEntry, type TreeHead, verifyInclusion } from '../spine.ts';

export interface Included {
  readonly holds: boolean;
  readonly leaf: string;
  readonly proof: readonly string[];
  readonly head: TreeHead;
}

export async function checkInclusion(org: OrgId, entry: Entry, head: TreeHead): Promise<Included> {
  const { proof } = await ask<InclusionProof>(
    `/api/organisations/${org}/proof/inclusion${query({ index: entry.index, size: head.size })}`,
  );
  const leaf = leafHash(entryBytes(entry));
  const hashes = proof.map((hash) => fromBase64(hash));
  const holds =
    hashes.every((hash) => hash.ok) &&
    verifyInclusion({
      index: BigInt(entry.index),
      size: BigInt(head.size),
      leafHash: leaf,
      proof: hashes.map((hash) => must(hash)),
      root: must(fromHex(head.root)),
    }).ok;
  return { holds, leaf: toHex(leaf), proof, head };
}

/** The bytes of the leaf: docs/formats/entry.md. */
export function entryBytes(entry: Entry): Uint8Array {
  return must<Uint8Array>(printEntry(entry as Parameters<typeof printEntry>[0]));
}
