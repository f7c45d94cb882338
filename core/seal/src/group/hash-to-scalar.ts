import { shaNumber } from './digest.ts';
import type { Element, Group } from './group.ts';

/** H(prefix, [e1..en]) = int(sha(prefix + e1 + "," + ... + en)) mod q (FORMAT section 0). */
export function hashToScalar(group: Group, prefix: string, elements: readonly Element[]): bigint {
  return shaNumber(prefix + elements.join(',')) % group.order;
}
