import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, canonicalize, type Json, parseCanonical, parseJson } from './canonical.ts';
import { must, ok, refuse } from './result.ts';

/** RFC 8785 appendix B: IEEE 754 bits and the text of the number. */
const numbers: readonly (readonly [bits: string, text: string])[] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
];

describe('canonical JSON', () => {
  it.each(numbers)('prints the number with the bits %s as %s', (bits, text) => {
    const number = new DataView(new BigUint64Array([BigInt(`0x${bits}`)]).buffer).getFloat64(0, true);
    expect(canonicalize(number, { numbers: 'ieee-754' })).toEqual(ok(text));
  });

  it('prints the example of RFC 8785 section 3.2.2', () => {
    const text =
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
      '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}';
    expect(canonicalize(must<Json>(parseJson(text)), { numbers: 'ieee-754' })).toEqual(
      ok(
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
          '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
      ),
    );
  });

  it('sorts names by UTF-16 code units, as in RFC 8785 section 3.2.3', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const text = canonical(Object.fromEntries(names.map((name) => [name, 0])));
    expect(Object.keys(JSON.parse(text) as object).sort()).toEqual([
      '\r',
      '1',
      '\u0080',
      '\u00f6',
      '\u20ac',
      '\ud83d\ude00',
      '\ufb33',
    ]);
    expect(text.indexOf('\ud83d\ude00')).toBeLessThan(text.indexOf('\ufb33'));
  });

  it.each([
    [{ a: [1, { 'b/c~': Number.NaN }] }, 'not-json', '/a/1/b~1c~0'],
    [[2 ** 53], 'unsafe-number', '/0'],
    [['\ud800'], 'lone-surrogate', '/0'],
    [{ '\udc00': 1 }, 'lone-surrogate', '/\udc00'],
    [{ a: undefined }, 'not-json', '/a'],
    [[new Date(0)], 'not-json', '/0'],
    [Symbol('x'), 'not-json', ''],
  ])('refuses %j with %s at %s', (value, reason, path) => {
    expect(canonicalize(value)).toEqual(refuse({ reason, path }));
  });

  it('refuses depth beyond 64, cycles with it', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    expect(canonicalize(cycle)).toMatchObject({ problem: { reason: 'too-deep' } });
  });

  it('is read back only as it was written', () => {
    expect(parseCanonical('{"a":1,"b":2}')).toEqual(ok({ a: 1, b: 2 }));
    for (const text of ['{"b":2,"a":1}', '{"a": 1}', '{"a":1.0}', '{"a":1,"a":1}', '"\\u0041"', '1 ', '{', '-0']) {
      expect(parseCanonical(text).ok).toBe(false);
    }
  });

  it('has one text for each value, whatever order its names came in', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = canonicalize(value, { numbers: 'ieee-754' });
        if (!text.ok) return;
        expect(canonicalize(JSON.parse(text.value), { numbers: 'ieee-754' })).toEqual(text);
        expect(canonicalize(shuffled(value as Json), { numbers: 'ieee-754' })).toEqual(text);
      }),
      { seed: 1 },
    );
  });
});

/** The same value with the names of its objects the other way round. */
function shuffled(value: Json): Json {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, shuffled(inner)]),
  );
}
