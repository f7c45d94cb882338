/** Multiplication in the kernel on digits of any size that it promises to take, not only on those that it makes itself. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inverse, mod, negativeInverse } from './numbers.ts';
import { belenios2048, rfc3526 } from './parameters.ts';
import { Arena, startKernel } from './wasm.ts';

const kernel = startKernel()!;
const arena = new Arena(kernel);
const [field, row] = [arena.take(kernel.modp_field_size()), arena.take(kernel.modp_row_size(4))];
const [a, b, out] = [arena.take(320), arena.take(320), arena.take(320)];
const [words, job] = [arena.take(3 * 272), arena.take(16)];

const most = 4096 + 33;
const extreme = fc.constantFrom(most, -most, 4096, -4096, 0);
const digits = fc.oneof(
  fc.array(fc.integer({ min: -most, max: most }), { minLength: 157, maxLength: 157 }),
  fc.array(extreme, { minLength: 157, maxLength: 157 }),
  fc.tuple(extreme, extreme).map(([even, odd]) => Array.from({ length: 157 }, (_, i) => (i % 2 ? odd : even))),
);
// The topmost digit keeps the number below p in size.
const number = fc.tuple(digits, fc.integer({ min: -60, max: 60 })).map(([low, top]) => [...low, top, 0, 0]);

it.each([belenios2048, rfc3526])('products and squares of any digits for $name', ({ prime }) => {
  start(prime);
  const back = inverse(2n ** 2080n, prime);
  const same = (of: bigint): void => {
    const made = read(out);
    expect(mod(made - of * back, prime)).toBe(0n);
    expect(made < prime && made > -prime).toBe(true);
    expect(arrayAt(out).every((digit) => Math.abs(digit) <= most)).toBe(true);
  };
  fc.assert(
    fc.property(number, number, (x, y) => {
      arrayAt(a).set(x);
      arrayAt(b).set(y);
      kernel.modp_mul(out, a, b, field);
      same(read(a) * read(b));
      kernel.modp_row_start(row, 4);
      new Uint32Array(kernel.memory.buffer, words, 2).set([2, 0]);
      new Uint32Array(kernel.memory.buffer, job, 4).set([row, words, 0, 0]);
      kernel.modp_raise(a, job, 1, 2, 4, field);
      kernel.modp_row_finish(out, row, 4, field);
      same(read(a) ** 2n);
    }),
    { seed: 9, numRuns: 300 },
  );
});

function start(prime: bigint): void {
  for (const [i, n] of [prime, negativeInverse(prime, 1040), 2n ** 4160n % prime].entries()) {
    const into = new Uint32Array(kernel.memory.buffer, words + 272 * i, 65);
    into.set(into.map((_, k) => Number((n >> BigInt(32 * k)) & 0xffffffffn)));
  }
  kernel.modp_start(field, words, words + 272, words + 544);
}

function arrayAt(at: number): Int16Array {
  return new Int16Array(kernel.memory.buffer, at, 160);
}

function read(at: number): bigint {
  return arrayAt(at).reduceRight((n, digit) => n * 8192n + BigInt(digit), 0n);
}
