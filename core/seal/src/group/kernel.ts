/** The arithmetic on public data that a fast kernel can take over from the plain code of a group. */
import type { Case, Element, Examined, Group, Term } from './group.ts';

export interface Kernel {
  readonly members: (elements: readonly Element[]) => boolean[];
  readonly firstOutsider: (elements: readonly Element[]) => number;
  readonly products: (rows: readonly (readonly Term[])[]) => Element[];
  readonly product: (terms: readonly Term[]) => Element;
  readonly examine: (cases: readonly Case[]) => Examined[];
  readonly expect: (base: Element) => void;
}

/** Membership first, of all elements together, then the products: where the two share no work. */
export function examineApart(firstOutsider: Group['firstOutsider'], products: Group['products']): Group['examine'] {
  return (cases) => {
    const areMembers = firstOutsider(cases.flatMap(({ elements }) => elements)) < 0;
    const made = products(cases.flatMap(({ rows }) => rows));
    let next = 0;
    return cases.map(({ elements, rows }) => {
      next += rows.length;
      return { outsider: areMembers ? -1 : firstOutsider(elements), products: made.slice(next - rows.length, next) };
    });
  };
}
