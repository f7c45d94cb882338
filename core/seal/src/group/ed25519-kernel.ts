/** Ed25519 on public data, in WebAssembly: tables for what comes again, everything else in bulk. */
import type { Element, Term } from './group.ts';
import { examineApart, type Kernel } from './kernel.ts';
import { mod } from './numbers.ts';
import { subsetChoices, subsetPasses, worthSubsets } from './subset-choices.ts';
import { Arena, startKernel } from './wasm.ts';

/** Where an element's point and, once it was needed, its table lie. */
interface Place {
  readonly point: number;
  table: number;
}

export function ed25519Kernel(order: bigint, generator: Element): Kernel | undefined {
  const wasm = startKernel();
  if (!wasm) return undefined;
  const arena = new Arena(wasm);
  const pointSize = wasm.ed_point_size();
  const encoded = arena.take(32);
  const fixed = new Map<string, number>();
  const fixedSlots = Array.from({ length: mostFixed }, () => arena.take(wasm.ed_fixed_size()));
  const places = new Map<string, Place>();
  const floor = arena.mark;

  const decode = (element: Element, out: number): boolean => {
    writeReversedHex(arena.bytes, encoded, element);
    return wasm.ed_decompress(encoded, out, 1) === -1;
  };

  /** Everything known about elements is forgotten when it grows too large. */
  const tidy = (above: number): void => {
    if (arena.mark - floor < mostBytes) return;
    places.clear();
    arena.backTo(above);
  };

  const place = (element: Element): Place | undefined => {
    const known = places.get(element);
    if (known) return known;
    const mark = arena.mark;
    const point = arena.take(pointSize);
    if (!decode(element, point)) {
      arena.backTo(mark);
      return undefined;
    }
    const found = { point, table: 0 };
    places.set(element, found);
    return found;
  };

  const expect = (base: Element): void => {
    if (fixed.has(base)) return;
    const point = place(base)?.point;
    const slot = fixedSlots[fixed.size] ?? takeOldest(fixed);
    if (point === undefined || slot === undefined) return;
    wasm.ed_fixed(point, slot);
    fixed.set(base, slot);
  };

  /** Writes the terms for the kernel; exponents are reduced, zeros left out. */
  const writeTerms = (at: number, terms: readonly Term[]): number => {
    let count = 0;
    for (const [base, exponent] of terms) {
      const e = exponent >= 0n && exponent < order ? exponent : mod(exponent, order);
      if (e === 0n) continue;
      let kind = fixedTable;
      let table = fixed.get(base);
      if (table === undefined) {
        const own = place(base);
        if (!own) continue;
        kind = e === 1n ? pointAlone : ownTable;
        if (kind === ownTable && own.table === 0) {
          own.table = arena.take(wasm.ed_table_size());
          wasm.ed_table(own.point, own.table);
        }
        table = kind === ownTable ? own.table : own.point;
      }
      const term = at + termSize * count++;
      const words = arena.words;
      words[term >> 2] = table;
      words[(term >> 2) + 1] = kind;
      writeScalar(arena.bytes, term + 8, e);
    }
    return count;
  };

  const row = (terms: readonly Term[], scratch: number, partial: number, out: number): void => {
    wasm.ed_row(scratch, writeTerms(scratch, terms.slice(0, mostTerms)), out);
    for (let from = mostTerms; from < terms.length; from += mostTerms) {
      wasm.ed_row(scratch, writeTerms(scratch, terms.slice(from, from + mostTerms)), partial);
      wasm.ed_add(out, partial);
    }
  };

  const products = (rows: readonly (readonly Term[])[]): Element[] => {
    tidy(floor);
    const mark = arena.mark;
    // What is kept about elements grows upwards, so results lie in a place that is taken first.
    const out = arena.take(rows.length * pointSize);
    const scratch = arena.take(mostTerms * termSize);
    const partial = arena.take(pointSize);
    const above = arena.mark;
    for (const [i, terms] of rows.entries()) {
      if (arena.mark - above >= mostBytes) {
        places.clear();
        arena.backTo(above);
      }
      row(terms, scratch, partial, out + i * pointSize);
    }
    const bytes = arena.take(rows.length * 32);
    const inversion = arena.take(rows.length * pointSize);
    wasm.ed_compress(out, bytes, rows.length, inversion);
    const printed = rows.map((_, i) => readReversedHex(arena.bytes, bytes + 32 * i));
    // Places above the results stay for the next call; the mark is lowered when all is forgotten.
    if (places.size === 0) arena.backTo(mark);
    return printed;
  };

  /** A long product without tables: only points and buckets are held. */
  const longProduct = (terms: readonly Term[]): Element => {
    const mark = arena.mark;
    const sum = arena.take(pointSize);
    wasm.ed_row(sum, 0, sum);
    const partial = arena.take(pointSize);
    const start = arena.mark;
    for (let from = 0; from < terms.length; from += mostInOne) {
      arena.backTo(start);
      const some = terms.slice(from, from + mostInOne);
      const points = arena.take(some.length * pointSize);
      const scalars = arena.take(some.length * 32);
      let n = 0;
      for (const [base, exponent] of some) {
        if (!decode(base, points + n * pointSize)) continue;
        writeScalar(arena.bytes, scalars + 32 * n, mod(exponent, order));
        n++;
      }
      const width = widthFor(n);
      const digits = arena.take(n * (Math.floor(256 / width) + 1) * 2);
      const caches = arena.take(n * pointSize);
      const buckets = arena.take(pointSize << (width - 1));
      wasm.ed_msm(points, scalars, n, width, digits, caches, buckets, partial);
      wasm.ed_add(sum, partial);
    }
    const bytes = arena.take(32);
    wasm.ed_compress(sum, bytes, 1, arena.take(pointSize));
    const printed = readReversedHex(arena.bytes, bytes);
    arena.backTo(mark);
    return printed;
  };

  const sumOf = (terms: readonly Term[]): Element => {
    const mark = arena.mark;
    const [sum, point] = [arena.take(pointSize), arena.take(pointSize)];
    wasm.ed_row(sum, 0, sum);
    for (const [base] of terms) if (decode(base, point)) wasm.ed_add(sum, point);
    const bytes = arena.take(32);
    wasm.ed_compress(sum, bytes, 1, arena.take(pointSize));
    const printed = readReversedHex(arena.bytes, bytes);
    arena.backTo(mark);
    return printed;
  };

  const product = (terms: readonly Term[]): Element => {
    if (terms.every(([, exponent]) => exponent === 1n)) return sumOf(terms);
    return terms.length > 32 ? longProduct(terms) : (products([terms])[0] ?? generator);
  };

  const isMember = (element: Element): boolean => {
    const point = place(element)?.point;
    return point !== undefined && wasm.ed_has_prime_order(point) === 1;
  };

  const firstOutsider = (elements: readonly Element[]): number => {
    tidy(floor);
    if (elements.length >= worthSubsets && allMembers(elements)) return -1;
    return elements.findIndex((element) => !isMember(element));
  };

  const allMembers = (elements: readonly Element[]): boolean => {
    const found = elements.map((element) => place(element)?.point);
    const mark = arena.mark;
    const points = arena.take(elements.length * pointSize);
    for (const [i, point] of found.entries()) {
      if (point === undefined) {
        arena.backTo(mark);
        return false;
      }
      arena.bytes.copyWithin(points + i * pointSize, point, point + pointSize);
    }
    const choices = subsetChoices(elements);
    const at = arena.take(elements.length);
    let all = true;
    for (let pass = 0; all && pass < subsetPasses; pass++) {
      arena.bytes.set(choices.subarray(pass * elements.length, (pass + 1) * elements.length), at);
      all = wasm.ed_subsets_have_prime_order(points, elements.length, at) === 1;
    }
    arena.backTo(mark);
    return all;
  };

  expect(generator);
  const examine = examineApart(firstOutsider, products);
  return { members: (elements) => elements.map(isMember), firstOutsider, products, product, examine, expect };
}

