/** Roots of a growing tree, at sizes known beforehand (RFC 6962 section 2.1). */
import { emptyRoot, nodeHash } from '@quorate/ledger';

export class RootAtSizes {
  /** Whole subtrees from left to right, each with its number of leaves. */
  readonly #subtrees: { readonly leaves: number; readonly hash: Uint8Array }[] = [];
  #size = 0;

  append(leaf: Uint8Array): void {
    let subtree = { leaves: 1, hash: leaf };
    for (let last = this.#subtrees.at(-1); last?.leaves === subtree.leaves; last = this.#subtrees.at(-1)) {
      this.#subtrees.pop();
      subtree = { leaves: 2 * subtree.leaves, hash: nodeHash(last.hash, subtree.hash) };
    }
    this.#subtrees.push(subtree);
    this.#size += 1;
  }

  get size(): number {
    return this.#size;
  }

  root(): Uint8Array {
    const [last, ...others] = this.#subtrees.toReversed();
    if (!last) return emptyRoot();
    return others.reduce((right, left) => nodeHash(left.hash, right), last.hash);
  }
}
