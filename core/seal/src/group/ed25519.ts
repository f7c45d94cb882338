/**
 * Ed25519: the prime-order subgroup of the twisted Edwards curve of RFC 8032, in Belenios' spelling.
 *
 * An element is printed as 64 hex digits of `y + (x mod 2) 2^255`, big-endian:
 * the bytes of RFC 8032 backwards. Not ristretto: the identity is a member and
 * the cofactor is ruled out by the membership check.
 */

import { normalizeZ } from '@noble/curves/abstract/curve.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { ok, refuse } from '@quorate/basics';
import { shaNumber } from './digest.ts';
import { ed25519Kernel } from './ed25519-kernel.ts';
import type { Element, Group, Term } from './group.ts';
import { examineApart, type Kernel } from './kernel.ts';
import { mod } from './numbers.ts';

const Point = ed25519.Point;
type Point = InstanceType<typeof Point>;

const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const fieldPrime = 2n ** 255n - 19n;
const padding = 14n;
const capacity = 30;

export function startEd25519Kernel(): Kernel | undefined {
  return ed25519Kernel(order, print(Point.BASE));
}

export function ed25519Group(kernel?: Kernel): Group {
  const products = kernel?.products ?? pureProducts;
  const firstOutsider =
    kernel?.firstOutsider ?? ((elements: readonly Element[]) => elements.findIndex((element) => !isMember(element)));
  return {
    name: 'Ed25519',
    order,
    scalarDigits: 76,
    generator: print(Point.BASE),
    identity: print(Point.ZERO),
    isSpelled,
    isMember: kernel ? (element) => kernel.members([element])[0] === true : isMember,
    firstOutsider,
    products,
    product: kernel?.product ?? ((terms) => print(sum(terms))),
    examine: kernel?.examine ?? examineApart(firstOutsider, products),
    expect: (base) => {
      keep(base);
      kernel?.expect(base);
    },
    raise,
    compare: (a, b) => compareText(reversed(a), reversed(b)),
    capacity,
    embed: (numbers) =>
      numbers.length > capacity || numbers.some((n) => !Number.isInteger(n) || n < 0 || n > 255)
        ? refuse({ reason: 'cannot-embed', numbers: numbers.length, capacity })
        : ok(firstMember(packed(numbers) << padding)),
    extract: (count, element) => unpacked(count, BigInt(`0x${element}`) >> padding),
    independent,
    logarithm,
  };
}

function isSpelled(text: unknown): text is Element {
  if (typeof text !== 'string' || !/^[0-9a-f]{64}$/.test(text)) return false;
  return (BigInt(`0x${text}`) & (2n ** 255n - 1n)) < fieldPrime;
}

function isMember(element: Element): boolean {
  return decode(element)?.isTorsionFree() === true;
}

function pureProducts(rows: readonly (readonly Term[])[]): Element[] {
  return rows.map((terms) => print(sum(terms)));
}

function sum(terms: readonly Term[]): Point {
  let result = Point.ZERO;
  for (const [base, exponent] of terms) {
    const point = decode(base);
    if (point) result = result.add(point.multiplyUnsafe(mod(exponent, order)));
  }
  return result;
}

/** Secret exponents: the constant-time ladder of the noble package, with its tables for bases that come again. */
function raise(...terms: readonly Term[]): Element {
  let result = Point.ZERO;
  for (const [base, exponent] of terms) {
    const secret = mod(exponent, order);
    if (secret !== 0n) result = result.add(keptPoint(base).multiply(secret));
  }
  return print(result);
}

const kept = new Map<string, Point>([[print(Point.BASE), Point.BASE]]);

/** Makes a table for a base that will carry many secret exponents: the election key above all. */
function keep(base: Element): void {
  if (kept.has(base)) return;
  const point = decode(base);
  if (kept.size > 8) kept.delete([...kept.keys()].at(1) ?? '');
  if (point) kept.set(base, point.precompute(6));
}

function keptPoint(base: Element): Point {
  return kept.get(base) ?? decode(base) ?? Point.ZERO;
}

/** A point of the curve from text that is spelled right, or undefined when no such point exists. */
function decode(element: string): Point | undefined {
  try {
    return Point.fromHex(reversed(element), false);
  } catch {
    return undefined;
  }
}

function print(point: Point): Element {
  return reversed(point.toHex()) as Element;
}

function reversed(hex: string): string {
  let text = '';
  for (let i = hex.length - 2; i >= 0; i -= 2) text += hex.slice(i, i + 2);
  return text;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function firstMember(from: bigint): Element {
  for (let encoding = from; ; encoding++) {
    const text = encoding.toString(16).padStart(64, '0');
    if (isSpelled(text) && isMember(text)) return text;
  }
}

/** base = int(sha("ggen|" + i)) >> 2, the next that decompresses, times the cofactor (FORMAT section 1). */
function independent(i: number): Element {
  for (let encoding = shaNumber(`ggen|${i}`) >> 2n; ; encoding++) {
    const point = decode(encoding.toString(16).padStart(64, '0'));
    if (point) return print(point.clearCofactor());
  }
}

/** Baby steps and giant steps (Shanks 1971): two roots of `most` additions. */
function logarithm(element: Element, most: bigint): bigint | undefined {
  const target = decode(element);
  if (!target) return undefined;
  const stride = root(most) + 1n;
  const babies = new Map<bigint, bigint>();
  for (const { i, y } of walk(Point.ZERO, Point.BASE, stride)) babies.set(y, i);
  const giant = Point.BASE.multiplyUnsafe(stride).negate();
  // A point and its negative share y, so a find is a guess until it is checked.
  for (const { i, y } of walk(target, giant, stride)) {
    const baby = babies.get(y);
    if (baby === undefined) continue;
    for (const n of [i * stride + baby, i * stride - baby]) {
      if (n >= 0n && n <= most && Point.BASE.multiplyUnsafe(n).equals(target)) return n;
    }
  }
  return undefined;
}

/** The y of `from`, `from + step`, ... made affine by the hundred, since an inversion costs as much as many additions. */
function* walk(from: Point, step: Point, count: bigint): Generator<{ readonly i: bigint; readonly y: bigint }> {
  let point = from;
  for (let i = 0n; i < count; i += 256n) {
    const some: Point[] = [];
    for (let k = 0n; k < 256n && i + k < count; k++) {
      some.push(point);
      point = point.add(step);
    }
    for (const [k, { y }] of normalizeZ(Point, some).entries()) yield { i: i + BigInt(k), y };
  }
}

/** The whole part of the square root (Newton). */
export function root(n: bigint): bigint {
  if (n === 0n) return 0n;
  let guess = 1n << BigInt(n.toString(2).length);
  for (;;) {
    const next = (guess + n / guess) / 2n;
    if (next >= guess) return guess;
    guess = next;
  }
}

export function packed(numbers: readonly number[]): bigint {
  return numbers.reduce((all, n) => (all << 8n) | BigInt(n), 0n);
}

export function unpacked(count: number, all: bigint): number[] {
  const numbers: number[] = [];
  for (let rest = all, i = 0; i < count; i++, rest >>= 8n) numbers.unshift(Number(rest & 255n));
  return numbers;
}
