import { fraction, must } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addSurds,
  ceilSurd,
  compareSurds,
  divideSurds,
  floorSurd,
  isRational,
  multiplySurds,
  negate,
  printSurd,
  rational,
  type Surd,
  signOf,
  squareRoot,
} from './surd.ts';

const whole = fc.integer({ min: -40, max: 40 });
const surd = (radicand: number) =>
  fc
    .tuple(whole, whole, fc.integer({ min: 1, max: 9 }))
    .map(
      ([a, b, d]): Surd =>
        must<Surd>(
          addSurds(
            rational(fraction(a, d)),
            must<Surd>(multiplySurds(rational(fraction(b, d)), must<Surd>(squareRoot(rational(radicand))))),
          ),
        ),
    );
const near = ({ rational: p, factor: q, radicand: r }: Surd): number =>
  Number(p.num) / Number(p.den) + (Number(q.num) / Number(q.den)) * Math.sqrt(Number(r.num) / Number(r.den));

describe('numbers with square roots', () => {
  it('add and multiply as their decimals do, and undo it exactly', () => {
    fc.assert(
      fc.property(surd(7), surd(28), (a, b) => {
        const [sum, product] = [must<Surd>(addSurds(a, b)), must<Surd>(multiplySurds(a, b))];
        expect(near(sum)).toBeCloseTo(near(a) + near(b), 6);
        expect(near(product)).toBeCloseTo(near(a) * near(b), 4);
        expect(compareSurds(must<Surd>(addSurds(sum, negate(b))), a)).toBe(0);
        if (signOf(b) !== 0) expect(compareSurds(must<Surd>(divideSurds(product, b)), a)).toBe(0);
      }),
    );
  });

  it('compare as their decimals do, under different roots too', () => {
    fc.assert(
      fc.property(surd(2), surd(3), (a, b) => {
        const difference = near(a) - near(b);
        if (Math.abs(difference) > 1e-9) expect(Math.sign(compareSurds(a, b))).toBe(Math.sign(difference));
        expect(Math.sign(compareSurds(a, b))).toBe(-Math.sign(compareSurds(b, a)) || 0);
        expect(compareSurds(a, a)).toBe(0);
      }),
    );
  });

  it('have whole numbers right below and above', () => {
    fc.assert(
      fc.property(surd(5), (a) => {
        const [floor, ceil] = [floorSurd(a), ceilSurd(a)];
        expect(compareSurds(rational(floor), a)).toBeLessThanOrEqual(0);
        expect(compareSurds(rational(floor + 1n), a)).toBeGreaterThan(0);
        expect(compareSurds(rational(ceil), a)).toBeGreaterThanOrEqual(0);
        expect(compareSurds(rational(ceil - 1n), a)).toBeLessThan(0);
      }),
    );
  });

  it('take exact roots of squares, and say what they cannot do', () => {
    const root = (n: number, d = 1): Surd => must<Surd>(squareRoot(rational(fraction(n, d))));
    expect([root(0), root(1), root(49), root(9, 4)].map((each) => isRational(each) && each.rational)).toEqual([
      fraction(0),
      fraction(1),
      fraction(7),
      fraction(3, 2),
    ]);
    expect(isRational(root(2))).toBe(false);
    expect(squareRoot(rational(-1))).toEqual({ ok: false, problem: 'root-of-a-negative' });
    expect(squareRoot(root(2))).toEqual({ ok: false, problem: 'nested-roots' });
    expect(addSurds(root(2), root(3))).toEqual({ ok: false, problem: 'different-roots' });
    expect(multiplySurds(root(2), root(3))).toEqual({ ok: false, problem: 'different-roots' });
    expect(divideSurds(root(2), rational(0))).toEqual({ ok: false, problem: 'division-by-zero' });
    expect(must<Surd>(multiplySurds(root(2), root(8)))).toEqual(rational(4));
    expect(must<Surd>(addSurds(root(2), negate(root(2))))).toEqual(rational(0));
  });

  it.each([
    [rational(fraction(1, 3)), 4, '0.3333'],
    [rational(fraction(-5, 2)), 1, '-2.5'],
    [rational(7), 0, '7'],
    [must<Surd>(squareRoot(rational(2))), 6, '1.414214'],
    [negate(must<Surd>(squareRoot(rational(2)))), 3, '-1.414'],
    [rational(fraction(1, 200)), 3, '0.005'],
  ])('are printed for people', (value, places, text) => {
    expect(printSurd(value, places)).toBe(text);
  });
});
