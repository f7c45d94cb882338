/**
 * A group of prime order in which discrete logarithms are hard; written multiplicatively.
 *
 * An element is the text that the format prints for it: that text is what gets
 * hashed, compared and stored, and a group decodes it when it must compute.
 * Two kinds of arithmetic stand side by side. What is public may take whatever
 * time it takes and goes through the kernel; exponents that are secret go
 * through `raise` alone.
 */
import type { Branded, Result } from '@quorate/basics';

export type GroupName = 'Ed25519' | 'BELENIOS-2048' | 'RFC-3526-2048';

export type Element = Branded<string, 'Element'>;

/** base^exponent; exponents are taken modulo the group's order. */
export type Term = readonly [base: Element, exponent: bigint];

export interface Ciphertext {
  readonly alpha: Element;
  readonly beta: Element;
}

/** Elements whose membership is in question, and products that are wanted of them and of members. */
export interface Case {
  readonly elements: readonly Element[];
  readonly rows: readonly (readonly Term[])[];
}

export interface Examined {
  /** Place of the first element that is not a member, or -1. The products mean something only then. */
  readonly outsider: number;
  readonly products: readonly Element[];
}

export interface Group {
  readonly name: GroupName;
  /** The prime q. */
  readonly order: bigint;
  /** Digits of the longest scalar, so that a longer one is refused before it is read. */
  readonly scalarDigits: number;
  readonly generator: Element;
  readonly identity: Element;

  /** Says that the text is the one spelling of some element, member or not: cheap. */
  readonly isSpelled: (text: unknown) => text is Element;
  /** Membership in the group of order q, of a text that is spelled right. */
  readonly isMember: (element: Element) => boolean;
  /** Place of the first that is not a member, or -1. Faster than one by one; errs with probability 2^-128. */
  readonly firstOutsider: (elements: readonly Element[]) => number;

  /** The product of the terms of each row. Public data only. Elements must be members. */
  readonly products: (rows: readonly (readonly Term[])[]) => Element[];
  /** One long product. Public data only. */
  readonly product: (terms: readonly Term[]) => Element;
  /** Membership and products at once, case by case, which is faster than one after the other. Public data only. */
  readonly examine: (cases: readonly Case[]) => Examined[];
  /** Tells the kernel that this base comes again and again, so that a table for it pays. */
  readonly expect: (base: Element) => void;
  /** The product of terms whose exponents are secret. */
  readonly raise: (...terms: readonly Term[]) => Element;

  /** The order that the format sorts by. */
  readonly compare: (a: Element, b: Element) => number;
  /** How many numbers below 256 one element can carry. */
  readonly capacity: number;
  readonly embed: (numbers: readonly number[]) => Result<Element, EmbedProblem>;
  readonly extract: (count: number, element: Element) => number[];
  /** Generator `i` whose logarithm to any other base nobody knows; `i` from -1. */
  readonly independent: (i: number) => Element;
  /** n with generator^n = element, when it is at most `most`. */
  readonly logarithm: (element: Element, most: bigint) => bigint | undefined;
}

interface EmbedProblem {
  readonly reason: 'cannot-embed';
  readonly numbers: number;
  readonly capacity: number;
}
