/**
 * Arithmetic modulo a 2048-bit prime on public data, in WebAssembly.
 *
 * Checking raises one element to several exponents: two challenges and more, and
 * the order, which tells whether it is a member. So rows of terms are sorted by
 * base, the squares of a base are made once, and each row picks what its exponent asks for.
 */
import type { Case, Element, Examined, Term } from './group.ts';
import { examineApart, type Kernel } from './kernel.ts';
import { mod, negativeInverse } from './numbers.ts';
import { subsetChoices, subsetPasses } from './subset-choices.ts';
import { Arena, startKernel } from './wasm.ts';

export interface KernelField {
  readonly prime: bigint;
  readonly order: bigint;
  readonly generator: bigint;
}

/** One base that goes into one row. */
interface Job {
  readonly row: number;
  readonly exponent: bigint;
}

export function modpKernel({ prime, order, generator }: KernelField): Kernel | undefined {
  const wasm = startKernel();
  if (!wasm) return undefined;
  const arena = new Arena(wasm);
  const size = wasm.modp_num_size();
  const bits = order.toString(2).length;
  const isShort = bits <= 300;
  const width = isShort ? 4 : 6;
  const fixedWidth = isShort ? 8 : 5;
  const fixedWindows = Math.ceil(bits / fixedWidth);
  const exponentWords = Math.ceil(bits / 32) + 1;
  const rowSize = wasm.modp_row_size(width);

  // The subgroup is that of the squares, which the Jacobi symbol tells at a fraction of the price.
  const isSafe = 2n * order + 1n === prime;
  const one = '1' as Element;

  const field = arena.take(wasm.modp_field_size());
  const plain = arena.take(3 * plainSize);
  const number = arena.take(size);
  const exponentAt = arena.take(mostJobs * exponentWords * 4);
  const jobsAt = arena.take(mostJobs * jobSize);
  const rowsAt = arena.take(mostRows * rowSize);
  const numbersAt = arena.take(mostInOne * size);
  const bucketsAt = arena.take(wasm.modp_row_size(9));
  const fixed = new Map<string, number>();
  const slots: number[] = [];

  writeWords(arena.words, plain, prime, plainWords);
  writeWords(arena.words, plain + plainSize, negativeInverse(prime, 1040), plainWords);
  writeWords(arena.words, plain + 2 * plainSize, 2n ** (2n * 2080n) % prime, plainWords);
  wasm.modp_start(field, plain, plain + plainSize, plain + 2 * plainSize);

  const enter = (element: Element, at: number): void => {
    writeWords(arena.words, plain, BigInt(element), plainWords);
    wasm.modp_enter(at, plain, field);
  };

  const leave = (at: number): Element => {
    wasm.modp_leave(plain, at, field);
    return readWords(arena.words, plain, plainWords).toString() as Element;
  };

  const expect = (base: Element): void => {
    if (fixed.has(base)) return;
    const slot =
      fixed.size < mostFixed
        ? (slots[fixed.size] ?? arena.take(fixedWindows * ((1 << fixedWidth) - 1) * size))
        : takeOldest(fixed);
    if (slot === undefined) return;
    if (!slots.includes(slot)) slots.push(slot);
    enter(base, number);
    wasm.modp_fixed(slot, number, fixedWidth, fixedWindows, field);
    fixed.set(base, slot);
  };

  const raise = (base: Element, jobs: readonly Job[]): void => {
    enter(base, number);
    for (const { row } of jobs.filter(({ exponent }) => exponent === 1n)) wasm.modp_row_take(row, number, field);
    const long = jobs.filter(({ exponent }) => exponent !== 1n);
    for (let from = 0; from < long.length; from += mostJobs) {
      const some = long.slice(from, from + mostJobs);
      const words = arena.words;
      for (const [i, { row, exponent }] of some.entries()) {
        const at = exponentAt + 4 * exponentWords * i;
        writeWords(words, at, exponent, exponentWords);
        words.set([row, at, 0, 0], (jobsAt + jobSize * i) >> 2);
      }
      wasm.modp_raise(number, jobsAt, some.length, bits, width, field);
    }
  };

  /** Exponents are neither negative nor above the order, which itself is not taken for 0. */
  const powers = (rows: readonly (readonly Term[])[]): Element[] => {
    const jobs = new Map<Element, Job[]>();
    for (const [i, terms] of rows.entries()) {
      const row = rowsAt + i * rowSize;
      wasm.modp_row_start(row, width);
      for (const [base, exponent] of terms) {
        const table = fixed.get(base);
        if (exponent === 0n) continue;
        if (table === undefined) {
          const own = jobs.get(base);
          if (own) own.push({ row, exponent });
          else jobs.set(base, [{ row, exponent }]);
        } else {
          writeWords(arena.words, exponentAt, exponent, exponentWords);
          wasm.modp_row_fixed(row, table, exponentAt, fixedWidth, fixedWindows, field);
        }
      }
    }
    for (const [base, own] of jobs) raise(base, own);
    return rows.map((_, i) => {
      wasm.modp_row_finish(number, rowsAt + i * rowSize, width, field);
      return leave(number);
    });
  };

  const allPowers = (rows: readonly (readonly Term[])[]): Element[] => {
    const made: Element[] = [];
    for (let from = 0; from < rows.length; from += mostRows) made.push(...powers(rows.slice(from, from + mostRows)));
    return made;
  };

  const reduced = ([base, exponent]: Term): Term => [base, mod(exponent, order)];
  const products = (rows: readonly (readonly Term[])[]): Element[] => allPowers(rows.map((row) => row.map(reduced)));

  const longProduct = (terms: readonly Term[]): Element => {
    const exponents = arena.mark;
    const [sum, partial] = [arena.take(size), arena.take(size)];
    const exponentsAt = arena.take(mostInOne * exponentWords * 4);
    enter(one, sum);
    for (let from = 0; from < terms.length; from += mostInOne) {
      const some = terms.slice(from, from + mostInOne);
      for (const [i, [base, exponent]] of some.entries()) {
        enter(base, numbersAt + i * size);
        writeWords(arena.words, exponentsAt + i * exponentWords * 4, mod(exponent, order), exponentWords);
      }
      const digit = widthFor(some.length);
      wasm.modp_msm(partial, numbersAt, exponentsAt, exponentWords, some.length, digit, bucketsAt, field);
      wasm.modp_mul(sum, sum, partial, field);
    }
    const printed = leave(sum);
    arena.backTo(exponents);
    return printed;
  };

  const productOf = (elements: readonly Element[]): Element => {
    wasm.modp_row_start(rowsAt, width);
    for (const element of elements) {
      enter(element, number);
      wasm.modp_row_take(rowsAt, number, field);
    }
    wasm.modp_row_finish(number, rowsAt, width, field);
    return leave(number);
  };

  const product = (terms: readonly Term[]): Element => {
    if (terms.every(([, exponent]) => exponent === 1n)) return productOf(terms.map(([base]) => base));
    return terms.length > 16 ? longProduct(terms) : (products([terms])[0] ?? one);
  };

  const membership = (element: Element): Term[] => [[element, order]];

  const isMember = (element: Element): boolean => {
    if (!isSafe) return powers([membership(element)])[0] === one;
    writeWords(arena.words, plain, BigInt(element), plainWords);
    return wasm.modp_jacobi(plain, field) === 1;
  };

  const firstOutsider = (elements: readonly Element[]): number => {
    if (!isSafe && elements.length >= worthSubsets && allMembers(elements)) return -1;
    return elements.findIndex((element) => !isMember(element));
  };

  const allMembers = (elements: readonly Element[]): boolean => {
    if (elements.length > mostInOne) {
      return allMembers(elements.slice(0, mostInOne)) && allMembers(elements.slice(mostInOne));
    }
    const mark = arena.mark;
    const out = arena.take(8 * size);
    const choiceAt = arena.take(elements.length);
    for (const [i, element] of elements.entries()) enter(element, numbersAt + i * size);
    const choices = subsetChoices(elements);
    const sums: Element[] = [];
    for (let pass = 0; pass < subsetPasses; pass++) {
      arena.bytes.set(choices.subarray(pass * elements.length, (pass + 1) * elements.length), choiceAt);
      wasm.modp_subsets(out, numbersAt, elements.length, choiceAt, bucketsAt, field);
      for (let k = 0; k < 8; k++) sums.push(leave(out + k * size));
    }
    arena.backTo(mark);
    return sums.every(isMember);
  };

  /** An element's own power by the order comes nearly free with the powers that its proofs ask for. */
  const examineTogether = (cases: readonly Case[]): Examined[] => {
    const made = allPowers(
      cases.flatMap(({ elements, rows }) => [...elements.map(membership), ...rows.map((row) => row.map(reduced))]),
    );
    let next = 0;
    return cases.map(({ elements, rows }) => {
      const outsider = elements.findIndex((_, i) => made[next + i] !== one);
      next += elements.length + rows.length;
      return { outsider, products: made.slice(next - rows.length, next) };
    });
  };

  const examine = isSafe ? examineApart(firstOutsider, products) : examineTogether;

  expect(generator.toString() as Element);
  return { members: (elements) => elements.map(isMember), firstOutsider, products, product, examine, expect };
}

