/**
 * Subgroups of the whole numbers modulo a 2048-bit prime: BELENIOS-2048 and RFC-3526-2048.
 *
 * They are here so that tools which know no curve can check our elections and
 * we theirs. A known hole: BigInt arithmetic is not constant-time, so an
 * observer of the device's timing learns something about its secrets. Our own
 * elections use Ed25519, where secret exponents go through the noble package.
 */
import { ok, refuse } from '@quorate/basics';
import { shaNumber } from './digest.ts';
import { packed, root, unpacked } from './ed25519.ts';
import type { Element, Group, GroupName, Term } from './group.ts';
import { examineApart, type Kernel } from './kernel.ts';
import { inverse, isDecimal, mod, power } from './numbers.ts';

export interface FieldParameters {
  readonly name: GroupName;
  readonly prime: bigint;
  readonly order: bigint;
  readonly generator: bigint;
  /** Bits below the message, searched for a member; undefined where the format embeds nothing. */
  readonly padding?: bigint;
}

const digits = 617;

export function finiteFieldGroup({ name, prime, order, generator, padding }: FieldParameters, kernel?: Kernel): Group {
  const capacity = padding === undefined ? 0 : Math.floor((2048 - Number(padding)) / 8);
  const isSpelled = (text: unknown): text is Element => isDecimal(text, digits) && BigInt(text) < prime;
  const contains = (n: bigint): boolean => n > 0n && n < prime && power(n, order, prime) === 1n;
  const product = (terms: readonly Term[]): Element => {
    let result = 1n;
    for (const [base, exponent] of terms) result = (result * power(BigInt(base), mod(exponent, order), prime)) % prime;
    return print(result);
  };
  /** Baby steps and giant steps (Shanks 1971). */
  const logarithm = (target: bigint, most: bigint): bigint | undefined => {
    const stride = root(most) + 1n;
    const babies = new Map<bigint, bigint>();
    for (let i = 0n, n = 1n; i < stride; i++, n = (n * generator) % prime) babies.set(n, i);
    const giant = inverse(power(generator, stride, prime), prime);
    for (let i = 0n, n = target; i < stride; i++, n = (n * giant) % prime) {
      const baby = babies.get(n);
      if (baby !== undefined && i * stride + baby <= most) return i * stride + baby;
    }
    return undefined;
  };
  const firstOutsider =
    kernel?.firstOutsider ??
    ((elements: readonly Element[]) => elements.findIndex((element) => !contains(BigInt(element))));
  const products = kernel?.products ?? ((rows: readonly (readonly Term[])[]) => rows.map(product));
  return {
    name,
    order,
    scalarDigits: order.toString().length,
    generator: print(generator),
    identity: print(1n),
    isSpelled,
    isMember: kernel ? (element) => kernel.members([element])[0] === true : (element) => contains(BigInt(element)),
    firstOutsider,
    products,
    product: kernel?.product ?? product,
    examine: kernel?.examine ?? examineApart(firstOutsider, products),
    expect: kernel?.expect ?? (() => undefined),
    raise: (...terms) => product(terms),
    compare: (a, b) => (a.length === b.length ? compareText(a, b) : a.length - b.length),
    capacity,
    embed: (numbers) => {
      if (
        padding === undefined ||
        numbers.length > capacity ||
        numbers.some((n) => !Number.isInteger(n) || n < 0 || n > 255)
      ) {
        return refuse({ reason: 'cannot-embed', numbers: numbers.length, capacity });
      }
      let candidate = packed(numbers) << padding;
      while (!contains(candidate)) candidate++;
      return ok(print(candidate));
    },
    extract: (count, element) => unpacked(count, BigInt(element) >> (padding ?? 0n)),
    independent: (i) => print(power(shaNumber(`ggen|${i}`), (prime - 1n) / order, prime)),
    logarithm: (element, most) => logarithm(BigInt(element), most),
  };
}

function print(n: bigint): Element {
  return n.toString() as Element;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
