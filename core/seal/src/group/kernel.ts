/** The arithmetic on public data that a fast kernel can take over from the plain code of a group. */
import type { Element, Term } from './group.ts';

export interface Kernel {
  readonly members: (elements: readonly Element[]) => boolean[];
  readonly firstOutsider: (elements: readonly Element[]) => number;
  readonly products: (rows: readonly (readonly Term[])[]) => Element[];
  readonly product: (terms: readonly Term[]) => Element;
  readonly expect: (base: Element) => void;
}
