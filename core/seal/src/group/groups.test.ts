import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { shaHex } from './digest.ts';
import type { Element } from './group.ts';
import { makeGroup } from './groups.ts';
import { hashToScalar } from './hash-to-scalar.ts';

const ed = makeGroup('Ed25519');
const bel = makeGroup('BELENIOS-2048');
const rfc = makeGroup('RFC-3526-2048');

describe('the groups of the format', () => {
  it('hash two generators to the published scalars', () => {
    const scalar = (group: typeof ed): string =>
      hashToScalar(group, 'test|', [group.generator, group.generator]).toString();
    expect(scalar(bel)).toBe('77946527692113924660705567765800515656746265410700773699862702287586970259770');
    expect(scalar(rfc)).toBe('102786293698148980895094477725693474300019707270267618185689303933926524025810');
    expect(scalar(ed)).toBe('4430033742131636898485069731185872227472276737496187351060950362935651327072');
  });

  it('have the published independent generators', () => {
    expect(shaHex(bel.independent(-1))).toBe('096d1ff846d7d008a0ce1622f863be392873a506ce971a9b72f4eaa0c5be6562');
    expect(shaHex(rfc.independent(-1))).toBe('42a1ab2fcbf00463dab7fae8dab27327e86e83059bc545e1ca1db1cc914ce5f7');
    expect(ed.independent(-1)).toBe('d6f7c1ea42e2474a28baea1141185bb7b39fe58011e5fc31d093b5c9345f18c7');
    expect(ed.independent(0)).toBe('c95c81b40c41366b2e62e68fec3c5fa4dbb93f0c3c242ac2fe7a07c0e0fd92fe');
  });

  it('embed small numbers in the published elements and read them back', () => {
    expect(must(rfc.embed([1, 2, 3]))).toBe('16909057');
    expect(must(ed.embed([1, 2, 3]))).toBe('4080c009'.padStart(64, '0'));
    for (const group of [rfc, ed]) {
      for (const numbers of [[0], [255, 0, 1], [1, 2, 3, 4, 5, 6, 7]]) {
        expect(group.extract(numbers.length, must(group.embed(numbers)))).toEqual(numbers);
      }
    }
  });

  it('refuse to embed what does not fit', () => {
    expect(bel.embed([1])).toEqual({ ok: false, problem: { reason: 'cannot-embed', numbers: 1, capacity: 0 } });
    expect(ed.embed(Array.from({ length: 31 }, () => 1)).ok).toBe(false);
    expect(rfc.capacity).toBe(255);
    expect(ed.embed([256]).ok).toBe(false);
  });

  it('know their generator and identity', () => {
    expect(ed.generator).toBe(`${'66'.repeat(31)}58`);
    expect(ed.identity).toBe('1'.padStart(64, '0'));
    for (const group of [ed, bel, rfc]) {
      expect(group.isMember(group.generator)).toBe(true);
      expect(group.isMember(group.identity)).toBe(true);
      expect(group.product([[group.generator, group.order]])).toBe(group.identity);
      expect(
        group.product([
          [group.generator, -1n],
          [group.generator, 1n],
        ]),
      ).toBe(group.identity);
    }
  });

  it('refuse a second spelling of an element', () => {
    expect(ed.isSpelled(ed.independent(-1).toUpperCase())).toBe(false);
    expect(ed.isSpelled(`00${ed.generator}`)).toBe(false);
    expect(ed.isSpelled((2n ** 255n - 19n + 1n).toString(16).padStart(64, '0'))).toBe(false);
    expect(bel.isSpelled('01')).toBe(false);
    expect(bel.isSpelled('-1')).toBe(false);
    expect(rfc.isSpelled((BigInt(rfc.order) * 2n + 1n).toString())).toBe(false);
  });

  it('refuse what is outside the group of prime order', () => {
    const zero = '0' as Element;
    for (const group of [bel, rfc]) expect(group.isSpelled(zero) && group.isMember(zero)).toBe(false);
    expect(rfc.isMember((rfc.order * 2n).toString() as Element)).toBe(false);
    expect(bel.isMember('2' as Element)).toBe(false);
    // The point of order two, (0, -1), and points that are not on the curve at all.
    expect(ed.isMember((2n ** 255n - 20n).toString(16).padStart(64, '0') as Element)).toBe(false);
    expect(ed.isMember('2'.padStart(64, '0') as Element)).toBe(false);
  });

  it('agree between secret and public exponents', () => {
    for (const group of [ed, bel]) {
      const y = group.raise([group.generator, 123456789n]);
      expect(group.raise([group.generator, 77n], [y, 99n])).toBe(
        group.product([
          [group.generator, 77n],
          [y, 99n],
        ]),
      );
      expect(group.raise([y, 0n])).toBe(group.identity);
    }
  });

  it('sort as the format sorts', () => {
    expect(bel.compare('9' as Element, '10' as Element)).toBeLessThan(0);
    expect(ed.compare(`${'00'.repeat(31)}02` as Element, `01${'00'.repeat(30)}01` as Element)).toBeGreaterThan(0);
  });
});
