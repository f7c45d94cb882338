/** Arithmetic modulo a 2048-bit prime on public data, in WebAssembly. */
import type { Element, Term } from './group.ts';
import type { Kernel } from './kernel.ts';
import { mod } from './numbers.ts';
import { subsetChoices, subsetPasses } from './subset-choices.ts';
import { Arena, startKernel } from './wasm.ts';

export interface KernelField {
  readonly prime: bigint;
  readonly order: bigint;
  readonly generator: bigint;
}

/** Where the powers b^(16^i) of a base lie, and how many are there. */
interface Place {
  readonly powers: number;
  count: number;
}

export function modpKernel({ prime, order, generator }: KernelField): Kernel | undefined {
  const wasm = startKernel();
  if (!wasm) return undefined;
  const arena = new Arena(wasm);
  const size = wasm.modp_num_size();
  const nibbles = Math.ceil(order.toString(16).length);
  const bits = order.toString(2).length;
  const width = bits <= 300 ? 8 : 5;
  const windows = Math.ceil(bits / width);

  // The subgroup is that of the squares, which the Jacobi symbol tells at a fraction of the price.
  const isSafe = 2n * order + 1n === prime;

  const field = arena.take(wasm.modp_field_size());
  writeNumber(arena.words, field, prime);
  writeNumber(arena.words, field + 3 * size, 2n ** (2n * 2072n) % prime);
  wasm.modp_start(field);

  const fixed = new Map<string, number>();
  const slots: number[] = [];
  const scratch = arena.take(mostTerms * termSize);
  const digitsAt = arena.take(mostTerms * 520);
  const single = arena.take(size);
  const one = '1' as Element;
  let floor = arena.mark;
  const places = new Map<string, Place>();

  const write = (at: number, element: Element): void => {
    writeNumber(arena.words, at, BigInt(element));
    wasm.modp_enter(at, 1, field);
  };

  const read = (at: number): Element => {
    wasm.modp_leave(at, 1, field);
    return readNumber(arena.words, at).toString() as Element;
  };

  const forget = (): void => {
    places.clear();
    arena.backTo(floor);
  };

  const place = (element: Element): Place => {
    const known = places.get(element);
    if (known) return known;
    const found = { powers: arena.take(nibbles * size), count: 1 };
    write(found.powers, element);
    places.set(element, found);
    return found;
  };

  const expect = (base: Element): void => {
    if (fixed.has(base)) return;
    // Tables are large and lie below everything else, so all else is forgotten when a new one is made.
    forget();
    const free = slots[fixed.size];
    const slot = free ?? (fixed.size < mostFixed ? arena.take(windows * ((1 << width) - 1) * size) : takeOldest(fixed));
    if (slot === undefined) return;
    if (!slots.includes(slot)) slots.push(slot);
    floor = Math.max(floor, arena.mark);
    write(single, base);
    wasm.modp_fixed(slot, single, width, windows, field);
    fixed.set(base, slot);
  };

  const writeTerms = (terms: readonly Term[]): number => {
    let count = 0;
    for (const [base, exponent] of terms) {
      const e = exponent >= 0n && exponent < order ? exponent : mod(exponent, order);
      if (e === 0n) continue;
      const at = digitsAt + 520 * count;
      const slot = fixed.get(base);
      let kind = fixedTable;
      let table = slot ?? 0;
      let digits = 0;
      if (slot !== undefined) {
        digits = writeDigits(arena.bytes, at, e, width);
      } else {
        const own = place(base);
        kind = e === 1n ? alone : powers;
        table = own.powers;
        digits = kind === alone ? 0 : writeDigits(arena.bytes, at, e, 4);
        if (digits > own.count) {
          wasm.modp_powers(own.powers, own.count, digits, field);
          own.count = digits;
        }
      }
      arena.words.set(
        [table, kind, kind === fixedTable ? width : 4, digits, at, 0],
        (scratch + termSize * count++) >> 2,
      );
    }
    return count;
  };

  const row = (terms: readonly Term[], out: number): void => {
    wasm.modp_row(scratch, writeTerms(terms.slice(0, mostTerms)), out, field);
    for (let from = mostTerms; from < terms.length; from += mostTerms) {
      wasm.modp_row(scratch, writeTerms(terms.slice(from, from + mostTerms)), single, field);
      wasm.modp_mul(out, out, single, field);
    }
  };

  const products = (rows: readonly (readonly Term[])[]): Element[] => {
    if (arena.mark - floor > mostBytes) forget();
    return rows.map((terms) => {
      if (arena.mark - floor > mostBytes) forget();
      const mark = arena.mark;
      const out = arena.take(size);
      row(terms, out);
      const printed = read(out);
      if (places.size === 0) arena.backTo(mark);
      return printed;
    });
  };

  const longProduct = (terms: readonly Term[]): Element => {
    forget();
    const sum = arena.take(size);
    write(sum, one);
    const partial = arena.take(size);
    const start = arena.mark;
    for (let from = 0; from < terms.length; from += mostInOne) {
      arena.backTo(start);
      const some = terms.slice(from, from + mostInOne);
      const bases = arena.take(some.length * size);
      const digits = arena.take(some.length * nibbles);
      for (const [i, [base, exponent]] of some.entries()) {
        write(bases + i * size, base);
        arena.bytes.fill(0, digits + i * nibbles, digits + (i + 1) * nibbles);
        writeDigits(arena.bytes, digits + i * nibbles, mod(exponent, order), 4);
      }
      wasm.modp_msm(bases, digits, some.length, nibbles, partial, field);
      wasm.modp_mul(sum, sum, partial, field);
    }
    const printed = read(sum);
    arena.backTo(floor);
    return printed;
  };

  const product = (terms: readonly Term[]): Element => {
    const plain = terms.every(([, exponent]) => exponent === 1n);
    return terms.length > 16 && !plain ? longProduct(terms) : plain ? productOf(terms) : (products([terms])[0] ?? one);
  };

  const productOf = (terms: readonly Term[]): Element => {
    const mark = arena.mark;
    const [sum, next] = [arena.take(size), arena.take(size)];
    write(sum, one);
    for (const [base] of terms) {
      write(next, base);
      wasm.modp_mul(sum, sum, next, field);
    }
    const printed = read(sum);
    arena.backTo(mark);
    return printed;
  };

  const isMember = (element: Element): boolean => {
    if (isSafe) {
      writeNumber(arena.words, single, BigInt(element));
      return wasm.modp_jacobi(single, field) === 1;
    }
    if (arena.mark - floor > mostBytes) forget();
    // The order itself reduces to 0, so the last factor is split off.
    const [power] = products([[[element, order - 1n]]]);
    return (
      power !== undefined &&
      productOf([
        [power, 1n],
        [element, 1n],
      ]) === one
    );
  };

  const firstOutsider = (elements: readonly Element[]): number => {
    if (!isSafe && elements.length >= worthSubsets && allMembers(elements)) return -1;
    return elements.findIndex((element) => !isMember(element));
  };

  const allMembers = (elements: readonly Element[]): boolean => {
    const count = elements.length;
    forget();
    const numbers = arena.take(count * size);
    for (const [i, element] of elements.entries()) write(numbers + i * size, element);
    const bucket = arena.take(256 * size);
    const out = arena.take(8 * size);
    const at = arena.take(count);
    const choices = subsetChoices(elements);
    const sums: Element[] = [];
    for (let pass = 0; pass < subsetPasses; pass++) {
      arena.bytes.set(choices.subarray(pass * count, (pass + 1) * count), at);
      wasm.modp_subsets(numbers, count, at, bucket, out, field);
      for (let k = 0; k < 8; k++) sums.push(read(out + k * size));
    }
    arena.backTo(floor);
    const all = sums.every(isMember);
    forget();
    return all;
  };

  expect(generator.toString() as Element);
  return { members: (elements) => elements.map(isMember), firstOutsider, products, product, expect };
}

