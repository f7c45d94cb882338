/** The kernel against the plain code: the same answers to the same questions. */

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelBase64, kernelSha256 } from './generated/kernel-bytes.ts';
import type { Element, Group, GroupName, Term } from './group.ts';
import { makeGroup } from './groups.ts';
import { inverse, mod } from './numbers.ts';
import { belenios2048, rfc3526 } from './parameters.ts';
import { startKernel } from './wasm.ts';

const names: readonly GroupName[] = ['Ed25519', 'BELENIOS-2048', 'RFC-3526-2048'];

describe('the kernel', () => {
  it('has the bytes whose hash is written beside them', () => {
    expect(createHash('sha256').update(Buffer.from(kernelBase64, 'base64')).digest('hex')).toBe(kernelSha256);
  });

  it('runs here', () => {
    expect(startKernel()).toBeDefined();
  });

  describe.each(names)('for %s', (name) => {
    const [fast, plain] = [makeGroup(name, 'kernel'), makeGroup(name, 'plain')];
    const numRuns = name === 'RFC-3526-2048' ? 6 : 40;

    it('gives the products that the plain code gives', () => {
      fc.assert(
        fc.property(fc.array(fc.array(term(plain), { maxLength: 5 }), { maxLength: 4 }), (rows) => {
          expect(fast.products(rows)).toEqual(plain.products(rows));
        }),
        { seed: 1, numRuns },
      );
    });

    it('gives long products', () => {
      const bases = someElements(plain, 70);
      const terms = bases.map((base, i): Term => [base, i === 3 ? plain.order - 1n : BigInt(i) ** 40n % plain.order]);
      expect(fast.product(terms)).toBe(plain.product(terms));
      const ones = bases.map((base): Term => [base, 1n]);
      expect(fast.product(ones)).toBe(plain.product(ones));
      expect(fast.products([terms])).toEqual([plain.product(terms)]);
      expect(fast.product([])).toBe(plain.identity);
    });

    it('gives the same whether a base is expected or not', () => {
      const [base] = someElements(plain, 1);
      const edges = [0n, 1n, 2n, plain.order - 1n, plain.order, 2n ** 64n - 1n, 2n ** 64n, 2n ** 192n - 1n, -5n];
      const rows = edges.map((e): Term[] => [[base!, e]]);
      const expected = plain.products(rows);
      expect(fast.products(rows)).toEqual(expected);
      fast.expect(base!);
      expect(fast.products(rows)).toEqual(expected);
    });

    it('survives more expected bases than it has room for', () => {
      for (const base of someElements(plain, name === 'Ed25519' ? 12 : 8)) {
        fast.expect(base);
        expect(
          fast.products([
            [
              [base, 77n],
              [plain.generator, 5n],
            ],
          ]),
        ).toEqual(
          plain.products([
            [
              [base, 77n],
              [plain.generator, 5n],
            ],
          ]),
        );
      }
    });

    it('finds the one outsider among many', () => {
      const members = someElements(plain, 800);
      expect(fast.firstOutsider(members)).toBe(-1);
      for (const [at, outsider] of outsiders(name).entries()) {
        const many = members.with(at * 7, outsider);
        expect(fast.isMember(outsider)).toBe(false);
        expect(plain.isMember(outsider)).toBe(false);
        expect(fast.firstOutsider(many)).toBe(at * 7);
        expect(fast.firstOutsider([plain.generator, outsider])).toBe(1);
      }
    });

    it('knows members as the plain code does', () => {
      const texts = fc
        .bigInt(0n, 2n ** 200n)
        .map((n) => (name === 'Ed25519' ? n.toString(16).padStart(64, '0') : n.toString()));
      fc.assert(
        fc.property(texts, (text) => {
          expect(fast.isMember(text as Element)).toBe(plain.isMember(text as Element));
        }),
        { seed: 2, numRuns: 2 * numRuns },
      );
    });

    it('takes two outsiders for outsiders that would cancel out', () => {
      const [outsider] = outsiders(name);
      const members = someElements(plain, 800);
      expect(fast.firstOutsider(members.with(10, outsider!).with(20, outsider!))).toBe(10);
    });
  });
});

