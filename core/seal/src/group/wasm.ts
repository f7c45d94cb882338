/**
 * The kernel's WebAssembly, started once per process or worker.
 *
 * The bytes are built from tools/wasm and committed with their hash. Where
 * WebAssembly is missing or forbidden, the groups do with their plain code.
 */
import { fromBase64 } from '@quorate/basics';
import { kernelBase64 } from './generated/kernel-bytes.ts';

export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly __heap_base: { readonly value: number };
  readonly ed_point_size: () => number;
  readonly ed_table_size: () => number;
  readonly ed_fixed_size: () => number;
  readonly ed_decompress: (input: number, out: number, n: number) => number;
  readonly ed_compress: (input: number, out: number, n: number, scratch: number) => void;
  readonly ed_table: (point: number, table: number) => void;
  readonly ed_fixed: (point: number, table: number) => void;
  readonly ed_row: (terms: number, n: number, out: number) => void;
  readonly ed_add: (sum: number, point: number) => void;
  readonly ed_has_prime_order: (point: number) => number;
  readonly ed_subsets_have_prime_order: (points: number, n: number, choice: number) => number;
  readonly ed_msm: (
    points: number,
    scalars: number,
    n: number,
    width: number,
    digits: number,
    caches: number,
    buckets: number,
    out: number,
  ) => void;
  readonly modp_num_size: () => number;
  readonly modp_field_size: () => number;
  readonly modp_row_size: (width: number) => number;
  readonly modp_start: (field: number, prime: number, inverse: number, rSquared: number) => void;
  readonly modp_enter: (out: number, words: number, field: number) => void;
  readonly modp_leave: (words: number, number: number, field: number) => void;
  readonly modp_mul: (out: number, a: number, b: number, field: number) => void;
  readonly modp_row_start: (row: number, width: number) => void;
  readonly modp_row_take: (row: number, factor: number, field: number) => void;
  readonly modp_fixed: (table: number, base: number, width: number, windows: number, field: number) => void;
  readonly modp_row_fixed: (
    row: number,
    table: number,
    exponent: number,
    width: number,
    windows: number,
    field: number,
  ) => void;
  readonly modp_raise: (base: number, jobs: number, count: number, bits: number, width: number, field: number) => void;
  readonly modp_row_finish: (out: number, row: number, width: number, field: number) => void;
  readonly modp_msm: (
    out: number,
    bases: number,
    exponents: number,
    words: number,
    n: number,
    width: number,
    bucket: number,
    field: number,
  ) => void;
  readonly modp_jacobi: (words: number, field: number) => number;
  readonly modp_subsets: (
    out: number,
    numbers: number,
    count: number,
    choice: number,
    bucket: number,
    field: number,
  ) => void;
}

/** Part of every place this code runs in, though not of the language itself. */
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
    }
  | undefined;

let compiled: object | undefined;

/** A new instance with memory of its own, or undefined where that is impossible. */
export function startKernel(): KernelExports | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  try {
    if (!compiled) {
      const bytes = fromBase64(kernelBase64);
      if (!bytes.ok) return undefined;
      compiled = new WebAssembly.Module(bytes.value);
    }
    return new WebAssembly.Instance(compiled, {}).exports as KernelExports;
  } catch {
    return undefined;
  }
}

/** Memory of an instance, handed out from the bottom up and given back down to a mark. */
export class Arena {
  private top: number;
  private readonly memory: KernelExports['memory'];

  constructor({ memory, __heap_base }: KernelExports) {
    this.memory = memory;
    this.top = align(__heap_base.value);
  }

  take(bytes: number): number {
    const at = this.top;
    this.top = align(at + bytes);
    const missing = this.top - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / page) + growBy);
    return at;
  }

  get mark(): number {
    return this.top;
  }

  backTo(mark: number): void {
    this.top = mark;
  }

  get bytes(): Uint8Array {
    return new Uint8Array(this.memory.buffer);
  }

  get words(): Uint32Array {
    return new Uint32Array(this.memory.buffer);
  }
}

const page = 65_536;
const growBy = 64;

function align(at: number): number {
  return (at + 15) & ~15;
}