const plainWords = 65;
const plainSize = 272;
const jobSize = 16;
const mostJobs = 64;
const mostRows = 256;
const mostFixed = 6;
const mostInOne = 4_096;

/** Below this number of elements the passes cost more than they save. */
const worthSubsets = 160;

/** The second oldest goes: the oldest is the generator. */
function takeOldest(fixed: Map<string, number>): number | undefined {
  const [name, slot] = [...fixed].at(1) ?? [];
  if (name !== undefined) fixed.delete(name);
  return slot;
}

function widthFor(n: number): number {
  if (n < 100) return 4;
  return n < 600 ? 6 : 8;
}

/** Words of 32 bits, lowest first, are eight hex digits each. */
function writeWords(words: Uint32Array, at: number, n: bigint, count: number): void {
  const hex = n.toString(16);
  for (let i = 0, end = hex.length; i < count; i++, end -= 8) {
    words[(at >> 2) + i] = end > 0 ? Number.parseInt(hex.slice(Math.max(0, end - 8), end), 16) : 0;
  }
}

/** Two words at a time: their 2048 bits in 33 steps. */
function readWords(words: Uint32Array, at: number, count: number): bigint {
  const pairs = new BigUint64Array(words.buffer, at, count >> 1);
  let n = BigInt(words[(at >> 2) + count - 1] ?? 0);
  for (let i = pairs.length - 1; i >= 0; i--) n = (n << 64n) | (pairs[i] ?? 0n);
  return n;
}