describe('arithmetic modulo a prime in the kernel', () => {
  // Digits of 13 bits stand at their bounds where a carry that is lost would show.
  const patterns: readonly (readonly [string, (digit: number) => bigint])[] = [
    ['the highest digits', () => 4095n],
    ['the lowest digits', () => -4096n],
    ['both in turn', (digit) => (digit % 2 === 0 ? 4095n : -4096n)],
    ['a full lower half', (digit) => (digit < 80 ? 4095n : 0n)],
    ['a full upper half', (digit) => (digit < 80 ? 0n : -4096n)],
    ['a single digit', (digit) => (digit === 79 ? -4096n : 0n)],
  ];

  it.each([belenios2048, rfc3526])('holds at the bounds of digits for $name', ({ name, prime }) => {
    const [fast, plain] = [makeGroup(name, 'kernel'), makeGroup(name, 'plain')];
    const numbers = patterns.map(([, digit]) => {
      let n = 0n;
      for (let i = 157; i >= 0; i--) n = n * 8192n + (i < 157 ? digit(i) : 0n);
      // What has these digits once it is in Montgomery's form.
      return mod(n * inverse(2n ** 2080n, prime), prime);
    });
    const elements = [...numbers, 0n, 1n, 2n, prime - 1n, prime - 2n].map((n) => n.toString() as Element);
    const rows = elements.flatMap((a) =>
      elements.map((b): Term[] => [
        [a, 1n],
        [b, 2n],
      ]),
    );
    expect(fast.products(rows)).toEqual(plain.products(rows));
    expect(
      elements.map((a) =>
        fast.product([
          [a, 1n],
          [a, 1n],
        ]),
      ),
    ).toEqual(
      elements.map((a) =>
        plain.product([
          [a, 1n],
          [a, 1n],
        ]),
      ),
    );
  });

  it.each(names)('examines members and products together for %s as one after the other', (name) => {
    const [fast, plain] = [makeGroup(name, 'kernel'), makeGroup(name, 'plain')];
    const members = someElements(plain, 12);
    const row = (a: Element, b: Element): Term[] => [
      [plain.generator, 12345n],
      [a, plain.order - 2n],
      [b, 1n],
    ];
    const [outsider] = outsiders(name);
    const cases = [
      { elements: members.slice(0, 4), rows: [row(members[0]!, members[1]!), row(members[0]!, members[5]!)] },
      { elements: [members[4]!, outsider!, members[5]!], rows: [row(members[4]!, members[5]!)] },
      { elements: [], rows: [] },
      { elements: members.slice(6), rows: [row(members[6]!, members[0]!)] },
    ];
    const found = fast.examine(cases);
    expect(found.map((each) => each.outsider)).toEqual([-1, 1, -1, -1]);
    expect(found.map((each) => each.products)).toEqual(cases.map(({ rows }) => plain.products(rows)));
  });
});

function someElements(group: Group, count: number): Element[] {
  let exponent = 3n;
  const first = Array.from({ length: Math.min(count, 40) }, () => {
    exponent = (exponent * exponent + 7n) % group.order;
    return group.product([[group.generator, exponent]]);
  });
  return Array.from({ length: count }, (_, i) => first[i % first.length]!);
}

function term(group: Group): fc.Arbitrary<Term> {
  const bases = [...someElements(group, 5), group.generator, group.identity];
  const exponents = fc.oneof(fc.bigInt(0n, group.order - 1n), fc.bigInt(0n, 3n), fc.bigInt(-(2n ** 70n), 2n ** 70n));
  return fc.tuple(fc.constantFrom(...bases), exponents);
}

function outsiders(name: GroupName): Element[] {
  if (name !== 'Ed25519')
    return (name === 'RFC-3526-2048' ? ['0', (2n * makeGroup(name).order).toString(), '11'] : ['2', '0']) as Element[];
  const point = (y: bigint): Element => y.toString(16).padStart(64, '0') as Element;
  // (0, -1) of order 2; a point of order 4; no point.
  return [point(2n ** 255n - 20n), point(0n), point(2n)];
}