const pointAlone = 0;
const ownTable = 1;
const fixedTable = 2;
const termSize = 40;
const mostTerms = 64;
const mostFixed = 8;
const mostInOne = 16_384;
const mostBytes = 64 * 1024 * 1024;

/** The second oldest goes: the oldest is the generator. */
function takeOldest(fixed: Map<string, number>): number | undefined {
  const [name, slot] = [...fixed].at(1) ?? [];
  if (name !== undefined) fixed.delete(name);
  return slot;
}

function widthFor(n: number): number {
  if (n < 64) return 5;
  if (n < 400) return 7;
  if (n < 2_000) return 8;
  return n < 8_000 ? 10 : 12;
}

function writeScalar(bytes: Uint8Array, at: number, n: bigint): void {
  let rest = n;
  for (let i = 0; i < 32; i += 6) {
    const part = Number(rest & 0xffffffffffffn);
    rest >>= 48n;
    const low = part % 0x1000000;
    const high = (part - low) / 0x1000000;
    for (let k = 0; k < 3 && i + k < 32; k++) bytes[at + i + k] = (low >> (8 * k)) & 255;
    for (let k = 0; k < 3 && i + 3 + k < 32; k++) bytes[at + i + 3 + k] = (high >> (8 * k)) & 255;
  }
}

function writeReversedHex(bytes: Uint8Array, at: number, hex: string): void {
  for (let i = 0; i < 32; i++) {
    bytes[at + 31 - i] = (digitOf(hex.charCodeAt(2 * i)) << 4) | digitOf(hex.charCodeAt(2 * i + 1));
  }
}

function digitOf(code: number): number {
  return code >= 97 ? code - 87 : code - 48;
}

const hexPairs: readonly string[] = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

function readReversedHex(bytes: Uint8Array, at: number): Element {
  let text = '';
  for (let i = 31; i >= 0; i--) text += hexPairs[bytes[at + i] ?? 0];
  return text as Element;
}
