import { fraction, must } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statutoryActionBallot } from '../profiles/uk-tulrca.ts';
import { evaluatePhrase, evaluateQuorum, type Figures } from './evaluate-phrase.ts';
import { valueOfSymbol } from './numbers.ts';
import { parsePhrase } from './parse-phrase.ts';
import { compareSurds, floorSurd, printSurd, rational, type Surd } from './surd.ts';

const debian = { Q: 'sqrt(count(developers)) / 2', K: 'min(Q, 5)', K2: '2 * K' };

describe('a threshold', () => {
  it.each([
    ['more than 2/3 of votes cast', 300n, 201n],
    ['at least 2/3 of votes cast', 300n, 200n],
    ['more than 1/2 of votes cast', 35n, 18n],
    ['more than 1/2 of votes cast', 34n, 18n],
    ['at least 75% of votes cast', 101n, 76n],
    ['all of votes cast', 7n, 7n],
  ])('of "%s" among %s needs %s', (phrase, cast, needed) => {
    const at = (yes: bigint): Figures => ({ yes, no: cast - yes });
    expect(evaluatePhrase(phrase, at(needed)).holds).toBe(true);
    expect(evaluatePhrase(phrase, at(needed - 1n)).holds).toBe(false);
    expect(evaluatePhrase(phrase, at(needed)).reasons[0]).toMatchObject({
      needed,
      given: fraction(needed),
      base: { count: fraction(cast) },
    });
  });

  it.each([
    ['votes cast', 10n],
    ['votes and abstentions', 16n],
    ['those present', 20n],
    ['members', 30n],
    ['seats', 35n],
    ['entitled voters', 40n],
  ])('counts its share of %s', (base, count) => {
    const figures: Figures = {
      yes: 8n,
      no: 2n,
      abstentions: 6n,
      present: 20n,
      members: 30n,
      seats: 35n,
      entitledVoters: 40n,
    };
    expect(evaluatePhrase(`more than 1/2 of ${base}`, figures).reasons[0]).toMatchObject({
      base: { count: fraction(count) },
      holds: 16n > count,
    });
  });

  it('counts weights, affiliates and regions by themselves', () => {
    const figures: Figures = {
      cardVotes: { yes: fraction(401n, 2n), total: 300n },
      affiliatesVoting: { yes: 5n, total: 10n },
      regionsVoting: { yes: 3n, total: 5n },
    };
    const verdict = evaluatePhrase(
      ['at least 2/3 of card votes', 'more than 1/2 of affiliates voting', 'more than 1/2 of regions voting'],
      figures,
    );
    expect(verdict.reasons.map(({ holds }) => holds)).toEqual([true, false, true]);
    expect(verdict.holds).toBe(false);
  });

  it('is not reached by nobody', () => {
    expect(evaluatePhrase('at least 2/3 of votes cast', { yes: 0n, no: 0n })).toMatchObject({
      holds: false,
      reasons: [{ because: 'nobody-voted' }],
    });
    expect(evaluatePhrase('all of those present', { yes: 0n, present: 0n }).holds).toBe(false);
  });

  it('says which figure is missing', () => {
    expect(evaluatePhrase('more than 1/2 of seats', { yes: 3n, no: 0n })).toMatchObject({
      holds: false,
      reasons: [{ because: 'figure-missing', missing: 'seats' }],
    });
  });

  it('of no objection falls with the first one', () => {
    expect(evaluatePhrase('no objection', { objections: 0n }).holds).toBe(true);
    expect(evaluatePhrase('no objection', { objections: 1n }).holds).toBe(false);
    expect(evaluatePhrase('at most 2 objections', { objections: 2n }).holds).toBe(true);
    expect(evaluatePhrase('at least 5 sign-offs', { signOffs: 5n }).holds).toBe(true);
  });
});