const alone = 0;
const powers = 1;
const fixedTable = 2;
const termSize = 24;
const mostTerms = 16;
const mostFixed = 6;
const mostInOne = 2_048;
const mostBytes = 96 * 1024 * 1024;
const limbs = 76;

/** The powers that a membership check leaves behind serve the proofs, so checking together pays late. */
const worthSubsets = 4_096;

/** The second oldest goes: the oldest is the generator. */
function takeOldest(fixed: Map<string, number>): number | undefined {
  const [name, slot] = [...fixed].at(1) ?? [];
  if (name !== undefined) fixed.delete(name);
  return slot;
}

/** Seven hex digits are one limb of 28 bits. */
function writeNumber(words: Uint32Array, at: number, n: bigint): void {
  const hex = n.toString(16).padStart(limbs * 7, '0');
  for (let i = 0; i < limbs; i++) {
    const end = hex.length - 7 * i;
    words[(at >> 2) + i] = Number.parseInt(hex.slice(end - 7, end), 16);
  }
}

function readNumber(words: Uint32Array, at: number): bigint {
  let hex = '0x0';
  for (let i = limbs - 1; i >= 0; i--) hex += (words[(at >> 2) + i] ?? 0).toString(16).padStart(7, '0');
  return BigInt(hex);
}

/** Digits of `width` bits, lowest first; their number. */
function writeDigits(bytes: Uint8Array, at: number, n: bigint, width: number): number {
  if (width === 4) {
    const hex = n.toString(16);
    for (let i = 0; i < hex.length; i++) bytes[at + i] = Number.parseInt(hex.charAt(hex.length - 1 - i), 16);
    return hex.length;
  }
  const binary = n.toString(2);
  const count = Math.ceil(binary.length / width);
  for (let i = 0; i < count; i++) {
    const end = binary.length - width * i;
    bytes[at + i] = Number.parseInt(binary.slice(Math.max(0, end - width), end), 2);
  }
  return count;
}
