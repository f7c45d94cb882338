import { emptyRoot, nodeHash } from '../hashing.ts';

/** MTH(D[n]) word for word from RFC 6962 section 2.1, over leaf hashes: slow and plainly right. */
export function referenceRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return emptyRoot();
  if (leaves.length === 1) return first;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(referenceRoot(leaves.slice(0, k)), referenceRoot(leaves.slice(k)));
}