describe("Debian's count", () => {
  const numbers = { definitions: debian, counts: { developers: 882n } };

  // 2018/vote_001 prints 3Q as 44.5477272147525 for 882 developers.
  it('has 3Q = 44.5477272147525 for 882 developers, and is not rounded', () => {
    const verdict = evaluateQuorum('at least 3Q votes per option', {
      overDefault: { for: 45n, against: 10n },
      numbers,
    });
    expect(verdict).toMatchObject({ holds: true, reasons: [{ needed: 45n, exactly: '44.5477272147525' }] });
    expect(
      evaluateQuorum('at least 3Q votes per option', { overDefault: { for: 44n, against: 0n }, numbers }).holds,
    ).toBe(false);
  });

  it('has K = 5 and 2K = 10 as soon as Q is five or more', () => {
    const value = (symbol: string): string => printSurd(must<Surd>(valueOfSymbol(symbol, numbers)), 3);
    expect([value('K'), value('K2')]).toEqual(['5.000', '10.000']);
    const few = { ...numbers, counts: { developers: 50n } };
    expect(printSurd(must<Surd>(valueOfSymbol('K', few)), 6)).toBe('3.535534');
  });

  it('lets 6 to 2 overrule at 3:1 since version 1.5, and did not before', () => {
    const figures: Figures = { overDefault: { for: 6n, against: 2n } };
    expect(evaluatePhrase('at least 3 to 1', figures).holds).toBe(true);
    expect(evaluatePhrase('more than 3 to 1', figures).holds).toBe(false);
  });

  it('asks for a strict win over the default even at 1:1', () => {
    expect(evaluatePhrase('at least 1 to 1', { overDefault: { for: 5n, against: 5n } }).holds).toBe(false);
    expect(evaluatePhrase('at least 1 to 1', { overDefault: { for: 6n, against: 5n } })).toMatchObject({
      holds: true,
      reasons: [{ needed: 6n }],
    });
  });
});

describe('the real numbers of other charters', () => {
  it.each([
    ['PEP 13 ejects with 4 of 5 voting', 'at least 2/3 of votes cast', { yes: 4n, no: 1n }, true],
    ['PEP 13 does not eject with 3 of 5', 'at least 2/3 of votes cast', { yes: 3n, no: 2n }, false],
    ['PEP 13 ejects with 2 of 3', 'at least 2/3 of votes cast', { yes: 2n, no: 1n }, true],
    ['Kubernetes removes with 6 of 7 seats', 'at least 3/4 of seats', { yes: 6n, seats: 7n }, true],
    ['Kubernetes does not remove with 5 of 7', 'at least 3/4 of seats', { yes: 5n, seats: 7n }, false],
    ['Nix changes its constitution with 5 of 7', 'at least 2/3 of seats', { yes: 5n, seats: 7n }, true],
    [
      'IG Metall strikes with 75 % of those entitled',
      'at least 75% of entitled voters',
      { yes: 75n, entitledVoters: 100n },
      true,
    ],
    [
      'IG Metall does not strike with 74 %',
      'at least 75% of entitled voters',
      { yes: 74n, entitledVoters: 100n },
      false,
    ],
  ])('%s', (_, phrase, figures, holds) => {
    expect(evaluatePhrase(phrase, figures as Figures).holds).toBe(holds);
  });

  it('fail and carry one British action ballot on two days of February 2026', () => {
    const figures: Figures = { yes: 360n, no: 240n, present: 600n, entitledVoters: 1000n, members: 1000n };
    const carries = (opened: string): boolean => {
      const { quorum, passes } = statutoryActionBallot({ opened, importantPublicService: true });
      return evaluateQuorum(quorum, figures).holds && evaluatePhrase(passes, figures).holds;
    };
    expect(carries('2026-02-17')).toBe(false);
    expect(carries('2026-02-18')).toBe(true);
  });
});

describe('a quorum', () => {
  it('tells members from seats', () => {
    const figures: Figures = { present: 4n, members: 7n, seats: 9n };
    expect(evaluateQuorum('more than 1/2 of members', figures).holds).toBe(true);
    expect(evaluateQuorum('more than 1/2 of seats', figures).holds).toBe(false);
    expect(evaluateQuorum('at least 4 present', figures).holds).toBe(true);
    expect(evaluateQuorum(undefined, {}).holds).toBe(true);
  });

  it('of units counts units, not heads', () => {
    const figures: Figures = {
      present: 90n,
      groups: { affiliates: { yes: 11n, total: 24n } },
      cardVotes: { yes: 600n, total: 1000n },
    };
    expect(
      evaluateQuorum(['at least 1/2 of affiliates', 'at least 1/2 of card votes'], figures).reasons.map(
        ({ holds }) => holds,
      ),
    ).toEqual([false, true]);
  });
});

