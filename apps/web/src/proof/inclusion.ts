/** Whether an entry really is in the log, worked out here from its bytes (RFC 9162 section 2.1.3.2). */
import {
  canonicalBytes,
  concatBytes,
  fromBase64,
  fromHex,
  type Json,
  must,
  type OrgId,
  toHex,
  toUtf8,
} from '@quorate/basics';
import { ask, query } from '../api/client.ts';
import type { Entry, InclusionProof } from '../api/types.ts';
import { leafHash, type TreeHead, verifyInclusion } from '../spine.ts';

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
export function entryBytes({ act, at, facts, index, signatures }: Entry): Uint8Array<ArrayBuffer> {
  const json = { act, at, facts, index, signatures } as unknown as Json;
  return concatBytes(must(toUtf8('quorate.entry/1\n')), canonicalBytes(json));
}