describe('the evaluator', () => {
  const vote = fc.record({
    yes: fc.nat(400),
    no: fc.nat(400),
    abstentions: fc.nat(100),
    absent: fc.nat(200),
    vacant: fc.nat(20),
  });
  const share = fc.tuple(
    fc.constantFrom('more than', 'at least'),
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 61, max: 97 }),
  );

  it('agrees with counting on one’s fingers', () => {
    const bases = { 'votes cast': 0, 'votes and abstentions': 1, 'those present': 1, members: 2, seats: 3 } as const;
    fc.assert(
      fc.property(
        vote,
        share,
        fc.constantFrom(...(Object.keys(bases) as (keyof typeof bases)[])),
        ({ yes, no, abstentions, absent, vacant }, [compare, a, b], base) => {
          const sizes = [
            yes + no,
            yes + no + abstentions,
            yes + no + abstentions + absent,
            yes + no + abstentions + absent + vacant,
          ];
          const total = sizes[bases[base]] ?? 0;
          const figures: Figures = {
            yes: BigInt(yes),
            no: BigInt(no),
            abstentions: BigInt(abstentions),
            present: BigInt(sizes[1] ?? 0),
            members: BigInt(sizes[2] ?? 0),
            seats: BigInt(sizes[3] ?? 0),
          };
          // b heads for every a of them, laid side by side: no fractions anywhere.
          const holds = total > 0 && (compare === 'more than' ? yes * b > a * total : yes * b >= a * total);
          expect(evaluatePhrase(`${compare} ${a}/${b} of ${base}`, figures).holds).toBe(holds);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never lets one more vote in favour turn a win into a loss, nor a higher share a loss into a win', () => {
    fc.assert(
      fc.property(vote, share, ({ yes, no }, [compare, a, b]) => {
        const phrase = `${compare} ${a}/${b} of votes cast`;
        const now = evaluatePhrase(phrase, { yes: BigInt(yes), no: BigInt(no) }).holds;
        if (now) expect(evaluatePhrase(phrase, { yes: BigInt(yes + 1), no: BigInt(no) }).holds).toBe(true);
        // No share above the whole is a phrase at all, nor is `more than` the whole.
        const higher = compare === 'more than' ? a + 1 < b : a + 1 <= b;
        if (!now && higher)
          expect(
            evaluatePhrase(`${compare} ${a + 1}/${b} of votes cast`, { yes: BigInt(yes), no: BigInt(no) }).holds,
          ).toBe(false);
      }),
    );
  });

  it('needs exactly the number it names', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), share, (seats, [compare, a, b]) => {
        const at = (yes: bigint): boolean =>
          evaluatePhrase(`${compare} ${a}/${b} of seats`, { yes, seats: BigInt(seats) }).holds;
        const reason = evaluatePhrase(`${compare} ${a}/${b} of seats`, { yes: 0n, seats: BigInt(seats) }).reasons[0];
        const needed = reason && 'needed' in reason ? reason.needed : -1n;
        expect([at(needed), at(needed - 1n)]).toEqual([true, false]);
      }),
    );
  });

  it('compares square roots as their squares compare', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 300 }), (developers, votes) => {
        const q3 = must<Surd>(
          valueOfSymbol('T', { definitions: { ...debian, T: '3 * Q' }, counts: { developers: BigInt(developers) } }),
        );
        // votes ≥ 3/2·√n  ⇔  4·votes² ≥ 9n
        expect(compareSurds(rational(votes), q3) >= 0).toBe(4 * votes * votes >= 9 * developers);
        const floor = Number(floorSurd(q3));
        expect(4 * floor * floor <= 9 * developers && 4 * (floor + 1) ** 2 > 9 * developers).toBe(true);
      }),
    );
  });
});

describe('a phrase', () => {
  it.each([
    'most of votes cast',
    'more than 1/0 of seats',
    'at least 3/2 of members',
    'more than 100% of members',
    'at least of seats',
    'more than 1/2 votes cast',
    'at least 1.5 of seats',
    '',
    'none of them',
    'AT LEAST 1/2 of seats',
  ])('"%s" is refused', (text) => {
    expect(parsePhrase(text).ok).toBe(false);
  });

  it('is read or refused, whatever it is', () => {
    fc.assert(fc.property(fc.string(), (text) => void parsePhrase(text)));
  });

  it.each([
    ['a circle', { A: 'B', B: 'A' }, 'circular-number'],
    ['an unknown symbol', { A: 'C + 1' }, 'unknown-symbol'],
    ['an unknown group', { A: 'count(wizards)' }, 'unknown-count'],
    ['the root of a negative', { A: 'sqrt(1 - 2)' }, 'root-of-a-negative'],
    ['a division by zero', { A: '1 / (2 - 2)' }, 'division-by-zero'],
    ['nonsense', { A: '2 +' }, 'malformed-number'],
    ['too deep a definition', { A: '('.repeat(90) }, 'malformed-number'],
  ])('may not count with %s', (_, definitions, reason) => {
    expect(valueOfSymbol('A', { definitions: definitions as never, counts: {} })).toMatchObject({
      ok: false,
      problem: { reason },
    });
  });
});
